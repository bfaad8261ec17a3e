import type { CaseFile } from '../store/cases.ts';
import { newId } from '../store/ids.ts';
import { noteQuestion } from '../store/relay.ts';
import { awakeAt } from '../tips/follow.ts';
import type { Json } from '../values/json.ts';
import { afterQuiet } from '../values/zone.ts';
import { type Inside, replyLanguage } from './context.ts';

/** What waits behind the neutral line: words, or a flow to start. */
export type News =
  | { readonly key: string; readonly params?: Readonly<Record<string, Json>> }
  | {
      readonly flow: string;
      readonly question?: string;
      /** The coordinator who asks. */
      readonly by: string;
      /** A picture or file that belongs to the question. */
      readonly media?: { readonly id: string; readonly kind: string };
    };

/**
 * Leaves something for the writer of a case. They get one neutral line, and the content only after
 * they have answered it. Nothing is sent to somebody who does not want to be written to.
 * Gives whether it will reach them.
 */
export async function leaveNews(file: CaseFile, news: News, inside: Inside): Promise<boolean> {
  const { tx, now, services } = inside;
  if (file.conversationId === null || file.quiet || file.callback === 'never' || file.withdrawnAt !== null)
    return false;
  const place = await services.people.placeOf(tx, file.conversationId);
  if (!place) return false;
  const waiting = await tx
    .selectFrom('news')
    .select('id')
    .where('conversation_id', '=', file.conversationId)
    .limit(1)
    .executeTakeFirst();
  const body = { ...news, case: file.id, number: file.number };
  if ('flow' in news) await noteQuestion(tx, file, now);
  await tx
    .insertInto('news')
    .values({
      id: newId(services.random),
      conversation_id: file.conversationId,
      case_id: file.id,
      body: services.store.seal.sealJson('news.body', body),
      created_at: now,
    })
    .execute();
  if (waiting) return true;
  const dueAt = fitTime(file, inside);
  await services.outbox.enqueue(tx, {
    channel: place.channel,
    chat: place.chat,
    message: {
      text: services.world.texts.t(replyLanguage(place.language), 'notice.neutral'),
      neutral: true,
    },
    personId: place.personId,
    // Whoever answers the line itself, by quoting it, is understood to mean this case.
    caseId: file.id,
    dueAt,
  });
  return true;
}

/** By day for who asked for it; at any hour for who allowed it; otherwise not in the quiet hours. */
function fitTime({ callback, region, urgency }: CaseFile, { now, services }: Inside): number {
  if (callback === 'daytime') return afterQuiet(now, region, '17:00', '08:00');
  return callback === null ? awakeAt(now, region, urgency, services.world.policy) : now;
}
