import { runNode } from './child.ts';
import { done, failed, type Io } from './io.ts';
import type { TestCount } from './test-reporter.ts';
import { projectFolder, type Words } from './words.ts';

const vitest = `${projectFolder}node_modules/vitest/vitest.mjs`;
const reporter = `${projectFolder}src/cli/test-reporter.ts`;

/** `test`: runs the tests; the last line tells how many passed, failed and were skipped. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  let count: TestCount = { passed: 0, failed: 0, skipped: [] };
  const { status } = await runNode(
    [vitest, 'run', '--reporter=default', `--reporter=${reporter}`, ...args.filter((arg) => arg !== '--')],
    {
      // Only the reporter sends anything over this line.
      onMessage: (message) => {
        if (isCount(message)) count = message;
      },
    },
  );
  const skipped = count.skipped.map(({ test, reason }) =>
    words('cli.test.skipped', { test, reason: reason ?? words('cli.test.no-reason') }),
  );
  const { passed } = count;
  // vitest that could not run at all has counted nothing, but nothing holds either.
  const broken = status === 0 ? count.failed : Math.max(1, count.failed);
  const total = words('cli.test.total', { passed, failed: broken, skipped: skipped.length });
  await io.write(`${[...skipped, total].join('\n')}\n`);
  return broken === 0 ? done : failed;
}

function isCount(message: unknown): message is TestCount {
  return typeof message === 'object' && message !== null && 'passed' in message && 'skipped' in message;
}
