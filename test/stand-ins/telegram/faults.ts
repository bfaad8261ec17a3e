import { ApiFailure, tooMany } from './types.ts';

/**
 * How a call can fail on command. `timeout` never answers; `reset` breaks the connection before
 * anything was done; `reset-after` does the thing and breaks the connection instead of answering;
 * `garbage` answers as a broken proxy would; a number is the error code of a proper answer.
 */
export type Fault = Breakage | 400 | 401 | 403 | 404 | 409 | 429 | 500;
export type Breakage = 'timeout' | 'reset' | 'reset-after' | 'garbage';

interface Order {
  readonly fault: Fault;
  readonly retryAfter: number;
  left: number;
}

const descriptions: Record<number, string> = {
  400: 'Bad Request: something is wrong with this call',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  500: 'Internal Server Error',
};

/** The failures that a test has ordered, per method. */
export class Faults {
  readonly #orders = new Map<string, Order[]>();

  /** The next `times` calls of `method` (`*`: of any, `file`: downloads) fail. */
  order(method: string, fault: Fault, options: { times?: number; retryAfter?: number } = {}): void {
    const orders = this.#orders.get(method) ?? [];
    orders.push({ fault, left: options.times ?? 1, retryAfter: options.retryAfter ?? 1 });
    this.#orders.set(method, orders);
  }

  clear(): void {
    this.#orders.clear();
  }

  /** Takes the failure that is due for this call; `undefined`: none. */
  take(method: string): Breakage | ApiFailure | undefined {
    const order = this.#first(method) ?? this.#first('*');
    if (!order) return undefined;
    order.left -= 1;
    if (typeof order.fault === 'string') return order.fault;
    if (order.fault === 429) return tooMany(order.retryAfter);
    return new ApiFailure(order.fault, descriptions[order.fault] ?? 'Error');
  }

  #first(method: string): Order | undefined {
    return this.#orders.get(method)?.find((order) => order.left > 0);
  }
}
