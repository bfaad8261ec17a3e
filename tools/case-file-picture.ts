// A page of a made-up case file as a picture; `pdftoppm` of poppler-utils draws it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadWorld } from '../src/conversation/load.ts';
import type { Gathered } from '../src/inbox/case-file/gather.ts';
import { paperOf } from '../src/inbox/case-file/paper.ts';
import { drawCaseFile } from '../src/media/case-file/draw.ts';

const project = fileURLToPath(new URL('../', import.meta.url));
const minute = 60_000;
/** 21 November 2026, 11.05 in Lombok. */
const opened = Date.UTC(2026, 10, 21, 3, 5);
const story =
  'Ada Bu Wati cari gadis di desa kami, Aikmel, Lombok Timur. HP-nya 0812 0000 1234, katanya dari PT Maju Mundur Sentosa. Mau dibawa ke Malaysia, gaji 15 juta, tidak usah visa kerja.';

/** Nobody in it is real. */
const madeUp: Gathered = {
  file: {
    id: '',
    number: 1204,
    kind: 'recruiter',
    urgency: 'normal',
    region: '52.03',
    level: 'regency',
    state: {
      status: 'acted',
      claimedBy: 'a',
      claimedAt: opened,
      cleared: true,
      activityAt: opened,
      closedAt: null,
    },
    reporterId: null,
    conversationId: null,
    openedAt: opened,
    withdrawnAt: null,
    bypass: false,
    incomplete: false,
    quiet: false,
    callback: 'anytime',
    outcome: null,
    key: null,
  },
  events: [
    { kind: 'told', at: opened - 3 * minute, actor: null, data: { kind: 'text', text: story } },
    { kind: 'told', at: opened - 2 * minute, actor: null, data: { kind: 'photo', media: 'brosur', text: 'ini brosurnya 🙏' } },
    { kind: 'opened', at: opened, actor: null },
    { kind: 'detailed', at: opened, actor: null, data: { departure: 'week' } },
    { kind: 'alerted', at: opened, actor: null, data: { count: 2 } },
    { kind: 'claimed', at: opened + 6 * minute, actor: 'a' },
    { kind: 'shown', at: opened + 7 * minute, actor: 'a' },
    { kind: 'asked', at: opened + 12 * minute, actor: 'a', data: { text: 'Berangkat dari pelabuhan mana?' } },
    { kind: 'answered', at: opened + 31 * minute, actor: null, data: { kind: 'text', text: 'Lembar, kapal malam. Katanya Kamis.' } },
    { kind: 'noted', at: opened + 45 * minute, actor: 'a', data: { text: 'Sudah bicara dengan kepala dusun.' } },
    { kind: 'acted', at: opened + 50 * minute, actor: 'a' },
  ],
  media: [{ id: 'brosur', kind: 'photo', mime: 'image/jpeg', size: 124_000, at: opened - 2 * minute }],
  links: [{ number: 1187, kinds: ['phone'], confirmed: false }],
  linksElsewhere: 0,
  actors: [{ id: 'a', role: 'coordinator', level: 'regency' }],
  ownPhones: new Set(),
};

/** The first page as PNG; `folder` takes the files on the way. */
export async function caseFilePicture(folder: string): Promise<Buffer> {
  const world = loadWorld({ folder: project });
  const order = {
    gathered: madeUp,
    evidence: [{ sha256: '3f'.repeat(32), isPicture: false }],
    receiver: 'bp3mi',
    now: opened + 60 * minute,
  } as const;
  const file = join(folder, 'case-file.pdf');
  writeFileSync(file, await drawCaseFile(paperOf(order, world), [], join(project, 'data', 'fonts')));
  execFileSync('pdftoppm', ['-r', '88', '-png', '-singlefile', file, join(folder, 'case-file')]);
  return readFileSync(join(folder, 'case-file.png'));
}
