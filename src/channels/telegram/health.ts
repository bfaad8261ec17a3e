import type { ChannelStatus } from '../channel.ts';

/** What this channel needs of a logger. It is never given a text, a name, an address or the token. */
export interface Logger {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
}

/** Sentences for the operator. */
export const notes = {
  token: 'Telegram does not know this bot: check TELEGRAM_BOT_TOKEN, as @BotFather gave it (without spaces).',
  unreachable: 'Telegram cannot be reached; trying again. Check the network of this machine.',
  conflict:
    'Another program receives for this bot: stop it, or make a new token with @BotFather and set TELEGRAM_BOT_TOKEN.',
  storage: 'Messages from Telegram could not be stored; they stay at Telegram and are fetched again.',
  webhookRefused:
    'Telegram refuses the webhook: PUBLIC_URL must be an https address that the internet can reach.',
  webhookElsewhere:
    'The webhook is not registered by this program, because PUBLIC_URL is not set; Telegram must be told of /telegram/webhook.',
} as const;

/** The state of the connection, as `doctor` and `/health` show it. */
export class Health {
  readonly #now: () => number;
  readonly #logger: Logger;
  #state: ChannelStatus['state'] = 'off';
  #note: string | undefined;
  #lastSeen: number | undefined;

  constructor(now: () => number, logger: Logger) {
    this.#now = now;
    this.#logger = logger;
  }

  /** Sets the state; a change is logged once, with the code of what caused it. */
  set(state: ChannelStatus['state'], note?: string, reason?: string): void {
    const changed = state !== this.#state || note !== this.#note;
    this.#state = state;
    this.#note = note;
    if (!changed) return;
    const detail = { channel: 'telegram', state, ...(reason ? { reason } : {}) };
    if (state === 'degraded' || state === 'down') this.#logger.warn(detail, note ?? 'Telegram');
    else this.#logger.info(detail, note ?? `Telegram: ${state}`);
  }

  /** Telegram has just answered or sent something. */
  seen(): void {
    this.#lastSeen = this.#now();
  }

  get status(): ChannelStatus {
    return {
      state: this.#state,
      ...(this.#note === undefined ? {} : { note: this.#note }),
      ...(this.#lastSeen === undefined ? {} : { lastSeen: this.#lastSeen }),
    };
  }
}
