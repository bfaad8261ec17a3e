import { basename } from 'node:path';
import { answerFor, answerWords } from '../agencies/answer.ts';
import { loadShippedRegister } from '../agencies/load.ts';
import { createMatcher, type Matcher, type Verdict } from '../agencies/match.ts';
import { parseRegister, type Register } from '../agencies/register.ts';
import { isDate } from '../values/date-text.ts';
import type { JsonObject } from '../values/json.ts';
import type { ReplyLanguage } from '../values/language.ts';
import { readArguments, readNow, runJsonLines, textField, UsageError } from './arguments.ts';
import { done, type Io } from './io.ts';
import { readLanguage } from './language.ts';
import { printed } from './print.ts';
import { readRegisterFile } from './register-file.ts';
import { projectFolder, type Words } from './words.ts';

const options = {
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  register: { type: 'string' },
  'as-of': { type: 'string' },
  lang: { type: 'string' },
  now: { type: 'string' },
} as const;

/** `agencies check "NAME"`: whether a company stands in the register; `--jsonl` for many. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values, positionals } = readArguments(args, options, { most: Number.POSITIVE_INFINITY });
  const language = readLanguage(values.lang) ?? 'id';
  const now = readNow(values.now);
  const query = positionals.join(' ');
  if (values.jsonl ? query !== '' : query.trim() === '')
    throw new UsageError(words('cli.agencies.one-of-both'));
  const matcher = createMatcher(await registerFor(values.register, values['as-of'], now, words));
  if (values.jsonl) {
    await runJsonLines(io, (line) => checkedLine(line, matcher));
  } else {
    const verdict = matcher.check(query);
    await io.write(
      values.json ? `${JSON.stringify(inShort(verdict))}\n` : await inWords(verdict, now, language),
    );
  }
  return done;
}

/** The shipped register, or the file given: for the day given, else that in its name, else today. */
async function registerFor(
  file: string | undefined,
  asOf: string | undefined,
  now: number,
  words: Words,
): Promise<Register> {
  if (asOf !== undefined && (file === undefined || !isDate(asOf)))
    throw new UsageError(words('cli.agencies.no-date', { date: asOf }));
  if (file === undefined) return loadShippedRegister(`${projectFolder}data/registers`);
  const named = basename(file)
    .match(/\d{4}-\d{2}-\d{2}/g)
    ?.find(isDate);
  const today = new Date(now).toISOString().slice(0, 10);
  const meta = { asOf: asOf ?? named ?? today, source: basename(file) };
  return parseRegister(await readRegisterFile(file, words), meta).register;
}

function checkedLine(line: JsonObject, matcher: Matcher): JsonObject {
  return { id: line.id, ...inShort(matcher.check(textField(line, 'query'))) };
}

function inShort({ verdict, matches, registerDate }: Verdict): JsonObject {
  return { verdict, matches: matches.map(({ name, nib, score }) => ({ name, nib, score })), registerDate };
}

/** The words are loaded only for people: machines would wait for them in vain. */
async function inWords(verdict: Verdict, now: number, language: ReplyLanguage): Promise<string> {
  const [{ loadTexts }, { readLines }] = await Promise.all([
    import('../conversation/load.ts'),
    import('./project.ts'),
  ]);
  const texts = loadTexts(`${projectFolder}locales`, readLines());
  const answer = answerFor(verdict, now, language);
  const text = answerWords(answer, (key, params) => texts.t(language, key, params));
  return printed([{ text, choices: answer.choices ?? [] }]);
}
