import { createWhatsappCloud, type WhatsappCloudChannel } from '../channels/whatsapp-cloud/whatsapp-cloud.ts';
import type { Config } from '../config.ts';
import type { World } from '../conversation/world.ts';
import { createStatuses } from '../delivery/statuses.ts';
import type { Logger } from '../log.ts';
import type { Wake } from '../shared/wake.ts';
import type { Store } from '../store/store.ts';

interface Parts {
  readonly config: Config;
  readonly store: Store;
  readonly wake: Wake;
  readonly world: World;
  readonly logger: Logger;
}

/** The channel of the Cloud API when it is set up. */
export function whatsappCloudOf({ config, store, wake, world, logger }: Parts): WhatsappCloudChannel | null {
  if (!config.whatsappCloud) return null;
  return createWhatsappCloud({
    ...config.whatsappCloud,
    listButton: world.texts.t('id', 'common.list-button'),
    onStatus: createStatuses({ store, wake, logger }),
    logger,
    now: Date.now,
  });
}
