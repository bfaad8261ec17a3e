import type { World } from '../../conversation/world.ts';
import type { FileReceiver } from '../../tips/audit.ts';
import { outcomeWords } from '../../tips/kinds.ts';
import type { CasePaper, PaperRow, PaperSection } from '../../values/case-paper.ts';
import { regionName } from '../region-name.ts';
import type { Gathered } from './gather.ts';
import { namedSections } from './named.ts';
import { deedRows, storyRows } from './told.ts';
import { momentOf, nameOfActor, type Script } from './words.ts';

/** One stored file after it was looked at. `sha256` of the stored bytes; null: it could not be opened. */
export interface Evidence {
  readonly sha256: string | null;
  readonly isPicture: boolean;
}

export interface PaperOrder {
  readonly gathered: Gathered;
  /** In the order of `gathered.media`. */
  readonly evidence: readonly Evidence[];
  readonly receiver: FileReceiver;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Pictures that are appended; the list names all. */
export const mostPictures = 30;

/** A case file for an authority, in words: Indonesian, since its readers are Indonesian officials. */
export function paperOf(order: PaperOrder, world: World): CasePaper {
  const { gathered, receiver, now } = order;
  const { number, region } = gathered.file;
  const t = (key: string, params = {}) => world.texts.t('id', key, params);
  const script: Script = { gathered, services: { world }, t };
  const to = t(`case-file.receiver-${receiver}`);
  const { named, unknown } = namedSections(script);
  return {
    title: t('case-file.title', { number }),
    heading: t('case-file.heading'),
    made: t('case-file.made', { number, moment: momentOf(now, region), receiver: to }),
    pageOf: t('case-file.page', { page: '{page}', pages: '{pages}' }),
    foot: t('case-file.foot', { receiver: to }),
    otherLetters: t('case-file.other-letters', { count: '{count}' }),
    noPicture: t('case-file.evidence.no-picture'),
    madeAt: now,
    intro: t('case-file.intro'),
    sections: [
      { title: t('case-file.section.short'), rows: shortRows(script, to) },
      { title: t('case-file.section.story'), note: t('case-file.note.story'), rows: storyRows(script) },
      named,
      unknown,
      {
        title: t('case-file.section.evidence'),
        note: t('case-file.note.evidence'),
        rows: evidenceRows(order, script),
      },
      linkSection(script),
      {
        title: t('case-file.section.deeds'),
        note: t('case-file.note.deeds'),
        rows: [...actorRows(script), ...deedRows(script)],
      },
      lawSection(world),
    ],
    pictures: picturesOf(order, script),
  };
}

function shortRows({ gathered, services, t }: Script, to: string): PaperRow[] {
  const { file, events } = gathered;
  const opened = events.find(({ kind }) => kind === 'opened')?.at ?? file.openedAt;
  const outcome =
    file.outcome === null ? '' : ` ${t(`case.outcome-${outcomeWords(file.kind, file.outcome)}`)}`;
  const takenBack = file.withdrawnAt === null ? '' : `\n${t('case-file.status.taken-back')}`;
  const row = (name: string, text: string): PaperRow => ({ label: t(`case-file.short.${name}`), text });
  return [
    row('number', String(file.number)),
    row('kind', t(`case-file.kind.${file.kind}`)),
    row('urgency', t(`case-file.urgency.${file.urgency}`)),
    row('region', regionName(file.region, 'id', { services })),
    row('opened', momentOf(opened, file.region)),
    row('status', `${t(`case-file.status.${file.state.status}`)}${outcome}${takenBack}`),
    row('reporter', t('case-file.reporter')),
    row('receiver', to),
  ];
}

function evidenceRows({ gathered, evidence }: PaperOrder, { t }: Script): PaperRow[] {
  if (gathered.media.length === 0) return [{ label: '', text: t('case-file.evidence.none') }];
  return gathered.media.map(({ kind, mime, size, at }, index) => ({
    label: t('case-file.evidence.label', { n: index + 1 }),
    text: [
      t('case-file.evidence.row', {
        kind: t(`case-file.evidence.kind-${kindOf(kind)}`),
        mime,
        size: inKilobytes(size),
        moment: momentOf(at, gathered.file.region),
      }),
      t('case-file.evidence.sha', { sha: evidence[index]?.sha256 ?? t('case-file.evidence.unreadable') }),
    ].join('\n'),
  }));
}

const kindOf = (kind: string): string => (kind === 'voice' || kind === 'document' ? kind : 'photo');

const inKilobytes = (bytes: number): string => String(Math.max(1, Math.round(bytes / 1000)));

/** Which of the stored files are appended as pictures, in their order. */
export const appended = (evidence: readonly Evidence[]): number[] =>
  evidence.flatMap(({ isPicture }, index) => (isPicture ? [index] : [])).slice(0, mostPictures);

function picturesOf({ evidence }: PaperOrder, { t }: Script): CasePaper['pictures'] {
  return appended(evidence).map((index) => ({
    caption: t('case-file.evidence.label', { n: index + 1 }),
    note: t('case-file.evidence.sha', { sha: evidence[index]?.sha256 ?? '' }),
  }));
}

function linkSection({ gathered, t }: Script): PaperSection {
  const { links, linksElsewhere } = gathered;
  const rows = links.map(({ number, kinds, confirmed }) => ({
    label: t('case-file.link.label', { number }),
    text: t(confirmed ? 'case-file.link.confirmed' : 'case-file.link.unchecked', {
      kinds: kinds.map((kind) => t(`case-file.link.kind-${kind}`)).join(', '),
    }),
  }));
  const elsewhere =
    linksElsewhere > 0
      ? [{ label: '', text: t('case-file.link.elsewhere', { others: linksElsewhere }) }]
      : [];
  const none = rows.length + elsewhere.length === 0 ? [{ label: '', text: t('case-file.link.none') }] : [];
  return {
    title: t('case-file.section.links'),
    note: t('case-file.note.links'),
    rows: [...rows, ...elsewhere, ...none],
  };
}

function actorRows(script: Script): PaperRow[] {
  const { gathered, t } = script;
  return gathered.actors.map(({ id, role, level }) => ({
    label: nameOfActor(id, script),
    text:
      role === null || level === null
        ? t('case-file.actor-gone')
        : `${t(`case-file.role.${role}`)}, ${t(`case-file.level.${level}`)}`,
  }));
}

/** Only what the checked facts say; whoever reads it decides whether it applies. */
function lawSection({ texts }: World): PaperSection {
  const laws = ['secrecy', 'chats', 'reporter', 'changed'];
  return {
    title: texts.t('id', 'case-file.section.law'),
    rows: laws.map((law) => ({ label: '', text: texts.t('id', `case-file.law.${law}`) })),
  };
}
