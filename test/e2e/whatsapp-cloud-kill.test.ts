import { afterEach, describe, expect, it } from 'vitest';
import { startWhatsappCloud, type WhatsappCloud } from '../stand-ins/whatsapp-cloud/whatsapp-cloud.ts';
import { freePort } from '../support/postgres.ts';
import { dataFolder, type Program, startProgram } from '../support/program.ts';
import { readCases } from '../support/stories.ts';
import { until } from '../support/until.ts';

const people = 60;

/** SIGKILL in the middle of many reports, which come twice and in any order: none is lost, none is double. */
describe('killed in the middle of posts of the Cloud API', () => {
  const folder = dataFolder();
  let wa: WhatsappCloud | undefined;
  let program: Program | undefined;
  afterEach(async () => {
    await program?.stop();
    await wa?.stop();
    folder.remove();
  });

  it(`loses none of ${people} reports`, async () => {
    wa = await startWhatsappCloud({ retryMs: 50 });
    const server = wa;
    const settings = {
      DATA_DIR: folder.path,
      SECRET_KEY: 'a passphrase for this one test only',
      PORT: String(await freePort()),
      ...server.settings,
    };
    program = await startProgram(settings);
    await server.postsTo(program.url);
    server.posts.copies = 2;
    const answered = () => server.posts.statuses.filter((status) => status === 200).length;
    const writers = Array.from({ length: people }, (_, n) =>
      server.user(`62812000${String(n).padStart(5, '0')}`),
    );
    const talks = writers.map(async (writer, n) => {
      writer.says('lapor');
      await writer.receives(/HP ini hanya kamu/, 60_000);
      writer.says('1');
      await writer.receives(/Ceritakan saja/, 60_000);
      writer.says(`cerita nomor ${n}: orang ini membawa anak dari desa kami`);
      await writer.receives(/Sudah saya simpan/, 60_000);
    });
    for (let kills = 0; kills < 2; kills += 1) {
      const before = answered();
      await until(() => answered() > before + 40, 30_000);
      await program.kill();
      program = await startProgram(settings);
    }
    await Promise.all(talks);
    const { words: stories } = await readCases(settings);
    for (let n = 0; n < people; n += 1) expect(stories.get(`cerita nomor ${n}`), `report ${n}`).toBe(1);
  }, 180_000);
});
