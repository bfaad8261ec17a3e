import { sql } from 'kysely';
import { companyKey } from '../agencies/name.ts';
import { provinceOf } from '../values/region.ts';
import type { Store, Tx } from './store.ts';

/** How many people asked for a company. */
export interface Asked {
  /** The company's name as the register has it; null for one that no list knows. */
  readonly name: string | null;
  readonly people: number;
  /** Provinces, most people first; only those from which enough people asked. */
  readonly regions: readonly { readonly code: string; readonly people: number }[];
}

const day = 86_400_000;
const daysCounted = 30;

/** Fewer people than this are never told of: a count of one or two names somebody. */
export const fewestShown = 5;

/**
 * Counts a person once for a company and week. Neither the name nor the person is written: the row holds
 * keyed hashes, the person's one together with the company.
 */
export async function noteAsked(
  tx: Tx,
  { seal }: Store,
  name: string,
  personId: string,
  now: number,
): Promise<void> {
  const key = companyKey(name);
  await tx
    .insertInto('company_asked')
    .values({
      company: seal.blind('asked', key),
      week: weekOf(now),
      person: seal.blind('asked.person', key, personId),
      region: await regionOf(tx, personId),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The province of the person's latest report, or of the news they subscribed to; else nothing. */
async function regionOf(tx: Tx, personId: string): Promise<string> {
  const report = await tx
    .selectFrom('case_file')
    .select('region')
    .where('reporter_id', '=', personId)
    .where('region', 'is not', null)
    .orderBy('activity_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const wanted = await tx
    .selectFrom('subscription')
    .select('region')
    .where('person_id', '=', personId)
    .where('region', '<>', '')
    .limit(1)
    .executeTakeFirst();
  const code = report?.region ?? wanted?.region ?? '';
  return /^\d\d/.test(code) ? provinceOf(code) : '';
}

/**
 * The companies that most people asked for in the last thirty days, most first; never one that fewer
 * than five asked for. Hashes have no way back, so names are those of `known`; the others stay nameless.
 */
export async function mostAsked(
  tx: Tx,
  { seal }: Store,
  known: readonly string[],
  now: number,
  most: number,
): Promise<Asked[]> {
  const people = sql<number | string>`count(distinct person)`;
  const rows = await tx
    .selectFrom('company_asked')
    .select(['company', people.as('people')])
    .where('week', '>=', firstWeek(now))
    .groupBy('company')
    .having(people, '>=', fewestShown)
    .orderBy(people, 'desc')
    .orderBy('company')
    .limit(most)
    .execute();
  if (rows.length === 0) return [];
  const names = new Map(known.map((name) => [hex(seal.blind('asked', companyKey(name))), name]));
  return Promise.all(
    rows.map(async (row) => ({
      name: names.get(hex(row.company)) ?? null,
      people: Number(row.people),
      regions: await regionsOf(tx, row.company, now),
    })),
  );
}

async function regionsOf(tx: Tx, company: Uint8Array, now: number) {
  const people = sql<number | string>`count(distinct person)`;
  const rows = await tx
    .selectFrom('company_asked')
    .select(['region', people.as('people')])
    .where('company', '=', company)
    .where('region', '<>', '')
    .where('week', '>=', firstWeek(now))
    .groupBy('region')
    .having(people, '>=', fewestShown)
    .orderBy(people, 'desc')
    .orderBy('region')
    .execute();
  return rows.map(({ region, people: count }) => ({ code: region, people: Number(count) }));
}

/** Deletes what is no longer counted. */
export async function sweepAsked(tx: Tx, now: number): Promise<void> {
  await tx.deleteFrom('company_asked').where('week', '<', firstWeek(now)).execute();
}

/** Weeks are counted whole: that in which the thirty days begin is the first. */
const firstWeek = (now: number): string => weekOf(now - daysCounted * day);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The Monday on or before a moment, as `2026-11-16` (UTC). */
function weekOf(moment: number): string {
  const date = new Date(moment);
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  return new Date(moment - sinceMonday * day).toISOString().slice(0, 10);
}
