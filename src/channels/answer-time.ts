import type { Channel } from './channel.ts';

/** Chats whose first answer is still awaited; a chat that never gets one must not fill the memory. */
const mostAwaited = 10_000;

/**
 * The same channel, which also tells how many milliseconds passed between the receipt of a message and
 * the handing over of the first answer to its chat: what people wait for, less the platform's own part.
 */
export function withAnswerTime<C extends Channel>(
  channel: C,
  tell: (milliseconds: number) => void,
  clock: () => number = () => performance.now(),
): C {
  const awaited = new Map<string, number>();
  return {
    ...channel,
    start: (accept) =>
      channel.start(async (batch) => {
        const received = clock();
        for (const { chat } of batch) if (!awaited.has(chat)) awaited.set(chat, received);
        const oldest = awaited.keys().next().value;
        if (awaited.size > mostAwaited && oldest !== undefined) awaited.delete(oldest);
        await accept(batch);
      }),
    send: (chat, message, read) => {
      const received = awaited.get(chat);
      if (received !== undefined) {
        awaited.delete(chat);
        tell(clock() - received);
      }
      return channel.send(chat, message, read);
    },
  };
}
