import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of every file below a folder, by its path. What goes away while it is looked at is passed over. */
export function filesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const one of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!one.isFile()) continue;
    const path = join(one.parentPath, one.name);
    try {
      found.set(path, readFileSync(path));
    } catch {
      // It was temporary.
    }
  }
  return found;
}

/** Pieces of a sealed value from its beginning, middle and end. */
function piecesOf(value: Buffer): Buffer[] {
  const size = Math.min(16, value.length);
  return [0, (value.length - size) >> 1, value.length - size].map((from) =>
    value.subarray(from, from + size),
  );
}

/** How many of the pieces of these values, three each, lie in any file of a folder. */
export function countIn(folder: string, values: readonly Buffer[]): number {
  const all = [...filesBelow(folder).values()];
  return values.flatMap(piecesOf).filter((piece) => all.some((bytes) => bytes.includes(piece))).length;
}

/** A word as it may lie somewhere: plain, in two bytes a letter, in hexadecimal, in base64 wherever it begins. */
function guises(word: string): Buffer[] {
  const plain = Buffer.from(word);
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), plain]).toString('base64');
    // Letters that also depend on what stands before and behind are left out.
    const from = before === 0 ? 0 : before + 1;
    const rest = (before + plain.length) % 3;
    return whole.slice(from, whole.length - (rest === 0 ? 0 : rest === 1 ? 3 : 2));
  });
  const hex = plain.toString('hex');
  const wide = Buffer.from(word, 'utf16le');
  return [
    plain,
    wide,
    Buffer.from(wide).swap16(),
    ...[...base64, hex, hex.toUpperCase()].map((text) => Buffer.from(text)),
  ];
}

/** Which of the words lie in these bytes, in whatever guise. */
export function wordsIn(bytes: Buffer | string, words: readonly string[]): string[] {
  const where = Buffer.from(bytes);
  return words.filter((word) => guises(word).some((guise) => where.includes(guise)));
}

/** The same for every file below a folder: `word in path`. */
export function wordsBelow(folder: string, words: readonly string[]): string[] {
  return [...filesBelow(folder)].flatMap(([path, bytes]) =>
    wordsIn(bytes, words).map((word) => `${word} in ${path}`),
  );
}
