import { drill } from './drill.ts';

/** Run by `suluh drill` as a process of its own: the number of runs comes in, notes and the report go out. */
const report = await drill({
  runs: Number(process.argv[2]),
  onRun: (done) => process.send?.({ run: done }),
});
process.send?.({ report });
process.disconnect?.();
