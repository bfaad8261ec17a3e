import { readArguments, UsageError } from './arguments.ts';
import { commands } from './commands.ts';
import { done, type Io } from './io.ts';
import type { Words } from './words.ts';

/** `help`: all commands; `help COMMAND`: one. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const [name] = readArguments(args, {}, { most: 1 }).positionals;
  if (name !== undefined && !Object.hasOwn(commands, name))
    throw new UsageError(words('cli.unknown-command', { name }));
  await io.write(name === undefined ? overview(words) : helpOn(name, words));
  return done;
}

/** How one command is used. */
export function helpOn(name: string, words: Words): string {
  const usage = words('cli.help.usage', { usage: words(`cli.commands.${name}.usage`) });
  return `${words(`cli.commands.${name}.summary`)}\n${usage}\n`;
}

function overview(words: Words): string {
  const names = Object.keys(commands);
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const lines = names.map((name) => `  ${name.padEnd(width)}${words(`cli.commands.${name}.summary`)}`);
  return [words('cli.help.head'), '', ...lines, '', words('cli.help.foot'), ''].join('\n');
}
