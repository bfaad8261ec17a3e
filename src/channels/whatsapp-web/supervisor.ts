import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { SendError } from '../channel.ts';
import { chromiumArgs, findChromium } from './chromium.ts';
import { type Health, notes } from './health.ts';
import { Link } from './link.ts';
import type { Pace } from './pace.ts';
import { answers, type ChildEvent, type Request } from './protocol.ts';
import type { Recycling } from './recycling.ts';

/** What happens at the platform, apart from connecting. */
export type PlatformEvent = Extract<ChildEvent, { event: 'message' | 'added' | 'call' | 'number-changed' }>;

export interface SupervisorOptions {
  /** Where everything of WhatsApp Web is kept. */
  readonly folder: string;
  readonly chromiumPath?: string;
  readonly chromiumArgs: readonly string[];
  readonly pace: Pace;
  readonly health: Health;
  readonly recycling: Recycling;
  readonly now: () => number;
  readonly onEvent: (event: PlatformEvent) => void;
  /** Ready, or ready again: whatever came meanwhile has to be looked for. */
  readonly onReady: () => void;
  /** A code to scan; null when none is shown any more. */
  readonly onQr: (code: string | null) => void;
}

/** Failures in a row after which it is called down rather than coming back. */
const manyFailures = 3;
const missesUntilDead = 2;

/** Keeps one WhatsApp process running: starts it, watches it, and starts it again. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  #link: Link | undefined;
  #stopped = false;
  #ready = false;
  /** It was ready at least once since the process was started. */
  #wasReady = false;
  #readyAt = 0;
  #failures = 0;
  #misses = 0;
  #looking = false;
  /** What the coming end of the process is for, when it was no failure. */
  #ending: 'logout' | 'recycle' | undefined;
  #reason: { readonly note: string; readonly code: string; readonly pauseMs?: number } | undefined;
  #own: readonly string[] = [];
  #watchdog: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #restart: NodeJS.Timeout | undefined;
  readonly #waiters = new Set<() => void>();

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  get ready(): boolean {
    return this.#ready;
  }

  /** The account's own ids. */
  get own(): readonly string[] {
    return this.#own;
  }

  /** The process, for tests that end it. */
  get pid(): number | undefined {
    return this.#link?.pid;
  }

  start(): void {
    this.#launch();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#notReady();
    clearTimeout(this.#restart);
    clearTimeout(this.#watchdog);
    clearInterval(this.#heartbeat);
    this.#wake();
    await this.#link?.end(this.#options.pace.closeMs);
    this.#options.onQr(null);
  }

  /** Asks the process and waits; throws SendError, `retry` while there is no connection. */
  ask<T>(request: Request, schema: z.ZodType<T>, timeoutMs: number): Promise<T> {
    if (!this.#link || !this.#ready) return Promise.reject(notConnected());
    return this.#link.ask(request, schema, timeoutMs);
  }

  tell(request: Request): void {
    if (this.#ready) this.#link?.tell(request);
  }

  /** Waits for a connection; false when there is none in that time. */
  async whenReady(ms: number): Promise<boolean> {
    if (this.#ready || this.#stopped) return this.#ready;
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiters.delete(done);
        resolve(this.#ready);
      };
      const timer = setTimeout(done, ms);
      this.#waiters.add(done);
    });
  }

  #launch(): void {
    if (this.#stopped) return;
    const { health, pace, chromiumPath, folder } = this.#options;
    const executable = findChromium(chromiumPath);
    if (executable === null) {
      health.set('down', notes.missing);
      this.#restart = setTimeout(() => this.#launch(), pace.longestRetryMs);
      return;
    }
    if (this.#failures === 0) health.set('connecting', notes.starting);
    this.#wasReady = false;
    this.#misses = 0;
    this.#reason = undefined;
    this.#ending = undefined;
    // A slow machine gets more time with every attempt.
    this.#watch(pace.readyMs * Math.min(this.#failures + 1, 4));
    const args = chromiumArgs(this.#options.chromiumArgs);
    this.#link = new Link(
      { folder, executable, args, loadMs: pace.loadMs },
      {
        onEvent: (event) => this.#take(event),
        onExit: () => void this.#ended(),
        onLate: () => void this.#look(),
      },
    );
  }

  #take(event: ChildEvent): void {
    const { health, pace, onEvent, onQr } = this.#options;
    if (this.#stopped) return;
    health.seen();
    switch (event.event) {
      case 'qr':
        health.set('qr', notes.scan);
        onQr(event.code);
        this.#watch(pace.qrMs);
        break;
      case 'authenticated':
        onQr(null);
        if (!this.#wasReady) health.set('connecting', notes.pairing);
        this.#watch(pace.readyMs);
        break;
      case 'ready':
        this.#own = event.own;
        this.#isReady();
        break;
      case 'state':
        this.#state(event.state);
        break;
      case 'over':
        this.#over(event.reason, event.code);
        break;
      default:
        onEvent(event);
    }
  }

  /** May come again at any time, after every new synchronisation. */
  #isReady(): void {
    const { health, pace, now, onReady } = this.#options;
    clearTimeout(this.#watchdog);
    if (!this.#ready) this.#readyAt = now();
    this.#ready = true;
    this.#wasReady = true;
    health.set('ready');
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => void this.#look(), pace.heartbeatMs);
    this.#wake();
    onReady();
  }

  #state(state: string): void {
    if (!this.#wasReady) return;
    if (state === 'CONNECTED') {
      if (!this.#ready) this.#isReady();
      return;
    }
    if (!this.#ready) return;
    this.#notReady();
    this.#options.health.set('degraded', notes.phone, state);
    this.#watch(this.#options.pace.brokenMs);
  }

  #over(reason: Extract<ChildEvent, { event: 'over' }>['reason'], code: string): void {
    const { pace } = this.#options;
    if (reason === 'logout') this.#ending = 'logout';
    else if (reason === 'conflict')
      this.#reason = { note: notes.conflict, code, pauseMs: pace.conflictRetryMs };
    else this.#reason = { note: reason === 'start' ? noteOf(code) : notes.again, code };
    this.#notReady();
  }

  /** Whether the page still answers; what it says about itself. */
  async #look(): Promise<void> {
    const link = this.#link;
    const { pace, recycling, health } = this.#options;
    if (!link || !this.#wasReady || this.#looking) return;
    this.#looking = true;
    try {
      const { state, megabytes } = await link.ask({ do: 'alive' }, answers.alive, pace.heartbeatWaitMs);
      this.#misses = 0;
      health.seen();
      this.#state(state ?? 'UNKNOWN');
      if (this.#ready && recycling.due(megabytes, this.#readyAt)) this.#recycle();
    } catch {
      if (link !== this.#link) return;
      this.#misses += 1;
      if (this.#misses >= missesUntilDead) this.#giveUp(notes.again, 'no heartbeat');
    } finally {
      this.#looking = false;
    }
  }

  #recycle(): void {
    this.#ending = 'recycle';
    this.#notReady();
    void this.#link?.end(this.#options.pace.closeMs);
  }

  /** The process is of no use any more. */
  #giveUp(note: string, code: string): void {
    this.#reason = { note, code };
    this.#notReady();
    this.#link?.kill();
  }

  #watch(ms: number): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#giveUp(notes.never, 'not ready in time'), ms);
  }

  async #ended(): Promise<void> {
    const { folder, health, now, onQr, pace } = this.#options;
    clearTimeout(this.#watchdog);
    clearInterval(this.#heartbeat);
    this.#link = undefined;
    this.#notReady();
    if (this.#stopped) return;
    onQr(null);
    if (this.#ending === 'logout') {
      health.set('connecting', notes.logout, 'LOGOUT');
      await rm(join(folder, 'session'), { recursive: true, force: true, maxRetries: 5 }).catch(
        () => undefined,
      );
    }
    if (this.#ending !== undefined) return this.#again(0);
    if (this.#wasReady && now() - this.#readyAt > pace.steadyMs) this.#failures = 0;
    this.#failures += 1;
    const { note, code, pauseMs } = this.#reason ?? { note: notes.again, code: 'process ended' };
    const down = this.#failures >= manyFailures || note === notes.launch || note === notes.conflict;
    health.set(down ? 'down' : 'degraded', note, code);
    const backoff = Math.min(pace.firstRetryMs * 2 ** (this.#failures - 1), pace.longestRetryMs);
    this.#again(pauseMs ?? backoff);
  }

  #again(ms: number): void {
    this.#restart = setTimeout(() => this.#launch(), ms);
  }

  #notReady(): void {
    this.#ready = false;
  }

  #wake(): void {
    for (const waiter of [...this.#waiters]) waiter();
  }
}

const noteOf = (code: string): string => {
  if (/launch|sandbox|already running/.test(code)) return notes.launch;
  return code.startsWith('net::') ? notes.phone : notes.never;
};

const notConnected = () =>
  new SendError('retry', 'whatsapp: not connected', { retryAfterMs: notConnectedMs });
const notConnectedMs = 2000;
