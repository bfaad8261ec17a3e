import { z } from 'zod';

/**
 * What the program and its WhatsApp process say to each other. Both sides check what comes in: a page
 * that somebody else writes stands behind it.
 */

const id = z.string().max(200);

/** A message as the library tells it, without anything that nobody needs. */
const wireMessage = z.object({
  /** The platform's own id of the message. */
  id,
  /** The same with chat and direction, by which the page finds it again. */
  ref: z.string().max(600),
  chat: id,
  /** Who wrote it, in a group. */
  author: id.optional(),
  fromMe: z.boolean(),
  type: z.string().max(60),
  subtype: z.string().max(60).optional(),
  /** Milliseconds since 1970. */
  sentAt: z.number(),
  text: z.string(),
  forwarded: z.boolean(),
  viewOnce: z.boolean(),
  status: z.boolean(),
  file: z
    .object({
      mime: z.string().max(200).optional(),
      size: z.number().nonnegative().optional(),
      name: z.string().max(500).optional(),
    })
    .optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  cards: z.array(z.string()).optional(),
  /** When its words were changed, milliseconds since 1970. */
  editedAt: z.number().optional(),
  /** The platform's own id of the message that is quoted. */
  quoted: id.optional(),
});
export type WireMessage = z.infer<typeof wireMessage>;

/** What the process tells by itself. */
export const eventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('qr'), code: z.string().max(2000) }),
  z.object({ event: z.literal('authenticated') }),
  /** Comes again after every new synchronisation. */
  z.object({ event: z.literal('ready'), own: z.array(id) }),
  z.object({ event: z.literal('state'), state: z.string().max(60) }),
  z.object({ event: z.literal('message'), message: wireMessage }),
  z.object({
    event: z.literal('added'),
    id,
    chat: id,
    by: id.optional(),
    who: z.array(id),
    sentAt: z.number(),
  }),
  z.object({ event: z.literal('call'), id, from: id, group: z.boolean() }),
  z.object({ event: z.literal('number-changed'), id, from: id, to: id, sentAt: z.number() }),
  /** It ends now; `code` says why, without a word of anybody's. */
  z.object({
    event: z.literal('over'),
    reason: z.enum(['logout', 'conflict', 'browser', 'start', 'error']),
    code: z.string().max(200),
  }),
]);
export type ChildEvent = z.infer<typeof eventSchema>;

const startSchema = z.object({
  /** Where the browser keeps its session. */
  folder: z.string(),
  executable: z.string(),
  args: z.array(z.string()),
  /** How long the page may take to say its version, in milliseconds. */
  loadMs: z.number().positive(),
});
export type Start = z.infer<typeof startSchema>;

const bytes = z.instanceof(Uint8Array);

const requestSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('start'), start: startSchema }),
  z.object({ do: z.literal('alive') }),
  z.object({ do: z.literal('text'), chat: id, text: z.string() }),
  z.object({
    do: z.literal('file'),
    chat: id,
    as: z.enum(['photo', 'document', 'voice']),
    mime: z.string(),
    name: z.string(),
    bytes,
    caption: z.string().optional(),
  }),
  z.object({ do: z.literal('fetch'), ref: z.string(), limit: z.number() }),
  z.object({ do: z.literal('unread'), since: z.number() }),
  z.object({ do: z.literal('groups') }),
  z.object({ do: z.literal('leave'), chat: id }),
  z.object({ do: z.literal('reject'), call: id }),
  /** Which number stands behind each of these ids, as WhatsApp itself says. */
  z.object({ do: z.literal('numbers'), ids: z.array(id) }),
  z.object({ do: z.literal('clear'), chat: id }),
  z.object({ do: z.literal('seen'), chat: id }),
  z.object({ do: z.literal('typing'), chat: id }),
  z.object({ do: z.literal('stop') }),
]);
export type Request = z.infer<typeof requestSchema>;

export const numbered = z.object({ n: z.int().positive(), request: requestSchema });

/** Why a request failed: the same three ways that delivery acts on. */
const failureSchema = z.object({ kind: z.enum(['retry', 'gone', 'rejected']), code: z.string() });
export type Failure = z.infer<typeof failureSchema>;

export const answerSchema = z.union([
  z.object({ n: z.int().positive(), failure: failureSchema }),
  z.object({ n: z.int().positive(), answer: z.unknown() }),
]);

/** What a request is answered with, by what it asks. */
export const answers = {
  alive: z.object({ state: z.string().nullable(), megabytes: z.number().optional() }),
  sent: z.object({ id: z.string() }),
  file: bytes,
  unread: z.object({ messages: z.array(wireMessage), chats: z.array(id) }),
  groups: z.array(z.object({ chat: id, people: z.array(id) })),
  numbers: z.array(z.object({ id, number: id.optional() })),
  cleared: z.boolean(),
} as const;
