import { rootsOf } from './lexicon.ts';
import { wordsOf } from './normalise.ts';

/** Part of a message. */
export interface Piece {
  readonly words: readonly string[];
  /** Does it ask something? */
  readonly asks: boolean;
}

const asking = new Set(
  'berapa apa siapa mana dimana kemana kapan bagaimana kenapa bisa boleh harus apakah kah cara perlu'.split(
    ' ',
  ),
);
const sentence = /[^.!?\n;]+/g;
/** Where a new question may begin inside a sentence. */
const clauseEnd =
  /,|\s(?=(?:terus|trus|trs|truss|lalu|dan|serta|sama|satu lagi|oh iya|oya|njuk|njur|banjur|jeung|sareng|ban|and|also|then)\s)/i;

/** More is not looked at: nobody asks so much at once. */
const mostPieces = 40;
/** A sentence without an end is looked at through a window of so many words. */
const window = 14;
const stride = 7;

/** The sentences of a long message; what runs on without a full stop is cut into windows. */
export function sentencesOf(text: string): Piece[] {
  return piecesOf(text.match(sentence) ?? [])
    .flatMap(windowsOf)
    .slice(0, mostPieces);
}

/** The clauses of a message, in which several things may be asked. */
export function clausesOf(text: string): Piece[] {
  return piecesOf((text.match(sentence) ?? []).flatMap((one) => one.split(clauseEnd))).slice(0, mostPieces);
}

const piecesOf = (parts: readonly string[]): Piece[] =>
  parts.flatMap((part) => {
    const words = wordsOf(part);
    return words.length > 1 ? [{ words, asks: asks(words) }] : [];
  });

/** By its words: a question mark is left out as often as it is typed for nothing. */
const asks = (words: readonly string[]): boolean => rootsOf(words).some((root) => asking.has(root));

function windowsOf(piece: Piece): Piece[] {
  const { words } = piece;
  if (words.length <= window + stride) return [piece];
  const found: Piece[] = [];
  for (let at = 0; at < words.length; at += stride) {
    const part = words.slice(at, at + window);
    found.push({ words: part, asks: asks(part) });
    if (at + window >= words.length) break;
  }
  return found;
}
