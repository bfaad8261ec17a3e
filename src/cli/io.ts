import type { Readable } from 'node:stream';

/** What a command reads from and writes to. */
export interface Io {
  readonly stdin: Readable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard output; resolves when more may be written. */
  write(text: string): Promise<void>;
  /** Standard error. */
  warn(text: string): void;
}

/** Exit status of every command. */
export const done = 0;
export const failed = 1;
export const badUsage = 2;

/** The streams of this process. A reader that went away (`| head`) ends the run quietly. */
export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  const leave = (error: Error & { code?: string }): void => {
    process.exit(error.code === 'EPIPE' ? done : failed);
  };
  stdout.on('error', leave);
  stderr.on('error', leave);
  return {
    stdin,
    env,
    write: (text) =>
      new Promise((resolve) => {
        if (stdout.write(text)) resolve();
        else stdout.once('drain', resolve);
      }),
    warn: (text) => {
      stderr.write(text);
    },
  };
}
