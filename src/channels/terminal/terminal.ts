import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { numberOf } from '../../flows/choose.ts';
import type { Texts } from '../../text/texts.ts';
import type { ReplyLanguage } from '../../values/language.ts';
import type { Attachment, Message } from '../../values/message.ts';
import { type Accept, type Channel, SendError } from '../channel.ts';

export interface TerminalDeps {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether the output shows colours: only a real terminal does. */
  readonly colours: boolean;
  readonly texts: Texts;
  readonly language: ReplyLanguage;
  readonly now: () => number;
  readonly randomBytes: (size: number) => Buffer;
}

export interface Terminal extends Channel {
  /** Resolves when the person typed `/keluar` or the input has ended, and every line was taken. */
  readonly ended: Promise<void>;
}

export const terminalChannelName = 'terminal';
const chat = 'local';
const quit = '/keluar';

/** The bot in a terminal: lines come from a stream, replies are printed to another. */
export function createTerminal(deps: TerminalDeps): Terminal {
  const { output, texts, language } = deps;
  const t = (key: string, params?: Record<string, string>) =>
    texts.t(language, `web.terminal-${key}`, params);
  // Numbers of lines start anew with every run; a part of its own keeps their keys apart.
  const run = deps.randomBytes(8).toString('hex');
  let lines: Interface | undefined;
  let taken = Promise.resolve();
  let count = 0;
  let lastSeen: number | undefined;
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  const take = async (accept: Accept, text: string) => {
    count += 1;
    lastSeen = deps.now();
    const incoming = {
      key: `${terminalChannelName}:${run}:${count}`,
      channel: terminalChannelName,
      sender: chat,
      chat,
      group: false,
      sentAt: lastSeen,
      deviceLanguage: language,
      input: { kind: 'text', text },
    } as const;
    await accept([incoming]).catch(() => print(t('unsent')));
  };

  const print = (text: string) => {
    // What is being typed makes room and comes back below.
    output.write(`${deps.colours ? clearLine : ''}${text}\n`);
    lines?.prompt(true);
  };

  return {
    name: terminalChannelName,
    ended,
    start: (accept) => {
      lines = createInterface({
        input: deps.input,
        output,
        terminal: deps.colours,
        prompt: deps.colours ? t('prompt') : '',
      });
      lines.on('line', (line) => {
        const text = printable(line).trim();
        if (text === quit) return lines?.close();
        if (text === '') return lines?.prompt();
        taken = taken.then(() => take(accept, text));
      });
      lines.on('close', () => {
        lines = undefined;
        void taken.then(() => {
          print(t('bye'));
          end();
        });
      });
      print(t('hello'));
    },
    stop: async () => {
      lines?.close();
      await taken;
    },
    send: async (_chat, message) => {
      print(
        paint(message, {
          colours: deps.colours,
          bot: t('bot'),
          attachment: (name) => t('attachment', { name }),
        }),
      );
      return {};
    },
    fetchMedia: async () => {
      throw new SendError('gone', 'a terminal sends no files');
    },
    status: () => ({ state: lines ? 'ready' : 'off', ...(lastSeen === undefined ? {} : { lastSeen }) }),
  };
}

interface Paint {
  readonly colours: boolean;
  readonly bot: string;
  readonly attachment: (name: string) => string;
}

const clearLine = '\r\x1b[K';
const bold = '\x1b[1m';
const yellow = '\x1b[33m';
const plain = '\x1b[0m';

/** A message as lines of a terminal, choices with the numbers to type. */
function paint(message: Message, { colours, bot, attachment }: Paint): string {
  const colour = (code: string, text: string) => (colours ? `${code}${text}${plain}` : text);
  const choices = (message.choices ?? []).map((choice, index) => {
    const key = choice.url ?? choice.command ?? numberOf(choice, index);
    return `  ${colour(yellow, key)} ${printable(choice.label)}`;
  });
  const attachments = (message.attachments ?? []).map((one) => `  ${attachment(printable(nameOf(one)))}`);
  return [`${colour(bold, `${bot}>`)} ${printable(message.text)}`, ...choices, ...attachments].join('\n');
}

function nameOf({ fileName, kind }: Attachment): string {
  return fileName ?? kind;
}

/** Without control characters, which could move the cursor or change the colours. Lines stay lines. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '');
}
