import { expect } from 'vitest';
import { flowSchema } from '../../src/flows/schema.ts';
import { createHandle, createOnDead, UnknownActionError } from '../../src/inbox/turn.ts';
import { laneOf, type Turn, type Work } from '../../src/inbox/work.ts';
import { incoming } from '../support/incoming.ts';
import { describeOnStage, minute, type Stage } from './actions/stage.ts';

const turn = (work: Work, now: number, prepared?: unknown): Turn => ({
  work,
  prepared,
  lane: 'lane',
  now,
  seq: 1,
  attempt: 1,
});

const rows = (stage: Stage) => stage.store.db.selectFrom('outbox').selectAll().orderBy('seq').execute();

describeOnStage('a turn', (test) => {
  test('answers in the chat where it was written, in the order in which it was said', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('lapor', '2');
    const said = siti.receives().map(({ text }) => text.slice(0, 20));
    expect(said).toEqual(['Sebelum menulis: HP ', 'Tidak apa-apa. Cerit', 'Ceritakan saja pakai']);
    expect(new Set((await rows(stage)).map((row) => row.person_id)).size).toBe(1);
  });

  test('keeps the language of the phone from the first word, for what is written to first', async (stage) => {
    await stage.person('ann', 'en').says('halo');
    await stage.person('siti', 'id').says('halo');
    await stage.person('rudi').says('how much does a passport cost now?');
    const people = await stage.store.db
      .selectFrom('person')
      .select('language')
      .orderBy('created_at')
      .execute();
    expect(people.map(({ language }) => language)).toEqual(['en', null, 'en']);
  });

  test('notes whose a stored file is', async (stage) => {
    await stage.person('siti').sends('photo');
    const media = await stage.store.db.selectFrom('media').select('person_id').executeTakeFirstOrThrow();
    const person = await stage.store.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
    expect(media.person_id).toBe(person.id);
  });

  test('says what was wrong with a file', async (stage) => {
    const siti = stage.person('siti');
    const handle = createHandle(stage.services);
    const input = { kind: 'media', media: 'photo', remote: { ref: 'r' } } as const;
    const work: Work = { type: 'message', incoming: incoming({ channel: 'test', sender: 'siti', input }) };
    await stage.in((tx) => handle(tx, turn(work, stage.now, { problem: 'too-large' })));
    await siti.says('sticker');
    const all = await rows(stage);
    const first = all[0]?.body ? stage.store.seal.openText('outbox.body', all[0].body) : '';
    expect(first).toContain('terlalu besar');
  });

  test('sets the timer of a waiting question in the lane of its talk, and moves it', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('lapor', '1');
    const lane = laneOf(stage.store.seal, { channel: 'test', sender: 'siti', chat: 'siti' });
    const before = await stage.store.db
      .selectFrom('timer')
      .selectAll()
      .where('kind', '=', 'silence')
      .execute();
    expect(before.map((row) => row.lane)).toEqual([lane]);
    stage.now += 5 * minute;
    await siti.says('Bu Wati cari gadis');
    const after = await stage.timers();
    expect(after.filter(({ kind }) => kind === 'silence')).toEqual([{ kind: 'silence', inMs: 15 * minute }]);
  });

  test('a talk that nothing happened to is not written anew', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('lapor');
    const updated = () =>
      stage.store.db.selectFrom('conversation').select('updated_at').executeTakeFirstOrThrow();
    const before = await updated();
    await siti.does({ kind: 'joined' });
    expect(await updated()).toEqual(before);
  });

  test('a timer of something that is there no more does nothing', async (stage) => {
    const handle = createHandle(stage.services);
    for (const work of [
      { type: 'timer', kind: 'case-release', key: 'k', data: { case: 'gone' } },
      { type: 'timer', kind: 'case-nothing', key: 'k', data: { case: 'gone' } },
      { type: 'timer', kind: 'case-draft', key: 'k', data: null },
      { type: 'timer', kind: 'silence', key: 'k', data: { channel: 'test' } },
      { type: 'timer', kind: 'silence', key: 'k', data: 'x' },
      { type: 'job', kind: 'ocr', data: {} },
    ] as const) {
      await stage.in((tx) => handle(tx, turn(work, stage.now)));
    }
    expect(await rows(stage)).toEqual([]);
  });

  test('somebody unknown who leaves leaves no trace', async (stage) => {
    await stage.person('siti').does({ kind: 'left' });
    expect(await stage.store.db.selectFrom('person').selectAll().execute()).toEqual([]);
  });

  test('an action that nobody has written is named', async (stage) => {
    const flow = flowSchema.parse({
      id: 'menu',
      version: 1,
      start: 'go',
      steps: { go: { act: 'no.such', to: 'end' }, end: { end: true } },
      tests: [],
    });
    const { world } = stage.services;
    const contents = { ...world.contents, flows: new Map([['menu', flow]]) };
    const handle = createHandle({ ...stage.services, world: { ...world, contents } });
    const work: Work = { type: 'message', incoming: incoming({ channel: 'test', text: 'menu' }) };
    await expect(stage.in((tx) => handle(tx, turn(work, stage.now)))).rejects.toThrow(UnknownActionError);
    await expect(stage.in((tx) => handle(tx, turn(work, stage.now)))).rejects.toThrow(/no\.such/);
  });

  test('after the last failed try there is a kind word with numbers, and none for a timer', async (stage) => {
    const onDead = createOnDead(stage.services);
    const work: Work = { type: 'message', incoming: incoming({ channel: 'test', sender: 'siti' }) };
    await stage.in((tx) => onDead(tx, turn(work, stage.now)));
    await stage.in((tx) => onDead(tx, turn({ type: 'timer', kind: 'x', key: 'k', data: {} }, stage.now)));
    const all = await rows(stage);
    expect(all).toHaveLength(1);
    const said = all[0]?.body ? stage.store.seal.openText('outbox.body', all[0].body) : '';
    expect(said).toMatch(/tersimpan.*0800-1000/s);
  });

  test('several things said at once reach the end even when many actions follow each other', async (stage) => {
    const siti = stage.person('siti');
    await siti.says('berapa biaya paspor?');
    const { id } = await stage.store.db.selectFrom('conversation').select('id').executeTakeFirstOrThrow();
    for (let n = 0; n < 25; n += 1) {
      const body = stage.store.seal.sealJson('news.body', { key: 'case.news-acted', number: 1000 + n });
      await stage.store.db
        .insertInto('news')
        .values({ id: `n${n}`, conversation_id: id, case_id: null, body, created_at: n })
        .execute();
    }
    siti.reads();
    await siti.says('1');
    expect(siti.receives()).toHaveLength(25);
    expect(await stage.store.db.selectFrom('news').selectAll().execute()).toEqual([]);
  });
});
