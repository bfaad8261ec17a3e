import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const log = join(import.meta.dirname, '../src/log.ts');

/** Runs a few lines with a logger of its own, and gives both outputs. */
function run(level: string, lines: string): { out: string; err: string } {
  const script = `const { createLogger } = await import(${JSON.stringify(log)});
    const logger = createLogger(${JSON.stringify(level)});
    ${lines}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  return { out: stdout, err: stderr };
}

describe('the log', () => {
  it('is JSON lines on standard error, with the time, and nothing else', () => {
    const { out, err } = run('info', `logger.info({ cases: 3 }, 'done'); logger.debug('no');`);
    expect(out).toBe('');
    const lines = err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toEqual([
      { level: 30, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), cases: 3, msg: 'done' },
    ]);
  });

  it('drops what an error says, and keeps its kind, its code and where it arose', () => {
    const { err } = run(
      'info',
      `const error = Object.assign(new RangeError('Bu Wati /src/ 0812345'), { code: 'E_X', detail: 'rahasia' });
       error.stack = error.stack + '\\n    at go (file:///app/src/inbox/turn.ts:1:2)';
       logger.error({ err: error }, 'failed');
       logger.error({ err: 'Bu Wati' }, 'failed');`,
    );
    expect(err).not.toMatch(/Wati|0812345|rahasia/);
    expect(JSON.parse(err.split('\n')[0] ?? '').err).toEqual({
      type: 'RangeError',
      code: 'E_X',
      at: expect.stringContaining('src/inbox/turn.ts:1:2'),
    });
    expect(JSON.parse(err.split('\n')[1] ?? '').err).toEqual({ type: 'string' });
  });

  it('can be silenced', () => {
    expect(run('silent', `logger.fatal('x');`).err).toBe('');
  });
});
