import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

export type Settings = Readonly<Record<string, string>>;

/** The program as operators run it: a process of its own with a data folder of its own. */
export interface Program {
  readonly url: string;
  readonly pid: number;
  /** Everything on standard error so far. */
  log(): string;
  /** Everything on standard output so far. */
  output(): string;
  /** Ends it as an operator does; resolves with the exit status. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** A folder for one test; gone when the returned function is called. */
export function dataFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'suluh-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Only what a test names reaches the program; nothing of the machine's own settings. */
function environment(settings: Settings): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: tmpdir(), ...settings };
}

/** Starts `suluh start` and waits for its one line. Throws with its log when it ends before. */
export async function startProgram(settings: Settings): Promise<Program> {
  const child = spawn(process.execPath, [cli, 'start'], {
    env: environment({ PORT: '0', LOG_LEVEL: 'info', ...settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /^ready (http:\S+)\n/.exec(output);
      if (ready?.[1]) resolve(ready[1]);
    });
    child.once('exit', (code) =>
      reject(new Error(`the program ended with ${code} before it was ready:\n${log}`)),
    );
  });
  return {
    url,
    pid: child.pid ?? 0,
    log: () => log,
    output: () => output,
    stop: () => ended(child, 'SIGTERM'),
    kill: async () => {
      await ended(child, 'SIGKILL');
    },
  };
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
}

/** Runs another command of the program to its end. */
export function runCommand(
  args: readonly string[],
  settings: Settings,
  input = '',
): Promise<{ status: number | null; output: string; log: string }> {
  const child = spawn(process.execPath, [cli, ...args], { env: environment(settings) });
  let output = '';
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, output, log })));
}

/** Puts a roster in force through the command that operators use. */
export async function importRoster(
  folder: string,
  rows: readonly string[],
  settings: Settings,
): Promise<void> {
  const file = join(folder, 'roster.csv');
  writeFileSync(file, ['name,channel,address,regions,role,flags', ...rows].join('\n'));
  const { status, log } = await runCommand(['coordinators', 'import', file], settings);
  if (status !== 0) throw new Error(`the roster was not imported: ${log}`);
}

/** A policy file with short times. */
export function policyFile(folder: string, policy: unknown): string {
  const file = join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify(policy));
  return file;
}
