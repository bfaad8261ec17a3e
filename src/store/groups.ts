import { chatHash } from './hashes.ts';
import type { Store, Tx } from './store.ts';

/** A group got a new address (Telegram's "supergroup"): its alerts follow. */
export async function moveGroup(
  store: Store,
  channel: string,
  from: string,
  to: string,
  within?: Tx,
): Promise<void> {
  const move = async (tx: Tx): Promise<void> => {
    const hash = chatHash(store.seal, channel, to);
    await tx.deleteFrom('group_chat').where('chat_hash', '=', hash).execute();
    await tx
      .updateTable('group_chat')
      .set({ chat_hash: hash, chat: store.seal.seal('group_chat.chat', to) })
      .where('chat_hash', '=', chatHash(store.seal, channel, from))
      .execute();
  };
  await (within ? move(within) : store.transact(move));
}
