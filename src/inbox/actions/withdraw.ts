import { audit } from '../../store/audit.ts';
import type { CaseFile } from '../../store/cases.ts';
import { dropQuestion, takeBackQuestions, takeHeld } from '../../store/relay.ts';
import { isOver } from '../../tips/case.ts';
import { isExpired } from '../../tips/retention.ts';
import { isObject, type Json } from '../../values/json.ts';
import { alertCase, wasAlerted } from '../alerts.ts';
import type { Action, Context } from '../context.ts';
import { clearCaseTimer, setCaseTimer, stopWatching, watchClaim } from '../watch.ts';
import { tellClaimer } from './updates.ts';

/** Takes effect for good after the policy's time; until then the coordinator sees the mark. */
export const withdrawCase: Action = async (args, context) => {
  const file = await named(args.case, context);
  if (file) await withdraw(file, context);
  return null;
};

async function named(value: Json | undefined, { tx, services }: Context): Promise<CaseFile | null> {
  const id = isObject(value) ? value.id : value;
  return typeof id === 'string' ? services.cases.byId(tx, id) : null;
}

/**
 * An alert of danger that has left is not closed by it: somebody else may hold the phone. It goes on,
 * marked, until its content is destroyed like that of every other report that was taken back.
 */
export async function withdraw(file: CaseFile, context: Context): Promise<void> {
  const { tx, now, services } = context;
  if (file.state.status === 'draft') return services.cases.discard(tx, file);
  if (file.key === null || file.withdrawnAt !== null) return;
  const danger = file.urgency === 'danger' && wasAlerted(await services.cases.events(tx, file));
  const staysAsItIs = danger || isOver(file.state.status);
  if (!staysAsItIs) await stopWatching(file, context);
  const kind = staysAsItIs ? 'taken-back' : 'withdrawn';
  const withdrawn = await services.cases.record(tx, file, { kind, at: now });
  await audit(tx, { act: 'withdrawn', at: now, number: file.number });
  await setCaseTimer(withdrawn, 'case-destroy', now + services.world.policy.withdrawal, context);
  // Nothing more is asked, and what was not sent yet is not sent.
  await takeBackQuestions(tx, services.store, file.id);
  await dropQuestion(tx, file.id);
  await takeHeld(tx, file);
  await tellClaimer(withdrawn, context);
}

/** Its writer wants it to go on after all: whoever held it holds it again, else everybody is told anew. */
export const restoreCase: Action = async (args, context) => {
  const { tx, now, services } = context;
  const file = await named(args.case, context);
  if (!file || file.key === null || file.withdrawnAt === null) return { ok: false };
  if (isExpired(file, now, services.world.policy)) return { ok: false };
  await clearCaseTimer(file, 'case-destroy', context);
  const back = await services.cases.record(tx, file, { kind: 'restored', at: now });
  await audit(tx, { act: 'restored', at: now, number: file.number });
  if (back.state.status === 'claimed' && file.state.status === 'withdrawn') await watchClaim(back, context);
  if (back.state.claimedBy !== null) await tellClaimer(back, context);
  else await alertCase(back, context, { again: true });
  return { ok: true };
};
