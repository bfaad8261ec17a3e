import type { AdvertSheet } from './advert-sheet.ts';
import type { ReplyLanguage } from './language.ts';
import type { PictureName } from './picture.ts';

/** One choice under a message: works by its number, its words, or a button where there are buttons. */
export interface Choice {
  /** Stable id within the prompt. */
  readonly id: string;
  readonly label: string;
  /** What to type instead; default: its place in the list, from 1. `0` is "don't know / skip". */
  readonly number?: string;
  /**
   * Typed words that do the same without any prompt (`ambil 1204`). Such a button works for ever,
   * in any chat, and is authorised anew each time.
   */
  readonly command?: string;
  /** Opens a page or a chat instead of answering. */
  readonly url?: string;
}

/** A picture or document that the bot sends: sealed in the store, a file that ships with it, or drawn when it is sent. */
export interface Attachment {
  readonly kind: 'photo' | 'document' | 'voice';
  readonly source: /** `holder`: for this coordinator only, as long as they hold the case that it belongs to. */
    | {
        readonly media: string;
        readonly holder?: string;
        /** Made for this message alone: deleted once it was handed over. */
        readonly once?: true;
      }
    | { readonly file: string }
    | { readonly picture: PictureName; readonly language: ReplyLanguage }
    | { readonly sheet: AdvertSheet };
  readonly fileName?: string;
}

/**
 * What a person is to read, before any channel's rules are applied. Plain text, no mark-up: a phone
 * number must stay a number that can be tapped, and no text of a user is ever parsed.
 */
export interface Message {
  readonly text: string;
  readonly choices?: readonly Choice[];
  /** Id of the prompt that the choices belong to. */
  readonly prompt?: string;
  readonly attachments?: readonly Attachment[];
  /**
   * The neutral line: it says only that there is something. Where a platform wants a form of its own for
   * what the bot starts, that form is sent instead, never both.
   */
  readonly neutral?: true;
  /** Arrives without a sound, where the channel can: it is night, and it is not urgent. */
  readonly silent?: true;
}
