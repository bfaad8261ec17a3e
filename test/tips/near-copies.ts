import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../src/flows/choose.ts';
import { type MarkShape, markShape, textMarks } from '../../src/tips/shingles.ts';

/** Chances that come out the same every time. */
export function chances(seed: number) {
  let state = seed;
  const chance = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(chance() * most);
  const oneOf = (list: readonly string[]): string => list[below(list.length)] ?? '';
  return { chance, below, oneOf };
}

const countWords = (text: string): number => fold(text).split(' ').length;

/** Every text of the evaluation sets that is a sentence or two. */
function sentences(): string[] {
  const evaluation = join(import.meta.dirname, '../evaluation');
  const files = readdirSync(evaluation, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.jsonl'),
  );
  const texts = files.sort().flatMap((name) =>
    readFileSync(join(evaluation, name), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => String((JSON.parse(line) as { text: unknown }).text)),
  );
  return [...new Set(texts)].filter((text) => countWords(text) >= 6 && countWords(text) <= 40);
}

/** Stories of two to four sentences; now and then two of them have a sentence in common. */
export function stories(count: number): { text: string; parts: ReadonlySet<string> }[] {
  const pool = sentences();
  const { below, oneOf } = chances(42);
  const made = new Map<string, ReadonlySet<string>>();
  while (made.size < count) {
    const parts = Array.from({ length: 2 + below(3) }, () => oneOf(pool));
    const text = parts.join('. ');
    if (countWords(text) >= 12 && countWords(text) <= 150) made.set(text, new Set(parts));
  }
  return [...made].map(([text, parts]) => ({ text, parts }));
}

/** A copy in which so many words are others, missing or added. */
export function copyOf(text: string, changes: number, { below, oneOf }: ReturnType<typeof chances>): string {
  const words = text.split(/\s+/);
  const others = 'katanya kemarin beneran soalnya bulan depan tetangga ponakan langsung kontrak uang'.split(
    ' ',
  );
  for (let n = 0; n < changes; n += 1) {
    const at = below(words.length);
    const how = below(4);
    if (how === 2) words.splice(at, 1);
    else if (how === 3) words.splice(at, 0, oneOf(others));
    else words[at] = oneOf(others);
  }
  return words.join(' ');
}

const clauses: readonly (readonly string[])[] = [
  [
    'Ada calo namanya Pak Anto di desa Aikmel',
    'di Aikmel sini orang yang dipanggil Pak Anto cari gadis',
    'saya mau cerita soal Anto, tinggalnya dekat pasar Aikmel',
    'tetangga kami Pak Anto dari Aikmel suka datang ke rumah rumah',
  ],
  [
    'dia janji kerja di Malaysia gaji lima juta',
    'katanya nanti digaji 5 juta sebulan di kebun sawit Malaysia',
    'ditawari jadi pembantu di Malaysia, upahnya besar sekali',
    'ngajak adik saya ke Malaysia, bilangnya gampang dan cepat',
  ],
  [
    'paspornya diurus dia semua dan ditahan',
    'KTP sama KK sudah diminta, katanya buat bikin paspor',
    'berangkatnya pakai paspor pelancong lewat Batam',
    'surat surat kami dipegang, tidak dikasih lihat',
  ],
  [
    'minta uang tiga juta dulu, hp nya 081234567890',
    'kalau batal harus ganti 3 juta. nomornya 081234567890',
    'sudah bayar tiga juta lewat transfer ke 081234567890',
    'potong gaji enam bulan katanya, hubungi 081234567890',
  ],
];

/** Different people about one recruiter, each in their own words: no two share more than one clause. */
export function witnesses(): string[] {
  return Array.from({ length: 16 }, (_, n) => {
    const [a, b] = [n % 4, Math.floor(n / 4)];
    const ways = [a, b, (a + b) % 4, (a + 2 * b + (b > 1 ? 1 : 0)) % 4];
    return clauses.map((ways4, at) => ways4[ways[at] ?? 0] ?? '').join('. ');
  });
}

/** Pairs of texts that would be told to be near copies. */
export function pairsFound(texts: readonly string[], shape: MarkShape = markShape): [number, number][] {
  const byMark = new Map<string, number[]>();
  for (const [at, text] of texts.entries())
    for (const mark of textMarks(text, shape)) byMark.set(mark, [...(byMark.get(mark) ?? []), at]);
  const shared = new Map<string, number>();
  for (const there of byMark.values())
    for (const [n, one] of there.entries())
      for (const other of there.slice(n + 1)) {
        const pair = `${one},${other}`;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
  return [...shared]
    .filter(([, count]) => count >= shape.shared)
    .map(([pair]) => pair.split(',').map(Number))
    .flatMap(([one, other]) => (one === undefined || other === undefined ? [] : [[one, other]]));
}

/** Whether a copy is found beside what it was made from. */
export function isFound(text: string, copy: string, shape: MarkShape = markShape): boolean {
  return pairsFound([text, copy], shape).length > 0;
}

export interface Measured {
  /** Part of the copies that are found, by how many words were changed. */
  readonly recall: ReadonlyMap<number, number>;
  /** Pairs of different stories, and how many of them are taken for copies. */
  readonly other: { readonly pairs: number; readonly found: number };
  /** Pairs that have one whole sentence in common. */
  readonly sentence: { readonly pairs: number; readonly found: number };
  readonly witnesses: { readonly pairs: number; readonly found: number };
}

export const changedWords = [0, 1, 2, 3, 5, 8];

export function measure(shape: MarkShape = markShape): Measured {
  const all = stories(2000);
  const change = chances(7);
  const sample = all.slice(0, 600);
  const recall = new Map(
    changedWords.map((changes) => [
      changes,
      sample.filter(({ text }) => isFound(text, copyOf(text, changes, change), shape)).length / sample.length,
    ]),
  );
  const partsOf = (at: number) => [...(all[at]?.parts ?? [])];
  const inCommon = (one: number, other: number) => partsOf(one).some((part) => all[other]?.parts.has(part));
  const found = pairsFound(
    all.map(({ text }) => text),
    shape,
  );
  let withSentence = 0;
  for (const [one] of all.entries())
    for (let other = one + 1; other < all.length; other += 1) if (inCommon(one, other)) withSentence += 1;
  const foundWithSentence = found.filter(([one, other]) => inCommon(one, other)).length;
  const told = witnesses();
  return {
    recall,
    other: {
      pairs: (all.length * (all.length - 1)) / 2 - withSentence,
      found: found.length - foundWithSentence,
    },
    sentence: { pairs: withSentence, found: foundWithSentence },
    witnesses: { pairs: (told.length * (told.length - 1)) / 2, found: pairsFound(told, shape).length },
  };
}
