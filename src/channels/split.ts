/**
 * Cuts a long text into parts of at most `limit` UTF-16 units: between paragraphs, else lines, else
 * sentences, else words, else between two characters as a reader sees them. White space at a cut is
 * dropped; a blank text has no parts.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const at = cutAt(rest, limit);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** A cut before the middle would make a part of two lines and one of thousands. */
function cutAt(text: string, limit: number): number {
  const window = text.slice(0, limit);
  for (const seam of [/\n\s*\n/g, /\n/g, /[.!?…]["”’)]*\s/g, /\s/g]) {
    const last = [...window.matchAll(seam)].at(-1);
    const end = last ? last.index + last[0].length : 0;
    if (end > limit / 2) return end;
  }
  return characterCut(text, limit);
}

/** More context than any character needs, far less than the whole text. */
const reach = 200;

function characterCut(text: string, limit: number): number {
  const from = Math.max(0, limit - reach);
  const near = new Intl.Segmenter('id', { granularity: 'grapheme' }).segment(text.slice(from, limit + reach));
  const ends = [...near].map(({ index, segment }) => from + index + segment.length);
  const best = ends.findLast((end) => end <= limit);
  // A "character" longer than the reach is a pile of marks: then only a pair must not be torn.
  return best ?? (isLowSurrogate(text, limit) ? limit - 1 : limit);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
