import type { Level } from '../../tips/case.ts';
import { type Action, type Context, replyLanguage, speakingCoordinator, words } from '../context.ts';
import { tell } from '../tell.ts';

interface Invitation {
  readonly hash: Uint8Array;
  readonly role: 'coordinator' | 'supervisor';
  readonly level: Level;
  readonly regions: readonly string[];
  readonly flags: readonly string[];
}

async function invitationOf(token: string, context: Context): Promise<Invitation | null> {
  const { tx, now, services } = context;
  const hash = services.store.seal.blind('invite', token);
  const row = await tx.selectFrom('invite').selectAll().where('hash', '=', hash).executeTakeFirst();
  if (!row || row.used_at !== null || row.expires_at <= now) return null;
  return {
    hash,
    role: row.role === 'supervisor' ? 'supervisor' : 'coordinator',
    level: row.level,
    regions: JSON.parse(row.regions) as string[],
    flags: JSON.parse(row.flags) as string[],
  };
}

function regionNames(regions: readonly string[], context: Context): string {
  if (regions.length === 0) return words(context, 'case.whole-country');
  return regions.map((code) => context.services.world.regionName(code)).join(', ');
}

/** Whether the link of an invitation still counts, and for where it is. For a coordinator none does. */
export const lookAtInvitation: Action = async (args, context) => {
  const token = context.present.coordinator === null ? args.token : null;
  const invitation = typeof token === 'string' ? await invitationOf(token, context) : null;
  return invitation ? { ok: true, regions: regionNames(invitation.regions, context) } : { ok: false };
};

/** Uses the link up, unless somebody was faster: the newcomer waits until a supervisor has confirmed them. */
export const joinRoster: Action = async (args, context) => {
  const { tx, now, services, channel, sender, present } = context;
  const invitation = typeof args.token === 'string' ? await invitationOf(args.token, context) : null;
  if (!invitation) return { ok: false };
  // Supervisors read it in a message of the bot: one line, and nothing that cannot be seen.
  const name = String(args.name)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, 60);
  const { id } = await services.roster.put(
    tx,
    {
      name,
      channel,
      address: sender,
      role: invitation.role,
      level: invitation.level,
      regions: invitation.regions,
      flags: invitation.flags,
      status: 'pending',
      storiesFrom: now + services.world.policy.newcomer,
    },
    now,
  );
  await tx
    .updateTable('invite')
    .set({ used_by: present.personId, used_at: now })
    .where('hash', '=', invitation.hash)
    .execute();
  await askSupervisors(id, name, invitation, context);
  return { ok: true };
};

const codeOf = (id: string): string => id.slice(0, 6);

async function askSupervisors(
  id: string,
  name: string,
  invitation: Invitation,
  context: Context,
): Promise<void> {
  const { texts } = context.services.world;
  const supervisors = (await context.services.roster.all(context.tx)).filter(
    (c) => c.role === 'supervisor' && c.reachable,
  );
  for (const supervisor of supervisors) {
    if (!supervises(supervisor, invitation.regions)) continue;
    const language = replyLanguage(supervisor.language);
    const code = codeOf(id);
    await tell(
      supervisor,
      null,
      {
        text: texts.t(language, 'notice.newcomer', {
          code,
          name,
          regions: regionNames(invitation.regions, context),
        }),
        choices: [
          { id: 'accept', label: texts.t(language, 'notice.newcomer-accept'), command: `terima ${code}` },
          { id: 'refuse', label: texts.t(language, 'notice.newcomer-refuse'), command: `tolak ${code}` },
        ],
      },
      context,
    );
  }
}

/** Whether somebody stands above all of these regions; none at all is the whole country. */
export function supervises(
  supervisor: { level: Level; regions: readonly string[] },
  regions: readonly string[],
): boolean {
  if (supervisor.level === 'national') return true;
  return (
    regions.length > 0 && regions.every((code) => supervisor.regions.some((own) => code.startsWith(own)))
  );
}

/** A supervisor's yes or no to a newcomer. */
export async function confirmNewcomer(accepted: boolean, code: string, context: Context): Promise<null> {
  const { tx, now, services } = context;
  const { texts, policy } = services.world;
  const speaker = await speakingCoordinator(context);
  const pending = (await services.roster.all(tx)).find(
    (c) => c.status === 'pending' && codeOf(c.id) === code,
  );
  // Whoever is new themselves vouches for nobody yet.
  const mayVouch = speaker?.role === 'supervisor' && speaker.storiesFrom <= now;
  if (!mayVouch || !pending || !supervises(speaker, pending.regions)) {
    context.say({ text: words(context, 'case.newcomer-unknown', { code }) });
    return null;
  }
  await services.roster.setStatus(tx, pending.id, accepted ? 'active' : 'removed', now + policy.newcomer);
  const key = accepted ? 'notice.welcome' : 'notice.refused';
  const regions = regionNames(pending.regions, context);
  await tell(pending, null, { text: texts.t(replyLanguage(pending.language), key, { regions }) }, context);
  context.say({
    text: words(context, accepted ? 'case.newcomer-accepted' : 'case.newcomer-refused', {
      name: pending.name,
    }),
  });
  return null;
}
