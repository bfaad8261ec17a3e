import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceLanguage, replyLanguage } from '../../src/http/language.ts';

test.each([
  ['id-ID,id;q=0.9,en-US;q=0.8', 'id', 'id'],
  ['en-US,en;q=0.9,id;q=0.8', 'en', 'en'],
  ['en;q=0.5, id;q=0.9', 'id', 'id'],
  ['in-ID', 'id', 'id'],
  ['jv-ID,en;q=0.5', 'jv', 'id'],
  ['ms-MY', 'ms', 'id'],
  ['de-DE,en;q=0.5', 'en', 'en'],
  ['de-DE', undefined, 'id'],
  ['en;q=0', undefined, 'id'],
  ['*', undefined, 'id'],
  ['', undefined, 'id'],
  [undefined, undefined, 'id'],
])('%s is a device in %s, answered in %s', (header, device, reply) => {
  expect([deviceLanguage(header), replyLanguage(header)]).toEqual([device, reply]);
});

test('the chosen language goes before the device', () => {
  expect(replyLanguage('id-ID', 'en')).toBe('en');
  expect(replyLanguage('en', 'jv')).toBe('en');
  expect(replyLanguage('en', ['id'])).toBe('en');
});

test('every header gives a language', () => {
  fc.assert(fc.property(fc.string(), (header) => ['id', 'en'].includes(replyLanguage(header))));
});
