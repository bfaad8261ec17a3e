import type { Pace } from '../../../src/channels/whatsapp-web/pace.ts';
import {
  createWhatsappWeb,
  type WhatsappWebChannel,
  type WhatsappWebOptions,
} from '../../../src/channels/whatsapp-web/whatsapp-web.ts';
import type { Incoming } from '../../../src/conversation/input.ts';
import type { WhatsappWeb } from '../../stand-ins/whatsapp-web/whatsapp-web.ts';
import { silent } from '../../support/logger.ts';
import { until } from '../../support/until.ts';

/** A machine on which many tests run at once takes its time to start a browser. */
export const patiently = (holds: () => boolean): Promise<void> => until(holds, 45_000);

/** For every test of such a file. */
export const slowly = { testTimeout: 90_000, hookTimeout: 90_000 };

/** Quick enough for tests; nothing that decides what happens differs from the usual. */
export const quick: Partial<Pace> = {
  heartbeatMs: 500,
  firstRetryMs: 50,
  conflictRetryMs: 300,
  patienceMs: 100,
};

export const words = { late: 'maaf telat', call: 'tidak bisa telepon', goodbye: 'permisi' };

export interface Stage {
  readonly channel: WhatsappWebChannel;
  /** What was stored, oldest first. */
  readonly accepted: Incoming[];
  /** What was shown to be scanned. */
  readonly screen: () => string;
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** The channel with the stand-in as its WhatsApp. */
export function startChannel(
  wa: WhatsappWeb,
  folder: string,
  executable: string,
  options: Partial<WhatsappWebOptions> & {
    readonly accept?: (batch: readonly Incoming[]) => Promise<void>;
  } = {},
): Stage {
  const accepted: Incoming[] = [];
  let shown = '';
  const channel = createWhatsappWeb({
    folder,
    chromiumPath: executable,
    chromiumArgs: wa.chromiumArgs,
    pause: { from: 0, to: 0 },
    clearAfterMs: 3_600_000,
    restart: { from: '00:00', until: '00:00', over: 100_000 },
    words,
    knownAmong: async () => new Set(),
    coordinatorsAmong: async () => new Set(),
    logger: silent,
    screen: { write: (text) => (shown += text) },
    pairingLink: () => 'http://127.0.0.1/console/whatsapp?key=k',
    now: Date.now,
    random: Math.random,
    pace: quick,
    ...options,
  });
  channel.start(async (batch) => {
    await options.accept?.(batch);
    // As the inbox does: right after linking one message may come with the history and by itself.
    accepted.push(...batch.filter(({ key }) => !accepted.some((known) => known.key === key)));
  });
  return {
    channel,
    accepted,
    screen: () => shown,
    ready: () => patiently(() => channel.status().state === 'ready'),
    stop: () => channel.stop(),
  };
}
