import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many things in so much time. */
export interface Rate {
  readonly points: number;
  readonly perMs: number;
}

export interface Rates {
  /** Takes one point when there is one and returns 0; else takes none and returns milliseconds to wait. */
  take(key: string, rate: Rate): Promise<number>;
}

/** For a single process. */
export function localRates(): Rates {
  return ratesOf((rate) => new RateLimiterMemory(settings(rate)));
}

/** A limiter for each distinct rate; keys of different rates do not meet. */
export function ratesOf(make: (rate: Rate) => RateLimiterAbstract): Rates {
  const limiters = new Map<string, RateLimiterAbstract>();
  const limiter = (rate: Rate) => {
    const name = `${rate.points}/${rate.perMs}`;
    const known = limiters.get(name);
    if (known) return known;
    const made = make(rate);
    limiters.set(name, made);
    return made;
  };
  return {
    take: async (key, rate) => {
      try {
        await limiter(rate).consume(key);
        return 0;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
        throw refused;
      }
    },
  };
}

export function settings({ points, perMs }: Rate): { points: number; duration: number; keyPrefix: string } {
  return { points, duration: perMs / 1000, keyPrefix: `suluh:rate:${points}/${perMs}` };
}
