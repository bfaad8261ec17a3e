import type { Incoming, Input } from '../../src/conversation/input.ts';

let count = 0;

/** A message of somebody, in the order in which it is made. */
export function incoming(
  parts: Partial<Omit<Incoming, 'input'>> & { readonly text?: string; readonly input?: Input } = {},
): Incoming {
  count += 1;
  const { text = `pesan ${count}`, input = { kind: 'text', text }, ...rest } = parts;
  const sender = rest.sender ?? 'siti';
  return {
    key: `test:${count}`,
    channel: 'test',
    sender,
    chat: sender,
    group: false,
    sentAt: 1_700_000_000_000 + count,
    input,
    ...rest,
  };
}

/** The text of it, for comparing orders. */
export function textOf(message: Incoming): string {
  return message.input.kind === 'text' ? message.input.text : message.input.kind;
}
