import { readArguments } from './arguments.ts';
import { runNode } from './child.ts';
import type { Io } from './io.ts';
import { projectFolder } from './words.ts';

const watched = ['src', 'flows', 'locales', 'data'];

/** `dev`: serves, and starts again whenever a file changes. */
export async function run(args: readonly string[], _io: Io): Promise<number> {
  readArguments(args, {}, { most: 0 });
  const paths = watched.map((folder) => `--watch-path=${projectFolder}${folder}`);
  const { status } = await runNode([
    '--watch',
    '--watch-preserve-output',
    ...paths,
    `${projectFolder}src/cli.ts`,
    'start',
  ]);
  return status;
}
