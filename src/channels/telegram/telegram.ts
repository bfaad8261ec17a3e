import { Api } from 'grammy';
import type { Accept, Channel } from '../channel.ts';
import type { WebhookHandler } from '../webhook.ts';
import { connect, type MenuCommand } from './connect.ts';
import { Health, type Logger, notes } from './health.ts';
import { Identity } from './identity.ts';
import type { AnswerInline } from './inline.ts';
import { fetchMedia } from './media.ts';
import { type Pace, usualPace } from './pace.ts';
import { patiently } from './patience.ts';
import { poll } from './poll.ts';
import { addressOf, Sender } from './send.ts';
import { type OnMigrated, takeUpdates } from './take.ts';
import { webhookHandler } from './webhook.ts';

export interface TelegramOptions {
  readonly token: string;
  /** Default: Telegram's own. Without a slash at the end. */
  readonly apiRoot?: string;
  /** With a secret updates come by webhook only; without, by polling. */
  readonly webhookSecret?: string;
  /** With a secret: where Telegram is told to post. Without a slash at the end. */
  readonly publicUrl?: string;
  /** The menu of commands, in the words of each language. */
  readonly commands: readonly MenuCommand[];
  /** Answers what is typed behind the bot's name in any chat. */
  readonly inline?: AnswerInline;
  readonly logger: Logger;
  readonly now: () => number;
  readonly onMigrated?: OnMigrated;
  readonly pace?: Partial<Pace>;
}

export interface TelegramChannel extends Channel {
  /** For `POST /telegram/webhook`; `undefined` when the channel polls. */
  readonly webhook: WebhookHandler | undefined;
}

/**
 * The Telegram channel. Failing sends are typed and left to delivery, which obeys `retryAfterMs`:
 * nothing is repeated here behind its back.
 */
export function createTelegram(options: TelegramOptions): TelegramChannel {
  const { token, webhookSecret, logger, now } = options;
  const apiRoot = options.apiRoot ?? 'https://api.telegram.org';
  const pace: Pace = { ...usualPace, ...options.pace };
  const api = new Api(token, { apiRoot });
  const health = new Health(now, logger);
  const sender = new Sender(api, pace);
  const identity = new Identity(token);
  const stopping = new AbortController();
  const inFlight = new Set<Promise<void>>();
  const webhook =
    webhookSecret !== undefined && options.publicUrl !== undefined
      ? { url: options.publicUrl, secret: webhookSecret }
      : undefined;
  const postedNote = webhook ? undefined : notes.webhookElsewhere;
  let accept: Accept | undefined;
  let running: Promise<void> = Promise.resolve();

  watchToken(api, health);

  const take = async (updates: readonly unknown[]) => {
    if (!accept || stopping.signal.aborted) throw new Error('the channel is not running');
    const { inline } = options;
    const onMigrated = options.onMigrated ?? (() => undefined);
    const around = () => ({ ...identity.known, now: now() });
    const taking = takeUpdates(updates, { api, accept, onMigrated, inline, around, logger, pace });
    const settled = taking.catch(() => undefined);
    inFlight.add(settled);
    await taking.finally(() => inFlight.delete(settled));
    health.seen();
  };

  /** Telegram posts again whatever was not taken. */
  const takePosted = async (update: unknown) => {
    try {
      await take([update]);
    } catch (error) {
      if (!stopping.signal.aborted) health.set('degraded', notes.storage);
      throw error;
    }
    health.set('ready', postedNote);
  };

  const run = async (signal: AbortSignal) => {
    health.set('connecting');
    const me = await connect({ api, health, logger, pace, commands: options.commands, webhook }, signal);
    if (me) identity.learn(me);
    if (signal.aborted) return;
    if (webhookSecret === undefined) await poll({ api, take, health, pace, now }, signal);
    else health.set('ready', postedNote);
  };

  return {
    name: 'telegram',
    webhook: webhookSecret === undefined ? undefined : webhookHandler(webhookSecret, takePosted),
    start(accepting) {
      accept = accepting;
      running = run(stopping.signal);
    },
    async stop() {
      stopping.abort();
      await running;
      await Promise.all(inFlight);
      health.set('off');
    },
    send: (chat, message, read) => sender.send(chat, message, read),
    fetchMedia: (remote, limit) => fetchMedia(remote, limit, { api, apiRoot, token, timeMs: pace.fileMs }),
    typing(chat) {
      patiently(pace.callMs, (signal) => api.sendChatAction(addressOf(chat), 'typing', {}, signal)).catch(
        () => undefined,
      );
    },
    status: () => health.status,
  };
}

/** A token can be revoked while the program runs: the first call that learns of it says so. */
function watchToken(api: Api, health: Health): void {
  api.config.use(async (call, method, payload, signal) => {
    const answer = await call(method, payload, signal);
    if (!answer.ok && answer.error_code === 401) health.set('down', notes.token, `telegram ${method} 401`);
    return answer;
  });
}
