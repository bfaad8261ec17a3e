import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Outcome, Stretch } from './load.ts';

export type Settings = Readonly<Record<string, string>>;

/** A server of the bench, or the bot itself. */
export interface Serving {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from its start to its line that it is ready. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Only what is named here reaches a process; nothing of the machine's own settings. */
function environment(settings: Settings): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: tmpdir(), ...settings };
}

/** Starts a command and waits for `ready URL`. Throws with what it said when it ends before. */
export async function serve(command: string, args: readonly string[], settings: Settings): Promise<Serving> {
  const start = performance.now();
  const child = spawn(command, args, { env: environment(settings), stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = `${log}${chunk}`.slice(-4_000);
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      const ready = /^ready (http:\S+)\n/.exec(output);
      if (ready?.[1]) resolve(ready[1]);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${command} ended with ${code} before it was ready:\n${log}`)),
    );
  });
  return { url, pid: child.pid ?? 0, readyMs: performance.now() - start, stop: () => ended(child) };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Runs a command to its end; milliseconds. Throws when it fails. */
export async function timed(command: string, args: readonly string[], settings: Settings): Promise<number> {
  const start = performance.now();
  const child = spawn(command, args, { env: environment(settings), stdio: 'ignore' });
  const status = await new Promise((resolve) => child.once('exit', resolve));
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${status}`);
  return performance.now() - start;
}

/** The process that writes as many people do. */
export interface Load {
  run(stretch: Stretch): Promise<Outcome>;
  stop(): Promise<void>;
}

export async function startLoad(webhook: string, secret: string, sink: string): Promise<Load> {
  const child = fork(fileURLToPath(new URL('load.ts', import.meta.url)), {
    env: environment({ WEBHOOK: webhook, SECRET: secret, SINK: sink }),
    execArgv: [],
  });
  const answer = <T>() =>
    new Promise<T>((resolve, reject) => {
      const gone = (code: number | null) => reject(new Error(`the load ended with ${code}`));
      child.once('exit', gone);
      child.once('message', (message: T) => {
        child.off('exit', gone);
        resolve(message);
      });
    });
  await answer();
  return {
    run: (stretch) => {
      child.send(stretch);
      return answer<Outcome>();
    },
    stop: () => ended(child),
  };
}

/** CPU that a process has used so far, user and system, in milliseconds. Linux only. */
export function cpuOf(pid: number): number {
  // The name of the program may hold spaces; what follows its bracket does not.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const ticksPerSecond = 100;
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** Resident memory of a process in megabytes. Linux only. */
export function memoryOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
