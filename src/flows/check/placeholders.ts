import { error, type Finding } from './finding.ts';
import type { CheckInput } from './input.ts';

/** Placeholders that a text has in one language and not in another. */
export function differingPlaceholders({ complete, partial, places }: CheckInput): Finding[] {
  const [first] = complete;
  if (!first) return [];
  const [model, texts] = first;
  return [...complete, ...partial].flatMap(([language, catalogue]) =>
    Object.entries(catalogue).flatMap(([key, text]) => {
      const original = texts[key];
      if (language === model || original === undefined) return [];
      const [wanted, own] = [placeholdersOf(original), placeholdersOf(text)];
      const missing = [...wanted].filter((name) => !own.has(name));
      const extra = [...own].filter((name) => !wanted.has(name));
      const place = places.text(language, key);
      return [
        ...missing.map((name) => error(place, `${key} lacks {{${name}}}, which ${model} has`)),
        ...extra.map((name) => error(place, `${key} has {{${name}}}, which ${model} lacks`)),
      ];
    }),
  );
}

/** The names in `{{name}}`, `{{- name}}` and `{{name, format}}`. */
export function placeholdersOf(text: string): Set<string> {
  return new Set([...text.matchAll(/\{\{-?\s*([^\s,}]+)[^}]*\}\}/g)].map(([, name = '']) => name));
}
