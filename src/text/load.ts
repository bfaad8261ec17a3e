import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import type { ReplyLanguage } from '../values/language.ts';
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
export function loadCatalogue(localesFolder: string, language: ReplyLanguage): Catalogue {
  const folder = join(localesFolder, language);
  const texts: Record<string, string> = {};
  const pathOf = (file: string) => relative(folder, file).slice(0, -'.yaml'.length).split(sep);
  const files = yamlFiles(folder).filter((file) => pathOf(file)[0] !== 'questions');
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
  const samples: SampleQuestion[] = [];
  for (const file of yamlFiles(localesFolder)) {
    const [language, room, name] = relative(localesFolder, file).slice(0, -'.yaml'.length).split(sep);
    if (room !== 'questions' || !language || !name) continue;
    for (const [topic, questions] of Object.entries(readYaml(file) ?? {})) {
      if (!Array.isArray(questions)) throw new LocaleError(`${file}: ${topic} is not a list of questions`);
      for (const text of questions) {
        samples.push({ language, topic: name === 'none' ? null : `${name}.${topic}`, text: String(text) });
      }
    }
  }
  return samples;
}
