import type { Choice } from '../values/message.ts';

/** Lower case, without accents, punctuation and doubled spaces: how typed words meet a label. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The number that a choice is picked by: its own, else its place. */
export function numberOf(choice: Choice, index: number): string {
  return choice.number ?? String(index + 1);
}

/**
 * Typed words without what is only polite at their end, and a lone number word as its digit: "ya kak" is
 * "ya", "satu" is "1".
 */
export function plainly(text: string, synonyms: Synonyms): string {
  const words = withoutFiller(fold(text.slice(0, 200)), synonyms);
  return digitOf(words, synonyms) ?? words;
}

export type Synonyms = Readonly<Record<string, readonly string[]>>;

function withoutFiller(typed: string, { filler = [] }: Synonyms): string {
  const word = filler.find((one) => typed.endsWith(` ${fold(one)}`));
  return word === undefined ? typed : withoutFiller(typed.slice(0, -fold(word).length).trim(), { filler });
}

/** The words for zero to nine, language after language. */
function digitOf(typed: string, { digits = [] }: Synonyms): string | null {
  const place = digits.findIndex((word) => fold(word) === typed);
  return place < 0 ? null : String(place % 10);
}

/**
 * The choice that typed words mean: its number ("2", "no 2", "2."), its label, or words that stand in
 * one label only. `synonyms` are further words by choice id. Null when it is none or more than one.
 */
export function pickChoice(
  text: string,
  choices: readonly Choice[],
  synonyms: Synonyms = {},
  /** Inside free text a word that only occurs in a label must not pick it: "jangan" is part of a story. */
  whole = false,
): string | null {
  const said = fold(text.slice(0, 200));
  const exact = choices.find((choice) => fold(choice.label) === said);
  if (exact) return exact.id;
  const typed = withoutFiller(said, synonyms);
  if (typed === '') return null;
  // "Satu" is part of a story where all that can be picked is its end.
  const digit = whole && choices.length < 3 ? null : digitOf(typed, synonyms);
  const number = digit ?? /^(?:no|nomor|nomer|number|pilih|yang)? ?(\d{1,2})$/.exec(typed)?.[1];
  if (number) return choices.find((choice, index) => numberOf(choice, index) === number)?.id ?? null;
  const same = choices.find((choice) => fold(choice.label) === typed);
  if (same) return same.id;
  const synonym = choices.find((choice) => synonyms[choice.id]?.some((word) => fold(word) === typed));
  if (synonym) return synonym.id;
  if (whole) return null;
  return sameSense(typed, choices, synonyms) ?? byWords(typed, choices);
}

/** A bare yes or no, where just one of the choices begins with one: "iya" is "Ya, lanjut". */
function sameSense(typed: string, choices: readonly Choice[], synonyms: Synonyms): string | null {
  const sense = [synonyms.yes ?? [], synonyms.no ?? []].find((list) =>
    list.some((one) => fold(one) === typed),
  );
  if (!sense) return null;
  // What has a number of its own stands beside the question: "tidak" is not "Jangan diteruskan".
  const fitting = choices.filter(({ label, number }) => {
    const [first] = fold(label).split(' ');
    return number === undefined && sense.some((one) => fold(one) === first);
  });
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}

function byWords(typed: string, choices: readonly Choice[]): string | null {
  const words = typed.split(' ').map((word) => (word === 'aja' ? 'saja' : word));
  if (words.length > 4 || typed.length < 3) return null;
  const fitting = choices.filter((choice) => {
    const label = fold(choice.label).split(' ');
    return words.every((word) => label.includes(word));
  });
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}
