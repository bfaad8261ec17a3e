import { fold, numberOf } from '../../flows/choose.ts';
import type { Attachment, Choice, Message } from '../../values/message.ts';
import { SendError } from '../channel.ts';
import { splitText } from '../split.ts';

const textLimit = 4096;
const captionLimit = 1024;

/** One message on WhatsApp. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly attachment: Attachment; readonly caption?: string };

/** The pieces that show a message, in order. Buttons do not work here: choices are numbered text. */
export function render(message: Message): Piece[] {
  const text = [message.text, choiceLines(message)]
    .filter((part) => part !== '')
    .join('\n\n')
    .toWellFormed()
    .trim();
  const attachments = message.attachments ?? [];
  const captioned = attachments.length > 0 && text.length <= captionLimit;
  const files = attachments.map((attachment, index): Piece => {
    const caption = captioned && text !== '' && index === attachments.length - 1 ? { caption: text } : {};
    return { kind: 'file', attachment, ...caption };
  });
  const texts = captioned
    ? []
    : splitText(text, textLimit).map((part): Piece => ({ kind: 'text', text: part }));
  const pieces = [...files, ...texts];
  if (pieces.length === 0) throw new SendError('rejected', 'whatsapp: nothing to send');
  return pieces;
}

function choiceLines(message: Message): string {
  return (message.choices ?? [])
    .map((choice, index) => choiceLine(message, choice, index))
    .filter((line) => line !== '')
    .join('\n');
}

/** A number promises that typing it works; a choice that stands for words shows those. */
function choiceLine(message: Message, choice: Choice, index: number): string {
  if (choice.url !== undefined) return `${choice.label}: ${choice.url}`;
  if (choice.command === undefined || choice.number !== undefined)
    return `${numberOf(choice, index)} ${choice.label}`;
  const said = fold(message.text).includes(fold(choice.command));
  if (said) return '';
  return fold(choice.label) === fold(choice.command)
    ? `“${choice.command}”`
    : `“${choice.command}”: ${choice.label}`;
}
