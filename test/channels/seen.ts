import { PassThrough } from 'node:stream';
import { parseUpdate } from '../../src/channels/telegram/parse.ts';
import { render as renderTelegram } from '../../src/channels/telegram/render.ts';
import { createTerminal } from '../../src/channels/terminal/terminal.ts';
import { readChoiceId } from '../../src/channels/web/choice-id.ts';
import { renderWeb } from '../../src/channels/web/render.ts';
import { parsePost } from '../../src/channels/whatsapp-cloud/parse.ts';
import { render as renderCloud } from '../../src/channels/whatsapp-cloud/render.ts';
import { parseMessage } from '../../src/channels/whatsapp-web/parse.ts';
import { render as renderWhatsappWeb } from '../../src/channels/whatsapp-web/render.ts';
import type { Incoming, Input } from '../../src/conversation/input.ts';
import type { Message } from '../../src/values/message.ts';
import { world } from '../conversation/player.ts';

/** What a person can do with what a channel shows them. */
export interface Screen {
  /** What is shown as words. */
  readonly text: string;
  /** What can be tapped: what stands on it, and what the channel makes of the tap. */
  readonly taps: readonly { readonly shown: string; readonly tap: () => Input | undefined }[];
}

/** A channel from both sides: what it shows of a message, and what it makes of typed words. */
export interface Seen {
  readonly name: string;
  show(message: Message): Promise<Screen> | Screen;
  type(text: string): Promise<Input | undefined> | (Input | undefined);
}

const around = { botKey: '1', botId: 1, username: 'bot', now: 0 };
const from = { id: 7, is_bot: false };
const chat = { id: 7, type: 'private' };

const telegram: Seen = {
  name: 'telegram',
  show: (message) => {
    const calls = renderTelegram(message);
    const buttons = calls.flatMap((call) => call.keyboard ?? []).flat();
    return {
      text: calls.map((call) => ('text' in call ? call.text : (call.caption ?? ''))).join('\n'),
      taps: buttons.flatMap((button) => {
        if (!('callback_data' in button)) return [];
        const update = {
          update_id: 1,
          callback_query: { id: '1', from, message: { chat }, data: button.callback_data },
        };
        return [{ shown: button.text, tap: () => parseUpdate(update, around)?.incoming?.input }];
      }),
    };
  },
  type: (text) =>
    parseUpdate({ update_id: 1, message: { message_id: 1, date: 1, chat, from, text } }, around)?.incoming
      ?.input,
};

function posted(message: object): Input | undefined {
  const value = {
    metadata: { phone_number_id: '1' },
    messages: [{ from: '628120000001', id: 'wamid.1', timestamp: '1', ...message }],
  };
  const post = { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value }] }] };
  return parsePost(post, { phoneId: '1', now: 0 })?.incoming[0]?.input;
}

const whatsappCloud: Seen = {
  name: 'whatsapp-cloud',
  show: (message) => {
    const calls = renderCloud(message, { listButton: 'Lihat', onCut: () => undefined });
    const interactive = calls.flatMap((call) => (call.kind === 'interactive' ? [call.interactive] : []));
    const text = calls.map((call) =>
      call.kind === 'text'
        ? call.text
        : call.kind === 'media'
          ? (call.caption ?? '')
          : call.interactive.body.text,
    );
    const taps = interactive.flatMap((one) =>
      one.type === 'button'
        ? one.action.buttons.map(({ reply }) => ({ shown: reply.title, id: reply.id, type: 'button_reply' }))
        : one.action.sections.flatMap(({ rows }) =>
            rows.map(({ id, title, description = '' }) => ({
              shown: `${title}\n${description}`,
              id,
              type: 'list_reply',
            })),
          ),
    );
    return {
      text: text.join('\n'),
      taps: taps.map(({ shown, id, type }) => ({
        shown,
        tap: () => posted({ type: 'interactive', interactive: { type, [type]: { id, title: shown } } }),
      })),
    };
  },
  type: (body) => posted({ type: 'text', text: { body } }),
};

const whatsappWeb: Seen = {
  name: 'whatsapp-web',
  show: (message) => ({
    text: renderWhatsappWeb(message)
      .map((piece) => (piece.kind === 'text' ? piece.text : (piece.caption ?? '')))
      .join('\n'),
    taps: [],
  }),
  type: (text) => {
    const flags = { fromMe: false, forwarded: false, viewOnce: false, status: false };
    const message = { id: '1', ref: '1', chat: '628120000001@c.us', type: 'chat', sentAt: 1, text, ...flags };
    const senderOf = () => ({ address: '628120000001', aliases: [] });
    return parseMessage(message, { channel: 'whatsapp-web', senderOf })?.input;
  },
};

const web: Seen = {
  name: 'web',
  show: (message) => {
    const { text, choices } = renderWeb(message, () => '');
    return {
      text,
      taps: choices.map(({ id, label }) => ({ shown: label, tap: () => readChoiceId(id) ?? undefined })),
    };
  },
  type: (text) => ({ kind: 'text', text }),
};

/** Through its real streams. */
function terminal(): Seen {
  const input = new PassThrough();
  const output = new PassThrough();
  let came: (incoming: Incoming) => void = () => undefined;
  const channel = createTerminal({
    input,
    output,
    colours: false,
    texts: world.texts,
    language: 'id',
    now: () => 0,
    randomBytes: (size) => Buffer.alloc(size),
  });
  channel.start(async (batch) => {
    for (const incoming of batch) came(incoming);
  });
  return {
    name: 'terminal',
    show: async (message) => {
      output.read();
      await channel.send('local', message, async () => Buffer.alloc(0));
      return { text: String(output.read() ?? ''), taps: [] };
    },
    type: (text) =>
      new Promise((resolve) => {
        came = (incoming) => resolve(incoming.input);
        input.write(`${text.replaceAll('\n', ' ')}\n`);
      }),
  };
}

/** Every channel of the program. A new one is one more line. */
export const allChannels: readonly Seen[] = [telegram, whatsappCloud, whatsappWeb, web, terminal()];
