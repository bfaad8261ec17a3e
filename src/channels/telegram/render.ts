import type { Attachment, Choice, Message } from '../../conversation/message.ts';
import { SendError } from '../channel.ts';
import { splitText } from '../split.ts';

/** Telegram's limits. Lengths are counted in UTF-16 units, which is never less than it counts. */
const textLimit = 4096;
const captionLimit = 1024;
const dataBytes = 64;
const buttonLimit = 100;
/** Two labels up to this length fit beside each other on a small phone. */
const shortLabel = 16;

export type Button =
  | { readonly text: string; readonly callback_data: string }
  | { readonly text: string; readonly url: string };
export type Keyboard = readonly (readonly Button[])[];

/** One call of the Bot API. An attachment's bytes are read only when it is made. */
export type Call =
  | { readonly method: 'sendMessage'; readonly text: string; readonly keyboard?: Keyboard }
  | {
      readonly method: 'sendPhoto' | 'sendDocument' | 'sendVoice';
      readonly attachment: Attachment;
      readonly caption?: string;
      readonly keyboard?: Keyboard;
    };

const methods = { photo: 'sendPhoto', document: 'sendDocument', voice: 'sendVoice' } as const;

/**
 * The calls that show a message, in order; the choices hang under the last. Throws SendError
 * (`rejected`) for what Telegram can never show: nothing at all, too many buttons, ids too long.
 */
export function render(message: Message): Call[] {
  const choices = message.choices ?? [];
  if (choices.length > buttonLimit) throw new SendError('rejected', 'telegram: too many choices');
  const buttons = choices.map((choice, index) => button(message, choice, index));
  const links = choices.filter((choice) => choice.url !== undefined && !isLink(choice.url));
  const text = [message.text, ...links.map(linkLine)].join('\n').toWellFormed().trim();
  const keyboard = rows(buttons.filter((one) => one !== undefined));
  const calls = [...attachmentCalls(message.attachments ?? [], text), ...textCalls(message, text)];
  const last = calls.pop();
  if (!last) throw new SendError('rejected', 'telegram: nothing to send');
  return [...calls, keyboard.length > 0 ? { ...last, keyboard } : last];
}

/** A text that fits goes under the last attachment, any other follows by itself. */
function attachmentCalls(attachments: readonly Attachment[], text: string): Call[] {
  return attachments.map((attachment, index) => {
    const isLast = index === attachments.length - 1;
    const caption = isLast && text !== '' && text.length <= captionLimit ? { caption: text } : {};
    return { method: methods[attachment.kind], attachment, ...caption };
  });
}

function textCalls(message: Message, text: string): Call[] {
  const captioned = (message.attachments ?? []).length > 0 && text.length <= captionLimit;
  if (captioned) return [];
  return splitText(text, textLimit).map((part) => ({ method: 'sendMessage', text: part }));
}

/** `undefined` for an address that Telegram would refuse: it stands in the text instead. */
function button(message: Message, choice: Choice, index: number): Button | undefined {
  if (choice.url !== undefined) {
    return isLink(choice.url) ? { text: choice.label, url: choice.url } : undefined;
  }
  const number = choice.number ?? String(index + 1);
  const data = dataOf(message, choice, number);
  if (Buffer.byteLength(data) > dataBytes) {
    throw new SendError('rejected', `telegram: data of choice ${index + 1} is over ${dataBytes} bytes`);
  }
  // Typed words work without a prompt, a bare digit does not: then no number is promised.
  const numbered =
    choice.number !== undefined || choice.command === undefined || message.prompt !== undefined;
  return {
    text: (numbered ? `${number} ${choice.label}` : choice.label).toWellFormed(),
    callback_data: data,
  };
}

/** A choice that belongs to no prompt stands for typing its number. */
function dataOf(message: Message, choice: Choice, number: string): string {
  if (choice.command !== undefined) return `x:${choice.command}`;
  return message.prompt === undefined ? `x:${number}` : `p:${message.prompt}:${choice.id}`;
}

function rows(buttons: readonly Button[]): Button[][] {
  const result: Button[][] = [];
  for (const one of buttons) {
    const row = result.at(-1);
    const neighbour = row?.length === 1 ? row[0] : undefined;
    if (row && neighbour && isShort(neighbour) && isShort(one)) row.push(one);
    else result.push([one]);
  }
  return result;
}

const isShort = ({ text }: Button) => text.length <= shortLabel;

/** Telegram takes web addresses with a dot in the host, and its own. */
function isLink(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'tg:') return true;
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
}

const linkLine = ({ label, url }: Choice) => `${label}: ${url}`;
