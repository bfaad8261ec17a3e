import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createTerminal } from '../../../src/channels/terminal/terminal.ts';
import type { Incoming } from '../../../src/conversation/input.ts';
import { webTexts } from '../../http/stage.ts';

function terminal(colours = false, store: (incoming: Incoming) => Promise<void> = async () => {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  const accepted: Incoming[] = [];
  const channel = createTerminal({
    input,
    output,
    colours,
    texts: webTexts(),
    language: 'id',
    now: () => 1000,
    randomBytes: (size) => Buffer.alloc(size, 1),
  });
  const start = () =>
    channel.start(async (batch) => {
      for (const incoming of batch) await store(incoming).then(() => accepted.push(incoming));
    });
  const shown = () => String(output.read() ?? '');
  return { input, channel, accepted, start, shown };
}

const read = async () => Buffer.alloc(0);

test('lines are taken in their order, `/keluar` ends', async () => {
  const { input, channel, accepted, start, shown } = terminal();
  start();
  expect(channel.status()).toEqual({ state: 'ready' });
  input.write('halo\n\n  paspor  \n/keluar\nnever\n');
  await channel.ended;
  expect(accepted.map(({ input: one }) => one)).toEqual([
    { kind: 'text', text: 'halo' },
    { kind: 'text', text: 'paspor' },
  ]);
  expect(new Set(accepted.map(({ key }) => key)).size).toBe(2);
  expect(accepted[0]).toMatchObject({ channel: 'terminal', sender: 'local', chat: 'local', sentAt: 1000 });
  expect(shown()).toContain('Sampai jumpa');
  expect(channel.status()).toEqual({ state: 'off', lastSeen: 1000 });
});

test('the end of the input ends too, after a last line without a line break', async () => {
  const { input, channel, accepted, start } = terminal();
  start();
  input.end('halo');
  await channel.ended;
  expect(accepted).toHaveLength(1);
});

test('replies show choices with what to type', async () => {
  const { channel, shown } = terminal();
  await channel.send(
    'local',
    {
      text: 'Pilih\nsatu',
      choices: [
        { id: 'a', label: 'Paspor' },
        { id: 'b', label: 'Ambil', command: 'ambil 1204' },
        { id: 'c', label: 'Situs', url: 'https://example.org' },
        { id: 'd', label: 'Lewati', number: '0' },
      ],
      attachments: [{ kind: 'photo', source: { media: 'm' }, fileName: 'contoh.jpg' }],
    },
    read,
  );
  expect(shown()).toBe(
    'suluh> Pilih\nsatu\n  1 Paspor\n  ambil 1204 Ambil\n  https://example.org Situs\n  0 Lewati\n  [lampiran: contoh.jpg]\n',
  );
});

test('colours only where they can be seen; no text can bring its own', async () => {
  const plain = terminal(false);
  await plain.channel.send('local', { text: 'a\x1b[31mb\u0007' }, read);
  expect(plain.shown()).toBe('suluh> a[31mb\n');
  const coloured = terminal(true);
  await coloured.channel.send('local', { text: 'halo' }, read);
  expect(coloured.shown()).toBe('\r\x1b[K\x1b[1msuluh>\x1b[0m halo\n');
});

test('a line that could not be stored is asked for again', async () => {
  const { input, channel, start, shown } = terminal(false, () => Promise.reject(new Error('disk full')));
  start();
  input.end('halo\n');
  await channel.ended;
  expect(shown()).toContain('Tulis sekali lagi');
});
