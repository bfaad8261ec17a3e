/** Sets a key as the newest; the oldest is forgotten when there are more than `limit`. */
export function remember<T>(map: Map<string, T>, key: string, value: T, limit: number): void {
  map.delete(key);
  const oldest = map.keys().next().value;
  if (map.size >= limit && oldest !== undefined) map.delete(oldest);
  map.set(key, value);
}
