import type { Input } from '../../conversation/input.ts';
import type { Choice } from '../../values/message.ts';

/**
 * How a choice travels to the page and back: `p:<prompt>:<choice>` answers a prompt, `x:<words>` is the
 * same as typing the words.
 */
export function choiceId(choice: Choice, number: string, prompt: string | undefined): string {
  if (choice.command !== undefined) return `x:${choice.command}`;
  return prompt === undefined ? `x:${number}` : `p:${prompt}:${choice.id}`;
}

const answer = /^p:([^:\s]{1,100}):(\S{1,200})$/;
const words = /^x:(.{1,500})$/su;

/** What a posted id means; null when it is none. Whether prompt and choice exist is for the conversation. */
export function readChoiceId(id: string): Input | null {
  const [, prompt, choice] = answer.exec(id) ?? [];
  if (prompt && choice) return { kind: 'choice', prompt, choice };
  const text = words.exec(id)?.[1];
  return text ? { kind: 'text', text } : null;
}
