import { z } from 'zod';
import type { Config } from '../config.ts';

export type TelegramAnswer =
  | { readonly result: unknown }
  /** `refused`: Telegram answered that it will not, mostly because it does not know the token. */
  | { readonly trouble: 'refused' | 'unreachable' };

const patienceMs = 3_000;
const answerSchema = z.object({ ok: z.literal(true), result: z.unknown() });

/** Asks Telegram about this bot, without waiting long and without any effect there. */
export async function askTelegram(
  { token, apiRoot = 'https://api.telegram.org' }: NonNullable<Config['telegram']>,
  method: 'getMe' | 'getWebhookInfo',
): Promise<TelegramAnswer> {
  try {
    const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status === 401 || response.status === 404) return { trouble: 'refused' };
    const answer = answerSchema.safeParse(await response.json());
    return answer.success ? { result: answer.data.result } : { trouble: 'unreachable' };
  } catch {
    return { trouble: 'unreachable' };
  }
}

const bot = z.object({ username: z.string() });

/** The name under which people find the bot; null when Telegram did not say it in time. */
export async function botName(telegram: Config['telegram']): Promise<string | null> {
  if (!telegram) return null;
  const answer = await askTelegram(telegram, 'getMe');
  const parsed = 'result' in answer ? bot.safeParse(answer.result) : null;
  return parsed?.success ? parsed.data.username : null;
}
