import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../values/logger.ts';
import { type Accept, type Channel, type ChannelStatus, SendError } from '../channel.ts';
import type { WebhookHandler } from '../webhook.ts';
import { Graph } from './graph.ts';
import type { Limit } from './limits.ts';
import { channelName, messageMark, parsePost, type StatusUpdate } from './parse.ts';
import { addressed, Sender } from './send.ts';
import { webhookHandler } from './webhook.ts';

export interface WhatsappCloudOptions {
  readonly token: string;
  readonly phoneId: string;
  readonly appSecret: string;
  readonly verifyToken?: string;
  /** Default: Meta's own. Without a slash at the end. */
  readonly apiRoot?: string;
  /** An approved template that reveals nothing: the neutral line for those who wrote too long ago. */
  readonly template?: { readonly name: string; readonly language: string };
  /** What stands on the button that opens a list. */
  readonly listButton: string;
  /** Notes durably what became of sent messages. */
  readonly onStatus: (updates: readonly StatusUpdate[]) => Promise<void>;
  readonly logger: Logger;
  readonly now: () => number;
  readonly pace?: Partial<Pace>;
}

/** Milliseconds. */
interface Pace {
  readonly callMs: number;
  readonly fileMs: number;
  /** Between two looks whether Meta knows us. */
  readonly checkMs: number;
}

export interface WhatsappCloudChannel extends Channel {
  /** For `/whatsapp/webhook`. */
  readonly webhook: WebhookHandler;
}

/** Where Meta's API is. */
export const metaRoot = 'https://graph.facebook.com';

const usualPace: Pace = { callMs: 20_000, fileMs: 60_000, checkMs: 60_000 };
/** A minute less than the 24 hours that Meta counts: what is under way must still arrive. */
const openMs = 24 * 3_600_000 - 60_000;
/** Marks of reading that are under way at once; when there is more to do they are left out. */
const mostMarks = 20;

/** Sentences for the operator. */
const notes = {
  refused:
    'Meta refuses WHATSAPP_CLOUD_TOKEN or WHATSAPP_CLOUD_PHONE_ID. Make a lasting token of a system user in the Meta Business Suite, and set both.',
  unreachable:
    'Meta cannot be reached; trying again. Check the network of this machine, and WHATSAPP_CLOUD_API_ROOT when it is set.',
  storage: 'Messages from WhatsApp could not be stored; Meta keeps them and posts them again.',
} as const;

/** WhatsApp by Meta's Cloud API. Failing sends are typed and left to delivery. */
export function createWhatsappCloud(options: WhatsappCloudOptions): WhatsappCloudChannel {
  const { phoneId, logger, now } = options;
  const pace = { ...usualPace, ...options.pace };
  const stopping = new AbortController();
  const inFlight = new Set<Promise<unknown>>();
  const health = new Health(logger, now);
  const graph = new Graph({
    root: options.apiRoot ?? metaRoot,
    token: options.token,
    phoneId,
    callMs: pace.callMs,
    fileMs: pace.fileMs,
    onAnswer: (refused) => {
      if (refused === null) health.well();
      else health.set('down', notes.refused, refused);
    },
  });
  const onCut = (limit: Limit) =>
    logger.warn({ channel: channelName, limit }, 'something was longer than WhatsApp shows and was cut');
  const sender = new Sender(graph, { listButton: options.listButton, onCut });
  let accept: Accept | undefined;
  let marks = 0;

  const take = async (post: unknown): Promise<boolean> => {
    if (!accept || stopping.signal.aborted) throw new Error('the channel is not running');
    const parsed = parsePost(post, { phoneId, now: now() });
    if (!parsed) return false;
    if (parsed.passedOver > 0)
      logger.warn(
        { channel: channelName, count: parsed.passedOver },
        'something posted was not for this bot or has an unknown shape',
      );
    try {
      await Promise.all([
        parsed.incoming.length > 0 ? accept(parsed.incoming) : undefined,
        parsed.statuses.length > 0 ? options.onStatus(parsed.statuses) : undefined,
      ]);
    } catch (error) {
      health.set('degraded', notes.storage);
      throw error;
    }
    health.seen();
    for (const { id } of parsed.received) markRead(id);
    return true;
  };

  /** Only once it is stored, and never waited for. */
  const markRead = (id: string): void => {
    if (marks >= mostMarks) return;
    marks += 1;
    void graph
      .markRead(id)
      .catch(() => undefined)
      .finally(() => {
        marks -= 1;
      });
  };

  const { template } = options;
  const invite = async (chat: string) => {
    if (!template) throw new SendError('closed', 'whatsapp: no template');
    const { name, language } = template;
    const body = { ...addressed(chat), type: 'template', template: { name, language: { code: language } } };
    return { id: messageMark(await graph.send(body)) };
  };

  return {
    name: channelName,
    webhook: webhookHandler({
      appSecret: options.appSecret,
      verifyToken: options.verifyToken,
      take: (post) => {
        const taking = take(post);
        const settled = taking.catch(() => undefined).finally(() => inFlight.delete(settled));
        inFlight.add(settled);
        return taking;
      },
    }),
    window: { openMs, ...(template ? { invite } : {}) },
    start(accepting) {
      accept = accepting;
      void watch(graph, health, pace.checkMs, stopping.signal);
    },
    async stop() {
      stopping.abort();
      await Promise.all(inFlight);
      health.set('off');
    },
    send: (chat, message, read) => sender.send(chat, message, read),
    fetchMedia: (remote, limit) => graph.fetchMedia(remote.ref, limit),
    status: () => health.status,
  };
}

/** Looks whether Meta knows us, until it does, and again whenever something is wrong. */
async function watch(graph: Graph, health: Health, everyMs: number, signal: AbortSignal): Promise<void> {
  health.set('connecting');
  while (!signal.aborted) {
    if (health.status.state !== 'ready') {
      await graph.about().catch((error: unknown) => {
        // Any answer of Meta but a refusal means that it can be reached.
        const unreachable = error instanceof SendError && error.message === 'whatsapp: no answer';
        if (health.status.state === 'down') return;
        if (unreachable) health.set('degraded', notes.unreachable, error.message);
        else health.set('ready');
      });
    }
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** The state of the channel, as `doctor` and `/health` show it. */
class Health {
  readonly #logger: Logger;
  readonly #now: () => number;
  #status: ChannelStatus = { state: 'off' };

  constructor(logger: Logger, now: () => number) {
    this.#logger = logger;
    this.#now = now;
  }

  /** A change is logged once, with the code of what caused it. */
  set(state: ChannelStatus['state'], note?: string, reason?: string): void {
    const changed = state !== this.#status.state || note !== this.#status.note;
    const { lastSeen } = this.#status;
    this.#status = { state, ...(note ? { note } : {}), ...(lastSeen === undefined ? {} : { lastSeen }) };
    if (!changed) return;
    const detail = { channel: channelName, state, ...(reason ? { reason } : {}) };
    if (note) this.#logger.warn(detail, note);
    else this.#logger.info(detail, `WhatsApp Cloud API: ${state}`);
  }

  /** Meta has answered as it should. */
  well(): void {
    this.seen();
    if (this.#status.state !== 'off') this.set('ready');
  }

  seen(): void {
    this.#status = { ...this.#status, lastSeen: this.#now() };
  }

  get status(): ChannelStatus {
    return this.#status;
  }
}
