import { type DangerFeature, dangerFeatures } from './danger-features.ts';
import { type DangerKind, isDangerKind } from './danger-rules.ts';
import { type LinearModel, probabilities, trainLinear } from './linear.ts';
import { wordsOf } from './normalise.ts';

/** What was learnt of how people cry for help. Plain data. */
export interface DangerModel {
  /** A weight for each feature, by its hash: positive speaks for danger. */
  readonly weights: Float32Array;
  /** How much each feature counts, by the same hash: the rarer the more. */
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

const tableBits = 18;
const rounds = 12;
const learningRate = 0.5;
const steadiness = 0.1;
const smallError = 0.02;
/** A cry and a message that only sounds like one are rarer than questions, and matter more. */
const importance = 2;

/** Longer messages are read in windows of this many words, each beginning in the middle of the one before. */
const window = 24;
const stride = 12;
/** Nobody's cry stands behind this many words of something else. */
const mostWindows = 400;

interface Example {
  readonly ids: Int32Array;
  readonly values: Float32Array;
  readonly danger: 0 | 1;
  readonly importance: number;
}

/** Learns from samples. The same samples give the same model, in whatever order they come. */
export function learnDangers(cries: readonly CrySample[], questions: readonly QuestionSample[]): DangerModel {
  const sorted = [
    ...cries.map(({ text, kind }) => ({ text, danger: kind !== null, importance })),
    ...questions.map(({ text, topic }) => {
      const danger = topic === 'help.emergency';
      return { text, danger, importance: danger ? importance : 1 };
    }),
  ].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const read = sorted.map((one) => placed(dangerFeatures(wordsOf(one.text))));
  const rarity = rarityIn(read);
  const examples = sorted.map((one, at): Example => {
    const vector = unitVector(rarity, read[at] ?? []);
    return { ...vector, danger: one.danger ? 1 : 0, importance: one.importance };
  });
  return { ...descend(examples), rarity, kinds: learnKinds(cries) };
}

function learnKinds(cries: readonly CrySample[]): LinearModel {
  const known = cries
    .flatMap(({ text, kind }) => (kind ? [{ text, label: kind }] : []))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return trainLinear(known.map(({ text, label }) => ({ words: wordsOf(text), label })));
}

/**
 * How much a message is like cries for help: log odds, 0 is as likely as not. Of a long message the part
 * counts that is most like one.
 */
export function riskIn(model: DangerModel, words: readonly string[]): number {
  if (words.length <= window) return score(model, words);
  let highest = Number.NEGATIVE_INFINITY;
  const end = Math.min(words.length - stride, mostWindows * stride);
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
  const { ids, values } = unitVector(model.rarity, placed(dangerFeatures(words)));
  return model.bias + product(model.weights, ids, values);
}

function product(weights: Float32Array, ids: Int32Array, values: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < ids.length; n++) sum += (weights[ids[n] ?? 0] ?? 0) * (values[n] ?? 0);
  return sum;
}

/** Logistic regression; each weight moves less the more it has moved (AdaGrad). */
function descend(examples: readonly Example[]): Pick<DangerModel, 'weights' | 'bias'> {
  const weights = new Float32Array(1 << tableBits);
  const moved = new Float32Array(1 << tableBits);
  let bias = 0;
  let biasMoved = 0;
  const order = Int32Array.from(examples.keys());
  let seed = 20_260_917;
  for (let round = 0; round < rounds; round++) {
    seed = shuffle(order, seed);
    for (const at of order) {
      const example = examples[at];
      if (!example) continue;
      const likely = 1 / (1 + Math.exp(-(bias + product(weights, example.ids, example.values))));
      const error = (likely - example.danger) * example.importance;
      if (Math.abs(error) < smallError) continue;
      moveWeights(weights, moved, example, error);
      biasMoved += error * error;
      bias -= (0.3 * learningRate * error) / (Math.sqrt(biasMoved) + 1);
    }
  }
  return { weights, bias };
}

function moveWeights(
  weights: Float32Array,
  moved: Float32Array,
  { ids, values }: Example,
  error: number,
): void {
  for (let n = 0; n < ids.length; n++) {
    const id = ids[n] ?? 0;
    const slope = error * (values[n] ?? 0);
    const sum = (moved[id] ?? 0) + slope * slope;
    moved[id] = sum;
    weights[id] = (weights[id] ?? 0) - (learningRate * slope) / (Math.sqrt(sum) + steadiness);
  }
}

/** Fisher–Yates with a generator of its own, so that training gives the same model everywhere. */
function shuffle(order: Int32Array, start: number): number {
  let seed = start;
  for (let at = order.length - 1; at > 0; at--) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    const other = seed % (at + 1);
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return seed;
}

/** Each feature once, by its place in the table. */
function placed(features: readonly DangerFeature[]): (readonly [id: number, much: number])[] {
  const found = new Map<number, number>();
  for (const [key, much] of features) {
    const id = place(key);
    if (!found.has(id)) found.set(id, much);
  }
  return [...found];
}

type Placed = ReturnType<typeof placed>;

/** The place of a hash in the table. */
function place(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) & ((1 << tableBits) - 1);
}

function rarityIn(messages: readonly Placed[]): Float32Array {
  const rarity = new Float32Array(1 << tableBits);
  for (const message of messages) for (const [id] of message) rarity[id] = (rarity[id] ?? 0) + 1;
  return rarity.map((count) => Math.log(1 + messages.length / (1 + count)));
}

function unitVector(rarity: Float32Array, features: Placed): { ids: Int32Array; values: Float32Array } {
  const ids = Int32Array.from(features, ([id]) => id);
  const values = Float32Array.from(features, ([id, much]) => much * (rarity[id] ?? 0));
  let squares = 0;
  for (const value of values) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  return { ids, values: values.map((value) => value / length) };
}
