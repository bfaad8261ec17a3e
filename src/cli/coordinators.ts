import { UsageError } from './arguments.ts';
import type { Io } from './io.ts';
import type { Words } from './words.ts';

type Run = (args: readonly string[], io: Io, words: Words) => Promise<number>;

const subCommands: Readonly<Record<string, () => Promise<{ run: Run }>>> = {
  import: () => import('./coordinators-import.ts'),
  list: () => import('./coordinators-list.ts'),
  remove: () => import('./coordinators-remove.ts'),
  invite: () => import('./coordinators-invite.ts'),
  drill: () => import('./coordinators-drill.ts'),
};

/** `coordinators`: who receives alerts. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const [name = '', ...rest] = args;
  const load = Object.hasOwn(subCommands, name) ? subCommands[name] : undefined;
  if (!load) {
    const known = Object.keys(subCommands).join(', ');
    throw new UsageError(words('cli.coordinators.sub-command', { known }));
  }
  return (await load()).run(rest, io, words);
}
