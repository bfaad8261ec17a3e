import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where a browser lays down pictures and other files that pass through a page; the link lies elsewhere. */
const caches = ['Cache', 'blob_storage', 'Media Cache'] as const;

/** Removes what a browser that was cut off has left of pictures. Not to be called while one works here. */
export function clearCaches(folder: string): void {
  for (const name of caches) rmSync(join(folder, 'Default', name), { recursive: true, force: true });
}
