import type { Incoming } from '../conversation/input.ts';
import { aliasHash } from '../store/hashes.ts';
import type { Inside } from './context.ts';

/** The person stopped the bot: nothing is sent to this address until they write again. */
export async function markGone(
  incoming: Pick<Incoming, 'channel' | 'sender'>,
  inside: Inside,
): Promise<void> {
  const hash = aliasHash(inside.services.store.seal, incoming.channel, incoming.sender);
  await inside.tx.updateTable('alias').set({ gone_at: inside.now }).where('hash', '=', hash).execute();
}
