import { expect, test } from 'vitest';
import { helpLinks, linked } from '../../src/http/links.ts';
import { helpLines } from './stage.ts';

const links = helpLinks(helpLines());

test('lines lead to the telephone, to WhatsApp or to a site', () => {
  expect(links).toMatchObject({
    '0800-1000': 'tel:08001000',
    '110': 'tel:110',
    '08111-129-129': 'https://wa.me/628111129129',
    'kp2mi.go.id': 'https://kp2mi.go.id',
  });
});

test.each([
  ['Telepon 0800-1000 sekarang', 1],
  ['Polisi, 24 jam: 110', 1],
  ['Polisi: 110\nSAPA: 129', 2],
  ['Rp 110 ribu', 0],
  ['umur 129 bulan', 0],
  ['Biaya: 110.000 rupiah', 0],
  ['NIB: 1101234567890', 0],
  ['nomor 0800-10001', 0],
  ['situs kp2mi.go.id.', 1],
  ['situs xkp2mi.go.id', 0],
])('%j has %i links', (text, count) => {
  expect(linked(text, links).source.match(/<a /g) ?? []).toHaveLength(count);
});

test('the rest of the text is escaped and complete', () => {
  expect(linked('<b> & 0800-1000 "x"', links).source).toBe(
    '&lt;b&gt; &amp; <a href="tel:08001000" rel="noreferrer">0800-1000</a> &quot;x&quot;',
  );
  expect(linked('<b>', {}).source).toBe('&lt;b&gt;');
});
