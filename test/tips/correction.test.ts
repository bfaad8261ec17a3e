import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corrected, partsOf, saysOfAge } from '../../src/tips/correction.ts';
import type { Facts, FactsFound } from '../../src/tips/facts.ts';

describe('partsOf', () => {
  it.each([
    ['bukan Lombok Timur tapi Lombok Tengah', 'Lombok Timur', 'Lombok Tengah'],
    ['Lombok Tengah, bukan Lombok Timur', 'Lombok Timur', 'Lombok Tengah'],
    ['dudu besok, lusa', 'besok', 'lusa'],
    ['bukan PT Maju yang benar PT Jaya', 'PT Maju', 'PT Jaya'],
    ['nomornya 0812', '', 'nomornya 0812'],
  ])('%s', (text, denied, meant) => {
    const parts = partsOf(text);
    expect(parts.denied).toBe(denied);
    expect(parts.meant).toContain(meant);
    if (denied !== '') expect(parts.meant).not.toContain(denied);
  });

  it('never throws, and takes its time only once', () => {
    fc.assert(fc.property(fc.string(), (text) => void partsOf(text)));
    expect(partsOf('bukan '.repeat(2000)).meant.length).toBeGreaterThan(0);
  });
});

describe('saysOfAge', () => {
  it.each(['sudah dewasa', 'umurnya 25', 'bukan anak di bawah umur'])('yes: %s', (text) =>
    expect(saysOfAge(text, partsOf(text))).toBe(true),
  );
  it.each(['umurnya 16', 'tempatnya salah'])('no: %s', (text) =>
    expect(saysOfAge(text, partsOf(text))).toBe(false),
  );
});

describe('corrected', () => {
  const nothing: FactsFound = {
    region: null,
    province: null,
    district: null,
    phones: [],
    agency: null,
    departure: null,
    countries: [],
  };
  const before: Facts = {
    place: 'Lombok Timur',
    phones: ['+6281234567890'],
    agency: 'PT Maju',
    departure: 'tomorrow',
    countries: ['MY'],
  };

  it('leaves what it does not speak of', () => {
    const change = corrected(before, { ...nothing, leaving: null }, nothing);
    expect(change).toEqual({ facts: before, place: 'same', departure: 'same' });
  });

  it('takes what is said instead', () => {
    const region = { code: '52.02', name: 'Kabupaten Lombok Tengah' };
    const said = { ...nothing, region, phones: ['+6281311112222'], leaving: 'later' } as const;
    expect(corrected(before, said, nothing)).toMatchObject({
      place: 'new',
      departure: 'new',
      facts: { place: 'Lombok Tengah', phones: ['+6281311112222'], departure: 'later', agency: 'PT Maju' },
    });
  });

  it('takes back what is denied', () => {
    const denied = {
      ...nothing,
      province: { code: '52', name: 'Nusa Tenggara Barat' },
      phones: before.phones,
      agency: 'PT Maju',
      departure: 'tomorrow',
      countries: ['MY'],
    } as const;
    expect(corrected(before, { ...nothing, leaving: null }, denied).facts).toEqual({
      place: null,
      phones: [],
      agency: null,
      departure: null,
      countries: [],
    });
  });
});
