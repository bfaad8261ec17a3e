import { findCompany } from '../adverts/company.ts';
import type { Verdict } from '../agencies/match.ts';
import { companyKey } from '../agencies/name.ts';
import type { World } from '../conversation/world.ts';
import type { CaseFile } from '../store/cases.ts';
import { aliasHash } from '../store/hashes.ts';
import { sameBytes } from '../store/seal.ts';
import type { Tx } from '../store/store.ts';
import { keepTraces, type Trace } from '../store/traces.ts';
import { textMarks } from '../tips/shingles.ts';
import type { JsonObject } from '../values/json.ts';
import { toE164 } from '../values/phone.ts';
import type { Context, Inside } from './context.ts';
import { tellOfMany } from './many.ts';
import type { Services } from './services.ts';

/** Nobody's message names more numbers and companies than this, unless it wants to fill the table. */
const mostTraces = 20;
/** A shorter name ("PT X", "@ani") says nothing about which company or whose it is. */
const shortestKey = 3;
const shortestHandle = 4;

/** What keeping traces needs of the house. */
export interface Tracing {
  readonly tx: Tx;
  readonly services: Pick<Services, 'store' | 'world'>;
}

/** Where a piece came from: a timer passes on what somebody wrote before, and nobody is there then. */
type Written = Inside & { readonly present?: Context['present'] };

/** Keeps what one piece of a case names and says, so that cases which share something are found. */
export async function traceCase(file: CaseFile, piece: JsonObject, written: Written): Promise<void> {
  // By Kode a case can be written to from another phone than the one that reported.
  const writer = written.present?.personId ?? null;
  const traces = await tracePiece(file, piece, [writer], written);
  const numbered = traces.some(({ kind }) => kind === 'phone' || kind === 'account');
  if (numbered && file.state.status !== 'draft' && (await isAlerted(file, written)))
    await tellOfMany(file, written);
}

/** Of a case that nobody was told of yet it is not certain where it belongs. */
async function isAlerted({ id }: CaseFile, { tx }: Inside): Promise<boolean> {
  const row = await tx
    .selectFrom('case_alert')
    .select('case_id')
    .where('case_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The same without telling anybody; `writers`: who wrote besides the reporter. Gives what was named. */
export async function tracePiece(
  file: CaseFile,
  piece: JsonObject,
  writers: readonly (string | null)[],
  { tx, services }: Tracing,
): Promise<readonly Trace[]> {
  const found = tracesIn(piece, services.world).slice(0, mostTraces);
  const phones = found.some(({ kind }) => kind === 'phone');
  const named = phones ? await notOwn(found, [file.reporterId, ...writers], { tx, services }) : found;
  const marks = typeof piece.text === 'string' ? marksOf(piece.text) : [];
  await keepTraces(tx, services.store, file, [...named, ...marks]);
  return named;
}

/** A story that came in pieces is compared as a whole too: elsewhere it may have come in one. */
export const traceStory = (file: CaseFile, story: string, { tx, services }: Tracing): Promise<void> =>
  keepTraces(tx, services.store, file, marksOf(story));

const marksOf = (text: string): Trace[] => textMarks(text).map((value) => ({ kind: 'text', value }));

/** Numbers, companies, accounts and names on social networks in what somebody wrote, or in a contact that they sent. */
export function tracesIn(piece: JsonObject, world: World): Trace[] {
  const text = typeof piece.text === 'string' ? piece.text : '';
  const sent = typeof piece.phone === 'string' ? toE164(piece.phone) : null;
  const { phones: named, accounts, handles } = world.understand(text, {}).entities();
  const helpful = new Set(world.lines.map(({ number }) => toE164(number)));
  // A number to call for help stands in many stories and ties none of them to another.
  const phones = [...(sent === null ? [] : [sent]), ...named].filter((phone) => !helpful.has(phone));
  const traces = (kind: Trace['kind'], values: readonly string[]): Trace[] =>
    [...new Set(values)].map((value) => ({ kind, value }));
  return [
    ...traces('phone', phones),
    ...traces('account', accounts),
    ...traces(
      'handle',
      handles.map(bareHandle).filter(({ length }) => length >= shortestHandle),
    ),
    ...traces('company', companiesIn(text, world)),
  ];
}

/** People say the name with its network, or without: it is the same name. */
const bareHandle = (handle: string): string => handle.replace(/^.*[:@]/, '');

/** One key for each company in a text: by the register's name where it knows the company, else as written. */
function companiesIn(text: string, { agencies }: World): string[] {
  const written = findCompany(text)?.name ?? null;
  const mentioned = registered(agencies.mentions(text));
  const names = written === null ? [] : [registered(agencies.check(written)) ?? written];
  const keys = [...names, ...(mentioned === null ? [] : [mentioned])].map(companyKey);
  return keys.filter((key) => key.length >= shortestKey);
}

/** The register's name of a company that it has or had; a merely similar one may be another company. */
function registered(verdict: Verdict | null): string | null {
  if (verdict?.verdict !== 'listed' && verdict?.verdict !== 'delisted') return null;
  return verdict.matches[0]?.name ?? null;
}

/** The writer's own number, where the channel knows them by it, is not what the story is about. */
async function notOwn(
  traces: readonly Trace[],
  writers: readonly (string | null)[],
  { tx, services }: Tracing,
): Promise<readonly Trace[]> {
  const known = writers.filter((id) => id !== null);
  if (known.length === 0) return traces;
  const own = await tx.selectFrom('alias').select('hash').where('person_id', 'in', known).execute();
  return traces.filter(({ kind, value }) => {
    const hash = aliasHash(services.store.seal, 'whatsapp', value);
    return kind !== 'phone' || !own.some((alias) => sameBytes(alias.hash, hash));
  });
}
