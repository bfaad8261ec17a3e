import { eachFeature } from './features.ts';
import { placeOf } from './halving.ts';

/** A softmax classifier over sparse features. Small, deterministic, trained in a blink; plain data. */
export interface LinearModel {
  readonly classes: readonly string[];
  /** The features that are known, ascending; the place of one is the number of its row. */
  readonly features: Int32Array;
  readonly rarity: Float32Array;
  readonly unknownRarity: number;
  /** A row for each feature, in it a weight for each class, in steps of the row: a quarter of the memory. */
  readonly weights: Int8Array;
  /** How much a step is worth, for each row. */
  readonly steps: Float32Array;
  /** How far apart scores stand when they become probabilities. */
  readonly sharpness: number;
}

export interface Example {
  readonly words: readonly string[];
  readonly label: string;
}

interface Vector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

// Found by cross-validation on the sample questions; docs/understanding.md has the figures.
const rounds = 3;
const learningRate = 6;
const startFromMean = 3;
/** What the right class is pulled to. Not 1: an example may be odd, or its label doubtful. */
const target = 0.95;
/** Errors smaller than this move nothing: most classes are far off, and skipping them halves the time. */
const smallError = 0.004;
/** An example that is got right with this probability is left out of the rounds that follow. */
const wellKnown = 0.9;
const usualSharpness = 1.2;

/** Examples with the features that they show. Reading them takes half of the time, so it is done once. */
export interface Prepared {
  readonly labels: readonly string[];
  /** The features, each known by its place here. */
  readonly keys: readonly number[];
  readonly documents: readonly Document[];
}

interface Document {
  /** Places of its features, each once. */
  readonly numbers: readonly number[];
  readonly weights: readonly number[];
}

/** Learns from examples: each class starts at the mean of its examples, then errors correct it. */
export function trainLinear(examples: readonly Example[]): LinearModel {
  return trainPrepared(prepareExamples(examples));
}

/** Learns from those of the prepared examples that are chosen. */
export function trainPrepared(all: Prepared, isChosen: (at: number) => boolean = () => true): LinearModel {
  const chosen = [...all.documents.keys()].filter(isChosen);
  const names = chosen.map((at) => all.labels[at] ?? '');
  const classes = [...new Set(names)].sort();
  const place = new Map(classes.map((label, at) => [label, at]));
  const labels = Int32Array.from(names, (label) => place.get(label) ?? 0);
  const documents = chosen.flatMap((at) => all.documents[at] ?? []);
  const { space, vectors } = measureSpace(all.keys, documents);
  const weights = new Float32Array(space.features.length * classes.length);
  addMeans(weights, vectors, labels, classes.length);
  correctErrors(weights, vectors, labels, classes.length);
  return { classes, ...space, ...inSteps(weights, classes.length), sharpness: usualSharpness };
}

/** Probability of each class, in the order of `classes`. */
export function probabilities(model: LinearModel, words: readonly string[]): Float64Array {
  const scores = scoresOf(model, words);
  return softmax(scores, model.sharpness, scores);
}

/** How much speaks for each class, before it is made a probability. */
export function scoresOf(model: LinearModel, words: readonly string[]): Float64Array {
  const width = model.classes.length;
  const scores = new Float64Array(width);
  const { ids, values } = vectorOf(model, words);
  for (let n = 0; n < ids.length; n++) {
    const row = ids[n] ?? 0;
    const value = (values[n] ?? 0) * (model.steps[row] ?? 0);
    for (let label = 0; label < width; label++)
      scores[label] = (scores[label] ?? 0) + (model.weights[row * width + label] ?? 0) * value;
  }
  return scores;
}

const mostSteps = 127;

/** Rounds every row of weights to whole steps, the largest of which is the largest weight. */
function inSteps(weights: Float32Array, width: number): Pick<LinearModel, 'weights' | 'steps'> {
  const steps = new Float32Array(weights.length / width);
  const rounded = new Int8Array(weights.length);
  for (let row = 0; row < steps.length; row++) {
    let largest = 0;
    for (let at = row * width; at < (row + 1) * width; at++)
      largest = Math.max(largest, Math.abs(weights[at] ?? 0));
    const step = largest / mostSteps || 1;
    steps[row] = step;
    for (let at = row * width; at < (row + 1) * width; at++)
      rounded[at] = Math.round((weights[at] ?? 0) / step);
  }
  return { weights: rounded, steps };
}

/** Which features are known, and how rare they are. */
type FeatureSpace = Pick<LinearModel, 'features' | 'rarity' | 'unknownRarity'>;

/** Numbers the features that occur in the documents and weighs them by their rarity. */
function measureSpace(
  keys: readonly number[],
  documents: readonly Document[],
): { space: FeatureSpace; vectors: Vector[] } {
  const total = documents.length;
  const counts = new Int32Array(keys.length);
  for (const { numbers } of documents)
    for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  // Seen once, it cannot be told from chance; leaving it out also halves the model.
  const known = [...keys.entries()].filter(([number]) => (counts[number] ?? 0) >= 2);
  known.sort(([, a], [, b]) => a - b);
  const rowOf = new Int32Array(keys.length).fill(-1);
  for (const [row, [number]] of known.entries()) rowOf[number] = row;
  const space = {
    features: Int32Array.from(known, ([, key]) => key),
    rarity: Float32Array.from(known, ([number]) => Math.log(1 + total / (counts[number] ?? 1))),
    // A feature never seen lengthens the vector: a message full of unknown words is known to nobody.
    unknownRarity: 0.6 * Math.log(1 + total),
  };
  const vectors = documents.map(({ numbers, weights }) =>
    vector(
      space,
      numbers.map((number) => rowOf[number] ?? -1),
      weights,
    ),
  );
  return { space, vectors };
}

function vectorOf(space: FeatureSpace, words: readonly string[]): Vector {
  const taken = new Set<number>();
  const ids: number[] = [];
  const weights: number[] = [];
  eachFeature(words, (key, weight) => {
    if (taken.has(key)) return;
    taken.add(key);
    ids.push(placeOf(space.features, key));
    weights.push(weight);
  });
  return vector(space, ids, weights);
}

/** Of unit length over all features; those without a row (-1) only add to the length. */
function vector(
  { rarity, unknownRarity }: FeatureSpace,
  all: readonly number[],
  weights: readonly number[],
): Vector {
  let known = 0;
  let squares = 0;
  for (let at = 0; at < all.length; at++) {
    const id = all[at] ?? -1;
    const value = (weights[at] ?? 0) * (id < 0 ? unknownRarity : (rarity[id] ?? 0));
    squares += value * value;
    if (id >= 0) known++;
  }
  const length = Math.sqrt(squares) || 1;
  const made = { ids: new Int32Array(known), values: new Float32Array(known) };
  for (let at = 0, next = 0; at < all.length; at++) {
    const id = all[at] ?? -1;
    if (id < 0) continue;
    made.ids[next] = id;
    made.values[next++] = ((weights[at] ?? 0) * (rarity[id] ?? 0)) / length;
  }
  return made;
}

/** Reads the features of every example. */
export function prepareExamples(examples: readonly Example[]): Prepared {
  const places = new Map<number, number>();
  const keys: number[] = [];
  const lastSeen: number[] = [];
  const documents = examples.map((example, at) => {
    const document = { numbers: [] as number[], weights: [] as number[] };
    eachFeature(example.words, (key, weight) => {
      let number = places.get(key);
      if (number === undefined) {
        number = keys.push(key) - 1;
        lastSeen.push(-1);
        places.set(key, number);
      }
      if (lastSeen[number] === at) return;
      lastSeen[number] = at;
      document.numbers.push(number);
      document.weights.push(weight);
    });
    return document;
  });
  return { labels: examples.map((one) => one.label), keys, documents };
}

function addMeans(
  weights: Float32Array,
  vectors: readonly Vector[],
  labels: Int32Array,
  width: number,
): void {
  const sizes = new Float64Array(width);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  vectors.forEach((vector, at) => {
    const label = labels[at] ?? 0;
    const share = startFromMean / Math.sqrt(sizes[label] ?? 1);
    for (let n = 0; n < vector.ids.length; n++) {
      const cell = (vector.ids[n] ?? 0) * width + label;
      weights[cell] = (weights[cell] ?? 0) + (vector.values[n] ?? 0) * share;
    }
  });
}

function correctErrors(
  weights: Float32Array,
  vectors: readonly Vector[],
  labels: Int32Array,
  width: number,
): void {
  const order = Int32Array.from(vectors.keys());
  const learnt = new Uint8Array(vectors.length);
  const scores = new Float64Array(width);
  const errors = new Float64Array(width);
  let seed = 20_260_917;
  for (let round = 0; round < rounds; round++) {
    seed = shuffle(order, seed);
    const rate = learningRate / (1 + round / 2);
    for (const at of order) {
      const vector = vectors[at];
      if (!vector || learnt[at] === 1) continue;
      scores.fill(0);
      addScores(scores, weights, vector);
      softmax(scores, 1, errors);
      const label = labels[at] ?? 0;
      if ((errors[label] ?? 0) > wellKnown) learnt[at] = 1;
      errors[label] = (errors[label] ?? 0) - target;
      moveWeights(weights, vector, errors, rate);
    }
  }
}

function moveWeights(weights: Float32Array, vector: Vector, errors: Float64Array, rate: number): void {
  const width = errors.length;
  const wrong: number[] = [];
  for (let label = 0; label < width; label++)
    if (Math.abs(errors[label] ?? 0) >= smallError) wrong.push(label);
  for (let n = 0; n < vector.ids.length; n++) {
    const row = (vector.ids[n] ?? 0) * width;
    const value = (vector.values[n] ?? 0) * rate;
    for (const label of wrong)
      weights[row + label] = (weights[row + label] ?? 0) - value * (errors[label] ?? 0);
  }
}

function addScores(scores: Float64Array, weights: Float32Array, vector: Vector): void {
  const width = scores.length;
  for (let n = 0; n < vector.ids.length; n++) {
    const row = (vector.ids[n] ?? 0) * width;
    const value = vector.values[n] ?? 0;
    for (let label = 0; label < width; label++)
      scores[label] = (scores[label] ?? 0) + (weights[row + label] ?? 0) * value;
  }
}

/** Writes the share of each class into `shares`, which may be the scores themselves. */
export function softmax(scores: Float64Array, sharp: number, shares: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at++) highest = Math.max(highest, scores[at] ?? 0);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const behind = ((scores[at] ?? 0) - highest) * sharp;
    const share = behind < -20 ? 0 : Math.exp(behind);
    shares[at] = share;
    sum += share;
  }
  for (let at = 0; at < shares.length; at++) shares[at] = (shares[at] ?? 0) / sum;
  return shares;
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
