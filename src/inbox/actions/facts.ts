import type { CaseEvent } from '../../tips/case.ts';
import { type Facts, factsIn, isEmpty } from '../../tips/facts.ts';
import { type Speaking, words } from '../context.ts';

/** What was understood, in two short lines: place, number and company; when and where to. No name of anybody. */
export function factLines(facts: Facts, context: Speaking): string | null {
  if (isEmpty(facts)) return null;
  const { world } = context.services;
  const who = [facts.place, ...facts.phones.map(readable), facts.agency];
  const when = [
    facts.departure && words(context, `case.leaving-${facts.departure}`),
    ...facts.countries.map((code) => world.countryName(code, context.language)),
  ];
  return [who, when]
    .map((parts) => parts.filter((part) => part !== null).join(' · '))
    .filter((line) => line !== '')
    .join('\n');
}

/** "+62 812-3456-7890" → "0812-3456-7890", as people write it here. */
function readable(phone: string): string {
  const inland = phone.replace(/^\+62/, '0');
  return inland.startsWith('0') ? inland.replace(/^(\d{4})(\d{4})/, '$1-$2-') : inland;
}

/** One line for the claimer: what was taken from the story, and whether its writer has confirmed it. */
export function factsForClaimer(events: readonly CaseEvent[], context: Speaking): string | null {
  const known = factsIn(events);
  const lines = known && factLines(known.facts, context);
  if (!known || !lines) return null;
  return words(context, `case.facts-${known.confirmed}`, { facts: lines.replaceAll('\n', ' · ') });
}
