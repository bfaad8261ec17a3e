/** Beginnings of inflected words, with what each may have swallowed: `menulis` → tulis. */
const prefixes: readonly (readonly [string, readonly string[]])[] = [
  ['memper', ['']],
  ['diper', ['']],
  ['menge', ['']],
  ['meny', ['s']],
  ['meng', ['', 'k']],
  ['mem', ['', 'p']],
  ['men', ['', 't']],
  ['peng', ['', 'k']],
  ['peny', ['s']],
  ['pem', ['', 'p']],
  ['pen', ['', 't']],
  ['nge', ['']],
  ['ber', ['']],
  ['ter', ['']],
  ['per', ['']],
  ['ny', ['s', 'c']],
  ['ng', ['', 'k']],
  ['me', ['']],
  ['di', ['']],
  ['ke', ['']],
  ['se', ['']],
  ['pe', ['']],
  ['sa', ['']],
  ['ka', ['']],
  ['n', ['', 't']],
  ['m', ['', 'p']],
  ['e', ['']],
  ['a', ['']],
];
const suffixes = [
  'kannya',
  'annya',
  'innya',
  'nya',
  'kan',
  'keun',
  'aken',
  'agi',
  'kah',
  'lah',
  'pun',
  'ake',
  'ing',
  'an',
  'in',
  'ku',
  'mu',
  'ne',
  'na',
  'no',
  'ed',
  'es',
  'i',
  'e',
  's',
];
const shortestStem = 4;

/** What a word may be an inflection of, in any of the languages, the least changed first. Not all are words. */
export function stemsOf(word: string): string[] {
  if (word.length <= shortestStem) return [];
  const endings = ['', ...suffixes.filter((suffix) => word.endsWith(suffix))];
  const found = endings.slice(1).map((ending) => word.slice(0, word.length - ending.length));
  for (const [prefix, swallowed] of prefixes) {
    if (!word.startsWith(prefix)) continue;
    for (const letter of swallowed)
      for (const ending of endings)
        found.push(letter + word.slice(prefix.length, word.length - ending.length));
  }
  return found.filter((stem) => stem.length >= shortestStem);
}
