import type { Language } from '../values/language.ts';

/** Something that hangs on a message at the platform, before it was fetched. */
export interface RemoteMedia {
  /** The platform's own id by which its bytes can be fetched. */
  readonly ref: string;
  readonly mime?: string;
  /** Bytes, as the platform states them. */
  readonly size?: number;
  readonly fileName?: string;
}

/** What `prepare` made of it: stored and sealed, or a reason why not. */
export type StoredMedia =
  | { readonly id: string; readonly mime: string; readonly size: number }
  | {
      readonly problem: 'too-large' | 'wrong-type' | 'gone' | 'unreadable' | 'pdf' | 'too-many' | 'unopened';
    };

/** Stands where the id of a file would: it is about sexual violence, and was not even fetched. */
export const unopened = 'unopened';

/** What was read in a picture: words with how sure that is, from 0 to 1, or why there are none. */
export type PictureRead =
  | { readonly text: string; readonly confidence: number }
  | { readonly problem: 'no-text' | 'too-slow' | 'unreadable' | 'gone' | 'pdf' };

export type MediaKind = 'photo' | 'document' | 'voice' | 'video';

/**
 * One thing that a person did, whatever the channel. Plain data: it is sealed into the inbox as JSON
 * and read back, so it survives a JSON round trip.
 */
export type Input =
  | { readonly kind: 'text'; readonly text: string; readonly edited?: true; readonly forwarded?: true }
  /** A button of a prompt; an old prompt's id gets the stale answer. */
  | { readonly kind: 'choice'; readonly prompt: string; readonly choice: string }
  | {
      readonly kind: 'media';
      readonly media: MediaKind;
      readonly caption?: string;
      readonly remote: RemoteMedia;
      readonly stored?: StoredMedia;
      readonly forwarded?: true;
    }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'contact'; readonly phone: string; readonly name?: string }
  | { readonly kind: 'sticker'; readonly emoji?: string }
  /** Something that the channel knows and we do not (poll, game, payment …). */
  | { readonly kind: 'unsupported' }
  /** A prompt went unanswered for its time; comes from the timers, never from a person. */
  | { readonly kind: 'silence'; readonly prompt: string }
  /** The one button of the neutral line was tapped: what waits behind it may come. */
  | { readonly kind: 'opened' }
  /** Pictures that the person sent were read by machine; comes from the jobs. */
  | { readonly kind: 'read'; readonly media: readonly string[]; readonly read: PictureRead }
  /** The person stopped the bot or came back. */
  | { readonly kind: 'left' }
  | { readonly kind: 'joined' };

/** What a channel hands to the inbox: who, where, what, and a key that makes repeats harmless. */
export interface Incoming {
  /** Unique for this message for ever within the channel, for example `tg:<bot>:<update>:<message>`. */
  readonly key: string;
  readonly channel: string;
  /** The channel's own id of the writer. Never a name. */
  readonly sender: string;
  /**
   * Other ids of the same writer that stand in this very event (a number beside a `@lid` or a user id).
   * Only so do ids become one person.
   */
  readonly aliases?: readonly string[];
  /** Where it was written: the private chat or the group. */
  readonly chat: string;
  readonly group: boolean;
  /** Milliseconds since 1970, the platform's clock. */
  readonly sentAt: number;
  /** The language set on the person's device, when the platform tells. */
  readonly deviceLanguage?: Language;
  /** The message that this one answers by quoting it, as delivery noted it when it was sent. */
  readonly quoted?: string;
  readonly input: Input;
}
