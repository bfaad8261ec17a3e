import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { SendError } from '../channel.ts';
import { answerSchema, type ChildEvent, eventSchema, type Request, type Start } from './protocol.ts';

const file = fileURLToPath(new URL('./child.ts', import.meta.url));

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: SendError) => void;
  readonly timer: NodeJS.Timeout;
}

export interface LinkOptions {
  readonly onEvent: (event: ChildEvent) => void;
  /** The process has ended, for whatever reason; nothing comes after this. */
  readonly onExit: () => void;
  /** A request got no answer in its time. */
  readonly onLate: () => void;
}

/** One running WhatsApp process and what is asked of it. */
export class Link {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #options: LinkOptions;
  #count = 0;
  #ended = false;

  constructor(start: Start, options: LinkOptions) {
    this.#options = options;
    this.#child = fork(file, {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // Tokens and keys are none of a browser's business.
      env: inherited(process.env),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (value) => this.#take(value));
    this.#child.on('error', () => this.#over());
    this.#child.once('exit', () => this.#over());
    this.tell({ do: 'start', start });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Asks and waits; throws SendError. */
  ask<T>(request: Request, schema: z.ZodType<T>, timeoutMs: number): Promise<T> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.#ended) return reject(gone());
      const n = this.#next();
      const timer = setTimeout(() => {
        this.#waiting.delete(n);
        reject(new SendError('retry', `whatsapp ${request.do}: timeout`));
        this.#options.onLate();
      }, timeoutMs);
      this.#waiting.set(n, { resolve, reject, timer });
      this.#send(n, request);
    }).then((answer) => {
      const checked = schema.safeParse(answer);
      if (!checked.success) throw new SendError('retry', `whatsapp ${request.do}: answer not understood`);
      return checked.data;
    });
  }

  /** Says something whose outcome nobody waits for. */
  tell(request: Request): void {
    if (!this.#ended) this.#send(this.#next(), request);
  }

  /** Lets it close the browser in order, or ends it; resolves when it is gone. */
  async end(graceMs: number): Promise<void> {
    if (this.#ended) return;
    const exited = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    this.tell({ do: 'stop' });
    const timer = setTimeout(() => this.kill(), graceMs);
    await exited;
    clearTimeout(timer);
  }

  /** At once. Chromium follows, as its pipe closes. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }

  #send(n: number, request: Request): void {
    this.#child.send({ n, request }, (error) => {
      if (error) this.#fail(n, gone());
    });
  }

  #take(value: unknown): void {
    const event = eventSchema.safeParse(value);
    const answer = event.success ? undefined : answerSchema.safeParse(value).data;
    if (event.success) this.#options.onEvent(event.data);
    // Anything else is an answer that nobody waits for any more, or nothing we know.
    if (!answer) return;
    if ('failure' in answer) {
      const { kind, code } = answer.failure;
      this.#fail(answer.n, new SendError(kind, `whatsapp ${code}`));
      return;
    }
    const waiting = this.#waiting.get(answer.n);
    this.#forget(answer.n);
    waiting?.resolve(answer.answer);
  }

  #fail(n: number, error: SendError): void {
    const waiting = this.#waiting.get(n);
    this.#forget(n);
    waiting?.reject(error);
  }

  #forget(n: number): void {
    clearTimeout(this.#waiting.get(n)?.timer);
    this.#waiting.delete(n);
  }

  #over(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const n of [...this.#waiting.keys()]) this.#fail(n, gone());
    this.#options.onExit();
  }
}

/** Soon, but not at once: the process is being started again. */
const gone = () => new SendError('retry', 'whatsapp: connection lost', { retryAfterMs: 500 });

const passedOn = ['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'LANG', 'LC_ALL', 'TZ', 'USER', 'XDG_RUNTIME_DIR'];

function inherited(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(passedOn.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
