import { expect, test } from 'vitest';
import { renderWeb } from '../../../src/channels/web/render.ts';

test('labels carry the number that can be typed, and only that', () => {
  const reply = renderWeb(
    {
      text: 'Pilih',
      prompt: 'p1',
      choices: [
        { id: 'passport', label: 'Paspor' },
        { id: 'page', label: 'Buka halaman', url: 'https://example.org/' },
        { id: 'claim', label: 'Ambil 1204', command: 'ambil 1204' },
        { id: 'skip', label: 'Tidak tahu', number: '0' },
      ],
    },
    () => '',
  );
  expect(reply.choices).toEqual([
    { id: 'p:p1:passport', label: '1 Paspor' },
    { id: 'p:p1:page', label: 'Buka halaman', url: 'https://example.org/' },
    { id: 'x:ambil 1204', label: 'Ambil 1204' },
    { id: 'p:p1:skip', label: '0 Tidak tahu' },
  ]);
});

test('attachments become addresses', () => {
  const attachments = [{ kind: 'photo', source: { media: 'm1' } } as const];
  expect(renderWeb({ text: 'lihat', attachments }, ({ source }) => `/at/${JSON.stringify(source)}`)).toEqual({
    text: 'lihat',
    choices: [],
    media: ['/at/{"media":"m1"}'],
  });
});
