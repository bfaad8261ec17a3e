import type { PictureRead } from '../conversation/input.ts';
import type { Reader } from '../media/reading/reader.ts';
import type { MediaStore } from '../store/media.ts';
import { isObject } from '../values/json.ts';
import type { Runner } from './jobs.ts';

/** Reads the stored pictures that a job names; what belongs together is one text. */
export function createPictureRunner(media: Pick<MediaStore, 'read'>, reader: Reader): Runner {
  const readOne = async (id: unknown): Promise<PictureRead> => {
    const stored = typeof id === 'string' ? await media.read(id) : null;
    if (!stored) return { problem: 'gone' };
    return stored.mime === 'application/pdf' ? { problem: 'pdf' } : reader.read(stored.bytes);
  };
  return async (data) => {
    const reads: PictureRead[] = [];
    for (const id of isObject(data) && Array.isArray(data.media) ? data.media : [])
      reads.push(await readOne(id));
    return together(reads);
  };
}

function together(reads: readonly PictureRead[]): PictureRead {
  const texts = reads.flatMap((read) => ('text' in read ? [read] : []));
  if (texts.length === 0) return reads[0] ?? { problem: 'gone' };
  return {
    text: texts.map(({ text }) => text).join('\n\n'),
    confidence: Math.min(...texts.map(({ confidence }) => confidence)),
  };
}
