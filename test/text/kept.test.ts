import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { kept } from '../../src/text/kept.ts';

describe('kept', () => {
  let folder = '';
  const file = () => join(folder, 'thing.kept');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'suluh-kept-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const value = { words: new Map([['a', 1]]), weights: Float32Array.of(0.5, -1) };

  it('makes a thing once for the same sources', () => {
    const make = vi.fn(() => value);
    expect(kept('thing', ['a', 'b'], make, folder)).toEqual(value);
    expect(kept('thing', ['a', 'b'], make, folder)).toEqual(value);
    expect(make).toHaveBeenCalledTimes(1);
    expect(readdirSync(folder)).toEqual(['thing.kept']);
  });

  it.each([
    ['another content', ['a', 'c']],
    ['the same letters cut elsewhere', ['ab', '']],
    ['another order', ['b', 'a']],
    ['one more', ['a', 'b', '']],
  ])('makes it again for %s', (_, sources) => {
    const make = vi.fn(() => value);
    kept('thing', ['a', 'b'], make, folder);
    kept('thing', sources, make, folder);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
    ['emptied', () => Buffer.alloc(0)],
    [
      'changed in the middle',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 80 ? ~byte : byte))),
    ],
    ['filled with zeros at its end', (bytes: Buffer) => Buffer.from(bytes).fill(0, bytes.length - 5)],
  ])('makes it again when the file was %s', (_, damage) => {
    const make = vi.fn(() => value);
    kept('thing', ['a'], make, folder);
    writeFileSync(file(), damage(readFileSync(file())));
    expect(kept('thing', ['a'], make, folder)).toEqual(value);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('goes on where nothing can be written', () => {
    const blocked = join(folder, 'no-folder');
    writeFileSync(blocked, '');
    expect(kept('thing', ['a'], () => value, blocked)).toEqual(value);
  });

  it('passes on what making throws, and keeps nothing', () => {
    const fails = () => {
      throw new Error('line 3');
    };
    expect(() => kept('thing', ['a'], fails, folder)).toThrow('line 3');
    expect(readdirSync(folder)).toEqual([]);
  });
});
