import type { Incoming, RemoteMedia } from '../conversation/input.ts';
import type { Attachment, Message } from '../conversation/message.ts';

/** Stores a batch durably; resolves only after the commit. Repeats are ignored by key. */
export type Accept = (batch: readonly Incoming[]) => Promise<void>;

/** Reads the bytes of an attachment that the bot sends. */
export type ReadAttachment = (attachment: Attachment) => Promise<Buffer>;

export interface ChannelStatus {
  /** `qr`: waits for somebody to pair it with a phone. */
  readonly state: 'off' | 'connecting' | 'qr' | 'ready' | 'degraded' | 'down';
  /** One plain sentence for the operator: what is wrong and what to do. Never a token or an address. */
  readonly note?: string;
  /** When something was last received or confirmed by the platform, milliseconds since 1970. */
  readonly lastSeen?: number;
}

export interface Sent {
  /** The platform's id of the message, when it tells. */
  readonly id?: string;
  /** The platform has taken it and says only later whether it arrived: until then the text is kept. */
  readonly pending?: true;
}

/** A platform that lets us write freely only for so long after a person wrote. */
export interface ChatWindow {
  readonly openMs: number;
  /** Sends the neutral line in the form that the platform has approved; undefined where there is none. */
  readonly invite?: (chat: string) => Promise<Sent>;
}

/**
 * Why a send failed, in the three ways that delivery can act on.
 * `retry`: later, after `retryAfterMs` if the platform said so. `gone`: the person left or never
 * started the bot; stop sending to this chat. `rejected`: this message can never be sent as it is.
 * `moved`: the chat has a new address; send there from now on. `closed`: the person wrote too long ago; it
 * has to wait until they write again.
 */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly kind: 'retry' | 'gone' | 'rejected' | 'moved' | 'closed';
  readonly retryAfterMs: number | undefined;
  readonly newChat: string | undefined;

  constructor(
    kind: SendError['kind'],
    /** For logs: the platform's code, never a text or an address. */
    reason: string,
    detail: { retryAfterMs?: number; newChat?: string; cause?: unknown } = {},
  ) {
    super(reason, { cause: detail.cause });
    this.kind = kind;
    this.retryAfterMs = detail.retryAfterMs;
    this.newChat = detail.newChat;
  }
}

/** The contract of a channel. A new one is a folder beside this file and one line in app.ts. */
export interface Channel {
  readonly name: string;
  /** Why nothing may be sent to many people at once by this channel; undefined where it may. */
  readonly noCampaigns?: string;
  readonly window?: ChatWindow;
  /** Begins to receive. Returns at once: a platform that is down is shown in `status`, never thrown. */
  start(accept: Accept): void;
  /** Stops receiving; resolves when nothing is in flight any more. */
  stop(): Promise<void>;
  /** Sends one message; throws SendError. */
  send(chat: string, message: Message, read: ReadAttachment): Promise<Sent>;
  /** Fetches what hung on a message, at most `limit` bytes; throws SendError (`gone`, `retry`, `rejected`). */
  fetchMedia(remote: RemoteMedia, limit: number): Promise<Buffer>;
  /** What waited on this server for being fetched is needed no more. Not there on channels that keep it themselves. */
  dropMedia?(remote: RemoteMedia): Promise<void>;
  /** Shows "typing" or the like. Never throws, never waits long. */
  typing?(chat: string): void;
  status(): ChannelStatus;
}
