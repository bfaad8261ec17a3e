import { type Channel, SendError } from '../channels/channel.ts';
import type { Incoming, StoredMedia } from '../conversation/input.ts';
import type { World } from '../conversation/world.ts';
import { cleanFile, largestFile } from '../media/clean.ts';
import type { Rates } from '../shared/rates.ts';
import type { MediaStore } from '../store/media.ts';
import { type KnownOptions, knownBefore } from './before-fetching.ts';
import type { Prepare } from './prepare.ts';
import type { Work } from './work.ts';

export interface FetchOptions extends KnownOptions {
  readonly channels: readonly Pick<Channel, 'name' | 'fetchMedia' | 'dropMedia'>[];
  readonly media: MediaStore;
  readonly rates: Rates;
  readonly world: Pick<World, 'understand' | 'policy'>;
  readonly now: () => number;
}

/**
 * What is done outside the transaction: a picture, document or voice is fetched from its platform,
 * checked, redrawn and sealed. A file that cannot be had is an answer, not a failure; only a platform
 * that is down is tried again. What must not be seen by anybody is not even fetched.
 */
export function createPrepare(options: FetchOptions): Prepare {
  return (work, before = []) => {
    if (work.type !== 'message' || work.incoming.group) return undefined;
    const { incoming } = work;
    if (incoming.input.kind !== 'media' || incoming.input.media === 'video') return undefined;
    return () => take(incoming, before, options);
  };
}

async function take(
  incoming: Incoming,
  before: readonly Work[],
  options: FetchOptions,
): Promise<StoredMedia> {
  const { input, channel: name } = incoming;
  const channel = options.channels.find((one) => one.name === name);
  if (!channel || input.kind !== 'media') return { problem: 'gone' };
  const stored = await takeFrom(channel, incoming, before, options);
  // Where it waited for us it is needed no more, cleaned or not.
  await channel.dropMedia?.(input.remote);
  return stored;
}

async function takeFrom(
  channel: FetchOptions['channels'][number],
  incoming: Incoming,
  before: readonly Work[],
  options: FetchOptions,
): Promise<StoredMedia> {
  const { input } = incoming;
  if (input.kind !== 'media' || input.media === 'video') return { problem: 'wrong-type' };
  // The same message has the same id: what a killed process has stored already is found, not stored twice.
  const id = options.store.seal.blindText('media', incoming.channel, incoming.key);
  const there = await options.media.about(id);
  if (there) return { id, ...there };
  const known = await knownBefore(incoming, before, options);
  if (known.sexual && input.media !== 'voice') return { problem: 'unopened' };
  if ((input.remote.size ?? 0) > largestFile) return { problem: 'too-large' };
  if (!known.danger && (await isTooMany(incoming, options))) return { problem: 'too-many' };
  try {
    const cleaned = await cleanFile(await channel.fetchMedia(input.remote, largestFile), input.media);
    if ('problem' in cleaned) return cleaned;
    await options.media.put({ ...cleaned, id }, options.now());
    return { id, mime: cleaned.mime, size: cleaned.bytes.length };
  } catch (error) {
    if (!(error instanceof SendError) || error.kind === 'retry') throw error;
    return { problem: error.kind === 'rejected' ? 'too-large' : 'gone' };
  }
}

async function isTooMany({ channel, sender }: Incoming, options: FetchOptions): Promise<boolean> {
  const { points, per } = options.world.policy.limits.files;
  const who = options.store.seal.blindText('files', channel, sender);
  return (await options.rates.take(`files:${who}`, { points, perMs: per })) > 0;
}
