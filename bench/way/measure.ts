import { cpuOf, type Load, memoryOf, type Serving } from './processes.ts';

/** How long each part takes. */
export interface Sizes {
  /** Messages before anything is measured, so that the code is warm. */
  readonly warm: number;
  readonly saturatedMs: number;
  /** Messages that come one at a time. */
  readonly alone: number;
  readonly heldMs: number;
}

/** How a bot did. Times are milliseconds. */
export interface WayFigures {
  readonly perSecond: number;
  /** CPU of the bot's process for one message. */
  readonly cpuMs: number;
  readonly saturatedP50: number;
  readonly saturatedP99: number;
  readonly aloneP50: number;
  readonly heldPerSecond: number;
  readonly heldP50: number;
  readonly heldP99: number;
  /** CPU for one message at the held rate, where fewer messages share a commit. */
  readonly heldCpuMs: number;
  /** From receipt to the handing over of the answer, as the bot itself counts; null for the echo. */
  readonly insideP99: number | null;
  /** Resident megabytes at the end. */
  readonly memory: number;
  /** Messages without an answer; anything but 0 is a fault. */
  readonly lost: number;
}

/** So many people wait for an answer at once when the bot gets all that it can take. */
const saturation = 64;
export const heldRate = 300;

/** Puts a bot under load, in the same order every time. */
export async function measure(bot: Serving, load: Load, sizes: Sizes): Promise<WayFigures> {
  const warm = await load.run({ underWay: saturation, messages: sizes.warm });
  const before = cpuOf(bot.pid);
  const full = await load.run({ underWay: saturation, milliseconds: sizes.saturatedMs });
  const fullCpu = cpuOf(bot.pid) - before;
  const alone = await load.run({ underWay: 1, messages: sizes.alone, pauseMs: 20 });
  const beforeHeld = { cpu: cpuOf(bot.pid), inside: await answerTimes(bot.url) };
  const held = await load.run({ underWay: 128, milliseconds: sizes.heldMs, perSecond: heldRate });
  const heldCpu = cpuOf(bot.pid) - beforeHeld.cpu;
  const inside = await answerTimes(bot.url);
  return {
    perSecond: (full.messages * 1000) / full.milliseconds,
    cpuMs: fullCpu / full.messages,
    saturatedP50: share(full.waits, 0.5),
    saturatedP99: share(full.waits, 0.99),
    aloneP50: share(alone.waits, 0.5),
    heldPerSecond: (held.messages * 1000) / held.milliseconds,
    heldP50: share(held.waits, 0.5),
    heldP99: share(held.waits, 0.99),
    heldCpuMs: heldCpu / held.messages,
    insideP99: inside && beforeHeld.inside ? bucketShare(inside, beforeHeld.inside, 0.99) : null,
    memory: memoryOf(bot.pid),
    lost: warm.lost + full.lost + alone.lost + held.lost,
  };
}

/** The value below which this share of the values lies. */
function share(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

type Buckets = ReadonlyMap<number, number>;

/** The bot's own histogram of answer times: upper bound in seconds → how many so far; null without one. */
async function answerTimes(url: string): Promise<Buckets | null> {
  const response = await fetch(`${url}/metrics`);
  if (!response.ok) return null;
  const lines = (await response.text()).matchAll(
    /^suluh_answer_seconds_bucket\{le="([^"]+)",channel="telegram"\} (\d+)$/gm,
  );
  return new Map(
    [...lines].map(([, bound, count]) => [Number(bound === '+Inf' ? Infinity : bound), Number(count)]),
  );
}

/** The upper bound, in milliseconds, of the bucket that holds this share of what was added since. */
function bucketShare(after: Buckets, before: Buckets, part: number): number {
  const added = [...after].map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)] as const);
  const all = added.at(-1)?.[1] ?? 0;
  const bound = added.find(([, count]) => count >= all * part)?.[0] ?? Number.NaN;
  return bound * 1000;
}
