import type { Account, Sent } from './account.ts';
import { type Ids, newMessageId, seconds, type Told, type World } from './world.ts';

export type Match = RegExp | string | ((message: Sent) => boolean);

export interface Around {
  readonly world: World;
  readonly account: Account;
  /** Called whenever something has changed; gives what ends it. */
  readonly listen: (listener: () => void) => () => void;
}

interface Extra {
  /** How long ago it was written, in seconds. */
  readonly ago?: number;
  readonly [more: string]: unknown;
}

/** A person with a WhatsApp of their own, in the private chat with the bot or in a group. */
export class Person {
  readonly ids: Ids;
  readonly number: string;
  readonly #around: Around;
  readonly #group: string | undefined;
  #byLid = false;
  #read = 0;

  constructor(around: Around, number: string, group?: string) {
    this.#around = around;
    this.number = number;
    this.#group = group;
    this.ids = around.world.register(number);
    around.world.known.add(this.ids);
  }

  /** From now on this person is written by `@lid`. `hidden`: their number is not shown to the bot. */
  usesLid({ hidden = false } = {}): this {
    this.#byLid = true;
    if (hidden) this.#around.world.known.delete(this.ids);
    else this.#around.account.tell('people', { people: [this.ids] });
    return this;
  }

  inGroup(id: string): Person {
    const person = new Person(this.#around, this.number, id);
    if (this.#byLid) person.usesLid();
    return person;
  }

  /** Where the bot writes to reach this person here. */
  get chat(): string {
    return this.#group ?? (this.#byLid ? this.ids.lid : this.ids.pn);
  }

  says(text: string, extra: Extra = {}): string {
    return this.sends({ type: 'chat', body: text, ...extra });
  }

  sendsPhoto(bytes: Buffer, caption?: string, extra: Extra = {}): string {
    return this.#sendsFile('image', bytes, 'image/jpeg', { ...(caption ? { caption } : {}), ...extra });
  }

  sendsVoice(bytes: Buffer, extra: Extra = {}): string {
    return this.#sendsFile('ptt', bytes, 'audio/ogg; codecs=opus', extra);
  }

  sendsVideo(bytes: Buffer): string {
    return this.#sendsFile('video', bytes, 'video/mp4', {});
  }

  sendsDocument(bytes: Buffer, filename = 'surat.pdf', extra: Extra = {}): string {
    return this.#sendsFile('document', bytes, 'application/pdf', { filename, ...extra });
  }

  /** A photo that opens once, which linked browsers are not given. */
  sendsViewOnce(): string {
    return this.sends({ type: 'image', isViewOnce: true });
  }

  sendsLocation(lat: number, lng: number): string {
    return this.sends({ type: 'location', lat, lng, body: '/9j/4AAQ' });
  }

  sendsContact(name: string, number: string): string {
    const card = `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL;type=CELL;waid=${number}:+${number}\nEND:VCARD`;
    return this.sends({ type: 'vcard', body: card });
  }

  sendsPoll(question: string, options: readonly string[]): string {
    return this.sends({
      type: 'poll_creation',
      pollName: question,
      pollOptions: options.map((name) => ({ name })),
    });
  }

  /** Any message, as the page would hold it. Gives its id. */
  sends({ ago = 0, ...content }: Extra): string {
    const id = typeof content.id === 'string' ? content.id : newMessageId();
    const type = typeof content.type === 'string' ? content.type : 'chat';
    const author = this.#group ? { author: this.#byLid ? this.ids.lid : this.ids.pn } : {};
    const message: Told = {
      ...content,
      ...author,
      id,
      chat: this.chat,
      fromMe: false,
      type,
      t: typeof content.t === 'number' ? content.t : seconds() - ago,
    };
    this.#around.account.deliver(message);
    return id;
  }

  /** Changes the words of an earlier message. */
  edits(id: string, body: string): void {
    const fields = { latestEditSenderTimestampMs: Date.now(), body };
    this.#around.account.tell('change', { id, fields });
  }

  revokes(id: string): void {
    this.#around.account.tell('change', { id, fields: { type: 'revoked' } });
  }

  reacts(id: string, text: string): void {
    const { world, account } = this.#around;
    const key = { fromMe: true, remote: this.chat, id, _serialized: `true_${this.chat}_${id}` };
    const reaction = { id: key, reactionParentKey: key, reactionText: text, from: this.chat };
    account.tell('reaction', {
      reactions: [{ ...reaction, reactionTimestamp: Date.now(), to: world.own.pn }],
    });
  }

  calls({ video = false } = {}): string {
    const id = newMessageId();
    this.#around.account.tell('call', {
      id,
      from: this.chat,
      isVideo: video,
      isGroup: false,
      offerTime: seconds(),
    });
    return id;
  }

  /** Takes another number; WhatsApp says so in the new chat, with both. Gives the person under the new one. */
  changesNumber(number: string): Person {
    const after = new Person(this.#around, number);
    const { world, account } = this.#around;
    world.registered.delete(this.ids.pn);
    const id = newMessageId();
    const notice = { type: 'notification_template', subtype: 'change_number', to: after.ids.pn };
    const params = { templateParams: [this.ids.pn, after.ids.pn] };
    account.deliver({ ...notice, ...params, id, chat: after.ids.pn, fromMe: false, t: seconds() });
    account.tell('change', { id, fields: { told: true } });
    return after;
  }

  /** Adds the bot to a group, with others whose numbers are given. */
  addsBotTo(group: string, others: readonly string[] = []): void {
    const { world, account } = this.#around;
    const people = [this.ids.pn, ...others.map((number) => world.register(number).pn)];
    const participants = new Set([...people, world.own.pn]);
    world.groups.set(group, { id: group, participants });
    account.tell('group', { id: group, participants: [...participants] });
    const body = { type: 'gp2', subtype: 'add', recipients: [world.own.pn] };
    account.deliver({
      ...body,
      id: newMessageId(),
      chat: group,
      author: this.ids.pn,
      fromMe: false,
      t: seconds(),
    });
  }

  /** All messages of the bot in this chat, oldest first. */
  get inbox(): Sent[] {
    const chats = this.#group ? [this.#group] : [this.ids.pn, this.ids.lid];
    return this.#around.account.sent.filter((message) => chats.includes(message.chat));
  }

  readsAll(): void {
    this.#read = this.inbox.length;
  }

  /** The first message that matches and came after the one received last; waits for it. */
  async receives(match: Match = () => true, timeoutMs = 20_000): Promise<Sent> {
    const find = () => {
      const at = this.inbox.findIndex((message, place) => place >= this.#read && matches(message, match));
      const found = this.inbox[at];
      if (found) this.#read = at + 1;
      return found;
    };
    const found = await this.#until(find, timeoutMs);
    if (found) return found;
    const others = this.inbox.slice(this.#read).map((message) => JSON.stringify(message.text));
    throw new Error(
      `${this.number} did not receive ${String(match)} in ${timeoutMs} ms, but: ${others.join(', ') || 'nothing'}`,
    );
  }

  async receivesNothing(withinMs: number): Promise<void> {
    const unread = await this.#until(() => this.inbox[this.#read], withinMs);
    if (unread) throw new Error(`${this.number} received ${JSON.stringify(unread.text)}`);
  }

  #sendsFile(type: string, bytes: Buffer, mimetype: string, extra: Extra): string {
    const directPath = this.#around.world.addFile(bytes);
    return this.sends({ type, mimetype, directPath, size: bytes.length, mediaKey: 'key', ...extra });
  }

  async #until<T>(find: () => T | undefined, timeoutMs: number): Promise<T | undefined> {
    const already = find();
    if (already !== undefined) return already;
    return new Promise((resolve) => {
      const finish = (value: T | undefined) => {
        clearTimeout(timer);
        unlisten();
        resolve(value);
      };
      const unlisten = this.#around.listen(() => {
        const value = find();
        if (value !== undefined) finish(value);
      });
      const timer = setTimeout(() => finish(undefined), timeoutMs);
    });
  }
}

function matches(message: Sent, match: Match): boolean {
  if (typeof match === 'function') return match(message);
  return typeof match === 'string' ? message.text.includes(match) : match.test(message.text);
}
