import { createHash } from 'node:crypto';
import { type Api, InputFile } from 'grammy';
import type { Message } from '../../conversation/message.ts';
import type { ReadAttachment, Sent } from '../channel.ts';
import { toSendError } from './errors.ts';
import type { Pace } from './pace.ts';
import { patiently } from './patience.ts';
import { type Call, render } from './render.ts';

/** More half-sent messages than this are never kept in mind. */
const rememberedLimit = 500;

/** Sends messages; one of several parts that failed half-way goes on where it stopped. */
export class Sender {
  readonly #api: Api;
  readonly #pace: Pace;
  /** How many calls of a message to a chat have succeeded, while it waits for its next attempt. */
  readonly #done = new Map<string, number>();

  constructor(api: Api, pace: Pace) {
    this.#api = api;
    this.#pace = pace;
  }

  /**
   * Throws SendError for what Telegram or the network refuses. What `read` throws is passed on as it
   * is. When the process dies between two parts, the first ones are sent again.
   */
  async send(chat: string, message: Message, read: ReadAttachment): Promise<Sent> {
    const calls = render(message);
    const key = calls.length > 1 ? fingerprint(chat, calls) : '';
    const start = this.#done.get(key) ?? 0;
    this.#done.delete(key);
    let id: number | undefined;
    for (const [index, call] of calls.entries()) {
      if (index < start) continue;
      try {
        id = await this.#make(chat, call, read, message.silent === true);
      } catch (error) {
        if (index > 0) this.#remember(key, index);
        throw error;
      }
    }
    return id === undefined ? {} : { id: String(id) };
  }

  async #make(chat: string, call: Call, read: ReadAttachment, silent: boolean): Promise<number> {
    const to = addressOf(chat);
    const markup = {
      ...(silent ? { disable_notification: true } : {}),
      ...(call.keyboard ? { reply_markup: { inline_keyboard: call.keyboard.map((row) => [...row]) } } : {}),
    };
    if (call.method === 'sendMessage') {
      const options = { link_preview_options: { is_disabled: true }, ...markup };
      return idOf(
        patiently(this.#pace.callMs, (signal) => this.#api.sendMessage(to, call.text, options, signal)),
      );
    }
    const file = new InputFile(await read(call.attachment), fileName(call));
    const options = { ...(call.caption === undefined ? {} : { caption: call.caption }), ...markup };
    return idOf(
      patiently(this.#pace.fileMs, (signal): Promise<{ message_id: number }> => {
        if (call.method === 'sendPhoto') return this.#api.sendPhoto(to, file, options, signal);
        if (call.method === 'sendVoice') return this.#api.sendVoice(to, file, options, signal);
        return this.#api.sendDocument(to, file, options, signal);
      }),
    );
  }

  #remember(key: string, index: number): void {
    const oldest = this.#done.keys().next().value;
    if (this.#done.size >= rememberedLimit && oldest !== undefined) this.#done.delete(oldest);
    this.#done.set(key, index);
  }
}

async function idOf(sent: Promise<{ message_id: number }>): Promise<number> {
  try {
    return (await sent).message_id;
  } catch (error) {
    throw toSendError(error);
  }
}

/** Ids of chats are numbers; a public name (`@name`) stays what it is. */
export function addressOf(chat: string): number | string {
  return /^-?\d{1,15}$/.test(chat) ? Number(chat) : chat;
}

const usualNames = { sendPhoto: 'foto.jpg', sendDocument: 'dokumen', sendVoice: 'suara.ogg' } as const;

/** The name stands in a header: nothing there may end it. */
function fileName(call: Exclude<Call, { method: 'sendMessage' }>): string {
  const name = (call.attachment.fileName ?? '').replace(/[^\p{L}\p{N}._ -]/gu, '').trim();
  return name === '' ? usualNames[call.method] : name;
}

function fingerprint(chat: string, calls: readonly Call[]): string {
  return createHash('sha256')
    .update(JSON.stringify([chat, calls]))
    .digest('base64');
}
