import { unopened } from '../../conversation/input.ts';
import type { Answers } from '../../flows/engine.ts';
import type { CaseFile } from '../../store/cases.ts';
import { removeMedia, tieMedia } from '../../store/media.ts';
import { isSexual } from '../../tips/care.ts';
import { type CaseEvent, type CaseKind, caseKinds, isOver } from '../../tips/case.ts';
import { firstUrgency } from '../../tips/kinds.ts';
import { isExpired } from '../../tips/retention.ts';
import { firstLevel } from '../../tips/route.ts';
import { isDangerKind } from '../../understanding/danger-rules.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import { alertCase } from '../alerts.ts';
import { type Action, type Context, ownCase, words } from '../context.ts';
import { namedIn, wordsIn } from '../telling.ts';
import { traceCase } from '../traces.ts';
import { watchClaim, watchWriter } from '../watch.ts';
import { openWith } from './open.ts';
import { tellClaimer } from './updates.ts';

/** Pictures that come within so much time of each other are one album. */
const burstMs = 3_000;
const pictures = ['photo', 'document', 'voice'];

/** Opens a draft: from now on every word of it is kept under the case's own key. */
export const draftCase: Action = async (args, context) => {
  const kind: CaseKind = caseKinds.find((k) => k === args.kind) ?? 'recruiter';
  // A flow that began anew goes on with the draft that it had.
  const before = await ownCase(args, context);
  let file = before?.state.status === 'draft' ? before : await createCase(kind, firstUrgency(kind), context);
  const first = typeof args.first === 'string' ? args.first.trim() : '';
  file = await located(file, args.place, first, context);
  const danger = isDangerKind(args.danger) ? args.danger : null;
  if (danger !== null) {
    const { tx, now, services } = context;
    file = await services.cases.record(tx, file, { kind: 'detailed', at: now, data: { danger } });
  }
  if (first !== '') ({ file } = await told(file, { kind: 'text', text: first }, context));
  for (const media of mediaIn(args)) {
    // The flow says it itself, after the numbers.
    if (danger === 'sexual' && (await discardPicture(media, context))) continue;
    ({ file } = await told(file, { kind: 'photo', media }, context));
  }
  await watchWriter(file, context);
  return { id: file.id, number: file.number };
};

const createCase = (kind: CaseKind, urgency: CaseFile['urgency'], context: Context): Promise<CaseFile> =>
  context.services.cases.create(
    context.tx,
    {
      kind,
      urgency,
      reporterId: context.present.personId,
      conversationId: context.present.conversationId,
    },
    context.now,
  );

/** Abroad or at sea, as far as the first words say: it is no province's then. */
async function located(
  file: CaseFile,
  place: Json | undefined,
  text: string,
  { tx, now, services }: Context,
): Promise<CaseFile> {
  if (place !== 'sea' && place !== 'abroad') return file;
  const region = place === 'sea' ? 'sea' : `abroad:${services.world.country(text) ?? ''}`;
  return services.cases.record(tx, file, { kind: 'detailed', at: now, data: { place } }, { region });
}

/** The pictures or voices that a flow has gathered. */
export function mediaIn({ media }: Answers): string[] {
  const list: readonly Json[] = Array.isArray(media) ? media : [media ?? null];
  return list.flatMap((id) => (typeof id === 'string' ? [id] : []));
}

/**
 * Adds one message of the story. `quiet`: nothing more need be said, as under one picture of many. `danger`: of what kind this message
 * speaks. `sexual`: it or an earlier one speaks of sexual violence.
 */
export const addPiece: Action = async (args, context) => {
  const { piece } = args;
  if (!isObject(piece)) return { quiet: false };
  const danger = typeof piece.danger === 'string';
  const file = await livingCase(await ownCase(args, context), danger, context);
  const quiet = await isFlood(file, piece, context);
  const { file: after, kept } = await told(file, piece, context);
  if (danger) await raise(after, kept, context);
  else await tellClaimer(after, context, 'told', kept);
  if (after.state.status === 'draft' && !danger) await watchWriter(after, context);
  const sexual = isSexual(await context.services.cases.events(context.tx, after));
  // Whoever speaks of ending their life has just been answered: nothing brisk comes after it.
  return { quiet: quiet || piece.danger === 'suicide', danger: piece.danger ?? null, sexual };
};

/** An album comes as many messages: one word for all of it. Who types gets a word each time. */
async function isFlood(file: CaseFile, piece: JsonObject, { tx, now }: Context): Promise<boolean> {
  if (typeof piece.media !== 'string') return false;
  const before = await tx
    .selectFrom('media')
    .select('id')
    .where('case_id', '=', file.id)
    .where('created_at', '>', now - burstMs)
    .limit(1)
    .executeTakeFirst();
  return before !== undefined;
}

const isKept = (file: CaseFile, { now, services }: Context): boolean =>
  file.key !== null && file.withdrawnAt === null && !isExpired(file, now, services.world.policy);

/**
 * The case that the talk is about. Where it is withdrawn or deleted, what is written now begins another
 * one: it was said that it would be passed on.
 */
async function livingCase(file: CaseFile | null, danger: boolean, context: Context): Promise<CaseFile> {
  if (file && isKept(file, context)) return file;
  const mine = await context.services.cases.ofReporter(context.tx, context.present.personId);
  const draft = mine.find((one) => one.state.status === 'draft');
  return draft ?? createCase(danger ? 'danger' : 'help', danger ? 'danger' : 'normal', context);
}

/** A cry for help in an answer to something else: kept as part of the story, and the case is raised. */
export const raiseCase: Action = async (args, context) => {
  let file = await livingCase(await ownCase(args, context), true, context);
  const pieces = isObject(args.piece)
    ? [args.piece]
    : mediaIn(args).map((media) => ({ kind: 'voice', media }));
  for (const piece of pieces) {
    const { file: after, kept } = await told(file, piece, context);
    file = after;
    await raise(file, kept, context);
  }
  return null;
};

/** A later word to a case, from its status page. */
export const sayToCase: Action = async (args, context) => {
  const { tx, services } = context;
  if (typeof args.text !== 'string') return null;
  // By Kode this may be another phone than the one that reported: the flow looked the case up itself.
  const found = typeof args.case === 'string' ? await services.cases.byId(tx, args.case) : null;
  const piece = { kind: 'text', text: args.text };
  const { file: after } = await told(await livingCase(found, false, context), piece, context);
  if (after.state.status === 'draft') await watchWriter(after, context);
  await tellClaimer(after, context, 'told', piece);
  return null;
};

/** Throws a draft away. False: it has left already and stays. */
export const discardCase: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (file?.state.status !== 'draft') return false;
  await context.services.cases.discard(context.tx, file);
  return true;
};

/**
 * A voice note, for the province or the top only: it may be recognised in the regency. In the middle
 * of a report it becomes a case of its own beside it, with the same place and urgency.
 */
export const passVoice: Action = async (args, context) => {
  const { tx, now, services } = context;
  const own = await ownCase(args, context);
  const region = own?.region ?? null;
  let file = await createCase('voice', own?.urgency ?? 'normal', context);
  for (const media of mediaIn(args)) ({ file } = await told(file, { kind: 'voice', media }, context));
  if (own) {
    const text = words(context, 'case.voice-of', { number: own.number });
    file = await services.cases.record(tx, file, { kind: 'noted', at: now, data: { text } });
  }
  const opened = await services.cases.record(
    tx,
    file,
    { kind: 'opened', at: now, data: {} },
    {
      region,
      bypass: true,
      level: firstLevel(region, true),
      callback: own?.callback ?? 'anytime',
      quiet: own?.quiet ?? false,
    },
  );
  await alertCase(opened, context);
  return { number: opened.number };
};

interface Told {
  readonly file: CaseFile;
  /** The piece as it was kept: perhaps without its picture. */
  readonly kept: JsonObject;
}

export async function told(file: CaseFile, piece: JsonObject, context: Context): Promise<Told> {
  const { tx, now, services } = context;
  const kept = typeof piece.media === 'string' ? await keepMedia(file, piece, piece.media, context) : piece;
  // Whoever writes again can be written to again, behind the neutral line.
  const change = file.state.status === 'draft' ? {} : { quiet: false };
  const late = file.state.status !== 'draft' ? wordsIn(piece) : '';
  const excluded = late === '' ? [] : await namedIn(late, context);
  const data = excluded.length > 0 ? { ...kept, excluded } : kept;
  await traceCase(file, kept, context);
  return { file: await services.cases.record(tx, file, { kind: 'told', at: now, data }, change), kept };
}

/** Ties a stored picture or voice to the case; beyond the limit the words stay and the picture goes. */
export async function keepMedia(
  file: CaseFile,
  piece: JsonObject,
  media: string,
  context: Context,
): Promise<JsonObject> {
  const { tx } = context;
  const { media: _dropped, ...rest } = piece;
  if (media === unopened) return withoutPicture(rest, await context.services.cases.events(tx, file), context);
  const row = await tx.selectFrom('media').select('kind').where('id', '=', media).executeTakeFirst();
  // It waited too long for an answer and was deleted meanwhile.
  if (!row) return { ...rest, kind: 'text' };
  const before = await context.services.cases.events(tx, file);
  const sexual = piece.danger === 'sexual' || isSexual(before);
  if (sexual && (await discardPicture(media, context))) return withoutPicture(rest, before, context);
  const there = await tx.selectFrom('media').select('id').where('case_id', '=', file.id).execute();
  const most = context.services.world.policy.limits.filesInCase;
  if (there.length < most) {
    await tieMedia(tx, context.services.store.seal, media, file);
    return { ...piece, kind: row.kind };
  }
  await removeMedia(tx, [media]);
  // Said once, not under each of twenty more.
  if (!before.some(isLeftOut)) context.say({ text: words(context, 'case.enough-pictures', { most }) });
  return rest;
}

/** The words are kept; why the picture is not is said once, not under each of an album. */
function withoutPicture(piece: JsonObject, before: readonly CaseEvent[], context: Context): JsonObject {
  if (!before.some(isLeftOut)) context.say({ text: words(context, 'danger.no-picture') });
  return piece;
}

/**
 * A picture sent about sexual violence is thrown away without anybody having seen it, and never read by
 * machine either; a voice stays. False when it is no picture.
 */
async function discardPicture(media: string, context: Context): Promise<boolean> {
  const { tx } = context;
  const row = await tx.selectFrom('media').select('kind').where('id', '=', media).executeTakeFirst();
  if (row?.kind === 'voice') return false;
  await removeMedia(tx, [media]);
  return true;
}

/** A picture of which only the words were kept. */
const isLeftOut = ({ kind, data }: CaseEvent): boolean =>
  kind === 'told' && isObject(data) && pictures.includes(String(data.kind)) && data.media === undefined;

/** Makes a case urgent, whatever it was: whoever holds it is told, otherwise everybody whose turn it is. */
async function raise(file: CaseFile, piece: JsonObject, context: Context): Promise<void> {
  const { tx, now, services } = context;
  // A cry for help that waits for its writer's word stays theirs to stop.
  if (file.kind === 'danger' && file.state.status === 'draft') return watchWriter(file, context);
  let raised = await services.cases.record(tx, file, { kind: 'raised', at: now }, { urgency: 'danger' });
  if (file.state.status === 'draft') {
    raised = await openWith(raised, await services.cases.events(tx, raised), { incomplete: true }, context);
  } else if (isOver(file.state.status) || file.state.status === 'acted') {
    // What was done is no answer to a new cry: everybody whose turn it is hears of it.
    raised = await services.cases.record(tx, raised, { kind: 'reopened', at: now });
  }
  if (raised.state.claimedBy !== null) {
    if (file.urgency !== 'danger') await watchClaim(raised, context);
    await tellClaimer(raised, context, 'told', piece);
  } else if (file.urgency !== 'danger' || file.state.status !== raised.state.status) {
    await alertCase(raised, context, { again: true });
  }
}
