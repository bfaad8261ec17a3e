import { createInstance, type i18n } from 'i18next';
import { type ReplyLanguage, replyLanguages, type TextLanguage, textLanguages } from '../values/language.ts';

/** Flat texts of one language: `danger.opening` → words. */
export type Catalogue = Readonly<Record<string, string>>;
export type Params = Readonly<Record<string, unknown>>;

/** Words for people, by key and language. A key that a language lacks falls back to Indonesian. */
export interface Texts {
  /** The text, with `{{placeholders}}` filled in. An unknown key comes back as itself, so that it is seen. */
  t(language: TextLanguage, key: string, params?: Params): string;
  /** Whether the language itself has the key, without falling back. */
  has(language: TextLanguage, key: string): boolean;
  /** Those that have all texts. */
  readonly languages: readonly ReplyLanguage[];
  readonly catalogues: Readonly<Partial<Record<TextLanguage, Catalogue>>>;
}

/**
 * Sets up i18next over catalogues that are already in memory.
 * `shared(language)` gives placeholders that every text may use, such as the help lines.
 */
export function createTexts(
  catalogues: Readonly<Partial<Record<TextLanguage, Catalogue>>>,
  shared: (language: TextLanguage) => Params = () => ({}),
): Texts {
  const languages = textLanguages.filter((language) => catalogues[language] !== undefined);
  const instance: i18n = createInstance();
  void instance.init({
    initAsync: false,
    fallbackLng: 'id',
    supportedLngs: languages,
    // Keys are flat; a dot in a key is only a dot. Values of users are never parsed for nesting.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    resources: Object.fromEntries(languages.map((l) => [l, { translation: catalogues[l] ?? {} }])),
  });
  const fixed = new Map(languages.map((l) => [l, instance.getFixedT(l)] as const));
  const common = new Map(languages.map((l) => [l, shared(l)] as const));
  /** Most texts have nothing to fill in; going through i18next for them takes longer than writing the answer. */
  const plain = (language: TextLanguage, key: string, params: Params | undefined): string | undefined => {
    const text = catalogues[language]?.[key];
    const asIs = text !== undefined && !/\{\{|\$t\(/.test(text) && params?.count === undefined;
    return asIs ? text : undefined;
  };
  return {
    languages: replyLanguages.filter((language) => catalogues[language] !== undefined),
    catalogues,
    t(language, key, params) {
      const known = plain(language, key, params);
      if (known !== undefined) return known;
      const translate = fixed.get(language) ?? fixed.get('id');
      if (!translate) return key;
      return translate(key, { ...common.get(language), ...params });
    },
    has: (language, key) => catalogues[language]?.[key] !== undefined,
  };
}
