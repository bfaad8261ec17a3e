import type { Catalogue } from '../../text/texts.ts';
import { error, type Finding, note, warning } from './finding.ts';
import type { CheckInput } from './input.ts';
import { neededTexts, optionalTexts } from './needed-texts.ts';

/** i18next keeps the plural forms of one text under `key_one`, `key_other` …. */
const withoutPlural = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, '');

/** Texts that a complete language lacks. */
export function missingTexts(input: CheckInput): Finding[] {
  const findings: Finding[] = [];
  const optional = optionalTexts(input.contents);
  const used = (key: string): boolean => optional.has(key) || input.code.uses(key);
  const all = [...input.complete.values()].map(keysOf);
  for (const [language, catalogue] of input.complete) {
    const own = keysOf(catalogue);
    const reported = new Set<string>();
    for (const { key, place } of neededTexts(input.contents, input.places)) {
      if (own.has(key) || reported.has(key)) continue;
      reported.add(key);
      findings.push(error({ ...place, language }, `the text ${key} is missing`));
    }
    const elsewhere = all.flatMap((keys) => [...keys]).filter(used);
    for (const key of new Set([...input.code.required, ...elsewhere])) {
      if (own.has(key) || reported.has(key)) continue;
      findings.push(error(input.places.text(language, key), `the text ${key} is missing`));
    }
  }
  return findings;
}

/** Texts that nothing asks for. */
export function unusedTexts(input: CheckInput): Finding[] {
  const used = new Set(neededTexts(input.contents, input.places).map((needed) => needed.key));
  for (const key of optionalTexts(input.contents)) used.add(key);
  return [...input.complete, ...input.partial].flatMap(([language, catalogue]) =>
    Object.keys(catalogue)
      .filter(
        (key) => !used.has(withoutPlural(key)) && !input.code.uses(withoutPlural(key)) && !used.has(key),
      )
      .map((key) => warning(input.places.text(language, key), `nothing uses the text ${key}`)),
  );
}

/** How far the partial languages have come, in one note each. */
export function partialLanguages(input: CheckInput): Finding[] {
  const [first] = input.complete.values();
  const wanted = Object.keys(first ?? {});
  return [...input.partial].map(([language, catalogue]) => {
    const there = wanted.filter((key) => catalogue[key] !== undefined).length;
    const place = { file: `locales/${language}`, language };
    return note(place, `${there} of ${wanted.length} texts; the others fall back`);
  });
}

function keysOf(catalogue: Catalogue): Set<string> {
  return new Set(Object.keys(catalogue).map(withoutPlural));
}
