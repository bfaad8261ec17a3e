import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeal, SealError, sameBytes } from '../../src/store/seal.ts';

const key = Buffer.alloc(32, 1);
const seal = createSeal(key);
const place = 'inbox.payload';

describe('seal', () => {
  it('opens what it sealed, texts and bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array(), (text, bytes) => {
        expect(seal.openText(place, seal.seal(place, text))).toBe(text);
        expect(Buffer.compare(seal.open(place, seal.seal(place, bytes)), bytes)).toBe(0);
      }),
    );
  });

  it('brings JSON back', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value: unknown = JSON.parse(json);
        expect(seal.openJson(place, seal.sealJson(place, value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('never gives the same bytes twice, and shows nothing of the text', () => {
    const text = 'nama calo: Budi';
    const first = seal.seal(place, text);
    expect(first.equals(seal.seal(place, text))).toBe(false);
    expect(first.includes('Budi')).toBe(false);
  });

  it('does not open another place, another key, a changed or a shortened value', () => {
    const sealed = seal.seal(place, 'rahasia');
    expect(() => seal.open('outbox.body', sealed)).toThrow(SealError);
    expect(() => createSeal(Buffer.alloc(32, 2)).open(place, sealed)).toThrow(SealError);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => seal.open(place, changed)).toThrow(SealError);
      expect(() => seal.open(place, sealed.subarray(0, at))).toThrow(SealError);
    }
  });

  it('keeps the text out of its errors', () => {
    expect(() => seal.open('outbox.body', seal.seal(place, 'rahasia'))).toThrow(/^outbox\.body: [a-z, ]+$/);
  });
});

describe('blind', () => {
  it('is the same for the same value and differs by purpose, parts and key', () => {
    expect(seal.blindText('alias', 'telegram', '1')).toBe(seal.blindText('alias', 'telegram', '1'));
    const all = [
      seal.blindText('alias', 'telegram', '1'),
      seal.blindText('chat', 'telegram', '1'),
      seal.blindText('alias', 'telegram1', ''),
      seal.blindText('alias', 'telegram', '', '1'),
      createSeal(Buffer.alloc(32, 2)).blindText('alias', 'telegram', '1'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('case keys', () => {
  it('open only what they sealed themselves', () => {
    const one = seal.withCaseKey(seal.newCaseKey());
    const other = seal.withCaseKey(seal.newCaseKey());
    const story = one.seal('case_event.data', 'cerita');
    expect(one.openText('case_event.data', story)).toBe('cerita');
    expect(() => other.open('case_event.data', story)).toThrow(SealError);
    expect(() => seal.open('case_event.data', story)).toThrow(SealError);
  });

  it('come back from their wrapped form, under the same server key only', () => {
    const wrapped = seal.newCaseKey();
    const story = seal.withCaseKey(wrapped).seal('case_event.data', 'cerita');
    expect(createSeal(key).withCaseKey(wrapped).openText('case_event.data', story)).toBe('cerita');
    expect(() => createSeal(randomBytes(32)).withCaseKey(wrapped)).toThrow(SealError);
  });
});

describe('sameBytes', () => {
  it('compares bytes of any length', () => {
    expect(sameBytes(Buffer.from('ab'), Buffer.from('ab'))).toBe(true);
    expect(sameBytes(Buffer.from('ab'), Buffer.from('ac'))).toBe(false);
    expect(sameBytes(Buffer.from('ab'), Buffer.from('abc'))).toBe(false);
  });
});
