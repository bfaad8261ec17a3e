import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** One change as Meta posts it. */
export interface Change {
  readonly field: string;
  readonly value: object;
}

export interface PostsOptions {
  readonly appSecret: string;
  /** Between two tries of one post, in milliseconds. */
  readonly retryMs: number;
}

/** Posts what happened to the bot, signed, until it is answered with 2xx. */
export class Posts {
  readonly #options: PostsOptions;
  /** Where to; nothing is posted before it is known. */
  url: string | undefined;
  /** Each post comes so many times. */
  copies = 1;
  /** What was answered, in order. */
  readonly statuses: number[] = [];
  /** How long each answer took, in milliseconds. */
  readonly times: number[] = [];
  #held: Change[] | undefined;
  #stopped = false;
  readonly #open = new Set<Promise<void>>();

  constructor(options: PostsOptions) {
    this.#options = options;
  }

  send(change: Change): void {
    if (this.#held) this.#held.push(change);
    else for (let copy = 0; copy < this.copies; copy += 1) this.#keep(this.#deliver([[change]]));
  }

  /** From now on nothing is posted until `release`. */
  hold(): void {
    this.#held = [];
  }

  /** Everything held: `batch` in one post with an entry for each, `reversed` the newest first, each by itself. */
  async release(how: 'batch' | 'reversed'): Promise<void> {
    const changes = this.#held ?? [];
    this.#held = undefined;
    if (how === 'batch') return this.#deliver(changes.map((change) => [change]));
    for (const change of changes.toReversed()) await this.#deliver([[change]]);
  }

  /** Posts any bytes with any signature, once. Gives the answer's status. */
  async raw(body: string | Buffer, signature?: string): Promise<number> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (signature !== undefined) headers['x-hub-signature-256'] = signature;
    const started = performance.now();
    const bytes = typeof body === 'string' ? body : new Uint8Array(body);
    const response = await fetch(this.url ?? '', { method: 'POST', body: bytes, headers });
    await response.arrayBuffer();
    this.times.push(performance.now() - started);
    return response.status;
  }

  sign(body: string | Buffer): string {
    return `sha256=${createHmac('sha256', this.#options.appSecret).update(body).digest('hex')}`;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#open);
  }

  #keep(delivery: Promise<void>): void {
    const settled: Promise<void> = delivery.finally(() => this.#open.delete(settled));
    this.#open.add(settled);
  }

  async #deliver(entries: readonly (readonly Change[])[]): Promise<void> {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: entries.map((changes) => ({ id: '500', changes })),
    });
    while (!this.#stopped) {
      const status = this.url ? await this.raw(body, this.sign(body)).catch(() => 0) : 0;
      if (status !== 0) this.statuses.push(status);
      if (status >= 200 && status < 300) return;
      await sleep(this.#options.retryMs);
    }
  }
}
