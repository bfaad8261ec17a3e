import { describe, expect, test } from 'vitest';
import { registerText } from '../../src/agencies/file-text.ts';
import { RegisterError } from '../../src/agencies/register.ts';

describe('the bytes of a register file', () => {
  test('are UTF-8, with a byte order mark or without', () => {
    expect(registerText(Buffer.from('name\nCAFÉ'))).toBe('name\nCAFÉ');
    expect(registerText(Buffer.from('\uFEFFname'))).toBe('\uFEFFname');
    expect(registerText(Buffer.alloc(0))).toBe('');
  });

  test.each([
    [
      'Windows-1252',
      Buffer.from('name,nib\r\nMAJU,1\r\nCAF\xc9,2\r\n', 'latin1'),
      /line 3 .*Windows-1252.*CSV UTF-8/,
    ],
    ['UTF-16', Buffer.from('\uFEFFname,nib', 'utf16le'), /UTF-16.*CSV UTF-8/],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004rest', 'latin1'), /Excel workbook.*CSV UTF-8/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF.*CSV UTF-8/],
  ])('of %s are refused with the cure', (_, bytes, message) => {
    expect(() => registerText(bytes)).toThrow(RegisterError);
    expect(() => registerText(bytes)).toThrow(message);
  });
});
