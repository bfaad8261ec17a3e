import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { Account, type Faults, type Sent } from './account.ts';
import { makeCertificate } from './certificate.ts';
import { type Around, Person } from './person.ts';
import { accept } from './websocket.ts';
import { newMessageId, seconds, World } from './world.ts';

export interface Options {
  /** How long a QR code is valid; 20 s by default. */
  readonly refMs?: number;
}

/** How the page presents itself, from the next load on. */
interface Page {
  /** Null: it never says its version, as after a change that the library does not know. */
  version: string | null;
  /** Modules that have gone. */
  missing: readonly string[];
}

const scripts = new Map(
  ['models.js', 'wire.js', 'state.js', 'modules.js'].map((name) => [
    `/${name}`,
    readFileSync(join(import.meta.dirname, 'page', name)),
  ]),
);

/** A running WhatsApp Web together with the people who use it and the phone of the bot. */
export class WhatsappWeb {
  readonly page: Page = { version: '2.3000.1029000000', missing: [] };
  /** What the program's Chromium is started with, so that WhatsApp's name leads here and nothing leads out. */
  readonly chromiumArgs: readonly string[];
  readonly #server: Server;
  readonly #world: World;
  readonly #account: Account;
  readonly #around: Around;
  readonly #people = new Map<string, Person>();

  constructor(server: Server, world: World, account: Account, around: Around, spkiHash: string) {
    this.#server = server;
    this.#world = world;
    this.#account = account;
    this.#around = around;
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const rules = `MAP web.whatsapp.com:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
    this.chromiumArgs = [
      `--host-resolver-rules=${rules}`,
      `--ignore-certificate-errors-spki-list=${spkiHash}`,
    ];
  }

  /** The same person for the same number (E.164 without `+`). */
  user(number: string): Person {
    const known = this.#people.get(number);
    if (known) return known;
    const person = new Person(this.#around, number);
    this.#people.set(number, person);
    return person;
  }

  /** A group of these people and the bot. */
  group(id: string, numbers: readonly string[]): void {
    const people = numbers.map((number) => this.#world.register(number).pn);
    const participants = new Set([...people, this.#world.own.pn]);
    this.#world.groups.set(id, { id, participants });
    this.#account.tell('group', { id, participants: [...participants] });
  }

  /** What the page shows to be scanned; empty when it shows none. */
  get qr(): string {
    return this.#account.ref;
  }

  /** The bot's phone scans the QR code; waits until there is one. */
  async scan(): Promise<void> {
    await this.until(() => this.#account.ref !== '');
    this.#account.scan();
  }

  /** Whether a paired browser is connected. */
  get connected(): boolean {
    return this.#account.connected;
  }

  get sent(): readonly Sent[] {
    return this.#account.sent;
  }
  /** Chats that were marked as seen, one entry for each time. */
  get seen(): readonly string[] {
    return this.#account.seen;
  }
  get typing(): readonly string[] {
    return this.#account.typing;
  }
  get cleared(): readonly string[] {
    return this.#account.cleared;
  }
  get rejectedCalls(): readonly string[] {
    return this.#account.rejectedCalls;
  }
  get left(): readonly string[] {
    return this.#account.left;
  }
  get faults(): Faults {
    return this.#account.faults;
  }

  unread(chat: string): number {
    return this.#world.unread.get(chat) ?? 0;
  }

  /** The file of a message is no longer on the server. */
  loseFiles(): void {
    this.#world.files.clear();
  }

  /** Somebody writes by hand on the bot's own phone. */
  ownPhoneSays(chat: string, text: string): void {
    const message = { id: newMessageId(), chat, fromMe: true, type: 'chat', body: text, t: seconds() };
    this.#account.deliver(message);
  }

  /** The bot's connection breaks; the page connects again by itself. */
  dropSocket(): void {
    this.#account.drop();
  }

  /** The same session was opened in another window. */
  conflict(): void {
    this.#account.tell('conflict', {});
  }

  /** The link is ended on the phone. */
  logout(): void {
    this.#account.logout();
  }

  async until(holds: () => boolean, timeoutMs = 30_000): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const unlisten = this.#around.listen(() => {
        if (!holds()) return;
        clearTimeout(timer);
        unlisten();
        resolve();
      });
      const timer = setTimeout(() => {
        unlisten();
        reject(new Error(`did not hold within ${timeoutMs} ms: ${holds}`));
      }, timeoutMs);
    });
  }

  /** What the server answers to a browser that opens its address. */
  html(): string {
    const settings = `window.standIn = ${JSON.stringify(this.page)}`;
    return `<!doctype html><title>WhatsApp Web</title><script>${settings}</script><script type="module" src="/modules.js"></script>`;
  }

  async stop(): Promise<void> {
    this.#account.stop();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

/** Starts a local WhatsApp Web. Stop it at the end. */
export async function startWhatsappWeb({ refMs = 20_000 }: Options = {}): Promise<WhatsappWeb> {
  const { key, cert, spkiHash } = await makeCertificate();
  const listeners = new Set<() => void>();
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const world = new World();
  const account = new Account(world, refMs, changed);
  const server = createServer({ key, cert }, (request, response) => {
    const path = request.url?.replace(/\?.*$/, '') ?? '';
    const script = scripts.get(path);
    const type = script ? 'text/javascript' : 'text/html';
    const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' };
    response.writeHead(script || path === '/' ? 200 : 404, headers);
    response.end(script ?? (path === '/' ? standIn.html() : ''));
  });
  server.on('upgrade', (request, socket) => {
    accept(request, socket, (connection) => {
      account.open(connection);
      return {
        message: (value) => {
          if (isAsk(value)) void account.hear(connection, value);
        },
        closed: () => account.closed(connection),
      };
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn = new WhatsappWeb(server, world, account, { world, account, listen }, spkiHash);
  return standIn;
}

const isAsk = (value: unknown): value is { op: string } =>
  typeof value === 'object' && value !== null && 'op' in value && typeof value.op === 'string';
