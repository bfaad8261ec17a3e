import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import type { TextLanguage } from '../values/language.ts';
import { kept } from './kept.ts';
import type { Catalogue } from './texts.ts';

/** A file under locales/ that cannot be used; the message names it and says what is wrong. */
export class LocaleError extends Error {
  override readonly name = 'LocaleError';
}

/** One sample question for understanding; `topic` is null for what the bot does not know. */
export interface SampleQuestion {
  readonly language: string;
  readonly topic: string | null;
  readonly text: string;
}

/** One sample of a cry for help, with the kind of its danger; null for what only sounds like one. */
export interface SampleCry<Kind extends string> {
  readonly kind: Kind | null;
  readonly text: string;
}

/** Rooms of a language folder that nobody reads: understanding learns from them. */
const learnt = new Set(['questions', 'cries']);

/** Every YAML file under a folder, in a fixed order. */
export function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.yaml'))
    .map((e) => join(e.parentPath, e.name))
    .sort();
}

/** Reads one YAML file; a syntax error names the file and the line. */
export function readYaml(file: string): unknown {
  return parseYaml(file, readFileSync(file, 'utf8'));
}

/**
 * The same for a group of files, in their order. They are parsed only when one of them has changed.
 * @param group names what is kept of them
 */
export function readYamls(group: string, files: readonly string[]): unknown[] {
  const contents = files.map((file) => readFileSync(file, 'utf8'));
  return kept(`yaml-${group}`, contents, () => files.map((file, at) => parseYaml(file, contents[at] ?? '')));
}

const require = createRequire(import.meta.url);

function parseYaml(file: string, content: string): unknown {
  // Loaded only when there is something to parse, which after the first start there seldom is.
  const yaml: typeof import('yaml') = require('yaml');
  try {
    return yaml.parse(content);
  } catch (error) {
    throw new LocaleError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * All texts of a language: `locales/id/topics/passport.yaml` with `fees: {title: …}` gives the key
 * `topics.passport.fees.title`. A key named `text` stands for its parent.
 */
export function loadCatalogue(localesFolder: string, language: TextLanguage): Catalogue {
  const folder = join(localesFolder, language);
  const texts: Record<string, string> = {};
  const pathOf = (file: string) => relative(folder, file).slice(0, -'.yaml'.length).split(sep);
  const files = yamlFiles(folder).filter((file) => !learnt.has(pathOf(file)[0] ?? ''));
  for (const [at, content] of readYamls(`texts-${language}`, files).entries()) {
    const file = files[at] ?? '';
    flatten(content, pathOf(file).join('.'), file, texts);
  }
  return texts;
}

function flatten(value: unknown, key: string, file: string, into: Record<string, string>): void {
  if (typeof value === 'string') {
    into[key] = value.trimEnd();
  } else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    for (const [name, inner] of Object.entries(value)) {
      flatten(inner, name === 'text' ? key : `${key}.${name}`, file, into);
    }
  } else {
    throw new LocaleError(`${file}: ${key} is not a text; put quotes around it`);
  }
}

/** The sample questions of every language folder that has any. */
export function loadQuestions(localesFolder: string): SampleQuestion[] {
  return samplesIn(localesFolder, 'questions', 'questions').map(({ language, name, group, text }) => ({
    language,
    topic: name === 'none' ? null : `${name}.${group}`,
    text,
  }));
}

/**
 * The sample cries for help of every language folder: `cries.yaml` by kind of danger, `harmless.yaml` by
 * whatever its writers like.
 */
export function loadCries<Kind extends string>(
  localesFolder: string,
  kinds: readonly Kind[],
): SampleCry<Kind>[] {
  return samplesIn(localesFolder, 'cries', 'messages').map(({ file, name, group, text }) => {
    if (name === 'harmless') return { kind: null, text };
    const kind = kinds.find((known) => known === group);
    if (kind) return { kind, text };
    throw new LocaleError(`${file}: ${group} is no kind of danger; use one of ${kinds.join(', ')}`);
  });
}

interface SampleText {
  readonly file: string;
  readonly language: string;
  /** Of the file. */
  readonly name: string;
  readonly group: string;
  readonly text: string;
}

/** Every text of the lists in `locales/<language>/<room>/<name>.yaml`. */
function samplesIn(localesFolder: string, wanted: string, what: string): SampleText[] {
  const samples: SampleText[] = [];
  for (const file of yamlFiles(localesFolder)) {
    const [language, room, name] = relative(localesFolder, file).slice(0, -'.yaml'.length).split(sep);
    if (room !== wanted || !language || !name) continue;
    for (const [group, texts] of Object.entries(readYaml(file) ?? {})) {
      if (!Array.isArray(texts)) throw new LocaleError(`${file}: ${group} is not a list of ${what}`);
      for (const text of texts) samples.push({ file, language, name, group, text: String(text) });
    }
  }
  return samples;
}
