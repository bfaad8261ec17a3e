import type { Answers } from '../../flows/engine.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { CaseKind } from '../../tips/case.ts';
import { caseKinds } from '../../tips/case.ts';
import { isObject, type Json } from '../../values/json.ts';
import { alertCase, setCaseTimer } from '../alerts.ts';
import { type Action, type Context, ownCase, words } from '../context.ts';
import { tellClaimer } from './updates.ts';

/** A second message so soon needs no thanks of its own. */
const burstMs = 3_000;
/** An unfinished story opens this long after the flow's own silence, whatever became of the talk. */
const graceMs = 60_000;
export const mostPictures = 30;

/** Opens a draft: from now on every word of it is kept under the case's own key. */
export const draftCase: Action = async (args, context) => {
  const kind: CaseKind = caseKinds.find((k) => k === args.kind) ?? 'recruiter';
  const urgency = kind === 'danger' ? 'danger' : 'normal';
  const { tx, now, services, present } = context;
  let file = await services.cases.create(
    tx,
    { kind, urgency, reporterId: present.personId, conversationId: present.conversationId },
    now,
  );
  if (typeof args.first === 'string') file = await told(file, { kind: 'text', text: args.first }, context);
  if (typeof args.media === 'string') file = await told(file, { kind: 'photo', media: args.media }, context);
  await watchDraft(file, context);
  return { id: file.id, number: file.number };
};

/** Adds one message of the story. `quiet`: it came right after another one. */
export const addPiece: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (!file || !isObject(args.piece)) return { quiet: false };
  const quiet = context.now - file.state.activityAt < burstMs && file.state.activityAt !== file.openedAt;
  const after = await told(file, args.piece, context);
  if (after.state.status === 'draft') await watchDraft(after, context);
  if (typeof args.piece.danger === 'string') await raise(after, context);
  else await tellClaimer(after, context, 'told', args.piece);
  return { quiet };
};

/** A cry for help in an answer to something else: kept as part of the story, and the case is raised. */
export const raiseCase: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (!file || !isObject(args.piece)) return null;
  await raise(await told(file, args.piece, context), context);
  return null;
};

/** A later word to a case, from its status page. */
export const sayToCase: Action = async (args, context) => {
  const { tx, services } = context;
  // By Kode this may be another phone than the one that reported: the flow looked the case up itself.
  const file = typeof args.case === 'string' ? await services.cases.byId(tx, args.case) : null;
  if (!file || typeof args.text !== 'string') return null;
  const piece = { kind: 'text', text: args.text };
  await tellClaimer(await told(file, piece, context), context, 'told', piece);
  return null;
};

export const discardCase: Action = async (args, context) => {
  const file = await ownCase(args, context);
  if (file?.state.status === 'draft') await context.services.cases.discard(context.tx, file);
  return null;
};

/** A voice note, for the province or the top only: it may be recognised in the regency. */
export const passVoice: Action = async (args, context) => {
  const { tx, now, services, present } = context;
  const own = await ownCase(args, context);
  const fresh =
    own ??
    (await services.cases.create(
      tx,
      {
        kind: 'voice',
        urgency: 'normal',
        reporterId: present.personId,
        conversationId: present.conversationId,
      },
      now,
    ));
  const kept = await told(fresh, { kind: 'voice', media: String(args.media) }, context);
  if (own) {
    await tellClaimer(kept, context, 'told', { kind: 'voice', media: String(args.media) });
    return { number: kept.number };
  }
  const opened = await services.cases.record(
    tx,
    kept,
    { kind: 'opened', at: now, data: {} },
    { bypass: true, level: 'national', callback: 'anytime' },
  );
  await alertCase(opened, context);
  return { number: opened.number };
};

async function told(file: CaseFile, piece: Json, context: Context): Promise<CaseFile> {
  const { tx, now, services } = context;
  const kept =
    isObject(piece) && typeof piece.media === 'string'
      ? await keepMedia(file, piece, piece.media, context)
      : piece;
  // Whoever writes again can be written to again, behind the neutral line.
  const change = file.state.status === 'draft' ? {} : { quiet: false };
  return services.cases.record(tx, file, { kind: 'told', at: now, data: kept }, change);
}

/** Ties a stored picture to the case; beyond the limit the words stay and the picture goes. */
async function keepMedia(file: CaseFile, piece: Answers, media: string, context: Context): Promise<Json> {
  const { tx } = context;
  const there = await tx.selectFrom('media').select('id').where('case_id', '=', file.id).execute();
  if (there.length < mostPictures) {
    await tx.updateTable('media').set({ case_id: file.id }).where('id', '=', media).execute();
    return piece;
  }
  await tx.deleteFrom('media_chunk').where('media_id', '=', media).execute();
  await tx.deleteFrom('media').where('id', '=', media).execute();
  context.say({ text: words(context, 'case.enough-pictures', { most: mostPictures }) });
  const { media: _dropped, ...rest } = piece;
  return rest;
}

async function raise(file: CaseFile, context: Context): Promise<void> {
  const { tx, now, services } = context;
  const was = file.urgency;
  let raised = await services.cases.record(tx, file, { kind: 'raised', at: now }, { urgency: 'danger' });
  if (raised.state.status === 'draft') {
    raised = await services.cases.record(
      tx,
      raised,
      { kind: 'opened', at: now, data: {} },
      { level: 'province', incomplete: true },
    );
  }
  if (was !== 'danger' || file.state.status === 'draft') await alertCase(raised, context, { again: true });
  else await tellClaimer(raised, context);
}

async function watchDraft(file: CaseFile, context: Context): Promise<void> {
  const { silence } = context.services.world.policy;
  const wait = file.kind === 'danger' ? silence.danger : silence.story;
  await setCaseTimer(file, 'case-draft', context.now + wait + graceMs, context);
}
