import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArguments, readNow, runJsonLines, textField, UsageError } from '../../src/cli/arguments.ts';
import { testIo } from './io.ts';

describe('readArguments', () => {
  const options = { json: { type: 'boolean' }, out: { type: 'string' } } as const;

  it('reads options and the rest', () => {
    const { values, positionals } = readArguments(['a', '--json', '--out=x', 'b'], options, { most: 2 });
    expect({ ...values }).toEqual({ json: true, out: 'x' });
    expect(positionals).toEqual(['a', 'b']);
  });

  it.each([
    [['--jsn'], /--jsn/],
    [['--out'], /out/],
    [['--json=yes'], /json/],
    [['a', 'b', 'c'], /unexpected argument: c/],
    [[], /an argument is missing/],
  ])('refuses %j as wrong use', (args, message) => {
    const read = () => readArguments(args, options, { least: 1, most: 2 });
    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
  });
});

describe('readNow', () => {
  it('reads a moment or a day, and takes the present otherwise', () => {
    expect(readNow('2026-11-21T08:00:00Z')).toBe(Date.UTC(2026, 10, 21, 8));
    expect(readNow('2026-11-21')).toBe(Date.UTC(2026, 10, 21));
    expect(Math.abs(readNow(undefined) - Date.now())).toBeLessThan(1_000);
  });

  it.each(['tomorrow', '2026', '2026-13-40', '2026-11-21 oops', ''])('refuses %j', (value) => {
    expect(() => readNow(value)).toThrow(UsageError);
  });
});

async function answers(input: Parameters<typeof testIo>[0]): Promise<unknown[]> {
  const io = testIo(input);
  await runJsonLines(io, (line) => ({ id: line.id, said: textField(line, 'text') }));
  return io.out() === ''
    ? []
    : io
        .out()
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => JSON.parse(line));
}

describe('runJsonLines', () => {
  it('answers each line in order, skips blank ones, and takes a last line without its end', async () => {
    const input = ['{"id":1,"text":"a"}\n\n  \r\n{"id":"two","te', 'xt":"b"}\r\n{"id":3,"text":"c"}'];
    expect(await answers(input)).toEqual([
      { id: 1, said: 'a' },
      { id: 'two', said: 'b' },
      { id: 3, said: 'c' },
    ]);
  });

  it.each([
    ['no JSON', 'hello', { error: 'the line is not JSON' }],
    ['half of it', '{"id":1,', { error: 'the line is not JSON' }],
    ['no object', '[1]', { error: 'the line is not a JSON object' }],
    ['null', 'null', { error: 'the line is not a JSON object' }],
    ['an id and nothing else', '{"id":7}', { id: 7, error: '"text" must be a text' }],
    ['no id', '{"text":5}', { error: '"text" must be a text' }],
  ])('answers %s with an error and goes on', async (_, line, answer) => {
    expect(await answers([`${line}\n{"id":2,"text":"x"}\n`])).toEqual([answer, { id: 2, said: 'x' }]);
  });

  it('keeps letters whole that two pieces cut through, and lines that hold U+2028', async () => {
    const bytes = Buffer.from('{"id":1,"text":"é\u2028😀"}\n');
    const pieces = [...bytes].map((byte) => Buffer.from([byte]));
    expect(await answers(pieces)).toEqual([{ id: 1, said: 'é\u2028😀' }]);
  });

  it('refuses a line that never ends, and goes on behind it', async () => {
    const piece = 'x'.repeat(1024 * 1024);
    const lines = await answers([piece, piece, piece, piece, piece, piece, 'x\n{"id":2,"text":"x"}\n']);
    expect(lines).toEqual([{ error: 'a line is longer than 4194304 characters' }, { id: 2, said: 'x' }]);
  });

  it('answers a line before the next one comes', async () => {
    const heard: string[] = [];
    const told: (() => string)[] = [];
    const io = testIo(
      (async function* () {
        yield '{"id":1,"text":"a"}\n';
        await wait(20);
        heard.push(...told.map((tell) => tell()));
        yield '{"id":2,"text":"b"}\n';
      })(),
    );
    told.push(io.out);
    await runJsonLines(io, (line) => ({ id: line.id }));
    expect(heard).toEqual(['{"id":1}\n']);
  });

  it('gives one line for every line that is not blank, whatever it holds', async () => {
    const line = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\n', ' '));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
        const given = lines.filter((each) => each.trim() !== '');
        expect(await answers([`${lines.join('\n')}\n`])).toHaveLength(given.length);
      }),
      { numRuns: 50 },
    );
  });
});
