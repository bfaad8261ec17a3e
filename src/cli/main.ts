import { UsageError } from './arguments.ts';
import { commands, nearestCommand } from './commands.ts';
import { badUsage, done, failed, type Io } from './io.ts';
import { commandWords, terminalLanguage, type Words } from './words.ts';

/** Runs `./suluh ARGS`; the exit status comes out. Errors become one plain line. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const words = commandWords(terminalLanguage(io.env));
  const [first = 'help', ...rest] = args;
  const name = first === '--help' || first === '-h' ? 'help' : first;
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) return unknown(name, io, words);
  try {
    if (asksForHelp(rest)) {
      const { helpOn } = await import('./help.ts');
      await io.write(helpOn(name, words));
      return done;
    }
    return await (await load()).run(rest, io, words);
  } catch (error) {
    return report(error, name, io, words);
  }
}

/** `--help` before a `--`; what stands behind that belongs to somebody else. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === '--help' || arg === '-h');
}

function unknown(name: string, io: Io, words: Words): number {
  const nearest = nearestCommand(name);
  const hint = nearest === null ? words('cli.see-help') : words('cli.nearest', { name: nearest });
  io.warn(`suluh: ${words('cli.unknown-command', { name })}; ${hint}\n`);
  return badUsage;
}

/** Our own errors name the cure and are shown as they are; any other is a fault of the program. */
function report(error: unknown, command: string, io: Io, words: Words): number {
  if (error instanceof UsageError) {
    const usage = words('cli.help.usage', { usage: words(`cli.commands.${command}.usage`) });
    io.warn(`suluh: ${error.message}\n${usage}\n`);
    return badUsage;
  }
  const message = error instanceof Error ? error.message : String(error);
  io.warn(`suluh: ${isOurs(error) ? message : words('cli.internal', { command, message })}\n`);
  if (io.env.LOG_LEVEL === 'debug' && error instanceof Error) io.warn(`${error.stack}\n`);
  return failed;
}

/** Every error class of ours has a name of its own; what JavaScript and Node throw has not. */
function isOurs(error: unknown): boolean {
  return error instanceof Error && !(error.name in globalThis);
}
