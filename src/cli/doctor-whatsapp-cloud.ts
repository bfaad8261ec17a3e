import { sql } from 'kysely';
import { SendError } from '../channels/channel.ts';
import { Graph } from '../channels/whatsapp-cloud/graph.ts';
import { webhookPath } from '../channels/whatsapp-cloud/webhook.ts';
import { metaRoot } from '../channels/whatsapp-cloud/whatsapp-cloud.ts';
import type { Config } from '../config.ts';
import type { Store } from '../store/store.ts';
import { heldUntil } from '../store/windows.ts';
import { type Finding, findingsOf } from './doctor-finding.ts';

const patienceMs = 3_000;

/** WhatsApp by the Cloud API: whether Meta knows us, can reach us, and lets us write first. */
export async function checkWhatsappCloud({ whatsappCloud, publicUrl }: Config): Promise<Finding[]> {
  if (!whatsappCloud) return [];
  const of = findingsOf('whatsapp-cloud');
  const address = `${publicUrl ?? 'PUBLIC_URL'}${webhookPath}`;
  return [
    await ask(whatsappCloud),
    ...(publicUrl ? [] : [of.attention('cloud-no-address', { path: webhookPath })]),
    ...(whatsappCloud.verifyToken ? [] : [of.attention('cloud-no-verify', { address })]),
    ...(whatsappCloud.template ? [] : [of.attention('cloud-no-template')]),
  ];
}

/** Asks Meta about the number, without waiting long and without any effect there. */
async function ask(settings: NonNullable<Config['whatsappCloud']>): Promise<Finding> {
  const of = findingsOf('whatsapp-cloud');
  let refused = false;
  const graph = new Graph({
    root: settings.apiRoot ?? metaRoot,
    token: settings.token,
    phoneId: settings.phoneId,
    callMs: patienceMs,
    fileMs: patienceMs,
    onAnswer: (reason) => {
      refused = reason !== null;
    },
  });
  try {
    await graph.about();
    return of.ok('cloud');
  } catch (error) {
    if (refused || (error instanceof SendError && error.kind === 'rejected'))
      return of.broken('cloud-refused');
    return of.broken('cloud-unreachable');
  }
}

/** Messages for people who wrote too long ago. */
export async function checkHeld({ db }: Store): Promise<Finding[]> {
  const { count } = await db
    .selectFrom('outbox')
    .select(sql<number>`count(*)`.as('count'))
    .where('status', '=', sql.lit('new'))
    .where('due_at', '=', heldUntil)
    .executeTakeFirstOrThrow();
  const waiting = Number(count);
  return waiting > 0 ? [findingsOf('whatsapp-window').attention('cloud-held', { waiting })] : [];
}
