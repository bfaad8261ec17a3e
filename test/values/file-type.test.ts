import { expect, test } from 'vitest';
import { fileType } from '../../src/values/file-type.ts';

test.each([
  ['\xff\xd8\xff\xe1', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n....', 'image/png'],
  ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'image/webp'],
  ['%PDF-1.7', 'application/pdf'],
  ['RIFF\x10\x00\x00\x00WAVEfmt ', null],
  ['XXXX\x10\x00\x00\x00WEBPVP8 ', null],
  ['\x00\x00\x00\x18ftypheic', null],
  ['<svg xmlns=', null],
  ['GIF89a', null],
  ['\xff\xd8', null],
  ['', null],
])('%j is %s', (bytes, type) => {
  expect(fileType(Buffer.from(bytes, 'latin1'))).toBe(type);
});
