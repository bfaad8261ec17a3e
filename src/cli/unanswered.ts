import { createUnanswered, dayOf, type UnansweredQuestion } from '../store/unanswered.ts';
import { groupAlike } from '../understanding/alike.ts';
import { readArguments, readNow, UsageError } from './arguments.ts';
import { hasDatabase, openDatabase } from './database.ts';
import { done, type Io } from './io.ts';
import type { Words } from './words.ts';

const dayMs = 86_400_000;
const longestDays = 90;
/** As many other wordings of one question as a screen shows. */
const mostWordings = 4;

/** Questions that ask much the same; the newest wording first. */
interface Group {
  readonly question: string;
  readonly language: string;
  readonly times: number;
  /** ISO dates. */
  readonly first: string;
  readonly last: string;
  readonly others: readonly string[];
}

/** `unanswered`: what the bot could not answer, grouped by likeness, counted, newest first. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values } = readArguments(
    args,
    { json: { type: 'boolean' }, days: { type: 'string' }, now: { type: 'string' } },
    { most: 0 },
  );
  const since = dayOf(readNow(values.now) - (readDays(values.days, words) - 1) * dayMs);
  const groups = groupAlike(await questionsSince(since, io), (question) => question.text).map(asGroup);
  await io.write(values.json ? `${JSON.stringify(groups)}\n` : inLines(groups, since, words));
  return done;
}

function readDays(value: string | undefined, words: Words): number {
  if (value === undefined) return longestDays;
  const days = Number(value);
  if (!Number.isInteger(days) || days < 1)
    throw new UsageError(words('cli.unanswered.bad-days', { days: value }));
  return days;
}

/** None where there is no database yet: a run that only looks must not make one. */
async function questionsSince(day: string, io: Io): Promise<UnansweredQuestion[]> {
  if (!hasDatabase(io)) return [];
  const store = await openDatabase(io);
  try {
    return await createUnanswered(store).since(day);
  } finally {
    await store.close();
  }
}

/** The members come newest first. */
function asGroup(members: readonly UnansweredQuestion[]): Group {
  const [newest] = members;
  const question = newest?.text ?? '';
  return {
    question,
    language: newest?.language ?? '',
    times: members.reduce((sum, member) => sum + member.times, 0),
    first: members.at(-1)?.day ?? '',
    last: newest?.day ?? '',
    others: [...new Set(members.map((member) => member.text))].filter((text) => text !== question),
  };
}

function inLines(groups: readonly Group[], since: string, words: Words): string {
  if (groups.length === 0) return `${words('cli.unanswered.none', { since })}\n`;
  const times = groups.reduce((sum, group) => sum + group.times, 0);
  const lines = groups.flatMap((group) => [
    words('cli.unanswered.row', {
      times: group.times,
      day: group.last,
      language: group.language,
      question: group.question,
    }),
    ...group.others.slice(0, mostWordings).map((text) => words('cli.unanswered.other', { question: text })),
  ]);
  const total = words('cli.unanswered.total', { questions: groups.length, times, since });
  return `${[...lines, total].join('\n')}\n`;
}
