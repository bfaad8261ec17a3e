// Ways to learn topics, on a fair split of the sample questions: five folds, rows that are nearly the same
// in one of them. Prints a table. Run: node bench/understanding/compare.ts
import { fileURLToPath } from 'node:url';
import { loadQuestions } from '../../src/text/load.ts';
import { foldsOf } from '../../src/understanding/folds.ts';
import { type Prepared, prepareExamples, scoresOf, trainPrepared } from '../../src/understanding/linear.ts';
import { wordsOf } from '../../src/understanding/normalise.ts';

const folds = 5;
const outside = 'none';
const nearest = 20;

interface Row {
  readonly language: string;
  readonly label: string;
  readonly words: readonly string[];
}

/** Scores of the labels for one row, by what was learnt from the others. */
type Rank = (at: number) => Map<string, number>;
type Learner = (all: Prepared, rows: readonly Row[], isChosen: (at: number) => boolean) => Rank;

const linear: Learner = (all, rows, isChosen) => {
  const model = trainPrepared(all, isChosen);
  return (at) => {
    const scores = scoresOf(model, rows[at]?.words ?? []);
    const highest = Math.max(...scores);
    const shares = scores.map((score) => Math.exp((score - highest) * model.sharpness));
    const sum = shares.reduce((a, b) => a + b, 0);
    return new Map(model.classes.map((label, place) => [label, (shares[place] ?? 0) / sum]));
  };
};

/** Multinomial naive Bayes; `complement` counts what the other labels have. */
const bayes =
  (complement: boolean): Learner =>
  (all, _rows, isChosen) => {
    const counts = new Map<string, Map<number, number>>();
    const sums = new Map<string, number>();
    const everywhere = new Map<number, number>();
    let total = 0;
    for (const [at, { numbers, weights }] of all.documents.entries()) {
      if (!isChosen(at)) continue;
      const label = all.labels[at] ?? outside;
      const own = counts.get(label) ?? new Map<number, number>();
      counts.set(label, own);
      for (const [n, number] of numbers.entries()) {
        const weight = weights[n] ?? 0;
        own.set(number, (own.get(number) ?? 0) + weight);
        everywhere.set(number, (everywhere.get(number) ?? 0) + weight);
        sums.set(label, (sums.get(label) ?? 0) + weight);
        total += weight;
      }
    }
    const smooth = 0.1;
    const room = smooth * everywhere.size;
    return (at) => {
      const { numbers = [], weights = [] } = all.documents[at] ?? {};
      const known = [...numbers.entries()].filter(([, number]) => everywhere.has(number));
      return new Map(
        [...counts].map(([label, own]) => {
          const sum = sums.get(label) ?? 0;
          const score = known.reduce((so, [n, number]) => {
            const here = own.get(number) ?? 0;
            const odds = complement
              ? -Math.log(((everywhere.get(number) ?? 0) - here + smooth) / (total - sum + room))
              : Math.log((here + smooth) / (sum + room));
            return so + (weights[n] ?? 0) * odds;
          }, 0);
          return [label, score];
        }),
      );
    };
  };

/** The nearest rows by BM25, each voting with its likeness. */
const neighbours: Learner = (all, _rows, isChosen) => {
  const lists = new Map<number, number[]>();
  let chosen = 0;
  let lengths = 0;
  for (const [at, { numbers }] of all.documents.entries()) {
    if (!isChosen(at)) continue;
    chosen++;
    lengths += numbers.length;
    for (const number of numbers) {
      const list = lists.get(number);
      if (list) list.push(at);
      else lists.set(number, [at]);
    }
  }
  const usual = lengths / Math.max(1, chosen);
  const likeness = new Float64Array(all.documents.length);
  return (at) => {
    likeness.fill(0);
    const { numbers = [], weights = [] } = all.documents[at] ?? {};
    for (const [n, number] of numbers.entries()) {
      const list = lists.get(number) ?? [];
      const rarity = Math.log(1 + (chosen - list.length + 0.5) / (list.length + 0.5)) * (weights[n] ?? 0);
      for (const other of list) {
        const length = (all.documents[other]?.numbers.length ?? 0) / usual;
        const worth = (rarity * 2.2) / (1 + 1.2 * (0.25 + 0.75 * length));
        likeness[other] = (likeness[other] ?? 0) + worth;
      }
    }
    const votes = new Map<string, number>();
    const floor = likeness.toSorted().at(-nearest) ?? 0;
    const best = [...likeness.entries()].filter(([, like]) => like > 0 && like >= floor);
    const most = Math.max(...best.map(([, like]) => like));
    for (const [other, like] of best) {
      const label = all.labels[other] ?? outside;
      votes.set(label, (votes.get(label) ?? 0) + (like / most) ** 4);
    }
    const sum = [...votes.values()].reduce((a, b) => a + b, 0) || 1;
    return new Map([...votes].map(([label, vote]) => [label, vote / sum]));
  };
};

const together =
  (first: Learner, second: Learner, weight: number): Learner =>
  (all, rows, isChosen) => {
    const [one, other] = [first(all, rows, isChosen), second(all, rows, isChosen)];
    return (at) => {
      const shares = one(at);
      for (const [label, share] of other(at)) shares.set(label, (shares.get(label) ?? 0) + weight * share);
      return shares;
    };
  };

const learners: Readonly<Record<string, Learner>> = {
  'linear model (taken)': linear,
  'naive Bayes': bayes(false),
  'complement naive Bayes': bayes(true),
  'nearest by BM25': neighbours,
  'linear + nearest': together(linear, neighbours, 0.5),
};

const rows: Row[] = loadQuestions(fileURLToPath(new URL('../../locales', import.meta.url))).map(
  ({ language, topic, text }) => ({ language, label: topic ?? outside, words: wordsOf(text) }),
);
const fold = foldsOf(
  rows.map((row) => row.words),
  folds,
);
const all = prepareExamples(rows);

function accuracy(learner: Learner): Map<string, { total: number; first: number; three: number }> {
  const found = new Map<string, { total: number; first: number; three: number }>();
  for (let out = 0; out < folds; out++) {
    const rank = learner(all, rows, (at) => fold[at] !== out);
    for (const [at, { language, label }] of rows.entries()) {
      if (fold[at] !== out) continue;
      const best = [...rank(at)].sort(([, a], [, b]) => b - a).slice(0, 3);
      for (const key of ['all', language, ...(label === outside ? [outside] : [])]) {
        const count = found.get(key) ?? { total: 0, first: 0, three: 0 };
        found.set(key, count);
        count.total++;
        if (best[0]?.[0] === label) count.first++;
        if (best.some(([name]) => name === label)) count.three++;
      }
    }
  }
  return found;
}

const columns = ['all', 'id', 'en', 'jv', 'su', 'mad', 'ms', outside];
const percent = (part: number, of: number): string => ((100 * part) / of).toFixed(1);
process.stdout.write(`${rows.length} samples\n| way | ${columns.join(' | ')} | among three |\n`);
for (const [name, learner] of Object.entries(learners)) {
  const found = accuracy(learner);
  const cells = columns.map((key) => {
    const count = found.get(key);
    return count ? percent(count.first, count.total) : '–';
  });
  const every = found.get('all');
  const three = every ? percent(every.three, every.total) : '–';
  process.stdout.write(`| ${name} | ${cells.join(' | ')} | ${three} |\n`);
}
