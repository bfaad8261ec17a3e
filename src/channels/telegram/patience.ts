import type { Api } from 'grammy';

/** grammY's types name the signal of a polyfill. */
type Signal = NonNullable<Parameters<Api['getMe']>[0]>;

/** A signal for one call of grammY: fires after so many milliseconds, or when `stop` fires. */
export function within(ms: number, stop: AbortSignal): Signal {
  return signalFor(AbortSignal.any([stop, AbortSignal.timeout(ms)]));
}

/**
 * Makes one call of grammY with a signal that fires after so many milliseconds. Unlike a timeout that
 * runs on, it lets go of the call as soon as that has ended, which is worth some kilobytes a message.
 */
export async function patiently<T>(ms: number, call: (signal: Signal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms).unref();
  try {
    return await call(signalFor(controller.signal));
  } finally {
    clearTimeout(timer);
  }
}

function signalFor(signal: unknown): Signal {
  if (!isSignal(signal)) throw new TypeError('this Node has no AbortSignal that grammY can use');
  return signal;
}

/** The same question that grammY asks before it uses a signal; Node's own passes. */
function isSignal(value: unknown): value is Signal {
  return (
    typeof value === 'object' &&
    value !== null &&
    'addEventListener' in value &&
    typeof value.addEventListener === 'function'
  );
}
