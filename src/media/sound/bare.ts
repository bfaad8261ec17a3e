import { bareMp4 } from './mp4.ts';
import { bareMpeg } from './mpeg.ts';
import { bareOgg } from './ogg.ts';

/** Sound with what kind it is, and without what was written beside it. */
export interface BareSound {
  readonly mime: string;
  readonly bytes: Buffer;
}

/**
 * A voice note by its bytes: Ogg (Telegram, WhatsApp), MPEG-4 sound, MP3 or AAC. Titles, names, places, times
 * and pictures in the container are gone; the sound itself is not touched. Null for everything else, and
 * for what cannot be taken apart.
 */
export function bareSound(bytes: Buffer): BareSound | null {
  const head = bytes.toString('latin1', 0, 8);
  if (head.startsWith('OggS')) return sound('audio/ogg', bareOgg(bytes));
  if (head.slice(4) === 'ftyp') return sound('audio/mp4', bareMp4(bytes));
  return bareMpeg(bytes);
}

const sound = (mime: string, bytes: Buffer | null): BareSound | null => bytes && { mime, bytes };
