import { once } from 'node:events';
import { type Person, reader, tapFor } from './person.ts';
import { Posts } from './posts.ts';
import { type LoggedCall, listen, rootOf, type Serving, tell } from './server.ts';
import { type Fault, type PersonRecord, World } from './world.ts';

export interface WhatsappCloud {
  readonly apiRoot: string;
  /** What a program needs in its environment to use this server. */
  readonly settings: Readonly<Record<string, string>>;
  readonly calls: readonly LoggedCall[];
  readonly posts: Posts;
  readonly world: World;
  /** Verifies the address as Meta does, and posts there from now on. */
  postsTo(program: string): Promise<void>;
  /** Somebody by number, by user id, or by both. */
  user(who: { phone?: string; userId?: string } | string): Person;
  /** So many messages are refused (`error`) or taken and then failed (`status`). */
  fails(code: Fault['code'], options?: Partial<Omit<Fault, 'code'>>): void;
  heals(): void;
  /** Its clock goes ahead: windows close. */
  passes(ms: number): void;
  /** Which statuses follow a message by themselves; at first sent and delivered. */
  follows(...statuses: ('sent' | 'delivered' | 'read')[]): void;
  /** Posts a status of a message, or of one that nobody knows. */
  tells(id: string, status: string, code?: number): void;
  /** The value of a change, around what somebody sent, to be posted by hand. */
  value(message: object, contact?: object): object;
  stop(): Promise<void>;
}

const token = 'EAAstandin';
const appSecret = 'stand-in-secret';
const verifyToken = 'stand-in-verify';
const phoneId = '106540352242922';
const displayNumber = '+62 21 5550 1000';

/** A Cloud API server on this machine. */
export async function startWhatsappCloud(options: { retryMs?: number } = {}): Promise<WhatsappCloud> {
  const world = new World();
  const posts = new Posts({ appSecret, retryMs: options.retryMs ?? 200 });
  const calls: LoggedCall[] = [];
  const serving: Serving = {
    token,
    phoneId,
    displayNumber,
    world,
    posts,
    calls,
    statuses: ['sent', 'delivered'],
  };
  const server = await listen(serving);
  const value = (message: object, contact: object = {}): object => ({
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: displayNumber, phone_number_id: phoneId },
    contacts: [contact],
    messages: [message],
  });
  return {
    apiRoot: rootOf(server),
    settings: {
      WHATSAPP_CLOUD_API_ROOT: rootOf(server),
      WHATSAPP_CLOUD_TOKEN: token,
      WHATSAPP_CLOUD_PHONE_ID: phoneId,
      WHATSAPP_CLOUD_APP_SECRET: appSecret,
      WHATSAPP_CLOUD_VERIFY_TOKEN: verifyToken,
    },
    calls,
    posts,
    world,
    postsTo: async (program) => {
      const url = `${program}/whatsapp/webhook`;
      const query = `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${verifyToken}`;
      const answer = await fetch(`${url}?${query}`);
      if ((await answer.text()) !== '1158201444')
        throw new Error(`the address was not verified: ${answer.status}`);
      posts.url = url;
    },
    user: (who) => personOf(recordOf(world, who), world, posts, value),
    fails: (code, { times = 1, after = 0, as = 'error', retryAfter } = {}) => {
      world.faults.push({ code, as, after, times, retryAfter });
    },
    heals: () => {
      world.faults.length = 0;
    },
    passes: (ms) => {
      world.ahead += ms;
    },
    follows: (...statuses) => {
      serving.statuses = statuses;
    },
    tells: (id, status, code) => {
      const somebody = world.people[0];
      if (somebody) tell(serving, somebody, id, status, code);
    },
    value,
    stop: async () => {
      await posts.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function recordOf(world: World, who: { phone?: string; userId?: string } | string): PersonRecord {
  const { phone, userId } = typeof who === 'string' ? { phone: who, userId: undefined } : who;
  const known = world.people.find((one) => one.phone === phone && one.userId === userId);
  if (known) return known;
  const made = { phone, userId, name: `Orang ${world.people.length}`, wroteAt: undefined, inbox: [] };
  world.people.push(made);
  return made;
}

function personOf(
  record: PersonRecord,
  world: World,
  posts: Posts,
  value: (message: object, contact?: object) => object,
): Person {
  const { phone, userId, name, inbox } = record;
  const sends = (message: object): void => {
    record.wroteAt = world.now();
    const whole = {
      ...(phone ? { from: phone } : {}),
      ...(userId ? { from_user_id: userId } : {}),
      id: world.messageId(),
      timestamp: String(Math.floor(world.now() / 1000)),
      ...message,
    };
    const contact = {
      profile: { name },
      ...(phone ? { wa_id: phone } : {}),
      ...(userId ? { user_id: userId } : {}),
    };
    posts.send({ field: 'messages', value: value(whole, contact) });
  };
  const file = (type: string, bytes: Buffer, mime: string, more: object = {}): string => {
    const id = world.put(bytes, mime);
    sends({ type, [type]: { id, mime_type: mime, sha256: '', ...more } });
    return id;
  };
  const tapped = (id: string, title: string, kind: 'button_reply' | 'list_reply'): void =>
    sends({ type: 'interactive', interactive: { type: kind, [kind]: { id, title } } });
  return {
    ...reader(inbox, name),
    sends,
    says: (body) => sends({ type: 'text', text: { body } }),
    taps: (what) => {
      const { id, title } = tapFor(inbox, what);
      const of = inbox.findLast(({ taps }) => taps.some((tap) => tap.id === id));
      tapped(id, title, of?.type === 'interactive list' ? 'list_reply' : 'button_reply');
    },
    tapsForged: (id) => tapped(id, 'x', 'button_reply'),
    tapsTemplate: () => {
      const last = inbox.findLast(({ template }) => template !== undefined);
      if (!last) throw new Error('no template came');
      sends({ type: 'button', context: { id: last.id }, button: { payload: 'Buka', text: 'Buka' } });
    },
    sendsPhoto: (bytes, caption) => file('image', bytes, 'image/jpeg', caption ? { caption } : {}),
    sendsVoice: (bytes) => file('audio', bytes, 'audio/ogg; codecs=opus', { voice: true }),
    sendsDocument: (bytes, filename, mime) => file('document', bytes, mime, { filename }),
  };
}
