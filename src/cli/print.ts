import { numberOf } from '../flows/choose.ts';
import type { Message } from '../values/message.ts';

/** Messages as lines of text, choices with the number to type. */
export function printed(messages: readonly Pick<Message, 'text' | 'choices'>[]): string {
  return `${messages.map(one).join('\n\n')}\n`;
}

function one({ text, choices = [] }: Pick<Message, 'text' | 'choices'>): string {
  const lines = choices.map((choice, at) => `  ${numberOf(choice, at)}. ${choice.label}`);
  return harmless([text, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n'));
}

/** Without control characters, which could move the cursor or change the colours. Lines stay lines. */
function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '');
}
