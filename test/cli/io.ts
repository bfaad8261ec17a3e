import { Readable } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';

/** Streams in memory. */
export interface TestIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
}

export function testIo(
  stdin: Iterable<string | Buffer> | AsyncIterable<string | Buffer> = [],
  env: Record<string, string> = {},
): TestIo {
  let out = '';
  let err = '';
  return {
    stdin: Readable.from(stdin),
    env,
    write: async (text) => {
      out += text;
    },
    warn: (text) => {
      err += text;
    },
    out: () => out,
    err: () => err,
  };
}
