import { expect } from 'vitest';
import { until } from '../../support/until.ts';
import { day, hour, lombokTimurGroup, minute, numberIn, type Played, patience, takes } from './stage.ts';
import { betrayingWords, contentKept, filesOf, planted, plantedIn } from './traces.ts';

/** The older case is still held, the other was closed: its holder is warned, and both lose their content. */
export async function everythingExpires(
  played: Played,
  { older, number }: { readonly older: string; readonly number: string },
): Promise<void> {
  const { ani } = played;
  expect(plantedIn(await contentKept(played.dataDir))).toEqual(
    expect.arrayContaining([planted.story, planted.note]),
  );
  expectNothingInTheOpen(played);
  ani.readsAll();
  await played.stopProgram();
  await played.passes(77 * day);
  await played.startProgram();
  await until(() => played.rows('select id from case_file where warned_at is not null').length > 0, patience);
  await played.passes(2 * minute);
  await ani.receives(new RegExp(`${older} akan dihapus pada`), patience);
  expect(await played.runs('purge', '--dry-run')).toMatch(/warned +1 /);

  await played.stopProgram();
  await played.passes(15 * day);
  expect(await played.runs('purge', '--dry-run')).toMatch(/expired +2 /);
  await played.startProgram();
  await until(() => deleted(played) === 2, patience);
  ani.says(`buka ${older}`);
  await ani.receives(/sudah selesai/, patience);
  await played.settles();
  expect(await played.runs('purge', '--dry-run')).toMatch(/tombstone +2 /);
  expect(played.rows('select * from media')).toEqual([]);
  expect(played.rows('select * from media_chunk')).toEqual([]);
  expect(plantedIn(await contentKept(played.dataDir))).toEqual([]);
  const left = played.rows('select * from case_file where case_key is null order by number');
  expect(left).toMatchObject([
    { number: Number(older), kind: 'recruiter', region: '52.02', status: 'expired' },
    { number: Number(number), kind: 'recruiter', region: '52.03', status: 'expired' },
  ]);
  for (const { opened_at, activity_at } of left)
    expect(Number(activity_at)).toBeGreaterThan(Number(opened_at));
  const trail = await played.runs('audit', '--case', number);
  expect(trail).toMatch(/opened the story[\s\S]*made a case file/);
}

/** Whoever holds the phone takes a cry for help back: it stays with its claimer for 72 hours, marked. */
export async function withdrawnUnderPressure(played: Played): Promise<void> {
  const { sari, tono, budi, rina } = played;
  for (const one of [tono, budi, rina]) one.readsAll();
  sari.says(`tolong, saya disekap di ${planted.cry} di Aikmel, Lombok Timur`);
  const numbers = await sari.receives(undefined, patience);
  expect(numbers.text).toContain('110');
  sari.presses('Teruskan sekarang');
  await sari.receives(/Tadi kamu menulis .*Lombok Timur/, patience);
  sari.presses('Ya, di situ');
  await sari.receives(/Sudah saya teruskan/, patience);
  sari.says('1');
  const danger = numberIn(await tono.receives(/Waktu: sekarang juga/, patience));
  await rina.receives(new RegExp(`nomor ${danger}`), patience);
  await takes(tono, danger);
  await tono.receives(new RegExp(planted.cry), patience);
  await tono.receives(/Yang bisa kamu lakukan/, patience);
  tono.presses('Sudah dihubungi');
  await tono.receives(/sudah kamu tindak lanjuti/, patience);
  await played.passes(hour);

  // Whoever writes now holds the same phone.
  sari.says('menu');
  await sari.receives(/Pesanmu tadi sudah sampai/, patience);
  sari.says('status');
  await sari.receives(new RegExp(`Nomor ${danger}`), patience);
  sari.presses('Tarik laporan');
  await sari.receives(/Yakin/, patience);
  sari.presses('Ya, tarik');
  await sari.receives(/ditarik/, patience);
  await tono.receives(new RegExp(`nomor ${danger} ditarik penulisnya`), patience);
  tono.says('kasus');
  await tono.receives(/mungkin ditekan/, patience);
  await played.passes(71 * hour);
  tono.says(`buka ${danger}`);
  const story = await tono.receives(new RegExp(planted.cry), patience);
  expect(story.text).toContain('DITARIK penulisnya, mungkin ditekan');
  await played.passes(hour + minute);
  await until(() => deleted(played) === 3, patience);
  tono.says(`buka ${danger}`);
  await tono.receives(/sudah selesai/, patience);
  await played.settles();
  expect(plantedIn(await contentKept(played.dataDir))).toEqual([]);
  expect(played.rows(`select act, detail from audit where number = ${danger}`)).toContainEqual({
    act: 'deleted',
    detail: 'request',
  });
}

/** Looks at all that was sent, logged and stored since the beginning. */
export async function saidNothingInTheOpen(played: Played): Promise<void> {
  const { tg, budi, tono, ani, rina, joko } = played;
  const inGroup = tg.sent.filter(({ chat }) => Number(chat) === lombokTimurGroup).map(({ text }) => text);
  const allowed = /^(Grup ini menerima|Suluh nomor \d+\n|Nomor \d+: lanjut di chat pribadi\.$)/;
  expect(inGroup.filter((text) => !allowed.test(text))).toEqual([]);
  expect(inGroup.length).toBeGreaterThanOrEqual(4);
  const coordinators = [budi, tono, ani, rina, joko].map(({ id }) => id);
  const begun = tg.sent.filter(({ chat, text }) =>
    coordinators.includes(Number(chat)) ? text.startsWith('Suluh') : text.startsWith('Halo, ada info'),
  );
  expect(begun.length).toBeGreaterThan(15);
  for (const text of [...inGroup, ...begun.map((one) => one.text)]) {
    expect(plantedIn(text), text).toEqual([]);
    for (const word of betrayingWords) expect(text.toLowerCase()).not.toContain(word.toLowerCase());
  }
  await played.stopProgram();
  expectNothingInTheOpen(played);
}

/** How many cases are tombstones. */
const deleted = (played: Played): number =>
  played.rows('select id from case_file where case_key is null').length;

/** Neither in the log nor in any file, as they are. */
function expectNothingInTheOpen(played: Played): void {
  expect(plantedIn(played.log())).toEqual([]);
  const files = filesOf(played.dataDir);
  expect([...files.keys()]).toContain('suluh.db');
  for (const [name, bytes] of files) expect(plantedIn(bytes), name).toEqual([]);
}
