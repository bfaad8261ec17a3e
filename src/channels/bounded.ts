/** All bytes of a stream, one chunk after another; null as soon as they are more than `limit`. */
export async function readBounded(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer | null> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) return null;
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}
