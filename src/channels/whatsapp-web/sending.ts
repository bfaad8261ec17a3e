import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../../values/message.ts';
import { type ReadAttachment, SendError, type Sent } from '../channel.ts';
import type { Addresses } from './addresses.ts';
import type { Pace } from './pace.ts';
import { answers, type Request } from './protocol.ts';
import { remember } from './remember.ts';
import { type Piece, render } from './render.ts';
import type { Supervisor } from './supervisor.ts';

/** How long a person would wait before they answer, in milliseconds. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}

export interface SendingOptions {
  readonly supervisor: Pick<Supervisor, 'ask' | 'tell' | 'whenReady'>;
  readonly addresses: Addresses;
  readonly pace: Pace;
  readonly pause: Pause;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly now: () => number;
}

/** Nobody types in more chats than this at once. */
const mostTyping = 8;
const chatsLimit = 5000;
/** After so long the bot begins anew rather than to answer. */
const longQuietMs = 60_000;
/** Parts that went out of messages that failed half-way, at most so many messages. */
const rememberedLimit = 500;

/** Sends as people do: typing is shown, a moment passes. What failed half-way goes on where it stopped. */
export class Sending {
  readonly #options: SendingOptions;
  readonly #done = new Map<string, number>();
  /** Chat → when something was last heard from it or sent to it. */
  readonly #lastAt = new Map<string, number>();
  #underWay = 0;

  constructor(options: SendingOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#underWay > 0;
  }

  /** Something happened in this chat just now. */
  heard(chat: string): void {
    remember(this.#lastAt, chat, this.#options.now(), chatsLimit);
  }

  async send(address: string, message: Message, read: ReadAttachment): Promise<Sent> {
    if (/@(broadcast|newsletter)$/.test(address))
      throw new SendError('rejected', 'whatsapp: nothing is sent to many at once');
    const pieces = render(message);
    const key = pieces.length > 1 ? fingerprint(address, pieces) : '';
    const start = this.#done.get(key) ?? 0;
    this.#done.delete(key);
    this.#underWay += 1;
    try {
      let id: string | undefined;
      for (const [index, piece] of pieces.entries()) {
        if (index < start) continue;
        try {
          ({ id } = await this.#piece(address, piece, read));
        } catch (error) {
          if (index > 0) this.#remember(key, index);
          throw error;
        }
      }
      return id === undefined ? {} : { id };
    } finally {
      this.#underWay -= 1;
    }
  }

  async #piece(address: string, piece: Piece, read: ReadAttachment): Promise<{ id: string }> {
    const { supervisor, addresses, pace } = this.#options;
    if (!(await supervisor.whenReady(pace.patienceMs)))
      throw new SendError('retry', 'whatsapp: not connected', { retryAfterMs: notConnectedMs });
    const chat = addresses.chatOf(address);
    if (!chat.endsWith('@g.us') && this.#underWay <= mostTyping) supervisor.tell({ do: 'typing', chat });
    await this.#pause(chat);
    const request = await requestOf(chat, piece, read);
    const limit = piece.kind === 'text' ? pace.callMs : pace.fileMs;
    const sent = await supervisor.ask(request, answers.sent, limit);
    this.heard(chat);
    return sent;
  }

  /** A moment between what was heard or said last and this; whoever waited in a queue has waited already. */
  async #pause(chat: string): Promise<void> {
    const { pause, random, now } = this.#options;
    const wanted = pause.from + random() * (pause.to - pause.from);
    const waited = now() - (this.#lastAt.get(chat) ?? 0);
    const left = wanted - (waited > longQuietMs ? 0 : waited);
    if (left > 0) await sleep(left);
  }

  #remember(key: string, index: number): void {
    remember(this.#done, key, index, rememberedLimit);
  }
}

const notConnectedMs = 2000;

const files = {
  photo: { mime: 'image/jpeg', name: 'foto.jpg' },
  document: { mime: 'application/pdf', name: 'dokumen.pdf' },
  voice: { mime: 'audio/ogg; codecs=opus', name: 'suara.ogg' },
} as const;

async function requestOf(chat: string, piece: Piece, read: ReadAttachment): Promise<Request> {
  if (piece.kind === 'text') return { do: 'text', chat, text: piece.text };
  const { attachment, caption } = piece;
  const bytes = await read(attachment);
  const { mime, name } = files[attachment.kind];
  return {
    do: 'file',
    chat,
    as: attachment.kind,
    mime: bytes.subarray(0, 4).toString('latin1') === '\x89PNG' ? 'image/png' : mime,
    name: attachment.fileName ?? name,
    bytes: new Uint8Array(bytes),
    ...(caption === undefined ? {} : { caption }),
  };
}

function fingerprint(address: string, pieces: readonly Piece[]): string {
  return createHash('sha256')
    .update(JSON.stringify([address, pieces]))
    .digest('base64');
}
