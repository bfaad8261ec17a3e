import { createHash } from 'node:crypto';

/** Who the bot is: its number is the head of the token; its name is known once Telegram has said it. */
export class Identity {
  /** The bot's part of every key. It never changes, even while Telegram cannot be asked. */
  readonly botKey: string;
  #id: number | undefined;
  #username: string | undefined;

  constructor(token: string) {
    const head = /^(\d{1,15}):/.exec(token)?.[1];
    this.botKey = head ?? createHash('sha256').update(token).digest('hex').slice(0, 12);
    this.#id = head === undefined ? undefined : Number(head);
  }

  learn(me: { id: number; username?: string }): void {
    this.#id = me.id;
    this.#username = me.username;
  }

  get known() {
    return { botKey: this.botKey, botId: this.#id, username: this.#username };
  }
}
