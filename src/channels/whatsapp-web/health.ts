import type { ChannelStatus } from '../channel.ts';

/** What this channel needs of a logger. It is never given a text, a name, a number or a code to scan. */
export interface Logger {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
}

/** Sentences for the operator. */
export const notes = {
  missing:
    'WhatsApp Web needs Chromium: apt-get install chromium, or set CHROMIUM_PATH to a Chromium or Chrome.',
  starting: 'WhatsApp Web is starting.',
  scan: 'WhatsApp Web waits to be paired: scan the QR code in the terminal or on /console/whatsapp (WhatsApp on the phone, Linked devices).',
  pairing: 'The code was scanned; WhatsApp Web is loading the chats.',
  again: 'WhatsApp Web stopped and is being started again.',
  launch:
    'Chromium does not start. Try it by hand; in a container it may need --no-sandbox in WHATSAPP_WEB_CHROMIUM_ARGS.',
  never:
    'WhatsApp Web does not become ready. Look whether the phone is on and connected; after a change at WhatsApp this program needs an update.',
  phone: 'WhatsApp Web has lost its connection and tries again. Check the network of this machine.',
  folder: 'WhatsApp Web cannot make its folder in DATA_DIR: make DATA_DIR writable and start again.',
  storage: 'Messages from WhatsApp could not be stored; they stay unread on the phone and are tried again.',
  conflict: 'The same WhatsApp session is open elsewhere: stop the other program. Trying again in a minute.',
  logout: 'The phone ended the link. WhatsApp Web starts anew and has to be paired again.',
} as const;

/** The state of the connection, as `doctor` and `/health` show it. */
export class Health {
  readonly #now: () => number;
  readonly #logger: Logger;
  readonly #channel: string;
  #state: ChannelStatus['state'] = 'off';
  #note: string | undefined;
  #lastSeen: number | undefined;

  constructor(channel: string, now: () => number, logger: Logger) {
    this.#channel = channel;
    this.#now = now;
    this.#logger = logger;
  }

  /** Sets the state; a change is logged once, with the code of what caused it. */
  set(state: ChannelStatus['state'], note?: string, reason?: string): void {
    const changed = state !== this.#state || note !== this.#note;
    this.#state = state;
    this.#note = note;
    if (!changed) return;
    const detail = { channel: this.#channel, state, ...(reason ? { reason } : {}) };
    if (state === 'degraded' || state === 'down') this.#logger.warn(detail, note ?? 'WhatsApp Web');
    else this.#logger.info(detail, note ?? `WhatsApp Web: ${state}`);
  }

  /** WhatsApp has just answered or sent something. */
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
