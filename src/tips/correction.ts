import type { Facts, FactsFound } from './facts.ts';
import { factsOf } from './facts.ts';

/** What a writer means by "bukan Lombok Timur, Lombok Tengah": one part holds, the other does not. */
export interface Parts {
  readonly meant: string;
  readonly denied: string;
}

const denial =
  /\b(?:bukan|bkn|bukannya|dudu|sanes|lain|tidak|tdk|gak|nggak|ga|isn't|not|no longer)\b([^,.;!?\n]*?)(?=[,.;!?\n]|\b(?:tapi|tp|tetapi|melainkan|yang (?:benar|betul)|yg (?:benar|betul|bnr)|harusnya|seharusnya|but|nanging)\b|$)/gi;

export function partsOf(text: string): Parts {
  const denied = [...text.matchAll(denial)].map(([, part = '']) => part.trim());
  return { meant: text.replace(denial, ' '), denied: denied.join(' , ') };
}

const ofAge = /\b(?:sudah|udah|udh|sdh) (?:dewasa|besar|cukup umur|18|kawin|nikah)|\bdewasa\b|\badult\b/i;
const ofAgeDenied = /\b(?:anak|di ?bawah umur|umur|minor|child)\b/i;

/** Does a correction say that nobody under age is concerned? */
export const saysOfAge = (text: string, { denied }: Parts): boolean =>
  ofAge.test(text) ||
  ofAgeDenied.test(denied) ||
  [...text.matchAll(/\bumur(?:nya)?\s{0,2}(\d{2})\b/gi)].some(([, age]) => Number(age) >= 18);

/** Whether a part of the facts is put right, taken back, or left as it was. */
export type Change = 'new' | 'gone' | 'same';

export interface Corrected {
  readonly facts: Facts;
  readonly place: Change;
  readonly departure: Change;
}

/** The facts with what a correction says instead, and without what it denies. */
export function corrected(
  before: Facts,
  said: FactsFound & { readonly leaving: Facts['departure'] },
  denied: FactsFound,
): Corrected {
  const now = factsOf(said);
  const not = factsOf(denied);
  const place: Change = now.place !== null ? 'new' : not.place !== null ? 'gone' : 'same';
  const departure: Change = said.leaving !== null ? 'new' : not.departure !== null ? 'gone' : 'same';
  return {
    place,
    departure,
    facts: {
      place: place === 'same' ? before.place : now.place,
      phones: replaced(before.phones, now.phones, denied.phones),
      agency: now.agency ?? (not.agency === null ? before.agency : null),
      departure: departure === 'same' ? before.departure : said.leaving,
      countries: replaced(before.countries, now.countries, denied.countries),
    },
  };
}

function replaced(
  before: readonly string[],
  now: readonly string[],
  denied: readonly string[],
): readonly string[] {
  return now.length > 0 ? now : before.filter((one) => !denied.includes(one));
}
