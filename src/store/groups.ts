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
    const before = chatHash(store.seal, channel, from);
    const known = await tx
      .selectFrom('group_chat')
      .select('chat_hash')
      .where('chat_hash', '=', before)
      .execute();
    // Said twice, by the update and by a failed send: the second time it has moved already.
    if (known.length === 0) return;
    const hash = chatHash(store.seal, channel, to);
    await tx.deleteFrom('group_chat').where('chat_hash', '=', hash).execute();
    await tx
      .updateTable('group_chat')
      .set({ chat_hash: hash, chat: store.seal.seal('group_chat.chat', to) })
      .where('chat_hash', '=', before)
      .execute();
  };
  await (within ? move(within) : store.transact(move));
}
