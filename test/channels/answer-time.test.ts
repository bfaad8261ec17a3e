import { describe, expect, it } from 'vitest';
import { withAnswerTime } from '../../src/channels/answer-time.ts';
import type { Accept, Channel } from '../../src/channels/channel.ts';
import type { Incoming } from '../../src/conversation/input.ts';

function stage() {
  let now = 0;
  let given: Accept = () => Promise.resolve();
  const sent: string[] = [];
  const stored: Incoming[] = [];
  const times: number[] = [];
  const channel: Channel = {
    name: 'test',
    start: (accept) => {
      given = accept;
    },
    stop: () => Promise.resolve(),
    send: async (chat) => {
      sent.push(chat);
      return {};
    },
    fetchMedia: () => Promise.resolve(Buffer.alloc(0)),
    status: () => ({ state: 'ready' }),
  };
  const timed = withAnswerTime(
    channel,
    (ms) => times.push(ms),
    () => now,
  );
  timed.start(async (batch) => {
    stored.push(...batch);
  });
  return {
    sent,
    stored,
    times,
    at: (time: number) => {
      now = time;
    },
    receives: (chat: string) =>
      given([
        {
          key: chat,
          channel: 'test',
          sender: chat,
          chat,
          group: false,
          sentAt: 0,
          input: { kind: 'text', text: '' },
        },
      ]),
    sends: (chat: string) => timed.send(chat, { text: '' }, () => Promise.resolve(Buffer.alloc(0))),
  };
}

describe('the time until an answer', () => {
  it('runs from the receipt to the first answer, for each chat by itself', async () => {
    const { at, receives, sends, times, sent, stored } = stage();
    await receives('a');
    at(10);
    await receives('b');
    at(25);
    await sends('b');
    await sends('a');
    await sends('a');
    expect(times).toEqual([15, 25]);
    expect(sent).toEqual(['b', 'a', 'a']);
    expect(stored).toHaveLength(2);
  });

  it('counts what waited longest when several messages came before the answer', async () => {
    const { at, receives, sends, times } = stage();
    await receives('a');
    at(7);
    await receives('a');
    at(9);
    await sends('a');
    expect(times).toEqual([9]);
  });

  it('is not told for what the bot starts itself', async () => {
    const { sends, times } = stage();
    await sends('a');
    expect(times).toEqual([]);
  });
});
