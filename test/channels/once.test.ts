import { expect, it } from 'vitest';
import type { Channel, Sent } from '../../src/channels/channel.ts';
import { SendError } from '../../src/channels/channel.ts';
import { withOnce } from '../../src/channels/once.ts';
import type { Message } from '../../src/values/message.ts';

const file: Message = {
  text: '',
  attachments: [
    { kind: 'document', source: { media: 'made', once: true } },
    { kind: 'photo', source: { media: 'kept' } },
    { kind: 'photo', source: { file: 'data/x.png' } },
  ],
};

async function sentBy(send: () => Promise<Sent>, remove?: () => Promise<void>): Promise<string[]> {
  const removed: string[] = [];
  const channel: Channel = {
    name: 'test',
    start: () => undefined,
    stop: () => Promise.resolve(),
    send,
    fetchMedia: () => Promise.resolve(Buffer.alloc(0)),
    status: () => ({ state: 'ready' }),
  };
  const once = withOnce(channel, async (media) => {
    removed.push(media);
    await remove?.();
  });
  await once.send('chat', file, () => Promise.resolve(Buffer.alloc(0))).catch(() => undefined);
  return removed;
}

it('what was made for one message alone is deleted when it was handed over, and nothing else', async () => {
  expect(await sentBy(async () => ({ id: '1' }))).toEqual(['made']);
});

it('stays when it could not be sent, or the platform says only later whether it arrived', async () => {
  expect(await sentBy(() => Promise.reject(new SendError('retry', 'busy')))).toEqual([]);
  expect(await sentBy(async () => ({ id: '1', pending: true }))).toEqual([]);
});

it('that it cannot be deleted is no reason to send it again', async () => {
  expect(
    await sentBy(
      async () => ({ id: '1' }),
      () => Promise.reject(new Error('locked')),
    ),
  ).toEqual(['made']);
});
