import { loadWorld } from '../conversation/load.ts';
import { answerOf } from '../conversation/topic.ts';
import type { World } from '../conversation/world.ts';
import { check } from '../flows/check/check.ts';
import { keysInCode } from '../flows/check/code-keys.ts';
import { error, type Finding } from '../flows/check/finding.ts';
import { createPlaces } from '../flows/check/places.ts';
import { FlowFileError, loadFlows } from '../flows/load.ts';
import { LocaleError, loadQuestions } from '../text/load.ts';
import { intakeKinds } from '../tips/kinds.ts';
import { type ReplyLanguage, replyLanguages, type TextLanguage, textLanguages } from '../values/language.ts';
import type { HelpLine } from '../values/line.ts';
import { readArguments, readNow, UsageError } from './arguments.ts';
import { contentTable, writeTable } from './content-table.ts';
import { done, failed, type Io } from './io.ts';
import { offeredLists } from './offered-lists.ts';
import {
  DataFileError,
  readBetrayingWords,
  readFactIds,
  readLines,
  readProgram,
  readSourceFiles,
} from './project.ts';
import { stageIn } from './stage.ts';
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
  const { values } = readArguments(
    args,
    {
      json: { type: 'boolean' },
      now: { type: 'string' },
      table: { type: 'boolean' },
      out: { type: 'string' },
    },
    { most: 0 },
  );
  if (values.table) return tabulate(values.out, io, words);
  if (values.out !== undefined) throw new UsageError(words('cli.check.out-of-table'));
  const outcome = checkProject(new Date(readNow(values.now)));
  await io.write(values.json ? `${JSON.stringify(outcome.findings)}\n` : inLines(outcome, words));
  return outcome.findings.some((finding) => finding.level === 'error') ? failed : done;
}

/** `check --table`: what each answer rests on, on standard output or in a file between its marks. */
async function tabulate(file: string | undefined, io: Io, words: Words): Promise<number> {
  const table = contentTable(loadFlows(`${projectFolder}flows`).topics.values());
  if (file === undefined) await io.write(table);
  else await writeTable(file, table, words);
  return done;
}

/** Checks the project's own files. A file that cannot be read at all is the only thing reported. */
export function checkProject(now: Date): Outcome {
  try {
    // Read before the world, which would name no entry of it.
    const lines = readLines();
    return checkWorld(loadWorld({ folder: projectFolder }), lines, now);
  } catch (problem) {
    if (!isUnreadable(problem)) throw problem;
    return { findings: unreadable(problem.message), flows: 0, topics: 0, texts: 0 };
  }
}

const isUnreadable = (problem: unknown): problem is Error =>
  problem instanceof FlowFileError || problem instanceof LocaleError || problem instanceof DataFileError;

function checkWorld(world: World, lines: readonly HelpLine[], now: Date): Outcome {
  const { contents, texts } = world;
  const catalogues = textLanguages.map((language) => [language, texts.catalogues[language] ?? {}] as const);
  const isComplete = (language: TextLanguage): boolean =>
    completeLanguages.some((complete) => complete === language);
  const replyLanguage = (language: string): ReplyLanguage =>
    replyLanguages.find((each) => each === language) ?? 'id';
  const sources = readSourceFiles();
  const findings = check({
    contents,
    complete: new Map(catalogues.filter(([language]) => isComplete(language))),
    partial: new Map(catalogues.filter(([language]) => !isComplete(language))),
    facts: readFactIds(),
    lines,
    samples: loadQuestions(`${projectFolder}locales`),
    code: keysInCode(readProgram()),
    betraying: readBetrayingWords(),
    lists: offeredLists(),
    intakes: intakeKinds,
    today: now.toISOString().slice(0, 10),
    render(language, id) {
      const topic = contents.topics.get(id);
      return topic ? answerOf(world, topic, replyLanguage(language)).text : '';
    },
    stage: (language) => stageIn(world, replyLanguage(language)),
    places: createPlaces(sources),
    sources,
  });
  const count = Object.keys(texts.catalogues.id ?? {}).length;
  return { findings, flows: contents.flows.size, topics: contents.topics.size, texts: count };
}

/** The loaders' own messages, `file: entry: what is wrong`, one line each. */
function unreadable(message: string): Finding[] {
  const places = createPlaces(readSourceFiles());
  return message.split('\n').flatMap((text) => {
    const [, path, words] = /^(.+?\.yaml): (.+?):?$/.exec(text) ?? [];
    if (!path || !words) return [];
    const file = path.startsWith(projectFolder) ? path.slice(projectFolder.length) : path;
    const line = / at line (\d+)/.exec(words)?.[1];
    const [, entry = ''] = /^([\w.-]+): /.exec(words) ?? [];
    return [error(line ? { file, line: Number(line) } : places.entry(file, entry), words)];
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
