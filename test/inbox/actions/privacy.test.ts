import { join } from 'node:path';
import { expect } from 'vitest';
import { betrayingIn } from '../../../src/flows/check/notices.ts';
import type { Database } from '../../../src/store/schema.ts';
import { readYaml } from '../../../src/text/load.ts';
import { day, describeOnStage, hour, minute, takes } from './stage.ts';

const betraying = Object.values(
  readYaml(join(import.meta.dirname, '../../../data/betraying-words.yaml')) as Record<string, string[]>,
).flat();

const tables: (keyof Database)[] = [
  ...(['person', 'alias', 'conversation', 'inbox', 'lease', 'outbox', 'timer', 'job', 'case_file'] as const),
  ...([
    'case_event',
    'case_alert',
    'case_trace',
    'receipt',
    'media',
    'media_chunk',
    'coordinator',
    'invite',
    'news',
  ] as const),
  ...(['subscription', 'group_chat', 'web_session', 'meta', 'unanswered'] as const),
];
const planted = [
  'zamrud',
  '6281398765432',
  '81398765432',
  'pelabuhan kencana',
  'siti-rahasia',
  'budi-rahasia',
];

describeOnStage('everything at once', (test) => {
  test('nothing that the bot starts betrays anybody, and no word of anybody stands open in a table', async (stage) => {
    const budi = await stage.coordinator('budi-rahasia', ['52.03']);
    await stage.coordinator('rina', ['52'], { role: 'supervisor' });
    await stage.coordinator('nina', []);
    const siti = stage.person('siti-rahasia');
    await siti.says('mau lapor', '1', 'Bu Zamrud di Aikmel, Lombok Timur, hp 0813 9876 5432');
    await siti.sends('photo', 'zamrud');
    await siti.says('selesai', '1', '2', '2', '3', '1');
    const { number } = (await stage.cases())[0] ?? { number: 0 };
    await takes(budi, number);
    await budi.says(`tanya ${number} pelabuhan kencana?`, `telepon ${number}`);
    await siti.says('1');
    stage.now += hour;
    await siti.says('zamrud di pelabuhan kencana', 'selesai', '1', '0813 9876 5432');
    await stage.passes(2 * day);
    await budi.says(`ambil ${number}`, '2', `bantuan ${number}`, `naik ${number}`, `lepas ${number}`);
    await stage.passes(day);
    await stage.person('lain').says('tolong saya disekap zamrud di Aikmel, Lombok Timur');
    await stage.passes(40 * minute);
    await siti.says('status', '3', '2');
    await stage.passes(hour);

    const started = stage.outbox.filter((sent) => sent.started);
    expect(started.length).toBeGreaterThan(10);
    for (const { text, message } of started) {
      // A claimer in the middle of a talk reads answers as in any chat.
      if (/, dari penulis:|, jawaban:/.test(text)) continue;
      const labels = message.choices?.map(({ label, command }) => `${label} ${command ?? ''}`) ?? [];
      expect(betrayingIn([text, ...labels].join(' '), betraying)).toEqual([]);
      expect(text.toLowerCase()).not.toMatch(/zamrud|kencana/);
    }

    for (const table of tables) {
      const rows = await stage.store.db.selectFrom(table).selectAll().execute();
      for (const row of rows) {
        for (const value of Object.values(row)) {
          const shown = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
          for (const word of planted) expect(shown.toLowerCase(), `${table}`).not.toContain(word);
        }
      }
    }
  });
});
