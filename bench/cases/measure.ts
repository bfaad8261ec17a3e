import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CompiledQuery } from 'kysely';
import { loadWorld } from '../../src/conversation/load.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { linkedTo } from '../../src/inbox/linked.ts';
import { createHandle } from '../../src/inbox/turn.ts';
import { laneOf } from '../../src/inbox/work.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import { localRates } from '../../src/shared/rates.ts';
import { localWake } from '../../src/shared/wake.ts';
import { createCases } from '../../src/store/cases.ts';
import { newOwner } from '../../src/store/owner.ts';
import { createPeople } from '../../src/store/people.ts';
import { createRoster, type NewCoordinator } from '../../src/store/roster.ts';
import { openStore, type Store, type StoreOptions } from '../../src/store/store.ts';
import { createUnanswered } from '../../src/store/unanswered.ts';
import { createTimers } from '../../src/timers/timers.ts';
import { silent } from '../../test/support/logger.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import { fillCases } from './fill.ts';
import { type Times, timesOf } from './times.ts';

/** What coordinators do, with the whole turn around it: sealing, the talk, the answer in the outbox. */
export const deeds = ['list', 'list-regency', 'search', 'number', 'claim'] as const;
export type Deed = (typeof deeds)[number];

export type CaseFigures = Readonly<Record<Deed | 'links', Times>>;

export interface CaseEffort {
  readonly cases: number;
  readonly times: number;
}

const secretKey = Buffer.alloc(32, 1);
const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** The same on both databases, one after the other; null where there is no PostgreSQL. */
export async function measureCases(
  effort: CaseEffort,
): Promise<{ readonly sqlite: CaseFigures; readonly postgres: CaseFigures | null }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'suluh-bench-'));
  try {
    const sqlite = await measureOn({ dataDir, key: secretKey, logger: silent }, effort);
    const { service, stop } = await startPostgres({ durable: true });
    try {
      if (!('url' in service)) return { sqlite, postgres: null };
      const databaseUrl = `${service.url}/postgres`;
      return {
        sqlite,
        postgres: await measureOn({ dataDir, databaseUrl, key: secretKey, logger: silent }, effort),
      };
    } finally {
      await stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measureOn(options: StoreOptions, { cases, times }: CaseEffort): Promise<CaseFigures> {
  const store = await openStore(options);
  try {
    const now = Date.now();
    const { lastNumber } = await fillCases(store, cases, now);
    if (store.dialect === 'postgres') await store.db.executeQuery(CompiledQuery.raw('analyze'));
    const office = await openOffice(store, now);
    const typed: Readonly<Record<Deed, (n: number) => string>> = {
      list: () => 'kasus',
      'list-regency': () => 'kasus',
      search: () => 'kasus lombok timur',
      number: (n) => `kasus ${lastNumber - n}`,
      claim: (n) => `ambil ${lastNumber - n * 3}`,
    };
    const timesOf = (deed: Deed) => {
      const who = deed === 'list-regency' ? office.regency : office.national;
      return timed(times, (n) => office.says(who, typed[deed](n)));
    };
    return {
      list: await timesOf('list'),
      'list-regency': await timesOf('list-regency'),
      search: await timesOf('search'),
      number: await timesOf('number'),
      claim: await timesOf('claim'),
      links: await timed(times, (n) => office.links(lastNumber - n)),
    };
  } finally {
    await store.close();
  }
}

/** Two coordinators at their phones, and the services behind them. */
async function openOffice(store: Store, now: number) {
  const wake = localWake();
  const services = {
    store,
    world: loadWorld({ folder: projectFolder }),
    people: createPeople(store, 120 * 86_400_000),
    cases: createCases(store),
    roster: createRoster(store),
    outbox: createOutbox({ store, wake, owner: newOwner() }),
    timers: createTimers({ store, wake }),
    jobs: createJobs({ store, wake }),
    rates: localRates(),
    random: randomBytes,
    unanswered: createUnanswered(store),
  };
  const handle = createHandle(services);
  let seq = 0;
  const says = async (sender: string, text: string): Promise<void> => {
    seq += 1;
    const incoming = {
      key: `bench:${seq}`,
      channel: 'bench',
      sender,
      chat: sender,
      group: false,
      sentAt: now,
      input: { kind: 'text', text },
    } as const;
    const work = { type: 'message', incoming } as const;
    const turn = { work, prepared: undefined, lane: laneOf(store.seal, incoming), now, seq, attempt: 1 };
    await store.transact((tx) => handle(tx, turn));
  };
  for (const [address, level, regions] of [
    ['national', 'national', []],
    ['regency', 'regency', ['52.03']],
  ] as const) {
    const entry: NewCoordinator = {
      name: address,
      channel: 'bench',
      address,
      role: 'supervisor',
      level,
      regions,
      flags: [],
      status: 'active',
      storiesFrom: 0,
    };
    await store.transact((tx) => services.roster.put(tx, entry, now));
    await says(address, 'halo');
  }
  const links = (number: number): Promise<unknown> =>
    store.transact(async (tx) => {
      const file = await services.cases.byNumber(tx, number);
      return file ? linkedTo(file, { tx, now, services }) : [];
    });
  return { national: 'national', regency: 'regency', says, links };
}

async function timed(times: number, deed: (n: number) => Promise<unknown>): Promise<Times> {
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const began = performance.now();
    await deed(n);
    took.push(performance.now() - began);
  }
  return timesOf(took);
}
