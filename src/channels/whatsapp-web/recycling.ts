import { afterQuiet } from '../../values/zone.ts';

export interface RecyclingOptions {
  /** Megabytes that the browser may take. */
  readonly over: number;
  /** Between these times of day (`HH:MM`, Western Indonesian time) it starts anew once. */
  readonly from: string;
  readonly until: string;
  readonly now: () => number;
  /** Whether something is being sent or fetched right now. */
  readonly busy: () => boolean;
}

/** Decides when a browser that works is started anew: pages like this one grow for as long as they run. */
export interface Recycling {
  /** @param readySince milliseconds since 1970 */
  due(megabytes: number | undefined, readySince: number): boolean;
}

const halfDay = 43_200_000;
/** Far over the limit it does not wait for a quiet moment. */
const farOver = 1.5;

export function createRecycling({ over, from, until, now, busy }: RecyclingOptions): Recycling {
  return {
    due: (megabytes = 0, readySince) => {
      if (megabytes > over * farOver) return true;
      if (busy()) return false;
      const night = afterQuiet(now(), null, from, until) > now();
      return megabytes > over || (night && now() - readySince > halfDay);
    },
  };
}
