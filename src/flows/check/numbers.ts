import { error, type Finding } from './finding.ts';
import type { CheckInput } from './input.ts';

/** `+62 21 …`, `0800-1000`, `0812 3456 7890`, `(021) 555…`. Sums (`Rp650.000`) and dates look otherwise. */
const telephone =
  /(?<![\w.,/+-])(?:\+\d[\d\s().-]{5,}\d|\(?0\d{2,3}\)?[\s-]?\d{3,}(?:[\s-]?\d{2,})*)(?![\w/])/g;

/** Telephone numbers that stand in a text itself: they belong into the register of lines, with their date. */
export function rawNumbers({ complete, partial, lines, places }: CheckInput): Finding[] {
  const short = lines.map((line) => line.number).filter((number) => /^\d{3,5}$/.test(number));
  return [...complete, ...partial].flatMap(([language, catalogue]) =>
    Object.entries(catalogue).flatMap(([key, text]) =>
      [...numbersIn(text), ...shortNumbersIn(text, short)].map((number) =>
        error(
          places.text(language, key),
          `${key} holds the number ${number}; put it into data/lines.yaml and write {{lines.…}}`,
        ),
      ),
    ),
  );
}

/** Telephone numbers of seven digits and more in a text. */
export function numbersIn(text: string): string[] {
  return [...text.matchAll(telephone)]
    .map(([number]) => number)
    .filter((n) => n.replace(/\D/g, '').length >= 7);
}

/** `110` is a telephone number only where the words say so. */
function shortNumbersIn(text: string, known: readonly string[]): string[] {
  return known.filter((number) =>
    new RegExp(
      `(?:telepon|telpon|telp|hubungi|nomor|polisi|call|dial|ring|phone|number|police)\\W{1,3}(?:\\w+\\W{1,2})?${number}(?!\\d)`,
      'iu',
    ).test(text),
  );
}
