import { createHash } from 'node:crypto';
import { fileType } from '../../values/file-type.ts';
import type { Attachment, Message } from '../../values/message.ts';
import type { ReadAttachment, Sent } from '../channel.ts';
import type { Graph } from './graph.ts';
import { cutTo } from './limits.ts';
import { messageMark } from './parse.ts';
import { type Call, type RenderOptions, render } from './render.ts';

/** More half-sent messages than this are never kept in mind. */
const rememberedLimit = 500;

/** Who gets it: a number is named otherwise than the id of somebody who hides theirs. */
export function addressed(chat: string): object {
  const individual = { recipient_type: 'individual' };
  return /^\d+$/.test(chat) ? { ...individual, to: chat } : { ...individual, recipient: chat };
}

/** Sends messages; one of several parts that failed half-way goes on where it stopped. */
export class Sender {
  readonly #graph: Graph;
  readonly #options: RenderOptions;
  /** How many calls of a message to a chat have succeeded, while it waits for its next attempt. */
  readonly #done = new Map<string, number>();

  constructor(graph: Graph, options: RenderOptions) {
    this.#graph = graph;
    this.#options = options;
  }

  /** Throws SendError for what Meta or the network refuses. What `read` throws is passed on as it is. */
  async send(chat: string, message: Message, read: ReadAttachment): Promise<Sent> {
    const calls = render(message, this.#options);
    const key = calls.length > 1 ? fingerprint(chat, calls) : '';
    const start = this.#done.get(key) ?? 0;
    this.#done.delete(key);
    let id = '';
    for (const [index, call] of calls.entries()) {
      if (index < start) continue;
      try {
        id = await this.#graph.send({ ...addressed(chat), ...(await this.#bodyOf(call, read)) });
      } catch (error) {
        if (index > 0) this.#remember(key, index);
        throw error;
      }
    }
    return { id: messageMark(id), pending: true };
  }

  async #bodyOf(call: Call, read: ReadAttachment): Promise<object> {
    if (call.kind === 'text') return { type: 'text', text: { body: call.text, preview_url: false } };
    if (call.kind === 'interactive') return { type: 'interactive', interactive: call.interactive };
    return this.#mediaOf(call.attachment, call.caption, read);
  }

  async #mediaOf(attachment: Attachment, caption: string | undefined, read: ReadAttachment): Promise<object> {
    const bytes = await read(attachment);
    const mime =
      attachment.kind === 'voice' ? soundType(bytes) : (fileType(bytes) ?? 'application/octet-stream');
    const type = mime.startsWith('audio/') ? 'audio' : isPicture(mime) ? 'image' : 'document';
    const name = this.#fileName(attachment, mime);
    const id = await this.#graph.upload(bytes, mime, name);
    const under = caption === undefined ? {} : { caption };
    if (type === 'audio') return { type, audio: { id } };
    return type === 'image'
      ? { type, image: { id, ...under } }
      : { type, document: { id, ...under, filename: name } };
  }

  /** The name stands in a header: nothing there may end it. */
  #fileName({ fileName }: Attachment, mime: string): string {
    const name = (fileName ?? '').replace(/[^\p{L}\p{N}._ -]/gu, '').trim();
    return name === '' ? `suluh.${endings[mime] ?? 'bin'}` : cutTo(name, 'fileName', this.#options.onCut);
  }

  #remember(key: string, index: number): void {
    const oldest = this.#done.keys().next().value;
    if (this.#done.size >= rememberedLimit && oldest !== undefined) this.#done.delete(oldest);
    this.#done.set(key, index);
  }
}

/** What WhatsApp shows as a picture; any other kind goes as a document. */
const isPicture = (mime: string): boolean => mime === 'image/jpeg' || mime === 'image/png';

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
};

/** A stored voice is one of these three. */
function soundType(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, 8);
  if (head.startsWith('OggS')) return 'audio/ogg';
  return head.slice(4) === 'ftyp' ? 'audio/mp4' : 'audio/mpeg';
}

function fingerprint(chat: string, calls: readonly Call[]): string {
  return createHash('sha256')
    .update(JSON.stringify([chat, calls]))
    .digest('base64');
}
