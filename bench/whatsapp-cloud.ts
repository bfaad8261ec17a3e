import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startWhatsappCloud } from '../test/stand-ins/whatsapp-cloud/whatsapp-cloud.ts';
import { dataFolder, startProgram } from '../test/support/program.ts';

/**
 * How long Meta waits for the answer to a post, at a steady rate: node bench/whatsapp-cloud.ts [a second] [seconds].
 * Every post is a message of somebody else; the program answers each by the stand-in on the same machine.
 */
const [perSecond = 100, seconds = 20] = process.argv.slice(2).map(Number);

const folder = dataFolder();
const wa = await startWhatsappCloud();
const program = await startProgram({ DATA_DIR: folder.path, LOG_LEVEL: 'silent', ...wa.settings });
try {
  await wa.postsTo(program.url);
  await run(seconds > 3 ? 3 : seconds, '62813');
  wa.posts.times.length = 0;
  const before = cpuMs(program.pid);
  await run(seconds, '62812');
  const cpu = (cpuMs(program.pid) - before) / (perSecond * seconds);
  const times = wa.posts.times.toSorted((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  const refused = wa.posts.statuses.filter((status) => status !== 200).length;
  process.stdout.write(
    `${times.length} posts at ${perSecond}/s: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(0.9999)} ms, refused ${refused}; CPU for a message ${cpu.toFixed(2)} ms\n`,
  );
} finally {
  await program.stop();
  await wa.stop();
  folder.remove();
}

/** Posts evenly for so many seconds, whatever the answers take. */
async function run(duration: number, prefix: string): Promise<void> {
  const start = performance.now();
  for (let n = 0; n < perSecond * duration; n += 1) {
    const wait = start + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    wa.user(`${prefix}${String(n).padStart(7, '0')}`).says('brp biaya bikin paspor skrg?');
  }
  await sleep(1000);
}

/** User and system time of a process so far, in milliseconds. Linux only. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
