import { createHash } from 'node:crypto';
import type { InlineQueryResultArticle } from 'grammy/types';
import type { Language } from '../../values/language.ts';

/** One answer to what is typed behind the bot's name, to be sent into that chat by a tap. */
export interface InlineAnswer {
  /** Shown in the list; the caution stands in it beside the name. */
  readonly title: string;
  readonly description: string;
  /** What the tap sends, at most 4096 characters. */
  readonly text: string;
}

/** Answers a query; pure and quick, for it is asked at every letter. */
export type AnswerInline = (query: string, language: Language | undefined) => readonly InlineAnswer[];

/** Telegram takes fifty; more than a few help nobody. */
const mostResults = 10;
const longestText = 4096;

/** How long Telegram may give the same answer again, in seconds. */
export const inlineCacheSeconds = 60;

/** The answers as Telegram takes them. */
export function inlineResults(answers: readonly InlineAnswer[]): InlineQueryResultArticle[] {
  const ids = new Set<string>();
  return answers.slice(0, mostResults).flatMap(({ title, description, text }) => {
    // A digest always fits the 64 bytes that an id may have.
    const id = createHash('sha256').update(text).digest('base64url');
    if (ids.has(id) || text.trim() === '') return [];
    ids.add(id);
    const content = {
      message_text: text.slice(0, longestText),
      link_preview_options: { is_disabled: true },
    };
    return [{ type: 'article' as const, id, title, description, input_message_content: content }];
  });
}
