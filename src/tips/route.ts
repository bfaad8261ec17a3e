import { type CaseKind, type Level, levels, type Urgency } from './case.ts';

/** A coordinator as far as routing needs to know. */
export interface Candidate {
  readonly id: string;
  readonly level: Level;
  /** Region codes (`52.03`, `52`), `abroad:MY`, `sea`. */
  readonly regions: readonly string[];
  readonly onDuty: boolean;
  /** Has written to the bot, so that the bot may write to them. */
  readonly reachable: boolean;
  /** What the roster notes about them, `women` among it. */
  readonly flags: readonly string[];
}

export interface Routing {
  readonly kind: CaseKind;
  readonly urgency: Urgency;
  /** `52.03`, `52`, `abroad:MY`, `sea`, or null when nobody knows. */
  readonly region: string | null;
  /** The regency must not see it. */
  readonly bypass: boolean;
  /** The lowest level to ask from now on; rises with every escalation. */
  readonly from: Level;
  /** Coordinators who know the people in it, are named in it, or let it go. */
  readonly excluded: ReadonlySet<string>;
  /** At a level where women are on duty, they alone are alerted at first. */
  readonly womenFirst: boolean;
}

export interface Route {
  /** The level that the case stands at after this. */
  readonly level: Level;
  readonly who: readonly { readonly id: string; readonly level: Level }[];
  /** Others of these levels are on duty too and wait, because women come first. */
  readonly othersWait: boolean;
}

/** The level at which a case starts. Abroad, at sea and the unknown go straight to the top. */
export function firstLevel(region: string | null, bypass: boolean): Level {
  if (region === null || region === 'sea' || region.startsWith('abroad:')) return 'national';
  if (region.length <= 2) return 'province';
  return bypass ? 'province' : 'regency';
}

export const levelAbove = (level: Level): Level => levels[levels.indexOf(level) + 1] ?? 'national';

/**
 * Who is alerted: the coordinators on duty of the lowest level that has any, and for danger of the next
 * such level as well. With nobody on duty anywhere, whoever can be reached is better than nobody:
 * at the top, or where the top has nobody, anybody who may see it.
 */
export function route(routing: Routing, roster: readonly Candidate[]): Route {
  const able = roster.filter((c) => c.reachable && !routing.excluded.has(c.id));
  const onDuty = able.filter((c) => c.onDuty);
  const from = lowest(routing);
  const wanted = routing.urgency === 'danger' ? 2 : 1;
  const found: { id: string; level: Level }[] = [];
  let reached = 0;
  let othersWait = false;
  let level: Level = 'national';
  for (const at of levels.slice(levels.indexOf(from))) {
    const here = onDuty.filter((c) => serves(c, at, routing));
    if (here.length === 0) continue;
    if (reached === 0) level = at;
    const first = routing.womenFirst ? womenOrAll(here) : here;
    othersWait ||= first.length < here.length;
    found.push(...first.map((c) => ({ id: c.id, level: at })));
    reached += 1;
    if (reached === wanted) break;
  }
  if (found.length === 0) {
    const top = able.filter((c) => serves(c, 'national', routing));
    const anybody = top.length > 0 ? top : able.filter((c) => mayServe(c, routing));
    found.push(...anybody.map((c) => ({ id: c.id, level: c.level })));
  }
  return { level, who: unique(found), othersWait };
}

function womenOrAll(here: readonly Candidate[]): readonly Candidate[] {
  const women = here.filter((c) => c.flags.includes('women'));
  return women.length > 0 ? women : here;
}

/** Whether a coordinator may see and claim a case at all: theirs by region and not kept from their level. */
export function mayServe(candidate: Candidate, routing: Routing): boolean {
  if (routing.excluded.has(candidate.id)) return false;
  return levels.some((level) => serves(candidate, level, routing));
}

/** Where the cases are that a coordinator may see; null: everywhere. Coarser than `mayServe`, which decides. */
export function areasServed({ level, regions }: Candidate): {
  readonly areas: readonly string[] | null;
  readonly placeless: boolean;
} {
  if (level !== 'national') return { areas: regions, placeless: level === 'province' };
  const special = specialsOf(regions);
  return { areas: special.length > 0 && special.length === regions.length ? special : null, placeless: true };
}

/** A cry for help from nobody knows where reaches every province besides the top. */
function lowest(routing: Routing): Level {
  return routing.region === null && routing.urgency === 'danger' ? 'province' : routing.from;
}

function serves(candidate: Candidate, level: Level, routing: Routing): boolean {
  if (candidate.level !== level) return false;
  if (level === 'national') return servesAtTop(candidate, routing.region);
  if (level === 'regency' && routing.bypass) return false;
  if (routing.region === null) return level === 'province' && routing.urgency === 'danger';
  const area = level === 'province' ? routing.region.slice(0, 2) : routing.region.slice(0, 5);
  return candidate.regions.includes(area);
}

/** At the top everybody serves, but who is there for one country or the sea only gets just that. */
function servesAtTop(candidate: Candidate, region: string | null): boolean {
  const special = specialsOf(candidate.regions);
  if (special.length === 0 || special.length < candidate.regions.length) return true;
  return region !== null && special.includes(region);
}

const specialsOf = (regions: readonly string[]): string[] =>
  regions.filter((region) => region === 'sea' || region.startsWith('abroad:'));

function unique(found: readonly { id: string; level: Level }[]): { id: string; level: Level }[] {
  return [...new Map(found.map((entry) => [entry.id, entry])).values()];
}
