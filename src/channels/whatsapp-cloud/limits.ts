/** What WhatsApp takes, in UTF-16 units, which is never less than it counts. */
export const limits = {
  text: 4096,
  body: 1024,
  caption: 1024,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  rowId: 200,
  listButton: 20,
  fileName: 240,
} as const;

export type Limit = keyof typeof limits;

/** Told which limit something was cut to; never what it said. */
export type OnCut = (limit: Limit) => void;

/** The text, or as many whole characters of it as the limit leaves room for, and `…`. */
export function cutTo(text: string, limit: Limit, onCut: OnCut): string {
  if (text.length <= limits[limit]) return text;
  onCut(limit);
  return shortened(text, limits[limit]);
}

/** As many whole characters as a reader sees them, then `…`: together at most `most` units. */
export function shortened(text: string, most: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('id', { granularity: 'grapheme' }).segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
