import type { CaseFile } from '../../store/cases.ts';
import type { Coordinator } from '../../store/roster.ts';
import { isOver } from '../../tips/case.ts';
import { mayServe } from '../../tips/route.ts';
import { isObject, type Json } from '../../values/json.ts';
import type { Attachment, Message } from '../../values/message.ts';
import { alertCase } from '../alerts.ts';
import { type Inside, replyLanguage } from '../context.ts';
import { excludedFrom, routingOf } from '../routing.ts';
import { tell } from '../tell.ts';
import { stopWatching } from '../watch.ts';
import { behindBar, pieceLine, readableBy } from './sheet.ts';

/** Somebody who wrote this lately is in the middle of a talk, with the phone in their own hand. */
const talkingMs = 15 * 60_000;

/**
 * Tells the claimer that the writer has written. In the middle of a talk the words come at once, as in
 * any chat; otherwise one line says that there is more, and nothing of it.
 */
export async function tellClaimer(
  file: CaseFile,
  context: Inside,
  kind?: 'told' | 'answered' | 'called',
  data?: Json,
): Promise<void> {
  const { tx, services } = context;
  if (file.state.claimedBy === null) return;
  const claimer = await services.roster.byId(tx, file.state.claimedBy);
  if (!claimer || !(await mayStillHold(claimer, file, context))) return takeFrom(claimer, file, context);
  const open = file.state.cleared && kind !== undefined && (await isTalking(claimer, context));
  await tell(
    claimer,
    file,
    open ? wordsMessage(file, claimer, context, kind, data) : updateMessage(file, claimer, context),
    context,
  );
}

/** The writer may just have named them, or said another place; and whoever was removed reads nothing more. */
async function mayStillHold(
  claimer: Coordinator,
  file: CaseFile,
  { tx, services }: Inside,
): Promise<boolean> {
  const events = await services.cases.events(tx, file);
  return claimer.status === 'active' && mayServe(claimer, routingOf(file, excludedFrom(events)));
}

/** Others are alerted, with what was just written in it; whoever held it hears only that it is elsewhere. */
async function takeFrom(claimer: Coordinator | null, file: CaseFile, context: Inside): Promise<void> {
  if (isOver(file.state.status)) return;
  const { tx, now, services } = context;
  await stopWatching(file, context);
  const freed = await services.cases.record(tx, file, { kind: 'released', at: now });
  if (claimer) {
    const { texts } = services.world;
    const text = texts.t(replyLanguage(claimer.language), 'notice.taken-over', { number: file.number });
    await tell(claimer, file, { text }, context);
  }
  await alertCase(freed, context, { again: true });
}

async function isTalking(claimer: Coordinator, { tx, now }: Inside): Promise<boolean> {
  const row = await tx
    .selectFrom('conversation')
    .select('updated_at')
    .where('person_id', '=', claimer.personId ?? '')
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined && now - row.updated_at < talkingMs;
}

function wordsMessage(
  file: CaseFile,
  claimer: Coordinator,
  context: Inside,
  kind: 'told' | 'answered' | 'called',
  data: Json | undefined,
): Message {
  const language = replyLanguage(claimer.language);
  const inTheirs = { ...context, language };
  const shown = readableBy(data, claimer.id);
  const text = kind === 'called' && isObject(shown) ? String(shown.text) : pieceLine('told', shown, inTheirs);
  const attachments: Attachment[] =
    isObject(data) && typeof data.media === 'string'
      ? [
          {
            kind: data.kind === 'voice' || data.kind === 'document' ? data.kind : 'photo',
            source: { media: data.media, holder: claimer.id },
          },
        ]
      : [];
  return {
    text: context.services.world.texts.t(language, `case.relay-${kind}`, {
      number: file.number,
      text: behindBar(text),
    }),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}

/** "There is more": the words themselves come only when the coordinator opens the case. */
function updateMessage(file: CaseFile, claimer: Coordinator, context: Inside): Message {
  const language = replyLanguage(claimer.language);
  const { texts } = context.services.world;
  const key = file.withdrawnAt !== null ? 'notice.withdrawn' : 'notice.update';
  return {
    text: texts.t(language, key, { number: file.number }),
    choices: [
      {
        id: 'show',
        label: texts.t(language, 'notice.update-open', { number: file.number }),
        command: `buka ${file.number}`,
      },
    ],
  };
}
