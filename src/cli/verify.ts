import { readArguments } from './arguments.ts';
import { runNode } from './child.ts';
import { done, failed, type Io } from './io.ts';
import { projectFolder, type Words } from './words.ts';

const inModules = (path: string): string => `${projectFolder}node_modules/${path}`;
const own = `${projectFolder}src/cli.ts`;

/** What must hold before a change goes in, the quick things first. */
const stages = [
  { name: 'types', args: [inModules('typescript/bin/tsc'), '--noEmit'] },
  { name: 'lint', args: [inModules('@biomejs/biome/bin/biome'), 'check'] },
  { name: 'layers', args: [inModules('vitest/vitest.mjs'), 'run', 'test/layers.test.ts'] },
  { name: 'check', args: [own, 'check'] },
  { name: 'tests', args: [own, 'test'] },
];

/** `verify`: every stage with a line and its time; what a failing one said is shown. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  readArguments(args, {}, { most: 0 });
  let status = done;
  for (const stage of stages) {
    const start = performance.now();
    const ended = await runNode(stage.args, { quiet: true });
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    const holds = ended.status === 0;
    if (!holds) {
      status = failed;
      await io.write(ended.output);
    }
    const key = holds ? 'cli.verify.passed' : 'cli.verify.failed';
    await io.write(`${words(key, { stage: words(`cli.verify.${stage.name}`), seconds })}\n`);
  }
  return status;
}
