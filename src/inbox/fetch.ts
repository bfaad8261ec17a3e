import type { Channel } from '../channels/channel.ts';
import { SendError } from '../channels/channel.ts';
import type { StoredMedia } from '../conversation/input.ts';
import { cleanFile, largestFile } from '../media/clean.ts';
import type { MediaStore } from '../store/media.ts';
import type { Prepare } from './prepare.ts';

export interface FetchOptions {
  readonly channels: readonly Pick<Channel, 'name' | 'fetchMedia'>[];
  readonly media: MediaStore;
  readonly now: () => number;
}

/**
 * What is done outside the transaction: a picture, document or voice is fetched from its platform,
 * checked, redrawn and sealed. A file that cannot be had is an answer, not a failure; only a platform
 * that is down is tried again.
 */
export function createPrepare(options: FetchOptions): Prepare {
  return (work) => {
    if (work.type !== 'message' || work.incoming.group) return undefined;
    const { input, channel: name } = work.incoming;
    if (input.kind !== 'media' || input.media === 'video') return undefined;
    const channel = options.channels.find((c) => c.name === name);
    const claimed = input.media;
    const { remote } = input;
    return async (): Promise<StoredMedia> => {
      if (!channel) return { problem: 'gone' };
      if ((remote.size ?? 0) > largestFile) return { problem: 'too-large' };
      try {
        const cleaned = await cleanFile(await channel.fetchMedia(remote, largestFile), claimed);
        if ('problem' in cleaned) return cleaned;
        const id = await options.media.put(cleaned, options.now());
        return { id, mime: cleaned.mime, size: cleaned.bytes.length };
      } catch (error) {
        if (!(error instanceof SendError) || error.kind === 'retry') throw error;
        return { problem: error.kind === 'rejected' ? 'too-large' : 'gone' };
      }
    };
  };
}
