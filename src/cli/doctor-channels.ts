import { Redis } from 'ioredis';
import { z } from 'zod';
import { webhookPath } from '../channels/telegram/webhook.ts';
import type { Config } from '../config.ts';
import { type Finding, findingsOf } from './doctor-finding.ts';
import { askTelegram } from './telegram.ts';

const bot = z.object({ username: z.string() });
const webhookInfo = z.object({
  url: z.string(),
  pending_update_count: z.number().default(0),
  last_error_date: z.number().optional(),
  last_error_message: z.string().optional(),
});
type WebhookInfo = z.infer<typeof webhookInfo>;

const freshMs = 3_600_000;
const manyWaiting = 100;

/** Asks Telegram whether it knows the bot and how it delivers. */
export async function checkTelegram({ telegram, publicUrl }: Config, now: number): Promise<Finding[]> {
  const of = findingsOf('telegram');
  if (!telegram) return [of.attention('telegram-off')];
  const me = await askTelegram(telegram, 'getMe');
  if ('trouble' in me) return [of.broken(`telegram-${me.trouble}`)];
  const known = bot.safeParse(me.result);
  const name = known.success ? known.data.username : '';
  const info = await askTelegram(telegram, 'getWebhookInfo');
  const parsed = 'result' in info ? webhookInfo.safeParse(info.result) : null;
  const expected =
    telegram.webhookSecret === undefined ? null : publicUrl ? `${publicUrl}${webhookPath}` : undefined;
  const hook = parsed?.success ? checkWebhook(parsed.data, expected, now) : [];
  return [of.ok('telegram', { name }), ...hook];
}

/** @param expected null: this program polls; undefined: somebody else registers the webhook */
function checkWebhook(info: WebhookInfo, expected: string | null | undefined, now: number): Finding[] {
  const of = findingsOf('telegram-webhook');
  const waiting = info.pending_update_count;
  if (expected === null) return info.url === '' ? [] : [of.attention('webhook-in-the-way')];
  if (info.url === '') return [of.broken('webhook-none')];
  if (expected !== undefined && info.url !== expected) return [of.attention('webhook-other', { expected })];
  const failedAt = (info.last_error_date ?? 0) * 1000;
  if (now - failedAt < freshMs)
    return [of.attention('webhook-failing', { message: info.last_error_message ?? '' })];
  if (waiting > manyWaiting) return [of.attention('webhook-waiting', { waiting })];
  return [of.ok('webhook', { waiting })];
}

const patienceMs = 3_000;

/** Redis, when it is set. The bot works without it, only slower between processes. */
export async function checkRedis({ redisUrl }: Config): Promise<Finding[]> {
  if (!redisUrl) return [];
  const of = findingsOf('redis');
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // Without a listener a failed connection would be printed; the answer below says it.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return [of.ok('redis')];
  } catch {
    return [of.attention('redis-unreachable')];
  } finally {
    redis.disconnect();
  }
}
