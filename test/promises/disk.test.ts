import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { readBackup } from '../../src/store/backup.ts';
import { loadKey } from '../../src/store/key.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { testIo } from '../cli/io.ts';
import { createStage, day, reports, takes } from '../inbox/actions/stage.ts';
import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';
import { startWhatsappCloud } from '../stand-ins/whatsapp-cloud/whatsapp-cloud.ts';
import { openEverything, sealedBytes } from '../support/everything.ts';
import { silent } from '../support/logger.ts';
import { dataFolder, importRoster, type Program, runCommand, startProgram } from '../support/program.ts';
import { countIn, wordsBelow, wordsIn } from '../support/remains.ts';

const passphrase = 'kata sandi cadangan';
const shifted = fileURLToPath(new URL('../support/shifted-clock.mjs', import.meta.url));
let root = dataFolder();
let program: Program | undefined;
let tg: Telegram | undefined;
beforeEach(() => {
  root = dataFolder();
  for (const name of ['data', 'temporary']) mkdirSync(at(name));
  writeFileSync(at('pass'), passphrase, { mode: 0o600 });
});
afterEach(async () => {
  await program?.stop();
  await tg?.stop();
  root.remove();
});

const at = (...names: string[]): string => join(root.path, ...names);

async function inside<T>(dataDir: string, work: (store: Store) => Promise<T>): Promise<T> {
  const key = loadKey({ dataDir, logger: silent });
  const store = await openStore({ dataDir, key, logger: silent });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Everything that the key in this folder opens, pictures too. */
const openable = (store: Store): Promise<string> =>
  openEverything(store).then((all) => [...all.values()].flat().join('\n'));

/** What the passphrase gives out of a backup, in a folder of its own. */
async function partsOf(backup: string): Promise<string> {
  const folder = `${backup}-parts`;
  mkdirSync(folder);
  await readBackup(backup, passphrase, folder);
  return folder;
}

async function run(
  command: string,
  ...args: string[]
): Promise<{ status: number; out: string; err: string }> {
  const io = testIo([], { DATA_DIR: at('data'), LOG_LEVEL: 'silent' });
  const status = await main([command, ...args], io);
  return { status, out: io.out(), err: io.err() };
}

const backup = (name: string) => run('backup', at(name), '--passphrase-file', at('pass'));

describe('promises about the disk:', () => {
  const planted = {
    account: '7770001112',
    profile: 'NURBAYAPROFIL',
    handle: 'nurbayahandle',
    recruiter: 'Darmosuwito',
    number: '81299887766',
    story: 'ladangsawitrahasia',
    caption: 'kuitansidarmawan',
    device: 'PEMILIKKAMERA',
    behind: 'EKORGAMBARRAHASIA',
    advert: 'NAGATERTANAM',
    note: 'catatandusunlor',
    question: 'pelabuhanmanaitu',
    answer: 'dermagatuabaru',
  };
  const roster = { coordinator: 'Koordinatorhartono', coordinatorAccount: '7770002223' };
  const words = [...Object.values(planted), ...Object.values(roster)];

  const photo = async (): Promise<Buffer> =>
    Buffer.concat([
      await sharp({ create: { width: 320, height: 240, channels: 3, background: '#446688' } })
        .jpeg()
        .withExif({ IFD0: { Copyright: planted.device } })
        .toBuffer(),
      Buffer.from(planted.behind),
    ]);

  const advert = (): Promise<Buffer> => {
    const lines = [
      'LOWONGAN KERJA MALAYSIA',
      `PT ${planted.advert} ABADI`,
      'GAJI 15 JUTA',
      `WA 0${planted.number}`,
    ];
    const texts = lines.map((line, n) => `<text x="40" y="${120 + n * 130}" font-size="64">${line}</text>`);
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="700"><rect width="1080" height="700" fill="#fff"/><g font-family="Noto Sans">${texts.join('')}</g></svg>`;
    return sharp(Buffer.from(drawn)).jpeg().toBuffer();
  };

  /** A whole case with everything that can be said and sent in it. Gives its number. */
  async function played(server: Telegram): Promise<string> {
    const siti = server.user(Number(planted.account), {
      language_code: 'id',
      first_name: planted.profile,
      username: planted.handle,
    });
    const budi = server.user(Number(roster.coordinatorAccount), { language_code: 'id' });
    const wait = 60_000;
    budi.says('/start');
    await budi.receives(/Suluh/, wait);
    siti.sendsPhoto(await advert(), 'ini loker beneran ga ya?');
    const read = await siti.receives(/Ini yang terbaca/, 120_000);
    expect(read.text).toContain(planted.advert);
    siti.says('mau lapor');
    await siti.receives(/HP ini/, wait);
    siti.says('1');
    await siti.receives(/Ceritakan/, wait);
    siti.says(
      `Pak ${planted.recruiter} hp 0${planted.number} cari orang untuk ${planted.story} di Sabah, dari Aikmel, Lombok Timur`,
    );
    await siti.receives(/simpan/, wait);
    siti.sendsPhoto(await photo(), planted.caption);
    siti.says('selesai');
    const understood = await siti.receives(/Yang saya tangkap|Kapan orangnya/, wait);
    if (understood.text.includes('tangkap')) siti.says('1');
    for (const answer of ['4', '2', '1']) siti.says(answer);
    await siti.receives(/sudah saya teruskan/, wait);
    const alert = await budi.receives(/nomor \d+/, wait);
    const number = /nomor (\d+)/.exec(alert.text)?.[1] ?? '';
    budi.says(`ambil ${number}`);
    await budi.receives(/Kenal orang ini/, wait);
    budi.says('2');
    await budi.receives(new RegExp(planted.story), wait);
    await budi.receives((message) => message.photo !== undefined, wait);
    budi.says(`catat ${number} ${planted.note}`);
    await budi.receives(/Catatan untuk nomor/, wait);
    siti.says('batal');
    budi.says(`tanya ${number} ${planted.question}?`);
    await siti.receives(/ada info baru/, wait);
    siti.says('1');
    await siti.receives(new RegExp(planted.question), wait);
    siti.says(`di ${planted.answer}`);
    await budi.receives(new RegExp(planted.answer), wait);
    siti.says('selesai');
    budi.says(`berkas ${number}`);
    await budi.receives(/UU 21\/2007/, wait);
    budi.presses('BP3MI');
    await budi.receives((message) => message.document !== undefined, wait);
    return number;
  }

  it('Planted words are in no database, log, backup or temporary file', async () => {
    tg = await startTelegram();
    const settings = {
      DATA_DIR: at('data'),
      TMPDIR: at('temporary'),
      HOME: at('temporary'),
      TELEGRAM_API_ROOT: tg.apiRoot,
      TELEGRAM_BOT_TOKEN: tg.token,
      LOG_LEVEL: 'debug',
      NODE_OPTIONS: `--import=${shifted}`,
      CLOCK_SHIFT_FILE: at('shift'),
    };
    mkdirSync(at('lists'));
    const row = `${roster.coordinator},telegram,${roster.coordinatorAccount},Lombok Timur,coordinator,`;
    await importRoster(at('lists'), [row], settings);
    program = await startProgram(settings);
    // What lies there for a moment only is seen too.
    const passing = new Set<string>();
    const look = setInterval(() => {
      for (const found of wordsBelow(at('temporary'), words)) passing.add(found);
    }, 20);
    await played(tg).finally(() => clearInterval(look));
    expect([...passing]).toEqual([]);
    expect(existsSync(at('data/suluh.db-wal'))).toBe(true);
    expect(wordsBelow(at('data'), words)).toEqual([]);
    expect(wordsBelow(at('temporary'), words)).toEqual([]);

    // They are all there: the key opens them.
    const before = await inside(at('data'), openable);
    // Never stored, or not kept beyond its answer.
    const notThere = [planted.profile, planted.handle, planted.device, planted.behind, planted.advert];
    expect(wordsIn(before, words).toSorted()).toEqual(
      words.filter((word) => !notThere.includes(word)).toSorted(),
    );

    const copied = await runCommand(['backup', at('copy'), '--passphrase-file', at('pass')], {
      ...settings,
      DATA_DIR: at('data'),
    });
    expect(copied.status).toBe(0);
    expect(wordsIn(readFileSync(at('copy')), words)).toEqual([]);
    expect(wordsBelow(await partsOf(at('copy')), words)).toEqual([]);
    expect(wordsBelow(at('data'), words)).toEqual([]);
    await program.stop();
    expect(wordsBelow(at('data'), words)).toEqual([]);

    // Past every time that anything is kept.
    writeFileSync(at('shift'), String(200 * day));
    const purged = await runCommand(['purge'], settings);
    expect(purged.status).toBe(0);
    const after = await inside(at('data'), openable);
    expect(wordsIn(after, Object.values(planted))).toEqual([]);
    expect(wordsBelow(at('data'), words)).toEqual([]);
    expect(wordsBelow(at('temporary'), words)).toEqual([]);
    const said = [program.log(), program.output(), copied.log, copied.output, purged.log, purged.output].join(
      '\n',
    );
    expect(said).toContain('"level"');
    expect(wordsIn(said, words)).toEqual([]);
  }, 400_000);

  it('What was deleted opens with no key, in the file, in its log or in a later backup', async () => {
    const [gone, kept, named] = ['ceritayangdihapus', 'ceritayangtinggal', 'Watigadungan'];
    await inside(at('data'), async (store) => {
      const stage = createStage(store);
      const budi = await stage.coordinator('budi', ['52.03']);
      await stage.coordinator('tono', ['52.03']);
      const siti = stage.person('siti');
      await reports(stage.person('ani'), `Pak Joko dari ${kept} di Selong, Lombok Timur`);
      const others = await sealedBytes(store);
      await siti.says(
        'mau lapor',
        '1',
        `Bu ${named} dari ${gone} di Aikmel, Lombok Timur, hp 0812 3456 7890`,
      );
      await siti.sends('photo', `gambar ${gone}`);
      await siti.says('selesai', '1', '4', '2', '1', '2');
      const number = (await stage.cases()).at(-1)?.number ?? 0;
      await takes(budi, number);
      await budi.says(`catat ${number} catatan ${gone}`, `tanya ${number} tanya ${gone}?`);
      // Somebody else stops between whom it is about and the story.
      await budi.says(`lepas ${number}`);
      await stage.person('tono').says(`ambil ${number}`);
      await store.checkpoint();
      const all = await sealedBytes(store);
      const own = await store.db
        .selectFrom('case_event')
        .select('data')
        .where('case_id', '=', (await stage.cases()).at(-1)?.id ?? '')
        .where('data', 'is not', null)
        .execute();
      expect(countIn(at('data'), all)).toBe(all.length * 3);
      const before = await openable(store);
      expect(wordsIn(before, [gone, named, '81234567890'])).toHaveLength(3);

      await siti.says('hapus data saya', '2');
      await stage.passes(4 * day);
      await store.checkpoint();
      const still = new Set((await sealedBytes(store)).map((value) => value.toString('base64')));
      const left = all.filter((value) => !still.has(value.toString('base64')));
      expect(left.length).toBeGreaterThan(own.length);
      expect(others.some((value) => still.has(value.toString('base64')))).toBe(true);
      expect(countIn(at('data'), left)).toBe(0);
      const text = await openable(store);
      expect(text).toContain(kept);
      expect(wordsIn(text, [gone, named, '81234567890'])).toEqual([]);

      // Whoever kept the bytes elsewhere has no key for them: neither the server's nor that of any case opens them.
      const keys = await store.db.selectFrom('case_file').select('case_key').execute();
      expect(own.length).toBeGreaterThan(3);
      for (const { data } of own) {
        const bytes = data ?? new Uint8Array();
        expect(() => store.seal.open('case_event.data', bytes)).toThrow();
        for (const { case_key } of keys)
          if (case_key)
            expect(() => store.seal.withCaseKey(case_key).openText('case_event.data', bytes)).toThrow();
      }
      expect((await backup('later')).status).toBe(0);
      const parts = await partsOf(at('later'));
      expect(countIn(parts, left)).toBe(0);
      const later = await inside(parts, openable);
      expect(later).toContain(kept);
      expect(wordsIn(later, [gone])).toEqual([]);
    });
  }, 120_000);

  it('A backup tells nothing without its passphrase, and restoring brings nothing back that was deleted', async () => {
    const [gone, kept] = ['ceritayangdihapus', 'ceritayangtinggal'];
    await inside(at('data'), async (store) => {
      const stage = createStage(store);
      await stage.coordinator('budi', ['52.03']);
      const siti = stage.person('siti');
      await reports(siti, `Bu Wati dari ${gone} di Aikmel, Lombok Timur`);
      await reports(stage.person('ani'), `Pak Joko dari ${kept} di Selong, Lombok Timur`);
      expect((await backup('copy')).status).toBe(0);
      await siti.says('hapus data saya', '2');
      await stage.passes(4 * day);
    });
    const bytes = readFileSync(at('copy'));
    const key = readFileSync(at('data/secret.key'), 'utf8').trim();
    expect(wordsIn(bytes, [gone, kept, 'SQLite format', 'suluh.db', 'secret.key', passphrase, key])).toEqual(
      [],
    );
    expect(bytes.includes(loadKey({ dataDir: at('data'), logger: silent }))).toBe(false);
    // The whole of it looks like chance: it cannot be made smaller.
    const { deflateRawSync } = await import('node:zlib');
    expect(deflateRawSync(bytes, { level: 9 }).length).toBeGreaterThan(bytes.length * 0.999);
    writeFileSync(at('wrong'), `${passphrase}!`, { mode: 0o600 });
    const refused = await run('restore', at('copy'), '--force', '--passphrase-file', at('wrong'));
    expect([refused.status, refused.out]).toEqual([1, '']);
    expect(await inside(at('data'), openable)).not.toContain(gone);

    // With the passphrase the older copy still opens: that is what its lifetime is for.
    expect(await inside(await partsOf(at('copy')), openable)).toContain(gone);
    const restored = await run('restore', at('copy'), '--force', '--passphrase-file', at('pass'));
    expect([restored.status, restored.err]).toEqual([0, '']);
    const text = await inside(at('data'), openable);
    expect(text).toContain(kept);
    expect(wordsIn(text, [gone])).toEqual([]);
  }, 120_000);

  it('A webhook without its secret is refused', async () => {
    const secret = randomBytes(12).toString('hex');
    tg = await startTelegram({ webhookRetryMs: 20 });
    const wa = await startWhatsappCloud();
    program = await startProgram({
      DATA_DIR: at('data'),
      TELEGRAM_API_ROOT: tg.apiRoot,
      TELEGRAM_BOT_TOKEN: tg.token,
      TELEGRAM_WEBHOOK_SECRET: secret,
      ...wa.settings,
    });
    const other = `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`;
    const forged = JSON.stringify({
      update_id: 1,
      message: {
        message_id: 3,
        date: 100,
        chat: { id: 66, type: 'private' },
        from: { id: 66 },
        text: 'halo',
      },
    });
    const post = async (headers: Record<string, string>): Promise<number> => {
      const url = `${program?.url}/telegram/webhook`;
      return (await fetch(url, { method: 'POST', body: forged, headers })).status;
    };
    const header = 'x-telegram-bot-api-secret-token';
    expect(await post({})).toBe(401);
    for (const given of ['', other, secret.slice(0, -1), `${secret}0`, secret.toUpperCase() + other])
      expect([given, await post({ [header]: given })]).toEqual([given, 401]);

    await wa.postsTo(program.url);
    const text = {
      from: '6281200000066',
      id: 'wamid.forged',
      timestamp: '1',
      type: 'text',
      text: { body: 'halo' },
    };
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ changes: [{ field: 'messages', value: wa.value(text) }] }],
    });
    const right = wa.posts.sign(body);
    const turned = `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}`;
    for (const signature of [undefined, '', 'sha256=', turned, right.slice(0, -1), wa.posts.sign(`${body} `)])
      expect([signature, await wa.posts.raw(body, signature)]).toEqual([signature, 401]);
    const query = 'hub.mode=subscribe&hub.challenge=77&hub.verify_token=';
    expect((await fetch(`${program.url}/whatsapp/webhook?${query}`)).status).toBe(403);

    // The same with the secret is heard, and only that was.
    tg.setWebhook(`${program.url}/telegram/webhook`, secret);
    tg.user(67).says('halo');
    await tg.user(67).receives(/Suluh/, 20_000);
    const person = wa.user('6281200000067');
    person.says('halo');
    await person.receives(/Suluh/, 20_000);
    expect(tg.sent.map(({ chat }) => chat)).not.toContain('66');
    expect(JSON.stringify(wa.calls)).not.toContain('6281200000066');
    await wa.stop();
  }, 120_000);
});
