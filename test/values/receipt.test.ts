import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReceipt, plainReceipt } from '../../src/values/receipt.ts';

describe('a Kode', () => {
  it('is 16 digits in groups of four, and comes back from its typing', () => {
    for (let n = 0; n < 200; n += 1) {
      const code = newReceipt((size) => randomBytes(size));
      expect(code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
      expect(plainReceipt(code)).toBe(code.replaceAll(' ', ''));
    }
  });

  it('passes over bytes that would make some digits come more often', () => {
    const bytes = [Uint8Array.from([255, 250, 249, ...Array(13).fill(251)]), new Uint8Array(16).fill(3)];
    expect(newReceipt(() => bytes.shift() ?? new Uint8Array(16))).toBe('9333 3333 3333 3333');
  });

  it.each([
    ['1111 2222 3333 4444', '1111222233334444'],
    ['1111-2222-3333-4444', '1111222233334444'],
    ['Kode: 1111222233334444.', '1111222233334444'],
    ['111122223333444', ''],
    ['11112222333344445', ''],
    ['', ''],
    ['kode saya hilang', ''],
  ])('%j is read as %j', (typed, expected) => expect(plainReceipt(typed)).toBe(expected));

  it('is nothing but digits, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (typed) => /^(\d{16})?$/.test(plainReceipt(typed))));
  });
});
