import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaStore } from '../store/media.ts';
import type { Logger } from '../values/logger.ts';
import type { Chore } from './upkeep.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A command that still runs has touched its files within this time. */
const staleMs = hourMs;
/** What commands write before it gets its name: copies for a backup, parts of a restore, half a backup. */
const leftovers = [/^\.backup-/, /^\.restore-/, /\.draft$/];

export interface OrphanParts {
  readonly media: Pick<MediaStore, 'sweep' | 'sweepOrphans' | 'renew'>;
  readonly dataDir: string;
  readonly logger: Pick<Logger, 'info'>;
  readonly now: () => number;
}

/**
 * At the start and every hour: files that never became part of a case, parts of files that are gone, and
 * what a killed command left behind. Files from before each had a key get theirs. Logs counts, nothing else.
 */
export function orphanChore({ media, dataDir, logger, now }: OrphanParts): Chore {
  return {
    name: 'orphans',
    everyMs: hourMs,
    run: async () => {
      const loose = await media.sweep(now() - dayMs);
      const parts = await media.sweepOrphans();
      const files = await removeLeftovers(dataDir, now());
      const renewed = await media.renew();
      if (loose + parts + files + renewed > 0)
        logger.info({ loose, parts, files, renewed }, 'what belonged to nothing was removed');
    },
  };
}

/** Removes what killed commands left in the data folder and its `backups`. Gives how many. */
export async function removeLeftovers(dataDir: string, now: number): Promise<number> {
  let removed = 0;
  for (const folder of [dataDir, join(dataDir, 'backups')]) {
    for (const name of await namesIn(folder)) {
      if (!leftovers.some((pattern) => pattern.test(name))) continue;
      const path = join(folder, name);
      const { mtimeMs } = await stat(path);
      if (now - mtimeMs < staleMs) continue;
      await rm(path, { recursive: true, force: true });
      removed += 1;
    }
  }
  return removed;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    // There is no such folder where the database is elsewhere.
    return [];
  }
}
