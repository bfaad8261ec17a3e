/** Deterministic variation of company names, as people write them. */

export type Random = () => number;

/** A small generator with a seed, so that a failing name can be met again. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

const neighbours: Record<string, string> = {
  A: 'QSZ',
  B: 'VNG',
  C: 'XVD',
  D: 'SFE',
  E: 'WRD',
  F: 'DGR',
  G: 'FHT',
  H: 'GJY',
  I: 'UOK',
  J: 'HKU',
  K: 'JLI',
  L: 'KOP',
  M: 'NJK',
  N: 'BMH',
  O: 'IPL',
  P: 'OL',
  Q: 'WA',
  R: 'ETF',
  S: 'ADW',
  T: 'RYG',
  U: 'YIJ',
  V: 'CBF',
  W: 'QES',
  X: 'ZCS',
  Y: 'TUH',
  Z: 'XA',
};

const sounds: readonly (readonly [RegExp, string])[] = [
  [/F/, 'P'],
  [/V/, 'P'],
  [/V/, 'F'],
  [/Z/, 'J'],
  [/Z/, 'S'],
  [/KH/, 'H'],
  [/SY/, 'S'],
  [/TH/, 'T'],
  [/DH/, 'D'],
  [/Y/, 'I'],
  [/IA/, 'IYA'],
  [/UA/, 'UWA'],
  [/C/, 'K'],
  [/K/, 'C'],
  [/Q/, 'K'],
  [/X/, 'KS'],
  [/NG/, 'N'],
  [/E/, ''],
  [/H/, ''],
  [/J/, 'DJ'],
  [/U/, 'OE'],
];

function typo(random: Random, word: string): string {
  const at = Math.floor(random() * word.length);
  const letter = word[at] ?? 'A';
  const ways = [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at) + pick(random, [...(neighbours[letter] ?? 'A')]) + word.slice(at + 1),
    () => word.slice(0, at) + (word[at + 1] ?? '') + letter + word.slice(at + 2),
    () =>
      sounds.reduce(
        (done, [from, to]) => (done === word && random() < 0.6 ? word.replace(from, to) : done),
        word,
      ),
    () => word.slice(0, at) + pick(random, [...'AEIOU']) + word.slice(at + 1),
  ];
  return pick(random, ways)();
}

/** One or two slips in a name, mostly in its longer words; sometimes spaces or order as well. */
export function misspell(random: Random, name: string): string {
  const words = name.toUpperCase().split(/\s+/);
  const slips = name.length > 12 && random() < 0.35 ? 2 : 1;
  for (let slip = 0; slip < slips; slip++) {
    const long = words.map((word, i) => ({ word, i })).filter(({ word }) => word.length > 3);
    const { word, i } = pick(
      random,
      long.length > 0 ? long : words.map((only, at) => ({ word: only, i: at })),
    );
    words[i] = typo(random, word);
  }
  const style = random();
  if (style < 0.12 && words.length > 1) {
    const at = Math.floor(random() * (words.length - 1));
    words.splice(at, 2, `${words[at]}${words[at + 1]}`);
  } else if (style < 0.18 && words.length > 2) words.reverse();
  return words.filter((word) => word !== '').join(' ');
}

/** Names made of the words of true ones; every one that happens to exist is left out. */
export function recombine(random: Random, names: readonly string[], count: number): string[] {
  const words = names.map((name) => name.toUpperCase().split(/\s+/));
  const taken = new Set(names.map(plain));
  const made = new Set<string>();
  const ways = [
    (): string[] => [...pick(random, words).slice(0, 1), ...pick(random, words).slice(1)],
    (): string[] => pick(random, words).slice(0, -1).concat(pick(random, words).slice(-1)),
    (): string[] => [...pick(random, words), pick(random, pick(random, words))],
    (): string[] => [pick(random, pick(random, words)), ...pick(random, words)],
    (): string[] =>
      pick(
        random,
        words.filter((list) => list.length > 2),
      ).slice(1),
    (): string[] =>
      pick(
        random,
        words.filter((list) => list.length > 2),
      ).slice(0, -1),
    (): string[] => [
      pick(random, pick(random, words)),
      pick(random, pick(random, words)),
      pick(random, pick(random, words)),
    ],
    (): string[] => [pick(random, pick(random, words)), pick(random, pick(random, words))],
  ];
  while (made.size < count) {
    const list = pick(random, ways)();
    if (list.length > 0 && !taken.has(plain(list.join(' ')))) made.add(list.join(' '));
  }
  return [...made];
}

/** Letters of the words in alphabetical order: names that differ in spaces or order only are one. */
function plain(name: string): string {
  return name
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .sort()
    .join('');
}
