import { Account, RequestError } from './account.ts';
import { type ChildEvent, type Failure, numbered, type Request, type Start } from './protocol.ts';
import { isPassing, reasonOf } from './reason.ts';

/**
 * The process that holds Chromium, so that whatever happens to that touches nobody else. It is started
 * by the program, speaks with it over the channel between them only, and ends with it. Nothing is
 * written to its output: the library prints what people wrote.
 */

/** Longer than this no browser may take to close. */
const closeMs = 3000;

let account: Account | undefined;
let ending = false;

const say = (value: object) => {
  if (process.connected) process.send?.(value);
};
const tell = (event: ChildEvent) => say(event);

/** Says why and ends; leaving takes Chromium along. */
function over(reason: Extract<ChildEvent, { event: 'over' }>['reason'], code: string): void {
  if (ending) return;
  ending = true;
  tell({ event: 'over', reason, code });
  // A moment for the word to get out.
  setTimeout(() => process.exit(1), 50);
}

async function start(how: Start): Promise<void> {
  account = new Account(how, tell, over);
  await account.open().catch((error: unknown) => over('start', reasonOf(error)));
}

async function stop(): Promise<void> {
  ending = true;
  setTimeout(() => process.exit(1), closeMs);
  await account?.close().catch(() => undefined);
  process.exit(0);
}

async function answer(n: number, request: Exclude<Request, { do: 'start' | 'stop' }>): Promise<void> {
  try {
    if (!account) throw new RequestError('retry', 'not started');
    say({ n, answer: await account.answer(request) });
  } catch (error) {
    say({ n, failure: failureOf(error) });
  }
}

function failureOf(error: unknown): Failure {
  return error instanceof RequestError ? error.failure : { kind: 'retry', code: reasonOf(error) };
}

process.on('message', (value) => {
  const { n, request } = numbered.parse(value);
  if (request.do === 'start') void start(request.start);
  else if (request.do === 'stop') void stop();
  else void answer(n, request);
});
process.on('disconnect', () => void stop());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // A terminal signals everybody in front of it; the program says itself when it is time.
  process.on(signal, () => undefined);
}
for (const name of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(name, (error: unknown) => {
    if (!isPassing(error)) over('error', reasonOf(error));
  });
}
