/** The place of a feature among features in ascending order, found by halving; -1 where it is not known. */
export function placeOf(features: Int32Array, key: number): number {
  let from = 0;
  let to = features.length - 1;
  while (from <= to) {
    const middle = (from + to) >>> 1;
    const found = features[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
}
