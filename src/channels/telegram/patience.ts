import type { Api } from 'grammy';

/** grammY's types name the signal of a polyfill. */
type Signal = NonNullable<Parameters<Api['getMe']>[0]>;

/** A signal for one call of grammY: fires after so many milliseconds, or when `stop` fires. */
export function within(ms: number, stop?: AbortSignal): Signal {
  const timeout = AbortSignal.timeout(ms);
  const signal: unknown = stop ? AbortSignal.any([stop, timeout]) : timeout;
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
