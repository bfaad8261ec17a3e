import { check } from '../flows/check/check.ts';
import { keysInCode } from '../flows/check/code-keys.ts';
import { error, type Finding } from '../flows/check/finding.ts';
import { createPlaces } from '../flows/check/places.ts';
import { createStage } from '../flows/check/stage.ts';
import { type Contents, FlowFileError, loadFlows } from '../flows/load.ts';
import { LocaleError, loadQuestions } from '../text/load.ts';
import type { Texts } from '../text/texts.ts';
import { type ReplyLanguage, replyLanguages } from '../values/language.ts';
import { readArguments, readNow } from './arguments.ts';
import { done, failed, type Io } from './io.ts';
import { readBetrayingWords, readFactIds, readLines, readProgram, readSourceFiles } from './project.ts';
import { readTexts, renderAnswer } from './texts.ts';
import { projectFolder, type Words } from './words.ts';

/** Languages that must have every text. */
const completeLanguages: readonly ReplyLanguage[] = ['id', 'en'];

/** What was looked at, and what is to be said about it. */
interface Outcome {
  readonly findings: readonly Finding[];
  readonly flows: number;
  readonly topics: number;
  readonly texts: number;
}

/** `check`: what is wrong in flows, topics and texts. Fails when there is an error. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values } = readArguments(args, { json: { type: 'boolean' }, now: { type: 'string' } }, { most: 0 });
  const outcome = checkProject(new Date(readNow(values.now)));
  await io.write(values.json ? `${JSON.stringify(outcome.findings)}\n` : inLines(outcome, words));
  return outcome.findings.some((finding) => finding.level === 'error') ? failed : done;
}

/** Checks the project's own files. A file that cannot be read at all is the only thing reported. */
export function checkProject(now: Date): Outcome {
  try {
    return checkContents(loadFlows(`${projectFolder}flows`), readTexts(), now);
  } catch (problem) {
    if (!(problem instanceof FlowFileError || problem instanceof LocaleError)) throw problem;
    return { findings: unreadable(problem.message), flows: 0, topics: 0, texts: 0 };
  }
}

function checkContents(contents: Contents, texts: Texts, now: Date): Outcome {
  const catalogues = replyLanguages.map((language) => [language, texts.catalogues[language] ?? {}] as const);
  const isComplete = (language: ReplyLanguage): boolean => completeLanguages.includes(language);
  const stages = new Map<string, ReplyLanguage>(replyLanguages.map((language) => [language, language]));
  const replyLanguage = (language: string): ReplyLanguage => stages.get(language) ?? 'id';
  const lines = readLines();
  const findings = check({
    contents,
    complete: new Map(catalogues.filter(([language]) => isComplete(language))),
    partial: new Map(catalogues.filter(([language]) => !isComplete(language))),
    facts: readFactIds(),
    lines,
    samples: loadQuestions(`${projectFolder}locales`),
    code: keysInCode(readProgram()),
    betraying: readBetrayingWords(),
    today: now.toISOString().slice(0, 10),
    render: (language, id) => renderAnswer(texts, lines, contents.topics.get(id), replyLanguage(language)),
    stage: (language) => createStage(texts, replyLanguage(language)),
    places: createPlaces(readSourceFiles()),
  });
  const count = Object.keys(texts.catalogues.id ?? {}).length;
  return { findings, flows: contents.flows.size, topics: contents.topics.size, texts: count };
}

/** The loaders' own messages, `file: what is wrong`, one line each. */
function unreadable(message: string): Finding[] {
  return message.split('\n').flatMap((text) => {
    const [, path, words] = /^(.+?\.yaml): (.+)$/.exec(text) ?? [];
    if (!path || !words) return [];
    const line = / at line (\d+)/.exec(words)?.[1];
    const file = path.startsWith(projectFolder) ? path.slice(projectFolder.length) : path;
    return [error({ file, ...(line ? { line: Number(line) } : {}) }, words)];
  });
}

function inLines({ findings, flows, topics, texts }: Outcome, words: Words): string {
  const lines = findings.map(({ file, line, language, level, message }) => {
    const place = line === undefined ? file : words('cli.check.place', { file, line });
    const spoken = language === undefined ? '' : ` [${language}]`;
    return `${place}:${spoken} ${words(`cli.check.level.${level}`)}: ${message}`;
  });
  const count = (level: Finding['level']): number => findings.filter((each) => each.level === level).length;
  const total = { errors: count('error'), warnings: count('warning'), notes: count('note') };
  return `${[...lines, words('cli.check.total', { ...total, flows, topics, texts })].join('\n')}\n`;
}
