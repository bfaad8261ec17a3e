import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../../values/message.ts';
import { type ReadAttachment, SendError, type Sent } from '../channel.ts';
import type { Addresses } from './addresses.ts';
import type { Pace } from './pace.ts';
import { answers, type Request } from './protocol.ts';
import { type Piece, render } from './render.ts';
import type { Supervisor } from './supervisor.ts';

/** How long a person would wait before they answer, in milliseconds. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}

export interface SendingOptions {
  readonly supervisor: Supervisor;
  readonly addresses: Addresses;
  readonly pace: Pace;
  readonly pause: Pause;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Parts that went out of messages that failed half-way, at most so many messages. */
const rememberedLimit = 500;

/** Sends as people do: typing is shown, a moment passes. What failed half-way goes on where it stopped. */
export class Sending {
  readonly #options: SendingOptions;
  readonly #done = new Map<string, number>();
  #underWay = 0;

  constructor(options: SendingOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#underWay > 0;
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
    const { supervisor, addresses, pace, pause, random } = this.#options;
    if (!(await supervisor.whenReady(pace.patienceMs)))
      throw new SendError('retry', 'whatsapp: not connected', { retryAfterMs: notConnectedMs });
    const chat = addresses.chatOf(address);
    if (!chat.endsWith('@g.us')) supervisor.tell({ do: 'typing', chat });
    await sleep(pause.from + random() * (pause.to - pause.from));
    const request = await requestOf(chat, piece, read);
    const limit = piece.kind === 'text' ? pace.callMs : pace.fileMs;
    return supervisor.ask(request, answers.sent, limit);
  }

  #remember(key: string, index: number): void {
    const oldest = this.#done.keys().next().value;
    if (this.#done.size >= rememberedLimit && oldest !== undefined) this.#done.delete(oldest);
    this.#done.set(key, index);
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
