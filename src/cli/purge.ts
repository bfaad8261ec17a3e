import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { loadPolicy } from '../policy.ts';
import { createCases } from '../store/cases.ts';
import { createMediaStore } from '../store/media.ts';
import { countDue, type Swept, sweep } from '../store/retention.ts';
import { readArguments } from './arguments.ts';
import { withDatabase } from './database.ts';
import { done, type Io } from './io.ts';
import { projectFolder, type Words } from './words.ts';

const options = { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const;

/** `purge`: deletes at once what has had its time; the running server does the same every hour. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values } = readArguments(args, options, { most: 0 });
  const policy = loadPolicy(join(projectFolder, 'data', 'policy.yaml'), readConfig(io.env).policyFile);
  const dryRun = values['dry-run'] === true;
  const swept = await withDatabase(io, words, async (store) => {
    const now = Date.now();
    if (dryRun) return countDue(store, policy, now);
    const total = { cases: 0, talks: 0, media: 0, people: 0 };
    const media = createMediaStore(store, randomBytes);
    // A sweep takes a part of the cases and pictures at a time, so that the server is not held up.
    for (let more = true; more; ) {
      const part = await sweep(store, createCases(store), media, policy, now);
      add(total, part);
      more = part.cases + part.talks + part.media + part.people > 0;
    }
    return total;
  });
  const days = Math.round(policy.retention / 86_400_000);
  const key = dryRun ? 'cli.purge.would' : 'cli.purge.done';
  await io.write(
    values.json ? `${JSON.stringify({ ...swept, dryRun })}\n` : `${words(key, { ...swept, days })}\n`,
  );
  return done;
}

function add(total: { -readonly [K in keyof Swept]: number }, part: Swept): void {
  total.cases += part.cases;
  total.talks += part.talks;
  total.media += part.media;
  total.people += part.people;
}
