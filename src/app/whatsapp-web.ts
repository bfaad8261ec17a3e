import { join } from 'node:path';
import {
  createWhatsappWeb,
  type WhatsappWebChannel,
  whatsappWebName,
} from '../channels/whatsapp-web/whatsapp-web.ts';
import type { Config } from '../config.ts';
import type { LoadedWorld } from '../conversation/load.ts';
import type { Logger } from '../log.ts';
import { coordinatorsAmong, knownAmong } from '../store/addresses.ts';
import type { Store } from '../store/store.ts';

export interface WhatsappWebParts {
  readonly config: Config;
  readonly store: Store;
  readonly world: LoadedWorld;
  readonly logger: Logger;
  readonly pairingLink: () => string;
}

/** WhatsApp by a linked device, when it is switched on. */
export function whatsappWebOf(parts: WhatsappWebParts): WhatsappWebChannel | null {
  const { store, world, logger, pairingLink } = parts;
  const { whatsappWeb: settings, dataDir } = parts.config;
  if (!settings) return null;
  const { pause, clear, restart } = world.policy.whatsappWeb;
  const words = (key: string) => world.texts.t('id', `whatsapp.${key}`);
  return createWhatsappWeb({
    folder: join(dataDir, 'whatsapp-web'),
    ...(settings.chromiumPath ? { chromiumPath: settings.chromiumPath } : {}),
    chromiumArgs: settings.chromiumArgs,
    pause,
    clearAfterMs: clear,
    restart,
    words: { late: words('late'), call: words('call'), goodbye: words('goodbye') },
    knownAmong: (addresses) => knownAmong(store, whatsappWebName, addresses),
    coordinatorsAmong: (addresses) => coordinatorsAmong(store, whatsappWebName, addresses),
    logger,
    screen: process.stderr,
    pairingLink,
    now: Date.now,
    random: Math.random,
  });
}
