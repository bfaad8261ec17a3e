import { type ChildProcess, spawn } from 'node:child_process';
import { projectFolder } from './words.ts';

export interface Ended {
  readonly status: number;
  /** What it wrote, standard output and error in one, when it was asked to be quiet. */
  readonly output: string;
}

/** Runs a script of Node in the project's folder, with its output shown as it comes or kept. */
export function runNode(
  args: readonly string[],
  how: { readonly quiet?: boolean; readonly onMessage?: (message: unknown) => void } = {},
): Promise<Ended> {
  const pipe = how.quiet ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    stdio: ['ignore', pipe, pipe, ...(how.onMessage ? (['ipc'] as const) : [])],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (output += part));
  if (how.onMessage) child.on('message', how.onMessage);
  return ended(child).then((status) => ({ status, output }));
}

/** The exit status; a child that a signal ended counts as failed. A signal to us reaches the child too. */
function ended(child: ChildProcess): Promise<number> {
  const pass = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code ?? 1);
    });
  });
}
