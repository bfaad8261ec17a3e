import { audit } from '../../store/audit.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { Coordinator } from '../../store/roster.ts';
import { type CaseEvent, holdsOpen, isOver, levels } from '../../tips/case.ts';
import { outcomesOf, outcomeWords } from '../../tips/kinds.ts';
import { isExpired } from '../../tips/retention.ts';
import { mayServe } from '../../tips/route.ts';
import { isObject, type Json } from '../../values/json.ts';
import type { Attachment } from '../../values/message.ts';
import { alertCase } from '../alerts.ts';
import { type Action, type Context, replyLanguage, speakingCoordinator, words } from '../context.ts';
import { leaveNews } from '../news.ts';
import { regionName } from '../region-name.ts';
import { excludedFrom, routingOf } from '../routing.ts';
import { tell } from '../tell.ts';
import { storyOf } from '../telling.ts';
import { stopWatching, watchClaim } from '../watch.ts';
import { linkedMessage } from './linked.ts';
import { caseButtons, storyText } from './sheet.ts';

/** A case that the speaking coordinator may see, with its events; or the words of a refusal. */
export type Found =
  | { readonly file: CaseFile; readonly events: readonly CaseEvent[]; readonly coordinator: Coordinator }
  | { readonly refusal: string };
/** A case that was found. */
export type Served = Exclude<Found, { refusal: string }>;

/**
 * Looks a case up for the coordinator who speaks. Somebody who may not see it is told the same as if
 * it did not exist.
 */
export async function findServed(number: Json | undefined, context: Context): Promise<Found> {
  const { tx, services, now } = context;
  const coordinator = await speakingCoordinator(context);
  const file = typeof number === 'number' ? await services.cases.byNumber(tx, number) : null;
  const unknown = { refusal: words(context, 'case.unknown', { number: number ?? '' }) };
  if (!coordinator || !file || file.state.status === 'draft') return unknown;
  const events = await services.cases.events(tx, file);
  if (!mayServe(coordinator, routingOf(file, excludedFrom(events)))) return unknown;
  if (file.key === null || isExpired(file, now, services.world.policy))
    return { refusal: words(context, 'case.over', { number: file.number }) };
  if (coordinator.storiesFrom > now) return { refusal: words(context, 'case.newcomer') };
  return { file, events, coordinator };
}

const overText = ({ number, withdrawnAt }: CaseFile, context: Context): string =>
  words(context, withdrawnAt !== null ? 'case.withdrawn' : 'case.over', { number });

/** Step one of the claim: atomic; shows whom it is about, and nothing more. */
export const claimCase: Action = async (args, context) => {
  const found = await findServed(args.number, context);
  if ('refusal' in found) return { outcome: 'refused', text: found.refusal };
  const { file, events, coordinator } = found;
  const number = file.number;
  if (isOver(file.state.status)) return { outcome: 'over', text: overText(file, context) };
  if (file.state.claimedBy === coordinator.id) {
    if (file.state.cleared) return { outcome: 'cleared', text: '' };
    return won(file, events, context);
  }
  if (!isFree(file, coordinator)) return { outcome: 'taken', text: words(context, 'case.taken', { number }) };
  const { tx, now, services } = context;
  const claimed = await services.cases.record(tx, file, { kind: 'claimed', at: now, actor: coordinator.id });
  await watchClaim(claimed, context);
  if (file.state.claimedBy !== null) await tellTakenOver(file, file.state.claimedBy, context);
  return won(claimed, events, context);
};

/** Says whom it is about, as the case's own message: an answer that the talk keeps would outlive the case. */
function won(file: CaseFile, events: readonly CaseEvent[], context: Context): Json {
  const about = aboutText(file, events, context);
  context.say({ text: words(context, 'case.claimed', { number: file.number, words: about }) }, file.id);
  return { outcome: 'won' };
}

/** Unclaimed, or its claimer asked for company and this is somebody else. */
function isFree(file: CaseFile, coordinator: Coordinator): boolean {
  if (file.state.claimedBy === null) return true;
  return file.state.status === 'help' && levels.indexOf(coordinator.level) >= levels.indexOf(file.level);
}

/** Whoever asked for help was told that they hold it until somebody takes over. */
async function tellTakenOver(file: CaseFile, id: string, context: Context): Promise<void> {
  const { tx, services } = context;
  const before = await services.roster.byId(tx, id);
  if (!before) return;
  const { texts } = services.world;
  const text = texts.t(replyLanguage(before.language), 'notice.taken-over', { number: file.number });
  await tell(before, file, { text }, context);
}

/** Recruiter's name, number and village, as far as the story says. */
function aboutText(file: CaseFile, events: readonly CaseEvent[], context: Context): string {
  const { persons, agency, phones } = context.services.world.understand(storyOf(events), {}).entities();
  const unknown = words(context, 'case.not-said');
  return words(context, 'case.about', {
    name: [...persons, ...(agency ? [agency] : [])].join(', ') || unknown,
    phone: phones.join(', ') || unknown,
    place: placeText(file, events, context),
  });
}

function placeText(file: CaseFile, events: readonly CaseEvent[], context: Context): string {
  const typed = events.flatMap((event) => {
    const region = event.kind === 'detailed' && isObject(event.data) ? event.data.region : undefined;
    return isObject(region) && typeof region.text === 'string' ? [oneLine(region.text)] : [];
  });
  return [...typed, regionName(file.region, context.language, context)].join(' · ');
}

const longestPlace = 80;

/** A place as its writer typed it; neither further lines nor half the story. */
const oneLine = (text: string): string => text.replace(/[\p{C}\p{Z}]+/gu, ' ').slice(0, longestPlace);

/** The claimer knows the people in it: the next level takes over, and they never see it again. */
export const transferCase: Action = async (args, context) => {
  const found = await findServed(args.number, context);
  if ('refusal' in found) return null;
  const { tx, now, services } = context;
  const { id } = found.coordinator;
  if (found.file.state.claimedBy !== id || isOver(found.file.state.status)) {
    // Said late, when the case was no longer theirs: it counts all the same.
    await services.cases.record(tx, found.file, { kind: 'detailed', at: now, data: { excluded: [id] } });
    return null;
  }
  await stopWatching(found.file, context);
  const handed = await services.cases.record(
    tx,
    found.file,
    { kind: 'transferred', at: now, actor: found.coordinator.id },
    { level: found.file.level === 'regency' ? 'province' : 'national' },
  );
  await alertCase(handed, context, { key: 'notice.escalated' });
  return null;
};

/** Step two: the story, the pictures, the safety card, and what can be done. */
export const showCase: Action = async (args, context) => {
  const found = await findServed(args.number, context);
  if ('refusal' in found) {
    context.say({ text: found.refusal });
    return null;
  }
  const { file, coordinator } = found;
  if (file.state.claimedBy !== coordinator.id) {
    context.say({ text: words(context, 'case.not-yours', { number: file.number }) });
    return null;
  }
  const first = !file.state.cleared;
  if (first && isOver(file.state.status)) {
    context.say({ text: overText(file, context) });
    return null;
  }
  const { tx, now, services } = context;
  await services.cases.record(tx, file, { kind: 'shown', at: now, actor: coordinator.id });
  await audit(tx, {
    act: 'shown',
    at: now,
    coordinatorId: coordinator.id,
    number: file.number,
    ...(first ? {} : { detail: 'again' }),
  });
  await tx
    .updateTable('case_alert')
    .set({ seen_at: now })
    .where('case_id', '=', file.id)
    .where('coordinator_id', '=', coordinator.id)
    .where('seen_at', 'is', null)
    .execute();
  context.say({ text: storyText(file, found.events, context) }, file.id);
  for (const attachment of attachmentsOf(found.events, coordinator)) {
    context.say(
      { text: words(context, 'case.attachment', { number: file.number }), attachments: [attachment] },
      file.id,
    );
  }
  const linked = await linkedMessage(file, coordinator, context);
  if (linked !== null) context.say(linked, file.id);
  if (first) context.say({ text: words(context, 'case.safety-card') });
  context.say({
    text: words(context, 'case.what-now', { number: file.number }),
    choices: caseButtons(file, context),
  });
  return null;
};

/** Whoever is shown them is named in each: when it is sent it is looked at once more whether they may see it. */
function attachmentsOf(events: readonly CaseEvent[], { id }: Coordinator): Attachment[] {
  return events.flatMap((event) => {
    const data = event.data;
    if (
      (event.kind !== 'told' && event.kind !== 'answered') ||
      !isObject(data) ||
      typeof data.media !== 'string'
    )
      return [];
    const kind = data.kind === 'voice' || data.kind === 'document' ? data.kind : 'photo';
    return [{ kind, source: { media: data.media, holder: id } }];
  });
}

/** Whether the speaker may close a case, and the ends to choose from that fit its kind. */
export const mayClose: Action = async (args, context) => {
  const found = await findServed(args.number, context);
  if ('refusal' in found) return { ok: false, text: found.refusal };
  const { file, coordinator } = found;
  if (isOver(file.state.status))
    return { ok: false, text: words(context, 'case.over', { number: file.number }) };
  if (!closes(file, coordinator))
    return { ok: false, text: words(context, 'case.not-yours', { number: file.number }) };
  const outcomes = outcomesOf(file.kind).map((id) => ({
    id,
    label: words(context, `case.end-${outcomeWords(file.kind, id)}`),
  }));
  return { ok: true, outcomes };
};

/** Who has read the story, or supervises. */
const closes = (file: CaseFile, { id, role }: Coordinator): boolean =>
  role === 'supervisor' || holdsOpen(file.state, id);

export const closeCase: Action = async (args, context) => {
  const found = await findServed(args.number, context);
  // Between the question and the answer the case may have got into other hands.
  if ('refusal' in found || isOver(found.file.state.status)) return { ok: false };
  const { kind } = found.file;
  const outcome = outcomesOf(kind).find((o) => o === args.outcome);
  if (!outcome) return { ok: false };
  if (!closes(found.file, found.coordinator)) return { ok: false };
  const { tx, now, services } = context;
  await stopWatching(found.file, context);
  const closed = await services.cases.record(
    tx,
    found.file,
    { kind: 'closed', at: now, actor: found.coordinator.id },
    { outcome },
  );
  if (outcome === 'no-case' && closed.urgency !== 'danger')
    context.say({ text: words(context, 'case.abuse-hint', { number: closed.number }) });
  await leaveNews(
    closed,
    { key: 'case.news-closed', params: { outcome: outcomeWords(kind, outcome) } },
    context,
  );
  return { ok: true };
};
