import type { Answers } from '../../flows/engine.ts';
import type { CaseFile } from '../../store/cases.ts';
import { removeMedia } from '../../store/media.ts';
import {
  askedIn,
  dropQuestion,
  holdPiece,
  isHolding,
  takeBackQuestions,
  takeHeld,
} from '../../store/relay.ts';
import { type CaseEvent, isOver } from '../../tips/case.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import { findPhones, maskPhones, toE164 } from '../../values/phone.ts';
import { type Action, type Context, type Inside, ownCase } from '../context.ts';
import { namedIn, storyOf, wordsIn } from '../telling.ts';
import { traceCase } from '../traces.ts';
import { clearCaseTimer, setCaseTimer } from '../watch.ts';
import { addPiece, keepMedia, raiseCase } from './story.ts';
import { tellClaimer } from './updates.ts';

/** The timer that sends a held answer without its number. */
export const heldKind = 'relay-held';

/**
 * The writer's answer to a coordinator's question. A cry for help in it raises the case. `phone`: a
 * telephone number stands in it, and it waits for a word about that.
 */
export const answerRelay: Action = async (args, context) => {
  const pieces = Array.isArray(args.pieces) ? args.pieces.filter(isObject) : [args.piece].filter(isObject);
  for (const piece of pieces) await takeAnswer(piece, args, context);
  return { phone: typeof args.case === 'string' && (await isHolding(context.tx, args.case)) };
};

async function takeAnswer(piece: JsonObject, args: Answers, context: Context): Promise<void> {
  const one = { ...args, piece };
  const file = await ownCase(args, context);
  if (typeof piece.danger === 'string') await raiseCase(one, context);
  // The case was withdrawn from another phone: what is still written is not thrown away.
  else if (!file || file.key === null || file.withdrawnAt !== null) await addPiece(one, context);
  else if (await hasNewNumber(piece, file, context)) await hold(piece, file, context);
  else await keep(file, 'answered', await withMedia(piece, file, context), context);
}

/** A picture belongs to the case from now on, also while it is not yet decided what is sent with it. */
async function withMedia(piece: JsonObject, file: CaseFile, context: Context): Promise<JsonObject> {
  return typeof piece.media === 'string' ? keepMedia(file, piece, piece.media, context) : piece;
}

async function hold(piece: JsonObject, file: CaseFile, context: Context): Promise<void> {
  const { tx, now, services } = context;
  const stored = await withMedia(piece, file, context);
  await holdPiece(tx, file, stored, now, services.random);
  await setCaseTimer(file, heldKind, now + services.world.policy.silence.story, context);
}

/** A number that the coordinator has not read before in this case, and that is no line to call for help. */
async function hasNewNumber(piece: JsonObject, file: CaseFile, context: Context): Promise<boolean> {
  const known = knownNumbers(await context.services.cases.events(context.tx, file), context);
  return numbersIn(piece).some((phone) => !known.has(phone));
}

function numbersIn(piece: JsonObject): string[] {
  const sent = typeof piece.phone === 'string' ? toE164(piece.phone) : null;
  return [...findPhones(wordsIn({ text: piece.text ?? null })), ...(sent === null ? [] : [sent])];
}

/** The numbers of the story and of the questions: whoever holds the case has read them. */
function knownNumbers(events: readonly CaseEvent[], { services }: Inside): ReadonlySet<string> {
  const asked = events.flatMap(({ kind, data }) =>
    kind === 'asked' && isObject(data) ? [wordsIn(data)] : [],
  );
  const lines = services.world.lines.flatMap(({ number }) => toE164(number) ?? []);
  return new Set([...findPhones(storyOf(events)), ...asked.flatMap(findPhones), ...lines]);
}

/**
 * What the writer has decided about the number: `with` it, `without` it, or `drop` the whole message.
 * `late`: it has gone without the number meanwhile.
 */
export const decideNumber: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (!file) return { late: true };
  const held = await takeHeld(context.tx, file);
  await clearCaseTimer(file, heldKind, context);
  if (held.length === 0) return { late: true };
  if (args.number === 'drop') {
    const media = held.flatMap((piece) => (typeof piece.media === 'string' ? [piece.media] : []));
    await removeMedia(context.tx, media);
    return { dropped: true };
  }
  for (const piece of held) {
    if (args.number === 'with') await keep(file, 'answered', await forClaimer(piece, file, context), context);
    else await keep(file, 'answered', await masked(piece, file, context), context);
  }
  return {};
};

/** Silence: it goes without the number, as was said. Nothing goes for a case that was taken back. */
export async function sendHeld(file: CaseFile, inside: Inside): Promise<void> {
  const held = await takeHeld(inside.tx, file);
  if (file.withdrawnAt !== null || file.state.status === 'expired') return;
  for (const piece of held) await keep(file, 'answered', await masked(piece, file, inside), inside);
}

/** The words without the number; every other word stays. */
async function masked(piece: JsonObject, file: CaseFile, inside: Inside): Promise<JsonObject> {
  const { tx, services } = inside;
  const known = knownNumbers(await services.cases.events(tx, file), inside);
  const mask = services.world.texts.t('id', 'case.number-left-out');
  return {
    ...piece,
    ...(typeof piece.text === 'string' ? { text: maskPhones(piece.text, mask, known) } : {}),
    ...(typeof piece.phone === 'string' ? { phone: mask } : {}),
  };
}

/** The whole words are for whoever holds the case now; anybody else reads them without the number. */
async function forClaimer(piece: JsonObject, file: CaseFile, inside: Inside): Promise<JsonObject> {
  const whole = {
    for: file.state.claimedBy,
    ...(typeof piece.text === 'string' ? { text: piece.text } : {}),
    ...(typeof piece.phone === 'string' ? { phone: piece.phone } : {}),
  };
  return { ...(await masked(piece, file, inside)), whole };
}

export const skipRelay: Action = async (args, context) => {
  const file = await living(args, context);
  if (!file) return null;
  await dropQuestion(context.tx, file.id);
  return answerWith(file, 'case.would-not-say', context);
};

/** The writer's number, given by an explicit yes to the claimer who has asked for it, and to nobody after them. */
export const allowCall: Action = async (args, context) => {
  const file = await living(args, context);
  const asker = typeof args.by === 'string' ? args.by : null;
  if (!file || isOver(file.state.status) || asker === null || file.state.claimedBy !== asker)
    return { ok: false };
  const whole = { for: asker, text: String(args.phone) };
  await keep(file, 'called', { whole }, context);
  return { ok: true };
};

export const refuseCall: Action = async (args, context) => {
  const file = await living(args, context);
  return file ? answerWith(file, 'case.call-refused', context) : null;
};

/** The writer wants no more questions: of one case, or of all in which something was asked. */
export const stopRelay: Action = async (args, context) => {
  const { tx, now, services, present } = context;
  const asked = typeof args.case === 'string' ? [] : await askedIn(tx, present.conversationId, 0);
  const ids = typeof args.case === 'string' ? [args.case] : asked.map((one) => one.case);
  for (const id of ids) {
    const file = await living({ case: id }, context);
    if (!file) continue;
    await takeBackQuestions(tx, services.store, file.id);
    await dropQuestion(tx, file.id);
    const ended = await services.cases.record(tx, file, { kind: 'ended', at: now }, { callback: 'never' });
    await tellClaimer(ended, context);
  }
  return null;
};

/** The writer may be asked again, at the hours that they had allowed before. */
export const reopenRelay: Action = async (args, context) => {
  const file = await living(args, context);
  if (file?.callback !== 'never') return null;
  const { tx, now, services } = context;
  const events = await services.cases.events(tx, file);
  const callback = allowedBefore(events);
  await services.cases.record(
    tx,
    file,
    { kind: 'detailed', at: now, data: { callback } },
    { callback, quiet: false },
  );
  await tellClaimer(file, context);
  return null;
};

function allowedBefore(events: readonly CaseEvent[]): string {
  const said = events.flatMap(({ data }) =>
    isObject(data) && typeof data.callback === 'string' && data.callback !== 'never' ? [data.callback] : [],
  );
  return said.at(-1) ?? 'daytime';
}

async function living(args: Answers, context: Context): Promise<CaseFile | null> {
  const file = await ownCase(args, context);
  return file && file.key !== null && file.withdrawnAt === null ? file : null;
}

async function answerWith(file: CaseFile, key: string, context: Context): Promise<null> {
  await keep(file, 'answered', { kind: 'text', text: context.services.world.texts.t('id', key) }, context);
  return null;
}

/** Writes an answer down and tells the claimer; a writer who answers can be written to again. */
async function keep(
  file: CaseFile,
  kind: 'answered' | 'called',
  data: JsonObject,
  inside: Inside,
): Promise<void> {
  const { tx, now, services } = inside;
  const excluded = await namedIn(wordsIn(data), inside);
  const said: Json = excluded.length > 0 ? { ...data, excluded } : data;
  // The number that the claimer may call is the writer's own.
  if (kind === 'answered') await traceCase(file, data, inside);
  const kept = await services.cases.record(tx, file, { kind, at: now, data: said }, { quiet: false });
  await tellClaimer(kept, inside, kind, said);
}
