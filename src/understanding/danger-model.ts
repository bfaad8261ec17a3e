import { eachDangerFeature } from './danger-features.ts';
import { type DangerKind, isDangerKind } from './danger-rules.ts';
import { type LinearModel, probabilities, trainLinear } from './linear.ts';
import { wordsOf } from './normalise.ts';

/** What was learnt of how people cry for help. Plain data. */
export interface DangerModel {
  /** A weight for each feature, by its place in the table: positive speaks for danger. */
  readonly weights: Float32Array;
  /** How much each feature counts, by the same place: the rarer the more. */
  readonly rarity: Float32Array;
  readonly bias: number;
  /** Which kind of danger it is, when no rule knows. */
  readonly kinds: LinearModel;
}

/** A sample of a cry for help; without kind, one of what only sounds like it. */
export interface CrySample {
  readonly text: string;
  readonly kind: DangerKind | null;
}

/** A sample question; its topic tells whether it is a cry. */
export interface QuestionSample {
  readonly text: string;
  readonly topic: string | null;
}

const cry = 'help.emergency';
const firstSeed = 20_260_917;
const tableSize = 1 << 18;
const rounds = 7;
const learningRate = 0.5;
const steadiness = 0.1;
/** Errors smaller than this move nothing. */
const smallError = 0.02;
/** An example got right so often in a row is left out of the rounds that follow. */
const wellKnown = 2;
/** A cry and a message that only sounds like one are rarer than questions, and matter more. */
const importance = 2;

/** Longer messages are read in windows of this many words, each beginning in the middle of the one before. */
export const window = 24;
const stride = 12;
/** So many words are read by the model; of what stands behind them only the rules know. */
export const mostWordsRead = 3600;

/** Places in the table, each once, and how much of each there is. */
interface Vector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

interface Example extends Vector {
  readonly danger: 0 | 1;
  readonly importance: number;
}

interface Sample extends WithText {
  readonly danger: boolean;
  readonly importance: number;
}

/** Learns from samples. The same samples give the same model, in whatever order they come. */
export function learnDangers(cries: readonly CrySample[], questions: readonly QuestionSample[]): DangerModel {
  const matter = [
    ...cries.map(({ text, kind }) => ({ text, danger: kind !== null, importance })),
    ...questions.filter(({ topic }) => topic === cry).map(({ text }) => ({ text, danger: true, importance })),
  ].sort(byText);
  const rest = questions
    .filter(({ topic }) => topic !== cry)
    .map(({ text }) => ({ text, danger: false, importance: 1 }))
    .sort(byText);
  const samples = [...matter, ...rest, ...amongOthers(matter, rest)];
  const messages = samples.map(({ text }) => featuresOf(wordsOf(text)));
  const rarity = rarityIn(messages);
  const rarest = rarityOf(1, messages.length);
  const examples = samples.map((one, at): Example => {
    const vector = withoutRarest(unitVector(rarity, messages[at] ?? nothing), rarity, rarest);
    return { ...vector, danger: one.danger ? 1 : 0, importance: one.importance };
  });
  return { ...descend(examples), rarity, kinds: learnKinds(cries) };
}

/**
 * The same once more with questions before, behind or around them: people tell more than what is wrong.
 * Every fifth question gets company too, or length would be a sign of danger.
 */
function amongOthers(matter: readonly Sample[], rest: readonly Sample[]): Sample[] {
  if (rest.length === 0) return [];
  let seed = firstSeed;
  const chance = (most: number): number => {
    seed = next(seed);
    return (seed >>> 8) % most;
  };
  const other = (): string => rest[chance(rest.length)]?.text ?? '';
  const ways = [
    (text: string) => `${other()} ${text}`,
    (text: string) => `${text} ${other()}`,
    (text: string) => `${other()} ${text} ${other()}`,
  ];
  return [...matter, ...rest.filter((_, at) => at % 5 === 0)].map((one) => {
    const way = ways[chance(ways.length)];
    return way ? { ...one, text: way(one.text) } : one;
  });
}

function learnKinds(cries: readonly CrySample[]): LinearModel {
  const known = cries.flatMap(({ text, kind }) => (kind ? [{ text, label: kind }] : [])).sort(byText);
  return trainLinear(known.map(({ text, label }) => ({ words: wordsOf(text), label })));
}

interface WithText {
  readonly text: string;
}

function byText(a: WithText, b: WithText): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}

/**
 * How much a message is like cries for help: log odds, 0 is as likely as not. Of a long message the part
 * counts that is most like one.
 */
export function riskIn(model: DangerModel, words: readonly string[]): number {
  if (words.length <= window) return score(model, words);
  let highest = Number.NEGATIVE_INFINITY;
  const end = Math.min(words.length - stride, mostWordsRead);
  for (let from = 0; from < end; from += stride) {
    highest = Math.max(highest, score(model, words.slice(from, from + window)));
  }
  return highest;
}

/** The likeliest kind of a danger. */
export function kindOf(model: DangerModel, words: readonly string[]): DangerKind {
  const shares = probabilities(model.kinds, words);
  const best = model.kinds.classes[shares.indexOf(Math.max(...shares))];
  return isDangerKind(best) ? best : 'other';
}

function score(model: DangerModel, words: readonly string[]): number {
  return model.bias + product(model.weights, unitVector(model.rarity, featuresOf(words)));
}

function product(weights: Float32Array, { ids, values }: Vector): number {
  let sum = 0;
  for (let n = 0; n < ids.length; n++) sum += (weights[ids[n] ?? 0] ?? 0) * (values[n] ?? 0);
  return sum;
}

/** Logistic regression; each weight moves less the more it has moved (AdaGrad). */
function descend(examples: readonly Example[]): Pick<DangerModel, 'weights' | 'bias'> {
  const weights = new Float32Array(tableSize);
  const moved = new Float32Array(tableSize);
  let bias = 0;
  let biasMoved = 0;
  const order = Int32Array.from(examples.keys());
  const right = new Uint8Array(examples.length);
  let seed = firstSeed;
  for (let round = 0; round < rounds; round++) {
    seed = shuffle(order, seed);
    for (const at of order) {
      const example = examples[at];
      if (!example || (right[at] ?? 0) >= wellKnown) continue;
      const likely = 1 / (1 + Math.exp(-(bias + product(weights, example))));
      const error = (likely - example.danger) * example.importance;
      const small = Math.abs(error) < smallError;
      right[at] = small ? (right[at] ?? 0) + 1 : 0;
      if (small) continue;
      moveWeights(weights, moved, example, error);
      biasMoved += error * error;
      bias -= (0.3 * learningRate * error) / (Math.sqrt(biasMoved) + 1);
    }
  }
  return { weights, bias };
}

function moveWeights(weights: Float32Array, moved: Float32Array, vector: Vector, error: number): void {
  const { ids, values } = vector;
  for (let n = 0; n < ids.length; n++) {
    const id = ids[n] ?? 0;
    const slope = error * (values[n] ?? 0);
    const sum = (moved[id] ?? 0) + slope * slope;
    moved[id] = sum;
    weights[id] = (weights[id] ?? 0) - (learningRate * slope) / (Math.sqrt(sum) + steadiness);
  }
}

/** A generator of our own, so that training gives the same model everywhere. */
function next(seed: number): number {
  return (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
}

/** Fisher–Yates. */
function shuffle(order: Int32Array, start: number): number {
  let seed = start;
  for (let at = order.length - 1; at > 0; at--) {
    seed = next(seed);
    const other = (seed >>> 8) % (at + 1);
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return seed;
}

const nothing: Vector = { ids: new Int32Array(0), values: new Float32Array(0) };

function featuresOf(words: readonly string[]): Vector {
  const taken = new Map<number, number>();
  eachDangerFeature(words, (key, much) => {
    const id = place(key);
    if (!taken.has(id)) taken.set(id, much);
  });
  return { ids: Int32Array.from(taken.keys()), values: Float32Array.from(taken.values()) };
}

/** The place of a hash in the table. */
function place(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) & (tableSize - 1);
}

function rarityIn(messages: readonly Vector[]): Float32Array {
  const rarity = new Float32Array(tableSize);
  for (const { ids } of messages) for (const id of ids) rarity[id] = (rarity[id] ?? 0) + 1;
  return rarity.map((count) => rarityOf(count, messages.length));
}

/** As exact as in the table, so that the two can be compared. */
function rarityOf(count: number, messages: number): number {
  return Math.fround(Math.log(1 + messages / (1 + count)));
}

/** What was seen once only cannot be told from chance, and it is most of what is seen. */
function withoutRarest({ ids, values }: Vector, rarity: Float32Array, rarest: number): Vector {
  const isKnown = (_: number, at: number): boolean => (rarity[ids[at] ?? 0] ?? 0) < rarest;
  return { ids: ids.filter(isKnown), values: values.filter(isKnown) };
}

/** Weighed by rarity and of length one. */
function unitVector(rarity: Float32Array, { ids, values }: Vector): Vector {
  const weighed = new Float32Array(ids.length);
  let squares = 0;
  for (let n = 0; n < ids.length; n++) {
    const value = (values[n] ?? 0) * (rarity[ids[n] ?? 0] ?? 0);
    weighed[n] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (let n = 0; n < weighed.length; n++) weighed[n] = (weighed[n] ?? 0) / length;
  return { ids, values: weighed };
}
