import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { newId } from '../../src/store/ids.ts';
import type { Seal } from '../../src/store/seal.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { keepTraces, type Trace } from '../../src/store/traces.ts';
import type { JsonObject } from '../../src/values/json.ts';

const regionFile = new URL('../../data/regions.json', import.meta.url);
const regionData = z.object({
  provinces: z.record(z.string(), z.tuple([z.string(), z.record(z.string(), z.unknown())])),
});

/** Codes of all regencies. */
export function regencies(): string[] {
  const { provinces } = regionData.parse(JSON.parse(readFileSync(regionFile, 'utf8')));
  return Object.entries(provinces).flatMap(([code, [, below]]) =>
    Object.keys(below).map((two) => `${code}.${two}`),
  );
}

const batch = 500;
const day = 86_400_000;
const story =
  'Ada orang menawarkan kerja ke luar negeri di desa kami, katanya gajinya besar dan berangkatnya cepat. Ongkosnya dipinjami dulu, paspornya dipegang dia, dan orang tua tidak boleh tahu.';

export interface Filled {
  readonly firstNumber: number;
  readonly lastNumber: number;
}

/**
 * Puts many cases into an empty database, spread over the whole country: two thirds go on, one in twenty is
 * a danger, every telephone number stands in five of them, and one in twenty names the same company in the
 * same chain letter.
 */
export async function fillCases(store: Store, many: number, now: number): Promise<Filled> {
  const places = regencies();
  const firstNumber = 1001;
  for (let done = 0; done < many; done += batch) {
    const cases = Array.from({ length: Math.min(batch, many - done) }, (_, n) => {
      const nth = done + n;
      return newCase(
        store.seal,
        firstNumber + nth,
        places[(nth * 7919) % places.length] ?? null,
        now - (many - nth) * 20_000,
      );
    });
    await store.transact((tx) => putCases(tx, store, cases));
  }
  const lastNumber = firstNumber + many - 1;
  await store.db
    .insertInto('meta')
    .values({ key: 'case-number', value: String(lastNumber) })
    .execute();
  return { firstNumber, lastNumber };
}

type NewCase = ReturnType<typeof newCase>;

function newCase(seal: Seal, number: number, region: string | null, at: number) {
  const key = seal.newCaseKey();
  const status = number % 3 === 0 ? 'closed' : 'open';
  const urgency = number % 20 === 0 ? 'danger' : number % 10 === 0 ? 'departure' : 'normal';
  return {
    id: newId(),
    number,
    kind: 'recruiter',
    urgency,
    region,
    level: 'regency',
    status,
    case_key: key,
    reporter_id: `reporter-${number % 40_000}`,
    conversation_id: null,
    claimed_by: null,
    claimed_at: null,
    opened_at: at,
    activity_at: at,
    closed_at: status === 'closed' ? at + day : null,
    outcome: null,
    callback: null,
  } as const;
}

async function putCases(tx: Tx, store: Store, cases: readonly NewCase[]): Promise<void> {
  await tx
    .insertInto('case_file')
    .values([...cases])
    .execute();
  await tx
    .insertInto('case_event')
    .values(cases.flatMap((one) => eventsOf(store.seal, one)))
    .execute();
  for (const { id, number } of cases) await keepTraces(tx, store, { id, number }, tracesOf(number));
}

function eventsOf(seal: Seal, { id, case_key, opened_at }: NewCase) {
  const sealer = seal.withCaseKey(case_key);
  const row = (kind: 'told' | 'opened', data: JsonObject) => ({
    case_id: id,
    at: opened_at,
    kind,
    actor: null,
    data: sealer.sealJson('case_event.data', data),
  });
  return [
    row('told', { kind: 'text', text: story }),
    row('opened', { countries: [], minors: false, soon: false, excluded: [] }),
  ];
}

const tracesOf = (number: number): Trace[] => [
  { kind: 'phone', value: `+62812${String(Math.floor(number / 5)).padStart(8, '0')}` },
  { kind: 'company', value: `PERUSAHAAN${number % 20 === 0 ? 0 : number % 2000}` },
  ...Array.from(
    { length: 16 },
    (_, n): Trace => ({ kind: 'text', value: `${number % 20 === 0 ? 'chain' : number}:${n}` }),
  ),
];
