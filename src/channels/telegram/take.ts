import type { Api } from 'grammy';
import type { Incoming } from '../../conversation/input.ts';
import type { Accept } from '../channel.ts';
import { reasonOf } from './errors.ts';
import type { Logger } from './health.ts';
import { type AnswerInline, inlineCacheSeconds, inlineResults } from './inline.ts';
import type { Pace } from './pace.ts';
import { type Parsed, parseUpdate, type Surroundings } from './parse.ts';
import { patiently } from './patience.ts';

/** A group that became a supergroup: what is still to be sent goes to the new address. */
export type OnMigrated = (from: string, to: string) => void | Promise<void>;

export interface TakeParts {
  readonly api: Api;
  readonly accept: Accept;
  readonly onMigrated: OnMigrated;
  /** Absent where the bot answers nothing behind its name. */
  readonly inline: AnswerInline | undefined;
  readonly around: () => Surroundings;
  readonly logger: Logger;
  readonly pace: Pace;
}

/**
 * Takes a batch of raw updates: stores what people did, in one commit, then stops the buttons from
 * spinning. Rejects only when the batch could not be stored; then nothing of it counts as taken.
 */
export async function takeUpdates(raw: readonly unknown[], parts: TakeParts): Promise<void> {
  const parsed = raw.map((update) => readOne(update, parts)).filter((one) => one !== undefined);
  // These wait for nobody's disk: Telegram forgets them within seconds.
  for (const { inline } of parsed) if (inline) answerInline(inline, parts);
  const batch: Incoming[] = parsed.flatMap((one) => one.incoming ?? []);
  if (batch.length > 0) await parts.accept(batch);
  for (const { migrated } of parsed) if (migrated) await parts.onMigrated(migrated.from, migrated.to);
  for (const { press } of parsed) if (press !== undefined) answerPress(press, parts);
}

/** One update that cannot be read must not keep all that come after it waiting for ever. */
function readOne(update: unknown, { around, logger }: TakeParts): Parsed | undefined {
  const parsed = parseUpdate(update, around());
  if (!parsed) logger.warn({ channel: 'telegram' }, 'an update has an unknown shape and was passed over');
  return parsed;
}

/** Not waited for: a press that is answered too late has lost nothing but its spinner. */
function answerPress(id: string, { api, logger, pace }: TakeParts): void {
  const answered = patiently(pace.callMs, (signal) => api.answerCallbackQuery(id, {}, signal));
  answered.catch(unlessTooLate('a pressed button could not be answered', logger));
}

function answerInline(asked: NonNullable<Parsed['inline']>, { api, inline, logger, pace }: TakeParts): void {
  if (!inline) return;
  const results = inlineResults(inline(asked.query, asked.deviceLanguage));
  const options = { cache_time: inlineCacheSeconds, is_personal: true };
  const answered = patiently(pace.callMs, (signal) =>
    api.answerInlineQuery(asked.id, results, options, signal),
  );
  answered.catch(unlessTooLate('a query behind the name of the bot could not be answered', logger));
}

/** What came too late has been given up by whoever asked. */
function unlessTooLate(failed: string, logger: Logger): (error: unknown) => void {
  return (error) => {
    const reason = reasonOf(error);
    if (!reason.includes('query is too old')) logger.warn({ channel: 'telegram', reason }, failed);
  };
}
