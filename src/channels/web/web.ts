import type { Incoming, Input, RemoteMedia } from '../../conversation/input.ts';
import { fileType } from '../../values/file-type.ts';
import type { Language } from '../../values/language.ts';
import type { Attachment, Message } from '../../values/message.ts';
import { type Accept, type Channel, type ReadAttachment, SendError } from '../channel.ts';
import { readChoiceId } from './choice-id.ts';
import { type LinkSeal, mediaUrl, openMediaId } from './media-link.ts';
import { createPositions } from './positions.ts';
import { renderWeb, type WebReply } from './render.ts';

export interface WebChatDeps {
  readonly accept: Accept;
  /** Resolves when the messages with these keys were processed (true), or after the time (false). */
  readonly whenDone: (keys: readonly string[], timeoutMs: number) => Promise<boolean>;
  /** Messages for a chat numbered above `after`; those up to it were shown and are forgotten. */
  readonly pull: (chat: string, after: number) => Promise<readonly PulledMessage[]>;
  readonly sessions: {
    readonly remember: (session: string) => Promise<void>;
    readonly knows: (session: string) => Promise<boolean>;
  };
  /** Files on their way from the page to `prepare`, stored durably. */
  readonly uploads: {
    readonly keep: (bytes: Buffer, mime: string, fileName?: string) => Promise<RemoteMedia>;
    /** Null when it is there no more. */
    readonly read: (ref: string) => Promise<Buffer | null>;
    /** It was cleaned and stored, or refused: the file as it came is not kept. */
    readonly drop: (ref: string) => Promise<void>;
  };
  readonly readAttachment: ReadAttachment;
  readonly linkSeal: LinkSeal;
  readonly now: () => number;
  readonly randomBytes: (size: number) => Buffer;
}

export interface PulledMessage {
  readonly seq: number;
  readonly message: Message;
}

/** What a person has sent from the page. */
export interface Said {
  readonly text?: string;
  /** Id of a choice that was shown. */
  readonly choice?: string;
  readonly file?: { readonly bytes: Buffer; readonly fileName?: string };
  /** The page's own id of the message: sent again with the same one it counts once. */
  readonly id?: string;
  /** Number up to which the page has shown replies; without it: whatever was not handed out yet. */
  readonly after?: number;
  readonly language?: Language;
}

export interface Drained {
  readonly replies: readonly WebReply[];
  /** Number of the last reply, for the next call. */
  readonly after: number;
}

/** Why something said cannot be taken. */
export type Refusal = 'empty' | 'unknown-choice' | 'wrong-file-type';

/** The talk of the page with the bot, for the routes under /chat. */
export interface WebTalk {
  /** Issues a session: 192 random bits. */
  open(): Promise<string>;
  knows(session: string): Promise<boolean>;
  /** Takes what was said, waits until it was processed (at most 10 s) and gives the replies so far. */
  say(session: string, said: Said): Promise<Drained | Refusal>;
  replies(session: string, after?: number): Promise<Drained>;
  /** The bytes of something that was sent to this very session; null otherwise. */
  media(session: string, id: string): Promise<{ bytes: Buffer; mime: string } | null>;
}

export const webChannelName = 'web';
const waitMs = 10_000;

/**
 * The web chat. It is pulled: replies wait in the outbox until the page asks for them, so `send` is never
 * the way. The session is the writer and the chat.
 */
export function createWebChat(deps: WebChatDeps): Channel & WebTalk {
  const positions = createPositions();
  const inFlight = new Set<Promise<unknown>>();
  let lastSeen: number | undefined;
  let state: 'off' | 'ready' = 'off';
  let stopWaiting: () => void = () => {};
  let stopping = new Promise<void>((resolve) => {
    stopWaiting = resolve;
  });

  const drain = async (session: string, after: number | undefined): Promise<Drained> => {
    const from = after ?? positions.of(session);
    const pulled = await deps.pull(session, from);
    // Two calls without a number may pull the same replies; the first one hands them out.
    const fresh = after === undefined ? pulled.filter(({ seq }) => seq > positions.of(session)) : pulled;
    const last = fresh.at(-1)?.seq ?? from;
    positions.advance(session, last);
    return {
      replies: fresh.map(({ message }) =>
        renderWeb(message, (attachment) => mediaUrl(deps.linkSeal, session, attachment)),
      ),
      after: last,
    };
  };

  const say = async (session: string, said: Said): Promise<Drained | Refusal> => {
    const input = await inputOf(said, deps.uploads.keep);
    if (typeof input === 'string') return input;
    const now = deps.now();
    lastSeen = now;
    const incoming: Incoming = {
      key: `${webChannelName}:${session}:${said.id ?? deps.randomBytes(16).toString('hex')}`,
      channel: webChannelName,
      sender: session,
      chat: session,
      group: false,
      sentAt: now,
      ...(said.language ? { deviceLanguage: said.language } : {}),
      input,
    };
    await deps.accept([incoming]);
    await Promise.race([deps.whenDone([incoming.key], waitMs), stopping]);
    return drain(session, said.after);
  };

  return {
    name: webChannelName,
    start: () => {
      state = 'ready';
      stopping = new Promise((resolve) => {
        stopWaiting = resolve;
      });
    },
    stop: async () => {
      state = 'off';
      stopWaiting();
      await Promise.allSettled(inFlight);
    },
    send: async () => {
      throw new SendError('retry', 'the web chat is pulled by the page');
    },
    fetchMedia: async (remote, limit) => {
      const bytes = await deps.uploads.read(remote.ref);
      if (!bytes) throw new SendError('gone', 'upload is gone');
      if (bytes.length > limit) throw new SendError('rejected', 'upload is too big');
      return bytes;
    },
    dropMedia: ({ ref }) => deps.uploads.drop(ref),
    status: () => ({ state, ...(lastSeen === undefined ? {} : { lastSeen }) }),
    open: async () => {
      const session = deps.randomBytes(24).toString('base64url');
      await deps.sessions.remember(session);
      return session;
    },
    knows: (session) => deps.sessions.knows(session),
    say: (session, said) => {
      const talk = say(session, said);
      inFlight.add(talk);
      const done = () => inFlight.delete(talk);
      talk.then(done, done);
      return talk;
    },
    replies: drain,
    media: async (session, id) => {
      const attachment = openMediaId(deps.linkSeal, session, id);
      if (!attachment) return null;
      const bytes = await readOrNull(deps.readAttachment, attachment);
      return bytes && { bytes, mime: fileType(bytes) ?? 'application/octet-stream' };
    },
  };
}

/** Null when it is not theirs any more. */
async function readOrNull(read: ReadAttachment, attachment: Attachment): Promise<Buffer | null> {
  try {
    return await read(attachment);
  } catch (error) {
    if (error instanceof SendError) return null;
    throw error;
  }
}

type Keep = WebChatDeps['uploads']['keep'];

async function inputOf(said: Said, keep: Keep): Promise<Input | Refusal> {
  if (said.file) {
    const { bytes, fileName } = said.file;
    const mime = fileType(bytes);
    if (mime === null) return 'wrong-file-type';
    return {
      kind: 'media',
      media: mime.startsWith('image/') ? 'photo' : 'document',
      remote: await keep(bytes, mime, fileName),
      ...(said.text?.trim() ? { caption: said.text } : {}),
    };
  }
  if (said.choice !== undefined) return readChoiceId(said.choice) ?? 'unknown-choice';
  if (!said.text?.trim()) return 'empty';
  return readChoiceId(said.text) ?? { kind: 'text', text: said.text };
}
