import type { CaseChange, CaseFile } from '../../store/cases.ts';
import type { CaseEvent } from '../../tips/case.ts';
import { isPlaceKnown, mayBeAtHome } from '../../tips/kinds.ts';
import { choicesOfQuestion, openQuestions, type QuestionId, questionIdOf } from '../../tips/questions.ts';
import { firstLevel } from '../../tips/route.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import { alertCase, wasAlerted } from '../alerts.ts';
import { type Action, type Context, ownCase, words } from '../context.ts';
import { namedIn, storyOf } from '../telling.ts';
import { traceCase } from '../traces.ts';
import { watchWriter } from '../watch.ts';
import { placesNamed } from './open.ts';
import { tellClaimer } from './updates.ts';

/**
 * Keeps the answer to a question of the case's kind, and gives the next one that its story leaves open:
 * `{id, text, options}`. `country`: has just become known. `danger`: a life is in danger, by this answer.
 */
export const askNext: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (!file) return {};
  const id = questionIdOf(args.question);
  if (id === null) return next(await begun(file, context), { country: countryOf(file) }, context);
  const answer = typeof args.answer === 'string' ? args.answer : null;
  if (answer !== null && isNoAnswer(id, answer)) return next(file, {}, context);
  const kept = await keep(file, id, answer, context);
  const country = kept.region === file.region ? null : countryOf(kept);
  const danger = id === 'state' && answer === 'life';
  return next(kept, { country, ...(danger ? { danger } : {}) }, context);
};

/** The country in which a case is, where that is known. */
const countryOf = ({ region }: CaseFile): string | null =>
  region?.startsWith('abroad:') && region !== 'abroad:' ? region.slice('abroad:'.length) : null;

/** A bare number that no choice has: a slip of the finger, asked again. */
const isNoAnswer = (id: QuestionId, answer: string): boolean =>
  choicesOfQuestion(id).length > 0 && /^\d{1,2}$/.test(answer.trim());

/** An Indonesian place in a story from abroad is no place of the case, but where the family may live. */
async function begun(file: CaseFile, context: Context): Promise<CaseFile> {
  const { tx, now, services } = context;
  const { home } = placesNamed(await factsOf(file, context));
  const known =
    home === null || home === file.region
      ? file
      : await services.cases.record(tx, file, { kind: 'detailed', at: now, data: { home } });
  return inTime(known, context);
}

async function factsOf(file: CaseFile, { tx, services }: Context) {
  const story = storyOf(await services.cases.events(tx, file));
  return services.world.understand(story, {}).entities();
}

async function keep(
  file: CaseFile,
  id: QuestionId,
  answer: string | null,
  context: Context,
): Promise<CaseFile> {
  const { tx, now, services } = context;
  const own = answer !== null && !choicesOfQuestion(id).includes(answer) ? answer : '';
  const excluded = own === '' ? [] : await namedIn(own, context);
  const data: JsonObject = { [id]: answer, ...(excluded.length > 0 ? { excluded } : {}) };
  if (own !== '') await traceCase(file, { kind: 'text', text: own }, context);
  const change = changeOf(file, id, answer, context);
  const kept = await services.cases.record(tx, file, { kind: 'detailed', at: now, data }, change);
  if (kept.urgency === 'danger' && file.urgency !== 'danger')
    return alertCase(kept, context, { again: true });
  if (kept.state.claimedBy !== null) await tellClaimer(kept, context);
  const elsewhere = kept.region !== file.region && wasAlerted(await services.cases.events(tx, kept));
  return elsewhere ? alertCase(kept, context) : inTime(kept, context);
}

function changeOf(file: CaseFile, id: QuestionId, answer: string | null, { services }: Context): CaseChange {
  if (id === 'state' && answer === 'life') return { urgency: 'danger' };
  if (id !== 'where' || answer === null) return {};
  const region = regionIn(answer, file, services.world) ?? file.region;
  return region === file.region ? {} : { region, level: firstLevel(region, file.bypass) };
}

/** The region that an answer to "where?" names, as far as a case of this kind can belong there. */
function regionIn(
  answer: string,
  { kind }: CaseFile,
  world: Pick<Context['services']['world'], 'country' | 'region'>,
): string | null {
  const country = world.country(answer);
  if (country !== null) return `abroad:${country}`;
  const place = mayBeAtHome(kind) ? world.region(answer) : null;
  return isObject(place) && typeof place.code === 'string' ? place.code.slice(0, 5) : null;
}

/** What cannot wait twelve hours is told as soon as it is known where it is, before the other questions. */
async function inTime(file: CaseFile, context: Context): Promise<CaseFile> {
  const { tx, services } = context;
  const events = await services.cases.events(tx, file);
  if (wasAlerted(events)) return file;
  const facts = await factsOf(file, context);
  const settled = askedIn(events).has('where') || isPlaceKnown(file.kind, placesNamed(facts));
  if (file.urgency !== 'normal' && settled) return alertCase(file, context);
  await watchWriter(file, context);
  return file;
}

/** The questions that were answered or passed over. */
const askedIn = (events: readonly CaseEvent[]): Set<QuestionId> =>
  new Set(
    events.flatMap(({ kind, data }) =>
      kind === 'detailed' && isObject(data)
        ? Object.keys(data).flatMap((name) => questionIdOf(name) ?? [])
        : [],
    ),
  );

async function next(file: CaseFile, known: JsonObject, context: Context): Promise<Json> {
  const events = await context.services.cases.events(context.tx, file);
  const facts = await factsOf(file, context);
  const asked = askedIn(events);
  const open = openQuestions(file.kind, { text: storyOf(events), ...placesNamed(facts) }, asked);
  const [id] = open;
  if (id === undefined) return known;
  const counter = words(context, 'common.counter', { n: asked.size + 1, of: asked.size + open.length });
  return {
    ...known,
    id,
    text: `${counter}\n${questionText(id, file, context)}`,
    options: options(id, context),
  };
}

const questionText = (id: QuestionId, { kind }: CaseFile, context: Context): string =>
  id === 'where' && mayBeAtHome(kind)
    ? words(context, 'intake.question.where.either')
    : words(context, `intake.question.${id}`);

const options = (id: QuestionId, context: Context): Json =>
  choicesOfQuestion(id).map((choice) => ({
    id: choice,
    label: words(context, `intake.question.${id}.${choice}`),
  }));
