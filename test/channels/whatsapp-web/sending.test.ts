import { expect, it } from 'vitest';
import { SendError } from '../../../src/channels/channel.ts';
import { Addresses } from '../../../src/channels/whatsapp-web/addresses.ts';
import { usualPace } from '../../../src/channels/whatsapp-web/pace.ts';
import type { Request } from '../../../src/channels/whatsapp-web/protocol.ts';
import { Sending } from '../../../src/channels/whatsapp-web/sending.ts';

const noFile = async () => Buffer.from('');

function stage(pause: number) {
  const asked: Request[] = [];
  const failing: string[] = [];
  const supervisor = {
    whenReady: async () => true,
    tell: (request: Request) => void asked.push(request),
    ask: async <T>(request: Request, schema: { parse(value: unknown): T }): Promise<T> => {
      if (request.do === 'text' && failing.includes(request.text)) throw new SendError('retry', 'x');
      asked.push(request);
      return schema.parse({ id: `id${asked.length}` });
    },
  };
  const sending = new Sending({
    supervisor,
    addresses: new Addresses(supervisor, 1, Date.now),
    pace: usualPace,
    pause: { from: pause, to: pause },
    random: () => 0.5,
    now: Date.now,
  });
  const sent = async (text: string) => {
    await sending.send('628111', { text }, noFile);
    return performance.now();
  };
  return { sending, asked, failing, sent };
}

it('passes a moment before an answer and between two, but not where somebody waited already', async () => {
  const { sending, sent } = stage(150);
  const heard = performance.now();
  sending.heard('628111@c.us');
  const first = await sent('a');
  const second = await sent('b');
  expect(first - heard).toBeGreaterThan(140);
  expect(second - first).toBeGreaterThan(140);
  await new Promise((resolve) => setTimeout(resolve, 160));
  const waited = performance.now();
  expect((await sent('c')) - waited).toBeLessThan(100);
});

it('types in a few chats only', async () => {
  const { sending, asked } = stage(20);
  const many = Array.from({ length: 30 }, (_, at) => sending.send(`628${at}000`, { text: 'x' }, noFile));
  await Promise.all(many);
  expect(asked.filter((request) => request.do === 'typing').length).toBeLessThanOrEqual(8);
  expect(asked.filter((request) => request.do === 'text')).toHaveLength(30);
});

it('goes on where a message of several parts has stopped', async () => {
  const { sending, asked, failing } = stage(0);
  const text = `${'a'.repeat(4000)}\n\n${'b'.repeat(4000)}`;
  failing.push('b'.repeat(4000));
  await expect(sending.send('628111', { text }, noFile)).rejects.toMatchObject({ kind: 'retry' });
  failing.length = 0;
  await sending.send('628111', { text }, noFile);
  const sent = asked.flatMap((request) => (request.do === 'text' ? [request.text[0]] : []));
  expect(sent).toEqual(['a', 'b']);
});

it('re-sends pictures and words as its own message: nothing is forwarded, nobody is named', async () => {
  const { sending, asked } = stage(0);
  const message = { text: 'ini', attachments: [{ kind: 'photo', source: { media: 'm1' } }] } as const;
  await sending.send('628111', message, async () => Buffer.from('\xff\xd8'));
  await sending.send('628111', { text: 'dan ini' }, noFile);
  expect(asked.map((request) => request.do)).toEqual(['typing', 'file', 'typing', 'text']);
  expect(asked.find((request) => request.do === 'file')).toMatchObject({ name: 'foto.jpg', caption: 'ini' });
  expect(JSON.stringify(asked)).not.toMatch(/forward|quoted|m1/);
});
