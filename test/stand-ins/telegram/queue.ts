import { setTimeout as sleep } from 'node:timers/promises';
import { ApiFailure, type Update } from './types.ts';

export interface Hook {
  readonly url: string;
  readonly secret: string;
  readonly maxConnections: number;
}

interface Entry {
  readonly update: Update;
  /** Updates of one lane (a chat) are posted one after the other. */
  readonly lane: number;
}

interface Poller {
  readonly offset: number;
  readonly limit: number;
  answer(updates: Update[]): void;
  refuse(failure: ApiFailure): void;
}

/** Kinds that a bot gets without asking for them. */
const asked = new Set(['message_reaction', 'message_reaction_count', 'chat_member']);

const conflict = (detail: string) => new ApiFailure(409, `Conflict: ${detail}`);

/** What the bot has not confirmed yet, handed out by long polling or posted to a webhook. */
export class UpdateQueue {
  readonly #waiting = new Map<number, Entry>();
  readonly #posted = new Map<number, Entry>();
  readonly #retryMs: number;
  readonly #stopped = new AbortController();
  #nextId: number;
  #allowed: ReadonlySet<string> | undefined;
  #poller: Poller | undefined;
  #hook: Hook | undefined;
  #busyLanes = new Set<number>();
  /** Statuses with which the webhook answered, oldest first; 0: no answer. */
  readonly webhookStatuses: number[] = [];
  webhookError = '';

  constructor(firstId: number, retryMs: number) {
    this.#nextId = firstId;
    this.#retryMs = retryMs;
  }

  get unconfirmed(): number {
    return this.#waiting.size;
  }

  get hook(): Hook | undefined {
    return this.#hook;
  }

  /** Adds an update and says its id, or `undefined` when the bot has not asked for this kind. */
  add(kind: string, content: unknown, lane: number): number | undefined {
    if (this.#allowed ? !this.#allowed.has(kind) : asked.has(kind)) return undefined;
    const id = this.#nextId++;
    this.#insert({ update: { update_id: id, [kind]: content }, lane });
    return id;
  }

  /** Adds an update exactly as it stands, whatever the bot asked for. */
  addRaw(update: Update, lane: number): void {
    this.#nextId = Math.max(this.#nextId, update.update_id + 1);
    this.#insert({ update, lane });
  }

  /** Posts an update once more that the webhook had already taken. */
  repeat(id: number): void {
    const entry = this.#posted.get(id);
    if (!entry) throw new Error(`update ${id} was not posted to a webhook`);
    this.#insert(entry);
  }

  /** Lets the ids of updates start anew, as Telegram does after a quiet week. */
  restartIds(first: number): void {
    this.#nextId = first;
  }

  setAllowed(kinds: readonly string[] | undefined): void {
    if (kinds) this.#allowed = kinds.length > 0 ? new Set(kinds) : undefined;
  }

  drop(): void {
    this.#waiting.clear();
  }

  setHook(hook: Hook | undefined): void {
    this.#hook = hook;
    this.webhookError = '';
    if (!hook) return;
    this.#poller?.refuse(conflict('terminated by setWebhook request'));
    this.#post();
  }

  /**
   * One getUpdates: confirms everything below `offset`, then answers at once with what is there or
   * waits up to `seconds`. A second poller throws the first one out.
   */
  poll(query: { offset: number; limit: number; seconds: number }, gone: AbortSignal): Promise<Update[]> {
    if (this.#hook) {
      const way =
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
      throw conflict(way);
    }
    this.#poller?.refuse(
      conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
    );
    const offset = this.#confirm(query.offset);
    return new Promise((resolve, reject) => {
      const poller: Poller = {
        offset,
        limit: query.limit,
        answer: (updates) => settle(() => resolve(updates)),
        refuse: (failure) => settle(() => reject(failure)),
      };
      const giveUp = () => poller.answer([]);
      const timer = setTimeout(giveUp, query.seconds * 1000);
      gone.addEventListener('abort', giveUp);
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        gone.removeEventListener('abort', giveUp);
        if (this.#poller === poller) this.#poller = undefined;
        finish();
      };
      this.#poller = poller;
      this.#feed();
    });
  }

  stop(): void {
    this.#stopped.abort();
    this.#poller?.answer([]);
  }

  #insert(entry: Entry): void {
    this.#waiting.set(entry.update.update_id, entry);
    this.#feed();
    this.#post();
  }

  /** Forgets what lies below the offset; a negative one keeps only that many from the end. */
  #confirm(offset: number): number {
    const ids = [...this.#waiting.keys()].sort((a, b) => a - b);
    const from = offset < 0 ? (ids.at(Math.max(offset, -ids.length)) ?? 0) : offset;
    for (const id of ids) if (id < from) this.#waiting.delete(id);
    return from;
  }

  #feed(): void {
    const poller = this.#poller;
    if (!poller || this.#waiting.size === 0) return;
    const all = [...this.#waiting.values()].map((entry) => entry.update);
    const ready = all.filter((update) => update.update_id >= poller.offset);
    ready.sort((a, b) => a.update_id - b.update_id);
    if (ready.length > 0) poller.answer(ready.slice(0, poller.limit));
  }

  #post(): void {
    const hook = this.#hook;
    if (!hook) return;
    for (const entry of this.#waiting.values()) {
      if (this.#busyLanes.size >= hook.maxConnections) return;
      if (!this.#busyLanes.has(entry.lane)) void this.#postOne(hook, entry);
    }
  }

  async #postOne(hook: Hook, entry: Entry): Promise<void> {
    this.#busyLanes.add(entry.lane);
    const id = entry.update.update_id;
    const status = await postTo(hook, entry.update, this.#stopped.signal);
    this.webhookStatuses.push(status);
    if (status >= 200 && status < 300) {
      this.#waiting.delete(id);
      this.#posted.set(id, entry);
    } else {
      this.webhookError = status === 0 ? 'Connection failed' : `Wrong response from the webhook: ${status}`;
      await sleep(this.#retryMs, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
    }
    this.#busyLanes.delete(entry.lane);
    if (!this.#stopped.signal.aborted) this.#post();
  }
}

/** Posts one update; says the status of the answer, 0 when there was none. */
async function postTo(hook: Hook, update: Update, stopped: AbortSignal): Promise<number> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (hook.secret !== '') headers['x-telegram-bot-api-secret-token'] = hook.secret;
  try {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(60_000)]);
    const answer = await fetch(hook.url, { method: 'POST', headers, body: JSON.stringify(update), signal });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
