import type { Answers } from '../../flows/engine.ts';
import { removeMedia, tieMedia } from '../../store/media.ts';
import { dropQuestion, takeBackQuestions } from '../../store/relay.ts';
import { isSexual } from '../../tips/care.ts';
import { isObject } from '../../values/json.ts';
import { type Context, words } from '../context.ts';
import { leaveNews } from '../news.ts';
import type { Served } from './claim.ts';

/** A question to the writer, perhaps with a picture or file; gives the key of what to say. */
export async function askWriter(
  served: Served,
  text: string,
  context: Context,
  args: Answers,
): Promise<string> {
  const { file, coordinator } = served;
  const { tx, now, services } = context;
  const media = mediaOf(args);
  if (file.quiet) return withoutMedia(media, 'case.ask-quiet', context);
  if (media && (await isRefused(served, media.id, context)))
    return withoutMedia(media, 'case.ask-no-picture', context);
  const by = coordinator.id;
  const news = { flow: 'relay.answer', question: text, by, ...(media ? { media } : {}) };
  if (!(await leaveNews(file, news, context))) return withoutMedia(media, 'case.ask-never', context);
  if (media) await tieMedia(tx, services.store.seal, media.id, file);
  const kept = media ? { text: `${words(context, `case.sent-${media.kind}`)} ${text}` } : { text };
  await services.cases.record(tx, file, { kind: 'asked', at: now, actor: by, data: kept });
  return 'case.did-ask';
}

function mediaOf({ media }: Answers): { id: string; kind: 'photo' | 'document' | 'voice' } | null {
  if (!isObject(media) || typeof media.id !== 'string') return null;
  const kind = media.kind === 'voice' || media.kind === 'document' ? media.kind : 'photo';
  return { id: media.id, kind };
}

/** No pictures where sexual violence is spoken of; and none that was not kept in the first place. */
async function isRefused({ events }: Served, id: string, { tx }: Context): Promise<boolean> {
  const there = await tx.selectFrom('media').select('case_id').where('id', '=', id).executeTakeFirst();
  return isSexual(events) || there?.case_id !== null;
}

async function withoutMedia(media: { id: string } | null, key: string, { tx }: Context): Promise<string> {
  if (media) await removeMedia(tx, [media.id]);
  return key;
}

/** A wish to telephone; the number comes only by the writer's yes. */
export async function askToCall({ file, coordinator }: Served, context: Context): Promise<string> {
  const { tx, now, services } = context;
  if (file.quiet) return 'case.ask-quiet';
  const asked = await leaveNews(file, { flow: 'relay.call', by: coordinator.id }, context);
  if (!asked) return 'case.ask-never';
  const text = words(context, 'case.call-wanted');
  await services.cases.record(tx, file, { kind: 'asked', at: now, actor: coordinator.id, data: { text } });
  return 'case.did-call';
}

/** The coordinator has no more questions: what nobody has read is taken back, and the writer is not written to. */
export async function endAsking({ file, coordinator }: Served, context: Context): Promise<string> {
  const { tx, now, services } = context;
  const unread = await takeBackQuestions(tx, services.store, file.id);
  await dropQuestion(tx, file.id);
  await services.cases.record(tx, file, { kind: 'ended', at: now, actor: coordinator.id });
  return unread > 0 ? 'case.did-end-unread' : 'case.did-end';
}
