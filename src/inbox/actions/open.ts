import type { Answers } from '../../flows/engine.ts';
import type { CaseChange, CaseFile } from '../../store/cases.ts';
import type { Coordinator } from '../../store/roster.ts';
import type { CaseEvent } from '../../tips/case.ts';
import { firstLevel } from '../../tips/route.ts';
import { isObject, type Json } from '../../values/json.ts';
import { alertCase } from '../alerts.ts';
import { type Action, type Context, type Inside, ownCase } from '../context.ts';

/**
 * Opens a draft with what its words already say, so that nobody is asked twice. `empty`: there was no
 * story yet. `region`, `departure`: known from the story.
 */
export const openCase: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (!file) return { empty: false };
  if (file.state.status !== 'draft') return known(file);
  const events = await context.services.cases.events(context.tx, file);
  const story = storyOf(events);
  const pieces = events.filter((event) => event.kind === 'told').length;
  if (pieces === 0 && file.kind !== 'danger') return nothingTold(file, args, context);
  const change: CaseChange = {
    ...(args.incomplete === true ? { incomplete: true } : {}),
    ...(args.quiet === true ? { quiet: true } : {}),
    ...(typeof args.callback === 'string' ? { callback: args.callback } : {}),
  };
  return known(await openWith(file, story, change, context));
};

async function nothingTold(file: CaseFile, args: Answers, context: Context): Promise<Json> {
  // After silence nobody is there to be asked again, and there is nothing to keep.
  if (args.incomplete === true) await context.services.cases.discard(context.tx, file);
  return { empty: true };
}

/** Opens a draft of which the talk lost sight: its own timer found it. */
export async function openAbandoned(file: CaseFile, inside: Inside): Promise<void> {
  const { tx, services } = inside;
  const events = await services.cases.events(tx, file);
  if (!events.some((event) => event.kind === 'told')) {
    await services.cases.discard(tx, file);
    return;
  }
  const quiet = file.kind === 'danger';
  await alertCase(await openWith(file, storyOf(events), { incomplete: true, quiet }, inside), inside);
}

async function openWith(
  file: CaseFile,
  story: string,
  change: CaseChange,
  inside: Inside,
): Promise<CaseFile> {
  const { tx, now, services } = inside;
  const facts = services.world.understand(story, {}).entities();
  // What the writer was asked and has answered counts more than what the words seem to say.
  const region = file.region ?? facts.region?.code.slice(0, 5) ?? facts.province?.code ?? null;
  const soon = facts.departureSoon && file.urgency === 'normal';
  const excluded = namedIn(await services.roster.all(tx), facts.persons, facts.phones);
  return services.cases.record(
    tx,
    file,
    {
      kind: 'opened',
      at: now,
      data: {
        persons: facts.persons,
        phones: facts.phones,
        agency: facts.agency,
        countries: facts.countries,
        place: facts.region?.name ?? facts.province?.name ?? null,
        minors: facts.minors,
        excluded,
      },
    },
    { ...change, region, level: firstLevel(region, file.bypass), ...(soon ? { urgency: 'departure' } : {}) },
  );
}

/** Everything that was written, in order. */
export function storyOf(events: readonly CaseEvent[]): string {
  return events
    .flatMap((event) =>
      event.kind === 'told' && isObject(event.data) && typeof event.data.text === 'string'
        ? [event.data.text]
        : [],
    )
    .join('\n');
}

/** Coordinators whose own name or number stands in the story. */
function namedIn(
  roster: readonly Coordinator[],
  persons: readonly string[],
  phones: readonly string[],
): string[] {
  const names = persons.map(bare).filter((name) => name.length > 2);
  const digits = phones.map((phone) => phone.replace(/\D/g, ''));
  return roster
    .filter(
      (c) =>
        names.includes(bare(c.name)) || digits.some((d) => d !== '' && c.address.replace(/\D/g, '') === d),
    )
    .map((c) => c.id);
}

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(pak|bapak|bu|ibu|bang|mas|mbak|haji|hj|h)\.?\s+/i, '')
    .trim();

function known(file: CaseFile): Json {
  return {
    empty: false,
    region: file.region,
    departure: file.urgency === 'departure' ? 'soon' : null,
  };
}

/** Keeps one answer and what follows from it for routing. */
export const keepDetail: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (!file) return null;
  const { case: _id, ...detail } = args;
  const change = changeOf(detail, file);
  const { tx, now, services } = context;
  const kept = await services.cases.record(tx, file, { kind: 'detailed', at: now, data: detail }, change);
  const sooner = change.urgency !== undefined && change.urgency !== file.urgency;
  const passedOver = change.bypass === true && !file.bypass;
  if (kept.state.status === 'draft') return null;
  if (passedOver) await takeFromRegency(kept, context);
  // Who leaves today or tomorrow cannot wait for the remaining questions.
  else if (sooner) await alertCase(kept, context);
  return null;
};

function changeOf(detail: Answers, file: CaseFile): CaseChange {
  const region = regionOf(detail) ?? file.region;
  const bypass = file.bypass || detail.near === 'close' || detail.near === 'bypass';
  const soon = detail.departure === 'today' || detail.departure === 'tomorrow';
  return {
    region,
    bypass,
    // A level that the case has climbed to is not lost by knowing more.
    ...(region !== file.region || bypass !== file.bypass ? { level: firstLevel(region, bypass) } : {}),
    ...(soon && file.urgency === 'normal' ? { urgency: 'departure' } : {}),
    ...(typeof detail.callback === 'string' ? { callback: detail.callback, quiet: false } : {}),
  };
}

function regionOf(detail: Answers): string | null {
  if (detail.place === 'sea') return 'sea';
  if (typeof detail.country === 'string') return `abroad:${detail.country}`;
  const { region } = detail;
  if (!isObject(region) || typeof region.code !== 'string') return null;
  return region.code.slice(0, 5);
}

/** The regency must not see it any more: whoever holds it there loses it. */
async function takeFromRegency(file: CaseFile, context: Context): Promise<void> {
  const { tx, now, services } = context;
  const claimer = file.state.claimedBy ? await services.roster.byId(tx, file.state.claimedBy) : null;
  if (claimer?.level === 'regency') {
    const freed = await services.cases.record(tx, file, { kind: 'transferred', at: now, actor: claimer.id });
    await alertCase(freed, context);
  }
}

/** Tells the coordinators whose turn it is. False when there is nothing to tell. */
export const alertAction: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (!file || file.state.status === 'draft') return false;
  await alertCase(file, context);
  return true;
};
