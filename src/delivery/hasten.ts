import { sql } from 'kysely';
import type { Store } from '../store/store.ts';
import { heldUntil } from '../store/windows.ts';

/**
 * A platform that was away is back: what was put off because of it, for up to five minutes, is due now. An
 * alert must not wait for its turn when it could leave. Who was told to slow down (429) still waits.
 */
export async function hasten({ db }: Store, channel: string, now: number): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ due_at: now })
    .where('status', '=', sql.lit('new'))
    .where('channel', '=', channel)
    .where('attempts', '>', 0)
    .where('due_at', '>', now)
    .where('due_at', '<', heldUntil)
    .where('owner', 'is', null)
    .where((row) => row.or([row('error_code', 'is', null), row('error_code', 'not like', '%429%')]))
    .execute();
}
