import { findCompany } from '../adverts/company.ts';
import type { Verdict } from '../agencies/match.ts';
import { companyKey } from '../agencies/name.ts';
import type { World } from '../conversation/world.ts';
import type { CaseFile } from '../store/cases.ts';
import { aliasHash } from '../store/hashes.ts';
import { sameBytes } from '../store/seal.ts';
import { keepTraces, type Trace } from '../store/traces.ts';
import type { JsonObject } from '../values/json.ts';
import { toE164 } from '../values/phone.ts';
import type { Context } from './context.ts';

/** Nobody's message names more numbers and companies than this, unless it wants to fill the table. */
const mostTraces = 20;
/** A shorter name ("PT X") says nothing about which company it is. */
const shortestKey = 3;

/** Keeps the numbers and companies of one piece of a case, so that cases which share one are found. */
export async function traceCase(file: CaseFile, piece: JsonObject, context: Context): Promise<void> {
  const { tx, services } = context;
  const found = tracesIn(piece, services.world);
  const traces = found.slice(0, mostTraces);
  const kept = traces.some(({ kind }) => kind === 'phone') ? await notOwn(traces, file, context) : traces;
  await keepTraces(tx, services.store, file.id, kept);
}

/** The telephone numbers and companies in what somebody wrote, or in a contact that they sent. */
export function tracesIn(piece: JsonObject, world: World): Trace[] {
  const text = typeof piece.text === 'string' ? piece.text : '';
  const sent = typeof piece.phone === 'string' ? toE164(piece.phone) : null;
  const named = world.understand(text, {}).entities().phones;
  const helpful = new Set(world.lines.map(({ number }) => toE164(number)));
  // A number to call for help stands in many stories and ties none of them to another.
  const phones = [...(sent === null ? [] : [sent]), ...named].filter((phone) => !helpful.has(phone));
  return [
    ...[...new Set(phones)].map((value) => ({ kind: 'phone', value }) as const),
    ...companiesIn(text, world).map((value) => ({ kind: 'company', value }) as const),
  ];
}

/** One key for each company in a text: by the register's name where it knows the company, else as written. */
function companiesIn(text: string, { agencies }: World): string[] {
  const written = findCompany(text)?.name ?? null;
  const mentioned = registered(agencies.mentions(text));
  const names = written === null ? [] : [registered(agencies.check(written)) ?? written];
  const keys = [...names, ...(mentioned === null ? [] : [mentioned])].map(companyKey);
  return [...new Set(keys)].filter((key) => key.length >= shortestKey);
}

/** The register's name of a company that it has or had; a merely similar one may be another company. */
function registered(verdict: Verdict | null): string | null {
  if (verdict?.verdict !== 'listed' && verdict?.verdict !== 'delisted') return null;
  return verdict.matches[0]?.name ?? null;
}

/** The writer's own number, where the channel knows them by it, is not what the story is about. */
async function notOwn(
  traces: readonly Trace[],
  { reporterId }: CaseFile,
  { tx, services, present }: Context,
): Promise<readonly Trace[]> {
  // By Kode a case can be written to from another phone than the one that reported.
  const writers = [present.personId, ...(reporterId === null ? [] : [reporterId])];
  const own = await tx.selectFrom('alias').select('hash').where('person_id', 'in', writers).execute();
  return traces.filter(({ kind, value }) => {
    const hash = aliasHash(services.store.seal, 'whatsapp', value);
    return kind !== 'phone' || !own.some((alias) => sameBytes(alias.hash, hash));
  });
}
