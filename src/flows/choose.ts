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
 * The choice that typed words mean: its number ("2", "no 2", "2."), its label, or words that stand in
 * one label only. `synonyms` are further words by choice id. Null when it is none or more than one.
 */
export function pickChoice(
  text: string,
  choices: readonly Choice[],
  synonyms: Readonly<Record<string, readonly string[]>> = {},
  /** Inside free text a word that only occurs in a label must not pick it: "jangan" is part of a story. */
  whole = false,
): string | null {
  const typed = fold(text.slice(0, 200));
  if (typed === '') return null;
  const number = /^(?:no|nomor|nomer|number|pilih|yang)? ?(\d{1,2})$/.exec(typed)?.[1];
  if (number) return choices.find((choice, index) => numberOf(choice, index) === number)?.id ?? null;
  const exact = choices.find((choice) => fold(choice.label) === typed);
  if (exact) return exact.id;
  const synonym = choices.find((choice) => synonyms[choice.id]?.some((word) => fold(word) === typed));
  if (synonym) return synonym.id;
  const words = typed.split(' ');
  if (whole || words.length > 4 || typed.length < 3) return null;
  const fitting = choices.filter((choice) => {
    const label = fold(choice.label).split(' ');
    return words.every((word) => label.includes(word));
  });
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}
