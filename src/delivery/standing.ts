import type { Channel } from '../channels/channel.ts';

/** Who is not connected by then is sent to all the same: the platform itself says what is wrong. */
const longestMs = 1000;
const lookEveryMs = 10;

/**
 * Resolves when a channel stands, at the latest after a second. What lies there since before the start goes
 * out over a connection that is made, and not in the middle of the start: the shorter the time between sending
 * and noting, the fewer people hear the same thing twice when the server fails just then.
 */
export async function standing(channel: Pick<Channel, 'status'>): Promise<void> {
  const until = performance.now() + longestMs;
  while (channel.status().state !== 'ready' && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs).unref());
}
