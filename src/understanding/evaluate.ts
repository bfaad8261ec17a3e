import type { Understanding } from './understand.ts';

/** One line of an evaluation file. */
export interface Labelled {
  readonly text: string;
  /** Null: the bot does not deal with it. */
  readonly topic: string | null;
  /** Topics that are right as well; null: it is right as well to know nothing. */
  readonly alt?: readonly (string | null)[];
  readonly lang: string;
  readonly danger?: boolean;
}

export interface Score {
  readonly total: number;
  /** The right topic was answered at once; for topic null: nothing was answered or offered. */
  readonly right: number;
  /** The right topic was answered or among the choices. */
  readonly offered: number;
}

export interface Confusion {
  readonly expected: string;
  /** What was answered, or the best of the choices; `none` when nothing was known. */
  readonly given: string;
  readonly count: number;
}

/** Of the lines whose best topic was held for so likely, how many it was right for. */
export interface Reliability {
  /** Confidence from here, and up to a tenth more. */
  readonly from: number;
  readonly total: number;
  readonly right: number;
  /** Mean confidence. */
  readonly confidence: number;
}

export interface Evaluation {
  readonly all: Score;
  readonly byLanguage: Readonly<Record<string, Score>>;
  readonly byTopic: Readonly<Record<string, Score>>;
  /** Most frequent first. */
  readonly confusions: readonly Confusion[];
  readonly danger: {
    readonly found: number;
    readonly expected: number;
    readonly falseAlarms: number;
    readonly harmless: number;
  };
  /** Lines whose language was named rightly; a null from us counts as wrong. */
  readonly languageRight: number;
  /** By confidence, the lowest first; only steps with lines in them. Lines to which nothing was offered are in none. */
  readonly reliability: readonly Reliability[];
  /** Mean distance between confidence and the share that was right, over those lines. */
  readonly calibrationError: number;
}

const nowhere = 'none';

/** Reads every line and counts what was right. Share of right ones: `all.right / all.total`. */
export function evaluate(lines: readonly Labelled[], understanding: Understanding): Evaluation {
  const all = new Counter();
  const byLanguage = new Map<string, Counter>();
  const byTopic = new Map<string, Counter>();
  const confusions = new Map<string, Confusion>();
  const danger = { found: 0, expected: 0, falseAlarms: 0, harmless: 0 };
  const reliability = new ReliabilityCounter();
  let languageRight = 0;
  for (const line of lines) {
    const read = understanding.understand(line.text);
    const expected = line.topic ?? nowhere;
    const { right, offered, given } = judge(line, read.topic);
    for (const counter of [all, counterOf(byLanguage, line.lang), counterOf(byTopic, expected)]) {
      counter.count(right, offered);
    }
    if (!right) addConfusion(confusions, expected, given);
    const [best] = read.topic.alternatives;
    if (best) reliability.count(best.confidence, isRight(line, best.topic));
    if (line.danger) danger.expected++;
    else danger.harmless++;
    if (read.danger.danger) danger[line.danger ? 'found' : 'falseAlarms']++;
    if (read.language === line.lang) languageRight++;
  }
  return {
    all: all.score(),
    byLanguage: scores(byLanguage),
    byTopic: scores(byTopic),
    confusions: [...confusions.values()].sort(
      (a, b) => b.count - a.count || (a.expected < b.expected ? -1 : 1),
    ),
    danger,
    languageRight,
    ...reliability.score(),
  };
}

type Outcome = ReturnType<Understanding['understand']>['topic'];

function judge(line: Labelled, outcome: Outcome): { right: boolean; offered: boolean; given: string } {
  const given = outcome.topic ?? outcome.alternatives[0]?.topic ?? nowhere;
  if (outcome.outcome === 'none' && isRight(line, null)) return { right: true, offered: true, given };
  // Some lines that belong to nothing may well be answered by a neighbour; `alt` names it.
  if (line.topic === null) return { right: isRight(line, given), offered: isRight(line, given), given };
  return {
    right: outcome.topic !== null && isRight(line, outcome.topic),
    offered: outcome.alternatives.some((one) => isRight(line, one.topic)),
    given,
  };
}

const isRight = ({ topic, alt = [] }: Labelled, given: string | null): boolean =>
  given === topic || alt.includes(given);

class Counter {
  private total = 0;
  private right = 0;
  private offered = 0;

  count(right: boolean, offered: boolean): void {
    this.total++;
    if (right) this.right++;
    if (offered) this.offered++;
  }

  score(): Score {
    return { total: this.total, right: this.right, offered: this.offered };
  }
}

const reliabilitySteps = 10;

class ReliabilityCounter {
  private readonly steps = Array.from({ length: reliabilitySteps }, () => ({ total: 0, right: 0, sum: 0 }));

  count(confidence: number, right: boolean): void {
    const step = this.steps[Math.min(reliabilitySteps - 1, Math.floor(confidence * reliabilitySteps))];
    if (!step) return;
    step.total++;
    step.sum += confidence;
    if (right) step.right++;
  }

  score(): Pick<Evaluation, 'reliability' | 'calibrationError'> {
    const all = this.steps.reduce((sum, { total }) => sum + total, 0);
    const away = this.steps.reduce((sum, step) => sum + Math.abs(step.sum - step.right), 0);
    const reliability = this.steps.flatMap(({ total, right, sum }, at) =>
      total === 0 ? [] : [{ from: at / reliabilitySteps, total, right, confidence: sum / total }],
    );
    return { reliability, calibrationError: all === 0 ? 0 : away / all };
  }
}

function counterOf(counters: Map<string, Counter>, key: string): Counter {
  const known = counters.get(key);
  if (known) return known;
  const fresh = new Counter();
  counters.set(key, fresh);
  return fresh;
}

function scores(counters: ReadonlyMap<string, Counter>): Record<string, Score> {
  const sorted = [...counters].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, counter]) => [key, counter.score()]));
}

function addConfusion(confusions: Map<string, Confusion>, expected: string, given: string): void {
  const key = `${expected} ${given}`;
  confusions.set(key, { expected, given, count: (confusions.get(key)?.count ?? 0) + 1 });
}
