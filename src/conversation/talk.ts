import type { FlowState } from '../flows/engine.ts';
import type { JsonObject } from '../values/json.ts';
import type { ReplyLanguage } from '../values/language.ts';
import type { Message } from '../values/message.ts';
import type { PictureRead } from './input.ts';

/** A list that the bot offered outside any flow: topics, `more`, `menu`. */
export interface Offer {
  readonly prompt: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** What was asked, while it is not known whether any of these answers it; without names. */
  readonly asked?: Question;
  /** What was told with the question: the beginning of the case, if help is asked for now. */
  readonly first?: string;
}

/** A question to learn from: without names, and without who asked. */
export interface Question {
  readonly text: string;
  readonly language: string;
}

/** The state of one conversation. Plain JSON: sealed into the database after every message. */
export interface Talk {
  readonly v: 1;
  readonly language: ReplyLanguage;
  /** The person chose the language themselves; it is not guessed any more. */
  readonly chosen: boolean;
  /** The person was told, in their own language, that the answers are in Indonesian. */
  readonly told?: true;
  /** Prompts issued so far; the next one's id. */
  readonly prompts: number;
  readonly flow: FlowState | null;
  /** What a flow that came between (news, a voice note) goes back to. */
  readonly held: FlowState | null;
  readonly offer: Offer | null;
  /** The topic answered last, for follow-ups and "more". */
  readonly topic: string | null;
  /** An answer that waits until an action has stored it as a cry for help. */
  readonly deferred: string | null;
  /** Pictures that were read while something else was under way: told when that is over. */
  readonly pictures?: readonly ReadPictures[];
}

/** What was read in pictures that belong together. */
export interface ReadPictures {
  readonly media: readonly string[];
  readonly read: PictureRead;
}

export const newTalk: Talk = {
  v: 1,
  language: 'id',
  chosen: false,
  prompts: 0,
  flow: null,
  held: null,
  offer: null,
  topic: null,
  deferred: null,
};

export type Effect =
  | { readonly kind: 'say'; readonly message: Message }
  /** The person's language for what the bot starts itself. */
  | { readonly kind: 'language'; readonly language: ReplyLanguage }
  /** The bot has no answer to this. */
  | ({ readonly kind: 'unanswered' } & Question)
  /** A company was asked for, to be counted. */
  | { readonly kind: 'company'; readonly name: string }
  /** The waiting question moves on by itself after this much silence. */
  | { readonly kind: 'silence'; readonly prompt: string; readonly after: 'danger' | 'story' };

/** What one input made of a talk. With an action, the shell runs it and calls `resume`. */
export interface Turn {
  readonly talk: Talk;
  readonly effects: readonly Effect[];
  readonly action: { readonly name: string; readonly args: JsonObject } | null;
}
