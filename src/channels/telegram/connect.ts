import type { Api } from 'grammy';
import type { Language } from '../../values/language.ts';
import { askedToWait, isRefused, isWrongToken, reasonOf } from './errors.ts';
import { type Health, type Logger, notes } from './health.ts';
import { Backoff, type Pace, pause } from './pace.ts';
import { within } from './patience.ts';
import { updateKinds } from './schema.ts';
import { webhookPath } from './webhook.ts';

/** One line of the menu beside the text field. The Indonesian list is shown to everybody else too. */
export interface MenuCommand {
  /** One that Telegram has no code for is left out. */
  readonly language: Language;
  /** Small letters, digits and `_`, without the slash. */
  readonly command: string;
  readonly description: string;
}

export interface ConnectParts {
  readonly api: Api;
  readonly health: Health;
  readonly logger: Logger;
  readonly pace: Pace;
  readonly commands: readonly MenuCommand[];
  /** Set: Telegram is told to post there. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
}

export interface Me {
  readonly id: number;
  readonly username?: string;
}

/** Tries until Telegram knows the bot and its webhook; `undefined` when the signal fired before. */
export async function connect(parts: ConnectParts, signal: AbortSignal): Promise<Me | undefined> {
  const { api, webhook } = parts;
  const me = await persist((patience) => api.getMe(patience), parts, signal);
  if (!me) return undefined;
  if (webhook) await persist((patience) => setWebhook(api, webhook, patience), parts, signal);
  void setMenus(parts, signal);
  return me;
}

/** Repeats a call until it succeeds; says meanwhile what is wrong. */
async function persist<T>(
  call: (patience: ReturnType<typeof within>) => Promise<T>,
  { health, pace }: ConnectParts,
  signal: AbortSignal,
): Promise<T | undefined> {
  const backoff = new Backoff(pace);
  while (!signal.aborted) {
    try {
      const result = await call(within(pace.callMs, signal));
      health.seen();
      return result;
    } catch (error) {
      if (signal.aborted) return undefined;
      const slow = isWrongToken(error) || isRefused(error);
      health.set(slow ? 'down' : 'degraded', noteFor(error), reasonOf(error));
      await pause(slow ? pace.tokenRetryMs : (askedToWait(error) ?? backoff.next()), signal);
    }
  }
  return undefined;
}

function noteFor(error: unknown): string {
  if (isWrongToken(error)) return notes.token;
  return isRefused(error) ? notes.webhookRefused : notes.unreachable;
}

function setWebhook(api: Api, webhook: { url: string; secret: string }, patience: ReturnType<typeof within>) {
  const options = {
    secret_token: webhook.secret,
    allowed_updates: updateKinds,
    max_connections: 40,
    drop_pending_updates: false,
  };
  return api.setWebhook(webhook.url + webhookPath, options, patience);
}

/** The bot works without its menu, so a failure is only logged. */
async function setMenus({ api, commands, logger, pace }: ConnectParts, signal: AbortSignal): Promise<void> {
  const menus = menuLanguages
    .map((code) => ({ code, list: menu(commands, code) }))
    .filter(({ list }) => list.length > 0);
  const everybody = menus.find(({ code }) => code === 'id') ?? menus[0];
  try {
    const patience = within(pace.callMs, signal);
    if (everybody) await api.setMyCommands(everybody.list, {}, patience);
    for (const { code, list } of menus) await api.setMyCommands(list, { language_code: code }, patience);
  } catch (error) {
    if (signal.aborted) return;
    logger.warn({ channel: 'telegram', reason: reasonOf(error) }, 'the menu of commands could not be set');
  }
}

/** Of our languages those that Telegram has a code for. */
const menuLanguages = ['id', 'en', 'jv', 'su', 'ms'] as const;

const menu = (commands: readonly MenuCommand[], code: string) =>
  commands
    .filter(({ language }) => language === code)
    .map(({ command, description }) => ({ command, description }));
