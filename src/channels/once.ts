import type { Channel } from './channel.ts';

/**
 * The same channel, which deletes what was made for one message alone as soon as it was handed over.
 * Where a platform says only later whether it arrived, it stays for another try.
 */
export function withOnce<C extends Channel>(channel: C, remove: (media: string) => Promise<void>): C {
  return {
    ...channel,
    send: async (chat, message, read) => {
      const sent = await channel.send(chat, message, read);
      if (sent.pending) return sent;
      for (const { source } of message.attachments ?? []) {
        // The message has arrived, whatever becomes of this: a timer deletes it later.
        if ('media' in source && source.once) await remove(source.media).catch(() => undefined);
      }
      return sent;
    },
  };
}
