import type { Language } from '../values/language.ts';
import { placeOf } from './halving.ts';
import { clean } from './normalise.ts';
import type { Sample } from './samples.ts';

/** The languages that are told apart; Sasak is read as the Indonesian it is mixed with. */
export const toldApart: readonly Language[] = ['id', 'en', 'jv', 'su', 'mad', 'ms'];

/** What speaks for a language: for each feature how much more often it stands in each. Plain data. */
export interface LanguageModel {
  /** Hashes of the features, ascending; the place of one is the number of its row. */
  readonly features: Int32Array;
  /** A row for each feature, in it for each of `toldApart` the logarithm of the ratio, in steps. */
  readonly weights: Int8Array;
}

const width = toldApart.length;
/** Steps to the natural logarithm's unit: ratios up to e^7.9 fit into a byte. */
const steps = 16;
const mostSteps = 127;
/** A word says more than a group of letters, of which each word has many, and none by itself. */
const weight = { word: 1, letters: 0.2 };
const kinds = ['word', 'letters'] as const;
const wordSeed = 0x811c9dc5;
const letterSizes = [2, 3, 4];
/** What was seen seldom is pulled to saying nothing. */
const doubt = 0.5;
const leastSeen = { word: 1, letters: 3 };
/** A feature that tells no two languages apart by more is left out. */
const leastSpread = 0.5;

const mostWords = 60;
const mostCharacters = 2000;
const mostLettersOfWord = 24;

/** "G to G" says nothing of the language around it, nor does "no" where it is short for "nomor". */
const sayingNothing =
  /\b([gp]) to \1\b|\bno(?= (?:wa|hp|tlp|telp|telpon|telepon|rek|rekening|ktp|kk|paspor|kontak|kantor)\b)/g;

/** Names, terms and greetings that stand in every language alike; how often the samples have them says nothing. */
const names = new Set(
  'malaysia taiwan hongkong hong kong kuala lumpur johor sabah sarawak singapura singapore brunei arab saudi riyadh jeddah korea jepang kamboja myanmar dubai qatar kuwait oman bahrain yordania suriah irak libya mesir turki polandia jerman australia indonesia jakarta lombok taipei penang tawau nunukan batam pt cv lpk blk kbri kjri kdei kp bp mi pmi tki tkw tkp abk ktp kk sisko siskop siapkerja imigrasi disnaker bpjs opp pap eps topik kur umroh umrah visa ok oke okay okey hi hai halo hello'.split(
    ' ',
  ),
);

/** What was counted of one kind of features: by place of the feature, then by language. */
interface Count {
  readonly places: Map<number, number>;
  readonly times: number[];
  readonly totals: Float64Array;
}

/** Counts the words and letter groups of the samples (naive Bayes). Deterministic. */
export function learnLanguages(samples: readonly Sample[]): LanguageModel {
  const counts = { word: newCount(), letters: newCount() };
  for (const { language, text } of samples) {
    const at = toldApart.indexOf(language);
    if (at >= 0) eachFeature(text, (key, kind) => add(counts[kind], key, at));
  }
  const rows = kinds
    .flatMap((kind) => rowsOf(counts[kind], leastSeen[kind]))
    .filter(({ row }) => Math.max(...row) - Math.min(...row) >= leastSpread)
    .sort((a, b) => a.key - b.key);
  const weights = rows.flatMap(({ row }) =>
    row.map((one) => Math.max(-mostSteps, Math.min(mostSteps, Math.round(one * steps)))),
  );
  return { features: Int32Array.from(rows, ({ key }) => key), weights: Int8Array.from(weights) };
}

const newCount = (): Count => ({ places: new Map(), times: [], totals: new Float64Array(width) });

function add({ places, times, totals }: Count, key: number, language: number): void {
  let place = places.get(key);
  if (place === undefined) {
    place = times.length;
    places.set(key, place);
    for (let at = 0; at < width; at++) times.push(0);
  }
  times[place + language] = (times[place + language] ?? 0) + 1;
  totals[language] = (totals[language] ?? 0) + 1;
}

function rowsOf({ places, times, totals }: Count, least: number): { key: number; row: number[] }[] {
  return [...places].flatMap(([key, place]) => {
    const seen = times.slice(place, place + width);
    return seen.reduce((a, b) => a + b, 0) < least ? [] : [{ key, row: ratios(seen, totals) }];
  });
}

/** For each language, how much more often a feature stands in it than in all of them, as a logarithm. */
function ratios(seen: readonly number[], totals: Float64Array): number[] {
  const usual = seen.reduce((sum, times, at) => sum + times / (totals[at] || 1), 0) / width;
  return seen.map((times, at) => Math.log((times + doubt) / ((totals[at] ?? 0) * usual + doubt)));
}

/** How much speaks for each of `toldApart`, in logarithms of likelihood; only differences mean anything. */
export function languageScores({ features, weights }: LanguageModel, text: string): Float64Array {
  const scores = new Float64Array(width);
  eachFeature(text, (key, kind) => {
    const row = placeOf(features, key);
    if (row < 0) return;
    const much = weight[kind] / steps;
    for (let at = 0; at < width; at++)
      scores[at] = (scores[at] ?? 0) + (weights[row * width + at] ?? 0) * much;
  });
  return scores;
}

type Kind = keyof typeof weight;

/** A company's own name, where capitals show it. */
const companies = /(?<!\p{L})(?:PT|Pt|pt|CV|Cv|cv|LPK|P\.T|C\.V)\.?\s{1,2}(?:\p{Lu}[\p{L}.]*\s?){1,5}/gu;
const withoutCompanies = (text: string): string =>
  // Where all is written in capitals they show nothing.
  /\p{Ll}/u.test(text) ? text.replace(companies, ' ') : text;

/** Each word, with the apostrophes that Madurese writes, and its groups of letters with the ends marked. */
function eachFeature(text: string, take: (key: number, kind: Kind) => void): void {
  const line = clean(withoutCompanies(text.slice(0, mostCharacters))).replace(sayingNothing, ' ');
  const found = line.match(/\p{L}[\p{L}'’‘`´-]*/gu) ?? [];
  for (const written of found.slice(0, mostWords)) {
    const word = written.replace(/[’‘`´]/g, "'").replace(/(\p{L})\1{2,}/gu, '$1');
    if (names.has(word)) continue;
    const marked = `<${word.slice(0, mostLettersOfWord)}>`;
    take(hash(wordSeed, marked, 0, marked.length), 'word');
    for (const size of letterSizes)
      for (let at = 0; at + size <= marked.length; at++) take(hash(size, marked, at, at + size), 'letters');
  }
}

function hash(seed: number, text: string, from: number, to: number): number {
  let key = seed;
  for (let at = from; at < to; at++) key = Math.imul(key ^ text.charCodeAt(at), 0x01000193);
  // The last sign too moves every bit.
  return Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
}
