import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assessAdvert } from '../adverts/assess.ts';
import { adviceAgainstTravel } from '../adverts/closed.ts';
import { loadClosings } from '../adverts/load.ts';
import { answerFor } from '../agencies/answer.ts';
import { loadShippedRegister } from '../agencies/load.ts';
import { createMatcher, type Matcher } from '../agencies/match.ts';
import { fold } from '../flows/choose.ts';
import { loadFlows } from '../flows/load.ts';
import { loadPolicy } from '../policy.ts';
import { kept } from '../text/kept.ts';
import { loadCatalogue, loadCries, loadQuestions, readYamls, yamlFiles } from '../text/load.ts';
import { createTexts, type Params, type Texts } from '../text/texts.ts';
import { type DangerModel, learnDangers } from '../understanding/danger-model.ts';
import { dangerKinds } from '../understanding/danger-rules.ts';
import { type LanguageModel, learnLanguages } from '../understanding/language-model.ts';
import type { LinearModel } from '../understanding/linear.ts';
import { learnTopics } from '../understanding/topics.ts';
import { createUnderstanding } from '../understanding/understand.ts';
import { createCountries } from '../values/country.ts';
import type { Json } from '../values/json.ts';
import { languages, type TextLanguage, textLanguages } from '../values/language.ts';
import { type HelpLine, linesFileSchema } from '../values/line.ts';
import { countryData, regionData, regionNames, villageData } from '../values/place-files.ts';
import { createRegions, provinceOf, type Regions } from '../values/region.ts';
import { createVillages } from '../values/villages.ts';
import { type GlobalWord, globalWords, type World } from './world.ts';

export interface WorldOptions {
  /** The project's folder, which holds flows/, locales/ and data/. */
  readonly folder: string;
  readonly policyFile?: string;
  /** Who runs this bot, for "about". */
  readonly operator?: string;
}

/** A world whose register can be exchanged while it runs. */
export interface LoadedWorld extends World {
  useRegister(matcher: Matcher): void;
}

/** Reads everything that the conversation knows. Throws errors that name the file and the cure. */
export function loadWorld(options: WorldOptions): LoadedWorld {
  const at = (...path: string[]): string => join(options.folder, ...path);
  const policy = loadPolicy(at('data', 'policy.yaml'), options.policyFile);
  const [linesFile, regionNamesFile, countriesFile] = readYamls(
    'data',
    ['lines', 'region-names', 'countries'].map((name) => at('data', `${name}.yaml`)),
  );
  const lines = linesFileSchema.parse(linesFile).lines;
  const texts = loadTexts(at('locales'), lines, options.operator);
  const contents = loadFlows(at('flows'));
  const regions = createRegions(
    regionData.parse(JSON.parse(readFileSync(at('data', 'regions.json'), 'utf8'))),
    regionNames.parse(regionNamesFile),
    createVillages(() => villageData.parse(JSON.parse(readFileSync(at('data', 'villages.json'), 'utf8')))),
  );
  const countries = createCountries(countryData.parse(countriesFile));
  const { topics: model, dangers, spoken } = loadLearnt(at('locales'));
  const understanding = createUnderstanding({ model, dangers, spoken, regions, countries });
  const closings = loadClosings(at('data', 'closed-countries.yaml'));
  let matcher = createMatcher(loadShippedRegister(at('data', 'registers')));
  return {
    texts,
    contents,
    lines,
    policy,
    words: wordTable(texts),
    synonyms: synonymsOf(texts),
    understand: (text, hint) => understanding.understand(text, hint),
    region: (text) => regionFound(text, regions),
    regionName: (code) => nameOfRegion(code, regions),
    country: (text) => countries.find(text)[0] ?? null,
    countryName: (code, language) => countries.byCode(code)?.name[language] ?? code,
    agencies: {
      check: (query) => matcher.check(query),
      mentions: (text) => matcher.mentions(text),
      answer: answerFor,
      names: () => matcher.names(),
    },
    adverts: {
      assess: (text, shown) => assessAdvert(text, { countries, closings }, shown),
      travelAdvice: (country) => adviceAgainstTravel(closings, country),
    },
    useRegister: (next) => {
      matcher = next;
    },
  };
}

const understandingCode = fileURLToPath(new URL('../understanding/', import.meta.url));

export interface Learnt {
  readonly topics: LinearModel;
  readonly dangers: DangerModel;
  readonly spoken: LanguageModel;
}

/** What was learnt from the samples; learnt again when they or the code that learns has changed. */
export function loadLearnt(locales: string): Learnt {
  const samples = yamlFiles(locales).filter((file) => /[\\/](?:questions|cries)[\\/]/.test(file));
  const code = readdirSync(understandingCode, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  // Not the whole path: a copy of the project elsewhere learns the same.
  const sources = [
    ...samples.map((file) => [locales, file]),
    ...code.map((file) => [understandingCode, file]),
  ].flatMap(([folder = '', file = '']) => [relative(folder, file), readFileSync(file)]);
  return kept('learnt', sources, () => {
    const questions = loadQuestions(locales).flatMap((sample) => {
      const language = languages.find((known) => known === sample.language);
      return language ? [{ ...sample, language }] : [];
    });
    return {
      topics: learnTopics(questions),
      dangers: learnDangers(loadCries(locales, dangerKinds), questions),
      spoken: learnLanguages(questions),
    };
  });
}

/** The texts of every language folder, with the help lines as placeholders. */
export function loadTexts(folder: string, lines: readonly HelpLine[], operator?: string): Texts {
  const catalogues = Object.fromEntries(textLanguages.map((l) => [l, loadCatalogue(folder, l)]));
  return createTexts(catalogues, (language) => ({
    lines: lineWords(
      lines,
      catalogues[language]?.['common.line.both'] === undefined ? 'id' : language,
      catalogues,
    ),
    operator: operator ?? catalogues[language]?.['common.operator'] ?? '',
  }));
}

/** `{{lines.H-1}}` → "0800-1000 (dari Indonesia)"; an address on the web stands by itself. */
function lineWords(
  lines: readonly HelpLine[],
  language: TextLanguage,
  catalogues: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Params {
  return Object.fromEntries(
    lines.map((line) => {
      const template = catalogues[language]?.[`common.line.${line.works}`] ?? '{{number}}';
      return [line.id, line.kind === 'web' ? line.number : template.replace('{{number}}', line.number)];
    }),
  );
}

function wordTable(texts: Texts): ReadonlyMap<string, GlobalWord> {
  const table = new Map<string, GlobalWord>();
  for (const word of globalWords) {
    for (const typed of listed(texts, `common.words.${word}`)) table.set(fold(typed), word);
  }
  return table;
}

/** Choices that are also picked by words of their own, and what `plainly` reads. */
const synonymIds = [
  ...['yes', 'no', 'done', 'enough', 'skip', 'stop-asking', 'right', 'wrong'],
  ...['shared', 'anytime', 'show', 'chat', 'filler', 'digits'],
];

function synonymsOf(texts: Texts): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(synonymIds.map((id) => [id, listed(texts, `common.words.${id}`)]));
}

/** The words of a comma-separated text, in every language: people mix them. */
function listed(texts: Texts, key: string): string[] {
  return texts.languages.flatMap((language) =>
    texts.has(language, key) ? texts.t(language, key).split(/\s*,\s*/) : [],
  );
}

/** A place in words → code, name and the words themselves; an ambiguous name gives the province. */
function regionFound(text: string, regions: Regions): Json {
  const found = regions.find(text);
  const first = found.candidates[0];
  const sure =
    found.district ??
    found.region ??
    found.province ??
    (first ? regions.byCode(provinceOf(first.code)) : null);
  return sure ? { code: sure.code, name: sure.name, text: text.slice(0, 200) } : null;
}

function nameOfRegion(code: string, regions: Regions): string {
  const region = regions.byCode(code);
  const province = code.length > 2 ? regions.byCode(provinceOf(code)) : null;
  if (!region) return code;
  return province ? `${region.name}, ${province.name}` : region.name;
}
