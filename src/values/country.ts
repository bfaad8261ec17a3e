/** `data/countries.yaml`: ISO 3166-1 alpha-2 → names. */
export type CountryData = Readonly<
  Record<string, { readonly id: string; readonly en: string; readonly names: readonly string[] }>
>;

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
}

export interface Countries {
  /** Codes of the countries named in a text, each once, in their order. Indonesia is none of them. */
  find(text: string): string[];
  byCode(code: string): Country | null;
}

const mostCharacters = 20_000;
const mostWordsOfName = 3;
/** `Negara Arab`, but not `huruf Arab`. */
const notThePlace: Readonly<Record<string, ReadonlySet<string>>> = {
  arab: new Set(['bahasa', 'huruf', 'uni', 'emirat']),
  inggris: new Set(['bahasa']),
  korea: new Set(['bahasa', 'drama', 'film']),
  jepang: new Set(['bahasa']),
  amerika: new Set(['dolar', 'dollar']),
};

export function createCountries(data: CountryData): Countries {
  const names = new Map<string, string>();
  for (const [code, { id, en, names: everyday }] of Object.entries(data)) {
    for (const name of [id, en, ...everyday]) names.set(wordsIn(name).join(' '), code);
  }
  return {
    find: (text) => findCountries(wordsIn(inFull(text.slice(0, mostCharacters), data)), names),
    byCode: (code) => {
      const entry = data[code];
      return entry ? { code, name: { id: entry.id, en: entry.en } } : null;
    },
  };
}

/** "Ke MY", "di TW": by the code, in capitals only, since "my" and "id" are words. */
function inFull(text: string, data: CountryData): string {
  return text.replace(
    /\b((?:ke|di|dari|dr|k|tujuan|to|in|at|from)\s{1,2})([A-Z]{2})\b/g,
    (all, before: string, code: string) => (data[code] ? `${before}${data[code].en}` : all),
  );
}

function findCountries(words: readonly string[], names: ReadonlyMap<string, string>): string[] {
  const found = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(mostWordsOfName, words.length - at); length > 0; length--) {
      const name = words.slice(at, at + length).join(' ');
      const code = names.get(name);
      if (!code) continue;
      if (!notThePlace[name]?.has(words[at - 1] ?? '')) found.add(code);
      at += length - 1;
      break;
    }
  }
  return [...found];
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
