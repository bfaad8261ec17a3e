import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { createWebChat, type PulledMessage, type WebChatDeps } from '../../src/channels/web/web.ts';
import type { Incoming } from '../../src/conversation/input.ts';
import { createHttp, type Http, type HttpDeps } from '../../src/http/server.ts';
import { localRates } from '../../src/shared/rates.ts';
import { createSeal } from '../../src/store/seal.ts';
import { readYaml } from '../../src/text/load.ts';
import { createTexts, type Texts } from '../../src/text/texts.ts';
import type { ReplyLanguage } from '../../src/values/language.ts';
import { type HelpLine, linesFileSchema } from '../../src/values/line.ts';
import type { Message } from '../../src/values/message.ts';

const root = join(import.meta.dirname, '../..');

export function webCatalogue(language: ReplyLanguage): Record<string, string> {
  const entries = Object.entries(readYaml(join(root, 'locales', language, 'web.yaml')) ?? {});
  return Object.fromEntries(entries.map(([key, text]) => [`web.${key}`, String(text)]));
}

export function helpLines(): HelpLine[] {
  return linesFileSchema.parse(readYaml(join(root, 'data/lines.yaml'))).lines;
}

export function webTexts(): Texts {
  const lines = Object.fromEntries(helpLines().map(({ id, number }) => [id, number]));
  return createTexts({ id: webCatalogue('id'), en: webCatalogue('en') }, () => ({ lines }));
}

type Answer = (incoming: Incoming) => Message[] | Promise<Message[]>;

/** An inbox, an outbox and the stores behind the page, in memory. */
export interface Behind {
  readonly deps: WebChatDeps;
  readonly accepted: Incoming[];
  readonly uploads: Map<string, Buffer>;
  readonly files: Map<string, Buffer>;
  /** Puts a message into the outbox without being asked. */
  push(chat: string, message: Message): void;
}

export function behind(answer: Answer): Behind {
  const accepted: Incoming[] = [];
  const outbox: (PulledMessage & { chat: string })[] = [];
  const done = new Map<string, Promise<void>>();
  const sessions = new Set<string>();
  const uploads = new Map<string, Buffer>();
  const files = new Map<string, Buffer>();
  const seal = createSeal(randomBytes(32));
  let seq = 100;
  const push = (chat: string, message: Message) => {
    seq += 1;
    outbox.push({ seq, chat, message });
  };
  const process = async (incoming: Incoming) => {
    for (const message of await answer(incoming)) push(incoming.chat, message);
  };
  return {
    accepted,
    uploads,
    files,
    push,
    deps: {
      accept: async (batch) => {
        for (const incoming of batch) {
          if (done.has(incoming.key)) continue;
          accepted.push(incoming);
          done.set(incoming.key, process(incoming));
        }
      },
      whenDone: async (keys, timeoutMs) => {
        const all = Promise.all(keys.map((key) => done.get(key))).then(() => true);
        const { promise: late, resolve } = Promise.withResolvers<boolean>();
        const timer = setTimeout(() => resolve(false), timeoutMs);
        return Promise.race([all, late]).finally(() => clearTimeout(timer));
      },
      pull: async (chat, after) => {
        for (const row of [...outbox]) {
          if (row.chat === chat && row.seq <= after) outbox.splice(outbox.indexOf(row), 1);
        }
        return outbox.filter((row) => row.chat === chat).map(({ seq, message }) => ({ seq, message }));
      },
      sessions: {
        remember: async (session) => void sessions.add(session),
        knows: async (session) => sessions.has(session),
      },
      uploads: {
        drop: async (ref) => void uploads.delete(ref),
        keep: async (bytes, mime, fileName) => {
          const ref = `upload-${uploads.size + 1}`;
          uploads.set(ref, bytes);
          return { ref, mime, size: bytes.length, ...(fileName ? { fileName } : {}) };
        },
        read: async (ref) => uploads.get(ref) ?? null,
      },
      readAttachment: async ({ source }) => {
        const bytes = 'media' in source ? files.get(source.media) : undefined;
        if (!bytes) throw new Error('no such file');
        return bytes;
      },
      linkSeal: {
        seal: (value) => seal.seal('web.link', value),
        open: (sealed) => seal.openText('web.link', sealed),
      },
      now: Date.now,
      randomBytes,
    },
  };
}

export interface Stage extends Behind {
  readonly url: string;
  readonly http: Http;
  readonly errors: unknown[];
  readonly close: () => Promise<void>;
  session(): Promise<string>;
  /** Posts JSON and reads JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  readonly body: any;
}

export const echo: Answer = ({ input }) => [
  { text: input.kind === 'text' ? `echo ${input.text}` : input.kind },
];

/** The whole web side on a free port, with its outside in memory. */
export async function stage(answer: Answer = echo, over: Partial<HttpDeps> = {}): Promise<Stage> {
  const back = behind(answer);
  const talk = createWebChat(back.deps);
  talk.start(back.deps.accept);
  const errors: unknown[] = [];
  const http = createHttp({
    talk,
    rates: localRates(),
    hashAddress: (address) => createHash('sha256').update(address).digest('hex'),
    texts: webTexts(),
    lines: helpLines(),
    checkAgency: (query) => ({ text: `register: ${query}` }),
    webhooks: [],
    health: {
      facts: async () => ({ startedAt: 0, queues: {}, channels: {}, last: {} }),
      ready: async () => true,
      metrics: new Registry(),
      now: Date.now,
    },
    onError: (error) => errors.push(error),
    ...over,
  });
  const url = `http://127.0.0.1:${await http.listen(0)}`;
  const read = async (response: Response): Promise<Reply> => {
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
  const post: Stage['post'] = async (path, body, headers = {}) =>
    read(
      await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  return {
    ...back,
    url,
    http,
    errors,
    close: async () => {
      await talk.stop();
      await http.close();
    },
    session: async () => (await post('/chat/sessions', {})).body.session,
    post,
    get: async (path, headers = {}) => read(await fetch(`${url}${path}`, { headers })),
  };
}
