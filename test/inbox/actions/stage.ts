import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { it } from 'vitest';
import type { Input, PictureRead } from '../../../src/conversation/input.ts';
import { loadWorld } from '../../../src/conversation/load.ts';
import { createOutbox } from '../../../src/delivery/outbox.ts';
import type { Services } from '../../../src/inbox/services.ts';
import { createHandle } from '../../../src/inbox/turn.ts';
import { laneOf, type Work } from '../../../src/inbox/work.ts';
import { createJobs, type Runner } from '../../../src/jobs/jobs.ts';
import { localRates } from '../../../src/shared/rates.ts';
import { localWake } from '../../../src/shared/wake.ts';
import { type CaseFile, createCases } from '../../../src/store/cases.ts';
import { createMediaStore } from '../../../src/store/media.ts';
import { newOwner } from '../../../src/store/owner.ts';
import { createPeople } from '../../../src/store/people.ts';
import { createRoster, type NewCoordinator } from '../../../src/store/roster.ts';
import type { Store, Tx } from '../../../src/store/store.ts';
import { createUnanswered } from '../../../src/store/unanswered.ts';
import { createTimers } from '../../../src/timers/timers.ts';
import type { CaseEvent } from '../../../src/tips/case.ts';
import type { Language } from '../../../src/values/language.ts';
import type { Message } from '../../../src/values/message.ts';
import { describeOnEachStore } from '../../support/store.ts';

const world = loadWorld({ folder: join(import.meta.dirname, '../../..') });

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** 21 Nov 2026, 10:00 in Jakarta, 11:00 in Lombok. */
export const morning = Date.UTC(2026, 10, 21, 3);
/** 23:00 in Jakarta. */
export const night = Date.UTC(2026, 10, 21, 16);

/** A message that lies in the outbox, with whom it is for. */
export interface Sent {
  readonly seq: number;
  readonly to: string;
  readonly text: string;
  readonly message: Message;
  readonly dueAt: number;
  /** Nobody who reads it has just written: the bot began. */
  readonly started: boolean;
}

/** A person on a channel. */
export interface Actor {
  says(...texts: string[]): Promise<void>;
  presses(choice: string): Promise<void>;
  sends(media: 'photo' | 'voice' | 'document', caption?: string, forwarded?: true): Promise<string>;
  does(input: Input): Promise<void>;
  /** Answers the last message to them with these words in it by quoting it. */
  quotes(words: string, input: Input): Promise<void>;
  writesIn(group: string, text: string): Promise<void>;
  /** What came since the last reading. */
  reads(): string;
  /** The messages since the last reading, with their buttons. */
  receives(): Sent[];
}

export interface Stage {
  readonly store: Store;
  readonly services: Services;
  readonly media: ReturnType<typeof createMediaStore>;
  now: number;
  /** The channel on which everybody writes. */
  channel: string;
  /** Everything that was ever put into the outbox. */
  readonly outbox: Sent[];
  person(name: string, language?: Language): Actor;
  /** Somebody on the roster who has written to the bot. */
  coordinator(name: string, regions: string[], more?: Partial<NewCoordinator>): Promise<Actor>;
  group(chat: string): Pick<Actor, 'reads' | 'receives'>;
  /** Time goes by; every timer that becomes due runs at its own moment. */
  passes(ms: number): Promise<void>;
  /** The oldest job under way ends like this. */
  jobEnds(result: PictureRead): Promise<void>;
  /** The oldest job under way is done by the one who does such jobs. */
  jobRuns(runner: Runner): Promise<void>;
  /** It is given up. */
  jobFails(code: string): Promise<void>;
  timers(): Promise<{ kind: string; inMs: number }[]>;
  cases(): Promise<CaseFile[]>;
  theCase(): Promise<CaseFile>;
  events(file: CaseFile): Promise<CaseEvent[]>;
  in<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
}

/** A test on each database, with a stage of its own that begins in the morning. */
export function describeOnStage(
  name: string,
  suite: (test: (what: string, run: (stage: Stage) => Promise<void>) => void) => void,
): void {
  describeOnEachStore(name, (open) => {
    suite((what, run) => it(what, async () => run(createStage((await open()).store))));
  });
}

type JsonEnd = { readonly result: unknown } | { readonly failed: string };

export function createStage(store: Store): Stage {
  const wake = localWake();
  const outboxRows: Sent[] = [];
  const read = new Map<string, number>();
  let seen = 0;
  let count = 0;
  const clock = () => stage.now;
  const services: Services = {
    store,
    world,
    people: createPeople(store, world.policy.recycled),
    cases: createCases(store),
    roster: createRoster(store),
    outbox: createOutbox({ store, wake, owner: newOwner(), clock }),
    timers: createTimers({ store, wake }),
    jobs: createJobs({ store, wake }),
    rates: localRates(),
    random: randomBytes,
    unanswered: createUnanswered(store),
  };
  const media = createMediaStore(store, randomBytes);
  const handle = createHandle(services);

  const run = async (work: Work, lane: string, prepared: unknown, speaker: string | null): Promise<void> => {
    count += 1;
    const turn = { work, prepared, lane, now: stage.now, seq: count, attempt: 1 };
    await store.transact((tx) => handle(tx, turn));
    const rows = await store.db
      .selectFrom('outbox')
      .selectAll()
      .where('seq', '>', seen)
      .orderBy('seq')
      .execute();
    for (const row of rows) {
      seen = Math.max(seen, row.seq);
      if (!row.body) continue;
      const to = store.seal.openText('outbox.chat', row.chat);
      const message = store.seal.openJson<Message>('outbox.body', row.body);
      outboxRows.push({
        seq: row.seq,
        to,
        text: message.text,
        message,
        dueAt: row.due_at,
        started: to !== speaker,
      });
    }
  };

  const write = async (
    sender: string,
    chat: string,
    input: Input,
    language?: Language,
    prepared?: unknown,
    quoted?: string,
  ) => {
    const incoming = {
      key: `test:${count}`,
      channel: stage.channel,
      sender,
      chat,
      group: chat !== sender,
      sentAt: stage.now,
      input,
      ...(language ? { deviceLanguage: language } : {}),
      ...(quoted ? { quoted } : {}),
    };
    const work: Work = { type: 'message', incoming };
    // A second goes by between any two messages, as it does between people.
    stage.now += 1000;
    await run(work, laneOf(store.seal, incoming), prepared, chat);
  };

  const receives = (chat: string): Sent[] => {
    const from = read.get(chat) ?? 0;
    read.set(chat, outboxRows.length);
    return outboxRows.slice(from).filter(({ to }) => to === chat);
  };
  const reads = (chat: string) =>
    receives(chat)
      .map(({ text }) => text)
      .join('\n---\n');

  const person = (name: string, language?: Language): Actor => {
    const does = (input: Input) => write(name, name, input, language);
    return {
      does,
      says: async (...texts) => {
        for (const text of texts) await does({ kind: 'text', text });
      },
      presses: async (choice) => {
        const last = outboxRows.filter(({ to, message }) => to === name && message.prompt).at(-1);
        await does({ kind: 'choice', prompt: last?.message.prompt ?? '', choice });
      },
      sends: async (kind, caption, forwarded) => {
        const id = await media.put({ kind, mime: 'image/jpeg', bytes: Buffer.from('bytes') }, stage.now);
        const remote = { ref: 'r' };
        const input: Input = {
          kind: 'media',
          media: kind,
          remote,
          ...(caption ? { caption } : {}),
          ...(forwarded ? { forwarded } : {}),
        };
        await write(name, name, input, language, { id, mime: 'image/jpeg', size: 5 });
        return id;
      },
      writesIn: (group, text) => write(name, group, { kind: 'text', text }, language),
      quotes: async (words, input) => {
        const found = outboxRows.findLast(({ to, text }) => to === name && text.includes(words));
        if (!found) throw new Error(`${name} was never sent "${words}"`);
        const quoted = `remote-${found.seq}`;
        await store.db
          .updateTable('outbox')
          .set({ remote_id: quoted })
          .where('seq', '=', found.seq)
          .execute();
        await write(name, name, input, language, undefined, quoted);
      },
      reads: () => reads(name),
      receives: () => receives(name),
    };
  };

  const endJob = async (endOf: (input: unknown) => Promise<JsonEnd> | JsonEnd): Promise<void> => {
    const job = await store.db.selectFrom('job').selectAll().limit(1).executeTakeFirstOrThrow();
    const input = store.seal.openJson<unknown>('job.payload', job.payload);
    const end = await endOf(input);
    await store.db.deleteFrom('job').where('id', '=', job.id).execute();
    await run({ type: 'job', kind: job.kind, data: { input, ...end } }, job.lane, undefined, null);
  };

  const stage: Stage = {
    store,
    services,
    media,
    now: morning,
    channel: 'test',
    outbox: outboxRows,
    person,
    coordinator: async (name, regions, more = {}) => {
      const entry: NewCoordinator = {
        name,
        channel: stage.channel,
        address: name,
        role: 'coordinator',
        level: levelOf(regions),
        regions,
        flags: [],
        status: 'active',
        storiesFrom: 0,
        ...more,
      };
      await store.transact((tx) => services.roster.put(tx, entry, stage.now));
      const actor = person(name);
      await actor.says('halo');
      actor.reads();
      return actor;
    },
    group: (chat) => ({ reads: () => reads(chat), receives: () => receives(chat) }),
    passes: async (ms) => {
      const end = stage.now + ms;
      for (;;) {
        const next = await store.db
          .selectFrom('timer')
          .selectAll()
          .orderBy('due_at')
          .limit(1)
          .executeTakeFirst();
        if (!next || next.due_at > end) break;
        stage.now = Math.max(stage.now, next.due_at);
        await store.db.deleteFrom('timer').where('key', '=', next.key).execute();
        const data = store.seal.openJson<unknown>('timer.data', next.data);
        await run({ type: 'timer', kind: next.kind, key: next.key, data }, next.lane, undefined, null);
      }
      stage.now = end;
    },
    jobEnds: (result) => endJob(() => ({ result })),
    jobRuns: (runner) => endJob(async (input) => ({ result: await runner(input) })),
    jobFails: (failed) => endJob(() => ({ failed })),
    timers: async () => {
      const rows = await store.db.selectFrom('timer').select(['kind', 'due_at']).orderBy('due_at').execute();
      return rows.map((row) => ({ kind: row.kind, inMs: row.due_at - stage.now }));
    },
    cases: async () => {
      const rows = await store.db.selectFrom('case_file').select('id').orderBy('number').execute();
      return store.transact(async (tx) => {
        const files = [];
        for (const { id } of rows) files.push(await services.cases.byId(tx, id));
        return files.filter((file) => file !== null);
      });
    },
    theCase: async () => {
      const files = await stage.cases();
      if (files.length !== 1 || !files[0]) throw new Error(`there are ${files.length} cases`);
      return files[0];
    },
    events: (file) => store.transact((tx) => services.cases.events(tx, file)),
    in: (fn) => store.transact(fn),
  };
  return stage;
}

function levelOf(regions: readonly string[]): NewCoordinator['level'] {
  const [first] = regions;
  if (first === undefined || first === 'sea' || first.startsWith('abroad:')) return 'national';
  return first.length > 2 ? 'regency' : 'province';
}

/** A report with every question answered: from Lombok Timur, nobody leaves soon, may be asked back. */
export async function reports(
  writer: Actor,
  story = 'Bu Wati cari gadis di Aikmel, Lombok Timur',
): Promise<void> {
  await writer.says('mau lapor', '1', story);
  writer.reads();
  await writer.says('selesai');
  // What was understood is right, where anything was.
  if (writer.reads().includes('Yang saya tangkap')) await writer.says('1');
  await writer.says('4', '2', '1', '2');
}

/** Claims in both steps. */
export async function takes(coordinator: Actor, number: number): Promise<void> {
  await coordinator.says(`ambil ${number}`, '2');
}
