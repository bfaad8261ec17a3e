import type { PictureRead } from '../../conversation/input.ts';
import type { Engine, Lines } from './engine.ts';
import { busiest, evenlyLit, openPage, type Page, pieces, type Turns, turned } from './page.ts';

/** Letters of words that were seen with certainty, and their share of all letters. */
interface Sight {
  readonly lines: Lines;
  readonly certain: number;
  readonly share: number;
}

/** A word is certain from here on; what is below `guessed` is left out. */
const certainFrom = 70;
const guessed = 40;
/** So much was read so surely that no other way of looking is tried. */
const plenty = { certain: 60, share: 0.9 };
/** Fewer certain letters than a company's name has are no text. */
const leastLetters = 12;
/** A glance that sees so much need not be followed by one from another side. */
const seen = { certain: 20, share: 0.55 };
/** No further way of looking is begun after so much work; the whole is to take less than ten seconds. */
const triedUntilMs = 5_000;

/**
 * Reads the letters in a picture. A glance at its busiest part, from one side after another, shows which
 * way up it stands. Where little is read then, it is read again as if evenly lit, and last upside down.
 * Of all ways the one that gave the most certain letters counts.
 * @param worked milliseconds of a processor that this thread has had
 */
export async function readPicture(
  bytes: Uint8Array,
  engine: Engine,
  worked: () => number,
): Promise<PictureRead> {
  const end = worked() + triedUntilMs;
  let page: Page;
  try {
    page = await openPage(bytes);
  } catch {
    return { problem: 'unreadable' };
  }
  const turns = await turnsUpright(page, engine);
  const upright = await turned(page, turns ?? 0);
  let best = await look(upright, engine);
  if (!isPlenty(best) && worked() < end) best = better(best, await look(await evenlyLit(upright), engine));
  if (turns === null && !isPlenty(best) && worked() < end)
    best = better(best, await look(await turned(page, 2), engine));
  return best.certain < leastLetters
    ? { problem: 'no-text' }
    : { text: textOf(best.lines), confidence: Math.round(best.share * 100) / 100 };
}

const isPlenty = ({ certain, share }: Sight): boolean => certain >= plenty.certain && share >= plenty.share;
const isSeen = ({ certain, share }: Sight): boolean => certain >= seen.certain && share >= seen.share;
const better = (one: Sight, other: Sight): Sight => (other.certain > one.certain ? other : one);

async function look(page: Page, engine: Engine): Promise<Sight> {
  const lines: Lines[number][] = [];
  for (const piece of pieces(page)) lines.push(...(await engine.recognise(piece)));
  return sightOf(lines);
}

function sightOf(lines: Lines): Sight {
  let all = 0;
  let certain = 0;
  for (const { text, sure } of lines.flat()) {
    const letters = text.replace(/[^\p{L}\p{N}]/gu, '').length;
    all += letters;
    if (sure >= certainFrom && letters > 1) certain += letters;
  }
  return { lines, certain, share: all === 0 ? 0 : certain / all };
}

/** How often it must be turned for the letters to stand upright; null when no side shows any. */
async function turnsUpright(page: Page, engine: Engine): Promise<Turns | null> {
  const part = busiest(page);
  let best: { turns: Turns; certain: number } | null = null;
  for (const turns of [0, 2, 1, 3] as const) {
    const sight = await look(await turned(part, turns), engine);
    if (isSeen(sight)) return turns;
    if (sight.certain > (best?.certain ?? leastLetters)) best = { turns, certain: sight.certain };
  }
  return best?.turns ?? null;
}

function textOf(lines: Lines): string {
  return lines
    .map((words) =>
      words
        .filter(({ sure }) => sure >= guessed)
        .map(({ text }) => text)
        .join(' '),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
