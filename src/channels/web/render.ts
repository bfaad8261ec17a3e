import { numberOf } from '../../flows/choose.ts';
import type { Attachment, Choice, Message } from '../../values/message.ts';
import { choiceId } from './choice-id.ts';

export interface WebChoice {
  readonly id: string;
  /** With its number in front where the number can be typed. */
  readonly label: string;
  /** The choice opens this page instead of answering. */
  readonly url?: string;
}

/** One message as the page gets it. */
export interface WebReply {
  readonly text: string;
  readonly choices: readonly WebChoice[];
  /** Addresses of pictures and documents, for this session only. */
  readonly media: readonly string[];
}

/** A message in the page's form; `mediaUrl` makes the address of an attachment. */
export function renderWeb(message: Message, mediaUrl: (attachment: Attachment) => string): WebReply {
  return {
    text: message.text,
    choices: (message.choices ?? []).map((choice, index) => renderChoice(choice, index, message.prompt)),
    media: (message.attachments ?? []).map(mediaUrl),
  };
}

function renderChoice(choice: Choice, index: number, prompt: string | undefined): WebChoice {
  const number = numberOf(choice, index);
  // Typing the number of such a choice would not do what its button does.
  const unnumbered = choice.command !== undefined || choice.url !== undefined;
  return {
    id: choiceId(choice, number, prompt),
    label: unnumbered ? choice.label : `${number} ${choice.label}`,
    ...(choice.url === undefined ? {} : { url: choice.url }),
  };
}
