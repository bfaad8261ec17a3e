import type { Answers } from '../../flows/engine.ts';
import type { CaseChange, CaseFile } from '../../store/cases.ts';
import { type CaseEvent, isOver } from '../../tips/case.ts';
import { factsIn, factsJson, factsOf } from '../../tips/facts.ts';
import { firstRegion, intakeKindOf, type NamedPlaces } from '../../tips/kinds.ts';
import { firstLevel } from '../../tips/route.ts';
import type { Entities } from '../../understanding/entities.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import { alertCase, wasAlerted } from '../alerts.ts';
import { type Action, type Context, type Inside, ownCase, replyLanguage, words } from '../context.ts';
import { tell } from '../tell.ts';
import { namedIn, storyOf } from '../telling.ts';
import { traceStory } from '../traces.ts';
import { stopWatching, watchWriter } from '../watch.ts';
import { factLines } from './facts.ts';
import { addToFirst, sameTipOf } from './same-tip.ts';

/**
 * Opens a draft with what its words already say, so that nobody is asked twice. `empty`: there was no
 * story yet. `region`, `departure`: known from the story. `same`: the number under which the same person
 * has reported the same already; asked for by `once`. `understood`: what the story seems to say, for its
 * writer to confirm.
 */
export const openCase: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (!file) return { empty: false };
  if (file.state.status !== 'draft') return known(file, context);
  const events = await context.services.cases.events(context.tx, file);
  const pieces = events.filter((event) => event.kind === 'told').length;
  if (pieces === 0 && file.kind !== 'danger') return nothingTold(file, args, context);
  const change: CaseChange = {
    ...(args.incomplete === true ? { incomplete: true } : {}),
    ...(args.quiet === true ? { quiet: true } : {}),
    ...(typeof args.callback === 'string' ? { callback: args.callback } : {}),
  };
  const first = args.once === true ? await sameTipOf(file, events, context) : null;
  if (first) return addToFirst(first, file, events, context);
  const opened = await openWith(file, events, change, context);
  // Who leaves today or tomorrow, or is a child, cannot wait for the remaining questions, once it is known where.
  // Kinds with an intake are asked where it is first.
  if (opened.urgency === 'departure' && opened.region !== null && intakeKindOf(file.kind) === null)
    return known(await alertCase(opened, context), context);
  await watchWriter(opened, context);
  return known(opened, context);
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
  const quiet = file.kind === 'danger';
  // Who only pressed "I need help" was told that silence passes it on.
  if (!quiet && !events.some((event) => event.kind === 'told')) return services.cases.discard(tx, file);
  const first = await sameTipOf(file, events, inside);
  if (first) await addToFirst(first, file, events, inside);
  else await alertCase(await openWith(file, events, { incomplete: true, quiet }, inside), inside);
}

/** Opens a draft with what its words say by now. */
export async function openWith(
  file: CaseFile,
  events: readonly CaseEvent[],
  change: CaseChange,
  inside: Inside,
): Promise<CaseFile> {
  const { tx, now, services } = inside;
  const story = storyOf(events);
  const facts = services.world.understand(story, {}).entities(new Date(now));
  // What the writer was asked and has answered counts more than what the words seem to say.
  const region = file.region ?? firstRegion(file.kind, placesNamed(facts));
  const soon = facts.departureSoon;
  // A child's case does not wait as long as an ordinary one, whenever they shall leave.
  const hurried = (soon || facts.minors) && file.urgency === 'normal';
  const excluded = await namedIn(story, inside);
  await traceStory(file, story, inside);
  return services.cases.record(
    tx,
    file,
    {
      kind: 'opened',
      at: now,
      data: {
        countries: facts.countries,
        minors: facts.minors,
        soon,
        excluded,
        facts: factsJson(factsOf(facts)),
      },
    },
    {
      ...change,
      region,
      level: firstLevel(region, file.bypass),
      ...(hurried ? { urgency: 'departure' } : {}),
    },
  );
}

/** The places in a story, as far as they decide whose turn it is. */
export const placesNamed = (facts: Entities): NamedPlaces => ({
  home: facts.region?.code.slice(0, 5) ?? facts.province?.code ?? null,
  country: facts.countries[0] ?? null,
});

/** What need not be asked, and what the writer may confirm. */
export async function known(file: CaseFile, context: Context): Promise<JsonObject> {
  const events = await context.services.cases.events(context.tx, file);
  const opened = events.findLast((event) => event.kind === 'opened');
  const facts = factsIn(events)?.facts ?? null;
  // Hurried for a child's sake: when they leave is not known yet.
  const notSaid = isObject(opened?.data) && opened.data.minors === true && opened.data.soon !== true;
  return {
    empty: false,
    region: file.region,
    departure: facts?.departure ?? (file.urgency === 'departure' && !notSaid ? 'soon' : null),
    understood: facts && factLines(facts, context),
  };
}

/** The regency that the story names by now; null where it names none, only a province, or a place abroad. */
export const placeTold: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (!file) return null;
  const { cases, world } = context.services;
  const story = storyOf(await cases.events(context.tx, file));
  const code = world.understand(story, {}).entities().region?.code.slice(0, 5);
  return code === undefined ? null : { code, name: world.regionName(code) };
};

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
  if (passedOver) await takeFromRegency(kept, context);
  const located = kept.urgency === 'departure' && kept.region !== null && file.region === null;
  if (kept.state.status !== 'draft' && (sooner || located)) await alertCase(kept, context);
  else if (!wasAlerted(await services.cases.events(tx, kept))) await watchWriter(kept, context);
  return null;
};

function changeOf(detail: Answers, file: CaseFile): CaseChange {
  const said = regionOf(detail);
  // Abroad, and this answer named no country: what the first words named still holds.
  const vaguer = said === 'abroad:' && file.region?.startsWith(said) === true;
  const region = vaguer ? file.region : (said ?? file.region);
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
  if (detail.place === 'abroad') return 'abroad:';
  const { region } = detail;
  if (!isObject(region) || typeof region.code !== 'string') return null;
  return region.code.slice(0, 5);
}

/** The regency must not see it any more: whoever holds it there loses it. */
async function takeFromRegency(file: CaseFile, context: Context): Promise<void> {
  const { tx, now, services } = context;
  const claimer = file.state.claimedBy ? await services.roster.byId(tx, file.state.claimedBy) : null;
  if (claimer?.level === 'regency') {
    await stopWatching(file, context);
    const text = services.world.texts.t(replyLanguage(claimer.language), 'notice.taken-over', {
      number: file.number,
    });
    const freed = await services.cases.record(tx, file, { kind: 'transferred', at: now, actor: claimer.id });
    await tell(claimer, file, { text }, context);
    await alertCase(freed, context);
  }
}

/** Tells the coordinators whose turn it is. False when there is nothing to tell, `held` when it waits. */
export const alertAction: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (!file || file.state.status === 'draft') return false;
  // An intake alerts as soon as it may: the time in which somebody has to take the case runs on.
  const told =
    intakeKindOf(file.kind) !== null && wasAlerted(await context.services.cases.events(context.tx, file));
  const after = told ? null : await alertCase(file, context);
  // Over the limit: it is kept, and goes on by itself when its turn comes.
  if (after !== file || isOver(file.state.status)) return true;
  const { points } = context.services.world.policy.limits.reports;
  context.say({ text: words(context, 'case.limit-reached', { points }) });
  return { held: true };
};
