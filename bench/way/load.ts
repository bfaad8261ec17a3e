// Many people who write to a bot: posts updates to its webhook and waits for the answers at the sink.
// A process of its own, told over IPC what to do next.
import { Agent, request } from 'node:http';
import { monotonic } from './clock.ts';
import { peopleTalking, type Said } from './people.ts';

/** One stretch of load. */
export interface Stretch {
  /** At most so many messages under way at once. */
  readonly underWay: number;
  /** Ends after so many messages or milliseconds, whichever comes first. */
  readonly messages?: number;
  readonly milliseconds?: number;
  /** Messages per second whatever the bot does; without it as many as it takes. */
  readonly perSecond?: number;
  /** Pause before each message. */
  readonly pauseMs?: number;
}

/** What came of a stretch. Times are milliseconds from the request to the webhook to the arrival at the sink. */
export interface Outcome {
  readonly messages: number;
  readonly milliseconds: number;
  readonly waits: readonly number[];
  /** Without a reply within twenty seconds, or refused by the webhook. */
  readonly lost: number;
}

const { WEBHOOK = '', SECRET = '', SINK = '' } = process.env;
const patienceMs = 20_000;
const talking = 600;

const agent = new Agent({ keepAlive: true, maxSockets: 128 });
/** Chats that wait for an answer, and who is told when it is there. */
const awaited = new Map<number, (time: number) => void>();
const people = peopleTalking(talking, (chat) => awaited.has(chat));
let updates = 0;

function listen(): Promise<void> {
  return new Promise((resolve) => {
    request(`${SINK}/arrivals`, (response) => {
      let rest = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) arrived(line);
      });
      resolve();
    }).end();
  });
}

function arrived(line: string): void {
  const [chat, time] = line.split(' ').map(Number);
  if (chat !== undefined && time !== undefined) awaited.get(chat)?.(time);
}

function post({ chat, text }: Said): Promise<number> {
  updates += 1;
  const from = { id: chat, is_bot: false, first_name: 'Siti', language_code: 'id' };
  const body = JSON.stringify({
    update_id: updates,
    message: {
      message_id: updates,
      from,
      chat: { id: chat, first_name: 'Siti', type: 'private' },
      date: Math.floor(Date.now() / 1000),
      text,
    },
  });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-telegram-bot-api-secret-token': SECRET,
  };
  return new Promise((resolve, reject) => {
    const posted = request(WEBHOOK, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    posted.once('error', reject);
    posted.end(body);
  });
}

/** Says one thing and waits for the answer; milliseconds, or undefined when none came. */
async function say(said: Said): Promise<number | undefined> {
  const start = monotonic();
  const answer = new Promise<number | undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patienceMs);
    awaited.set(said.chat, (time) => {
      clearTimeout(timer);
      awaited.delete(said.chat);
      resolve(time - start);
    });
  });
  const status = await post(said).catch(() => 0);
  const waited = await answer;
  awaited.delete(said.chat);
  return status === 200 ? waited : undefined;
}

async function run(stretch: Stretch): Promise<Outcome> {
  const start = monotonic();
  const end = start + (stretch.milliseconds ?? Number.POSITIVE_INFINITY);
  const most = stretch.messages ?? Number.POSITIVE_INFINITY;
  const waits: number[] = [];
  let begun = 0;
  let lost = 0;
  /** When the next message is due at a fixed rate. */
  const dueAt = () => (stretch.perSecond === undefined ? 0 : start + (begun * 1000) / stretch.perSecond);

  const one = async () => {
    while (begun < most && monotonic() < end) {
      const wait = (stretch.pauseMs ?? 0) + dueAt() - (stretch.perSecond === undefined ? 0 : monotonic());
      begun += 1;
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const waited = await say(people.next().value);
      if (waited === undefined) lost += 1;
      else waits.push(waited);
    }
  };
  await Promise.all(Array.from({ length: stretch.underWay }, one));
  return { messages: waits.length, milliseconds: monotonic() - start, waits, lost };
}

await listen();
process.on('message', async (stretch: Stretch) => {
  process.send?.(await run(stretch));
});
process.send?.('listening');
