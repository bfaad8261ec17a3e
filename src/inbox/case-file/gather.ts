import type { CaseFile } from '../../store/cases.ts';
import { aliasHash } from '../../store/hashes.ts';
import type { Coordinator } from '../../store/roster.ts';
import type { TraceKind } from '../../store/schema.ts';
import { sameBytes } from '../../store/seal.ts';
import type { CaseEvent } from '../../tips/case.ts';
import { mayServe } from '../../tips/route.ts';
import { isObject } from '../../values/json.ts';
import { findPhones } from '../../values/phone.ts';
import type { Inside } from '../context.ts';
import { linkedFor, linkedTo } from '../linked.ts';
import { routingOf } from '../routing.ts';

/** Everything that a case file is written from, as the database holds it at one moment. */
export interface Gathered {
  readonly file: CaseFile;
  readonly events: readonly CaseEvent[];
  /** What the writer sent; what a coordinator showed them is no evidence. */
  readonly media: readonly KeptFile[];
  readonly links: readonly Link[];
  /** Cases that share something, and that this coordinator may not see. */
  readonly linksElsewhere: number;
  /** Who did something, in the order of their first deed. */
  readonly actors: readonly Actor[];
  /** The writer's own telephone numbers, in E.164, as far as they stand in the case. */
  readonly ownPhones: ReadonlySet<string>;
}

export interface KeptFile {
  readonly id: string;
  readonly kind: string;
  readonly mime: string;
  readonly size: number;
  readonly at: number;
}

export interface Link {
  readonly number: number;
  readonly kinds: readonly TraceKind[];
  /** A coordinator has said that they belong together. */
  readonly confirmed: boolean;
}

/** Null role: they are on the roster no more. */
export interface Actor {
  readonly id: string;
  readonly role: Coordinator['role'] | null;
  readonly level: Coordinator['level'] | null;
}

/** Files of one case that are listed; no more are kept. */
const mostFiles = 60;

export async function gather(file: CaseFile, coordinator: Coordinator, inside: Inside): Promise<Gathered> {
  const { tx, services } = inside;
  const events = await services.cases.events(tx, file);
  const media = await tx
    .selectFrom('media')
    .select(['id', 'kind', 'mime', 'size', 'created_at as at'])
    .where('case_id', '=', file.id)
    .orderBy('created_at')
    .orderBy('id')
    .limit(mostFiles)
    .execute();
  return {
    file,
    events,
    media: media.filter(({ id }) => events.some(({ data }) => isObject(data) && data.media === id)),
    ...(await linksOf(file, coordinator, inside)),
    actors: await actorsOf(events, inside),
    ownPhones: await ownPhones(file, events, inside),
  };
}

async function linksOf(file: CaseFile, coordinator: Coordinator, inside: Inside) {
  const linked = linkedFor(await linkedTo(file, inside), coordinator);
  const seen = linked.filter((one) => mayServe(coordinator, routingOf(one.file, one.excluded)));
  return {
    links: seen.map(({ file: { number }, kinds, confirmed }) => ({ number, kinds, confirmed })),
    linksElsewhere: linked.length - seen.length,
  };
}

async function actorsOf(events: readonly CaseEvent[], { tx, services }: Inside): Promise<Actor[]> {
  const ids = [...new Set(events.flatMap(({ actor }) => (actor === null ? [] : [actor])))];
  const actors: Actor[] = [];
  for (const id of ids) {
    const found = await services.roster.byId(tx, id);
    actors.push({ id, role: found?.role ?? null, level: found?.level ?? null });
  }
  return actors;
}

/** The number that the writer allowed to be rung, and those by which a channel knows them. */
async function ownPhones(
  { reporterId }: CaseFile,
  events: readonly CaseEvent[],
  { tx, services }: Inside,
): Promise<Set<string>> {
  const given = events.filter(({ kind }) => kind === 'called').flatMap(({ data }) => phonesIn(data));
  const aliases = await tx
    .selectFrom('alias')
    .select('hash')
    .where('person_id', '=', reporterId ?? '')
    .execute();
  const named = events.flatMap(({ data }) => phonesIn(data));
  const known = [...new Set(named)].filter((phone) => {
    const hash = aliasHash(services.store.seal, 'whatsapp', phone);
    return aliases.some((alias) => sameBytes(alias.hash, hash));
  });
  return new Set([...given, ...known]);
}

function phonesIn(data: CaseEvent['data']): string[] {
  if (!isObject(data)) return [];
  const found = [data.text, data.phone, data.name].flatMap((part) =>
    typeof part === 'string' ? findPhones(part) : [],
  );
  // A number that was given to one coordinator alone stands apart from the words for everybody.
  return isObject(data.whole) ? [...found, ...phonesIn(data.whole)] : found;
}
