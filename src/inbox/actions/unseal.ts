import type { Answers } from '../../flows/engine.ts';
import { addressesOf } from '../../store/addresses.ts';
import { audit } from '../../store/audit.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { Coordinator } from '../../store/roster.ts';
import { type CaseEvent, holdsOpen, isOver, levels } from '../../tips/case.ts';
import { mayServe } from '../../tips/route.ts';
import { identityOf, isByNumber } from '../../values/identity.ts';
import type { Json } from '../../values/json.ts';
import { type Action, type Context, replyLanguage, words } from '../context.ts';
import { regionName } from '../region-name.ts';
import { excludedFrom, routingOf } from '../routing.ts';
import { tell } from '../tell.ts';
import { bare } from '../telling.ts';
import { findServed } from './claim.ts';

/** For whom an address may be opened; nobody else. */
const receivers = ['police', 'kemlu', 'kp2mi'] as const;
type Receiver = (typeof receivers)[number];

const codeDigits = 6;
const minuteMs = 60_000;

interface Asking {
  readonly file: CaseFile;
  readonly claimer: Coordinator;
  readonly supervisors: readonly Coordinator[];
}

/** Whether the speaker may ask for a writer's address: the rule, or why not. */
export const mayUnseal: Action = async (args, context) => {
  const asking = await askingOf(args, context);
  if ('refusal' in asking) return { ok: false, text: asking.refusal };
  return { ok: true, text: words(context, 'case.unseal.rule') };
};

/** Asks every supervisor who may agree; until one does, nothing is opened. */
export const askUnseal: Action = async (args, context) => {
  const asking = await askingOf(args, context);
  const receiver = receivers.find((one) => one === args.receiver);
  if ('refusal' in asking) return { text: asking.refusal };
  if (!receiver) return { text: words(context, 'case.unseal.rule') };
  const { tx, now, services } = context;
  const { file, claimer, supervisors } = asking;
  const code = newCode(services.random);
  // Only the last wish counts: an older code is worth nothing from now on.
  await tx.deleteFrom('break_glass').where('case_id', '=', file.id).where('agreed_at', 'is', null).execute();
  await tx
    .insertInto('break_glass')
    .values({
      code,
      case_id: file.id,
      asked_by: claimer.id,
      asked_at: now,
      receiver,
      agreed_by: null,
      agreed_at: null,
    })
    .execute();
  const entry = { act: 'unseal-asked', at: now, coordinatorId: claimer.id } as const;
  await audit(tx, { ...entry, number: file.number, detail: receiver });
  const minutes = Math.round(services.world.policy.breakGlass / minuteMs);
  for (const one of supervisors) await tellSupervisor(one, file, { code, receiver, minutes }, context);
  return { text: words(context, 'case.unseal.asked', { number: file.number, minutes }) };
};

/** Who asks, about which case, and who could agree; or why it cannot be asked. */
async function askingOf(args: Answers, context: Context): Promise<Asking | { readonly refusal: string }> {
  const found = await findServed(args.number, context);
  if ('refusal' in found) return found;
  const { file, events, coordinator } = found;
  const refuse = (key: string) => ({ refusal: words(context, key, { number: file.number }) });
  if (isOver(file.state.status) || file.withdrawnAt !== null || file.key === null) return refuse('case.over');
  if (!holdsOpen(file.state, coordinator.id)) return refuse('case.not-yours');
  if (file.urgency !== 'danger') return refuse('case.unseal.not-danger');
  if ((await addressText(file, context)) === null) return refuse('case.unseal.none');
  const roster = await context.services.roster.all(context.tx);
  const supervisors = roster.filter((one) => mayAgree(one, coordinator, file, events, context.now));
  if (supervisors.length === 0) return refuse('case.unseal.nobody');
  return { file, claimer: coordinator, supervisors };
}

/**
 * Another person than the claimer, a supervisor of at least the same level, who may serve the case and
 * has neither stood in it nor written it.
 */
function mayAgree(
  one: Coordinator,
  claimer: Coordinator,
  file: CaseFile,
  events: readonly CaseEvent[],
  now: number,
): boolean {
  return (
    one.role === 'supervisor' &&
    one.reachable &&
    one.storiesFrom <= now &&
    one.id !== claimer.id &&
    one.personId !== claimer.personId &&
    one.personId !== file.reporterId &&
    // One human may stand on the roster twice, by two channels.
    bare(one.name) !== bare(claimer.name) &&
    levels.indexOf(one.level) >= levels.indexOf(claimer.level) &&
    mayServe(one, routingOf(file, excludedFrom(events)))
  );
}

async function tellSupervisor(
  one: Coordinator,
  file: CaseFile,
  { code, receiver, minutes }: { code: string; receiver: Receiver; minutes: number },
  context: Context,
): Promise<void> {
  const { texts } = context.services.world;
  const language = replyLanguage(one.language);
  const text = texts.t(language, 'notice.agree', {
    number: file.number,
    code,
    minutes,
    region: regionName(file.region, language, context),
    receiver: texts.t(language, `notice.agree-receiver.${receiver}`),
  });
  await tell(one, file, { text }, context);
}

/** The second of two has typed the code: the claimer gets the address, once, in their private chat. */
export async function agree(args: Answers, context: Context): Promise<null> {
  context.say({ text: await agreed(args, context) });
  return null;
}

async function agreed(args: Answers, context: Context): Promise<string> {
  const found = await findServed(args.number, context);
  if ('refusal' in found) return found.refusal;
  const { file, events, coordinator } = found;
  const { tx, now, services } = context;
  const answer = (key: string, more: Answers = {}) => words(context, key, { number: file.number, ...more });
  const { points, per } = services.world.policy.limits.agreementGuesses;
  if ((await services.rates.take(`agree:${coordinator.id}`, { points, perMs: per })) > 0)
    return answer('case.unseal.limited');
  const wish = await tx
    .selectFrom('break_glass')
    .selectAll()
    .where('code', '=', String(args.text ?? ''))
    .where('case_id', '=', file.id)
    .where('agreed_at', 'is', null)
    .executeTakeFirst();
  const claimer = file.state.claimedBy ? await services.roster.byId(tx, file.state.claimedBy) : null;
  if (!claimer || !mayAgree(coordinator, claimer, file, events, now)) return answer('case.unseal.not-you');
  if (!wish) return answer('case.unseal.wrong-code');
  const current = wish.asked_by === claimer.id && file.state.cleared && !isOver(file.state.status);
  const address = await addressText(file, { ...context, language: replyLanguage(claimer.language) });
  const inTime = now < wish.asked_at + services.world.policy.breakGlass;
  if (!inTime || !current || file.withdrawnAt !== null || address === null)
    return answer('case.unseal.expired');
  await tx
    .updateTable('break_glass')
    .set({ agreed_by: coordinator.id, agreed_at: now })
    .where('code', '=', wish.code)
    .execute();
  await handOver(file, claimer, coordinator, { receiver: wish.receiver, address }, context);
  return answer('case.unseal.agreed', { receiver: words(context, `case.receiver-${wish.receiver}`) });
}

async function handOver(
  file: CaseFile,
  claimer: Coordinator,
  supervisor: Coordinator,
  { receiver, address }: { receiver: Receiver; address: string },
  context: Context,
): Promise<void> {
  const { tx, now, services } = context;
  const { number } = file;
  const data: Json = { receiver, agreedBy: supervisor.id };
  await services.cases.record(tx, file, { kind: 'unsealed', at: now, actor: claimer.id, data });
  const entry = { at: now, number, detail: receiver };
  await audit(tx, { ...entry, act: 'unseal-agreed', coordinatorId: supervisor.id });
  await audit(tx, { ...entry, act: 'unsealed', coordinatorId: claimer.id });
  const speaking = { ...context, language: replyLanguage(claimer.language) };
  const whom = words(speaking, `case.receiver-${receiver}`);
  const text = words(speaking, 'case.unseal.address', { number, receiver: whom, address });
  await tell(claimer, file, { text }, context);
}

/** Where the writer can be reached, in words for an authority; null where there is nothing that it could use. */
async function addressText(
  file: CaseFile,
  context: Pick<Context, 'tx' | 'services' | 'language'>,
): Promise<string | null> {
  if (file.reporterId === null) return null;
  const known = await addressesOf(context.tx, context.services.store, file.reporterId);
  const numbers = known
    .filter(({ channel }) => isByNumber(channel))
    .map(({ channel, address }) => identityOf(channel, address).address)
    .filter((address) => /^\d{6,20}$/.test(address));
  const ids = known.filter(({ channel }) => channel === 'telegram').map(({ address }) => address);
  const lines = [
    ...[...new Set(numbers)].map((number) =>
      words(context, 'case.unseal.whatsapp', { address: `+${number}` }),
    ),
    ...ids.map((address) => words(context, 'case.unseal.telegram', { address })),
  ];
  return lines.length > 0 ? lines.join('\n') : null;
}

function newCode(random: (size: number) => Uint8Array): string {
  let digits = '';
  while (digits.length < codeDigits) {
    for (const byte of random(codeDigits)) {
      // 250 is the largest multiple of ten in a byte: above it some digits would come more often.
      if (byte < 250 && digits.length < codeDigits) digits += String(byte % 10);
    }
  }
  return digits;
}
