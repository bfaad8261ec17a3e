import { fold } from '../flows/choose.ts';
import type { Coordinator } from '../store/roster.ts';
import type { CaseEvent } from '../tips/case.ts';
import { isObject, type JsonObject } from '../values/json.ts';
import type { Inside } from './context.ts';

/** Everything that was written, and the contacts that were sent, in order. */
export function storyOf(events: readonly CaseEvent[]): string {
  return events
    .flatMap(({ kind, data }) => (kind === 'told' && isObject(data) ? [wordsIn(data)] : []))
    .filter((words) => words !== '')
    .join('\n');
}

/** What one piece of a story says in words and numbers; empty for a picture with nothing beside it. */
export function wordsIn({ text, name, phone }: JsonObject): string {
  return [text, name, phone].filter((part) => typeof part === 'string' && part !== '').join(' ');
}

/** Coordinators whose own name or number stands in some words of the writer. */
export async function namedIn(text: string, { tx, services }: Inside): Promise<string[]> {
  const { persons, phones } = services.world.understand(text, {}).entities();
  const names = persons.map(bare);
  const digits = phones.map((phone) => phone.replace(/\D/g, ''));
  const words = ` ${fold(text)} `;
  const isNamed = ({ name, address }: Coordinator): boolean => {
    const own = bare(name);
    // A full name needs no title before it; of a first name alone only one with a title counts.
    return (
      names.some((named) => isPart(named, own) || isPart(own, named)) ||
      (own.includes(' ') && words.includes(` ${own} `)) ||
      digits.includes(address.replace(/\D/g, ''))
    );
  };
  return (await services.roster.all(tx)).filter(isNamed).map((c) => c.id);
}

/** Whether every word of a name stands in the other one: "Budi" in "Budi Santoso". */
function isPart(name: string, whole: string): boolean {
  const words = whole.split(' ');
  return name.length > 2 && name.split(' ').every((word) => words.includes(word));
}

/** A name as it is compared: without titles, in small letters. */
export const bare = (name: string): string =>
  fold(name).replace(/^(?:(?:pak|bapak|bu|ibu|bang|mas|mbak|haji|hj|h) )+/, '');
