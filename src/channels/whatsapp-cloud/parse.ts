import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Incoming } from '../../conversation/input.ts';
import { readContent } from './content.ts';
import {
  type CloudContact,
  type CloudMessage,
  changeSchema,
  contactSchema,
  messageSchema,
  postSchema,
  statusSchema,
} from './schema.ts';

export const channelName = 'whatsapp-cloud';

/** What became of a message that was sent. */
export interface StatusUpdate {
  /** As `messageMark` makes it of the platform's id. */
  readonly id: string;
  readonly status: 'sent' | 'delivered' | 'read' | 'failed';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Why it failed: the platform's number. */
  readonly code?: number;
}

export interface Parsed {
  readonly incoming: readonly Incoming[];
  readonly statuses: readonly StatusUpdate[];
  /** The platform's ids of the messages, by chat, to mark them as read. */
  readonly received: readonly { readonly chat: string; readonly id: string }[];
  /** Changes for another telephone number, and things of a shape that is not known. */
  readonly passedOver: number;
}

export interface Surroundings {
  readonly phoneId: string;
  /** Milliseconds since 1970, for what carries no time. */
  readonly now: number;
}

/** Meta's ids of messages hold telephone numbers: what is kept is only a mark by which one is known again. */
export const messageMark = (id: string): string =>
  createHash('sha256').update(id).digest('base64url').slice(0, 32);

/** Reads one post with all its entries; `undefined` when it has not the shape of one. */
export function parsePost(raw: unknown, around: Surroundings): Parsed | undefined {
  const post = postSchema.safeParse(raw);
  if (!post.success) return undefined;
  if (post.data.object !== 'whatsapp_business_account') return { ...nothing, passedOver: 1 };
  const parts = post.data.entry.flatMap(({ changes }) =>
    changes.map((change) => parseChange(change, around)),
  );
  return {
    incoming: parts.flatMap((part) => part.incoming),
    statuses: parts.flatMap((part) => part.statuses),
    received: parts.flatMap((part) => part.received),
    passedOver: parts.reduce((sum, part) => sum + part.passedOver, 0),
  };
}

const nothing: Parsed = { incoming: [], statuses: [], received: [], passedOver: 0 };

/** Echoes of what was written by the phone itself come as changes of another field, and are passed over. */
function parseChange(raw: unknown, around: Surroundings): Parsed {
  const change = changeSchema.safeParse(raw);
  if (!change.success) return { ...nothing, passedOver: 1 };
  const { metadata, contacts, messages, statuses } = change.data.value;
  if (metadata.phone_number_id !== around.phoneId) return { ...nothing, passedOver: 1 };
  const people = readAll(contactSchema, contacts);
  const own = digitsOf(metadata.display_phone_number ?? '');
  const read = readAll(messageSchema, messages).filter(
    (message) => digitsOf(message.from ?? '') !== own || own === '',
  );
  const found = read.flatMap((message) => {
    const incoming = incomingOf(message, people, around);
    return incoming ? [{ incoming, id: message.id }] : [];
  });
  const updates = readAll(statusSchema, statuses);
  return {
    incoming: found.map(({ incoming }) => incoming),
    received: found.map(({ incoming, id }) => ({ chat: incoming.chat, id })),
    statuses: updates.map(({ id, status, timestamp, errors }) => ({
      id: messageMark(id),
      status,
      at: timeOf(timestamp, around.now),
      ...(errors?.[0] ? { code: errors[0].code } : {}),
    })),
    passedOver: messages.length - read.length + (statuses.length - updates.length),
  };
}

function readAll<T>(schema: z.ZodType<T>, list: readonly unknown[]): T[] {
  return list.flatMap((one) => {
    const result = schema.safeParse(one);
    return result.success ? [result.data] : [];
  });
}

function incomingOf(
  message: CloudMessage,
  people: readonly CloudContact[],
  { phoneId, now }: Surroundings,
): Incoming | undefined {
  if (message.group_id !== undefined) return undefined;
  const person = contactOf(message, people);
  const number = digitsOf(message.from ?? person?.wa_id ?? '');
  const user = message.from_user_id ?? person?.user_id ?? '';
  const sender = number || user;
  const input = readContent(message);
  if (sender === '' || !input) return undefined;
  return {
    key: `wa:${phoneId}:${message.id}`,
    channel: channelName,
    sender,
    ...(number !== '' && user !== '' ? { aliases: [user] } : {}),
    chat: sender,
    group: false,
    sentAt: timeOf(message.timestamp, now),
    ...quoted(message),
    input,
  };
}

/** What is quoted. A pressed button names its message too, but says nothing about it. */
function quoted({ type, context }: CloudMessage): { quoted?: string } {
  const pressed = type === 'interactive' || type === 'button';
  return context?.id === undefined || pressed ? {} : { quoted: messageMark(context.id) };
}

/** With several people in one post each message must say whose it is. */
function contactOf(message: CloudMessage, people: readonly CloudContact[]): CloudContact | undefined {
  const own = people.find(
    (one) =>
      (message.from !== undefined &&
        one.wa_id !== undefined &&
        digitsOf(one.wa_id) === digitsOf(message.from)) ||
      (message.from_user_id !== undefined && one.user_id === message.from_user_id),
  );
  const nameless = message.from === undefined && message.from_user_id === undefined;
  return own ?? (nameless && people.length === 1 ? people[0] : undefined);
}

const digitsOf = (number: string): string => number.replace(/\D/g, '');

/** A time far from now is nonsense; messages come up to days late. */
function timeOf(seconds: number | undefined, now: number): number {
  if (seconds === undefined || !Number.isFinite(seconds)) return now;
  const at = Math.round(seconds * 1000);
  return at > 0 && at <= now + 86_400_000 ? at : now;
}
