import type { CaseFile } from '../store/cases.ts';
import { destroyCase } from '../store/retention.ts';
import { isOver } from '../tips/case.ts';
import { openAbandoned } from './actions/open.ts';
import { heldKind, sendHeld } from './actions/relay.ts';
import { alertCase, escalateCase, wasAlerted, widenCase } from './alerts.ts';
import { type Inside, replyLanguage } from './context.ts';
import { tell } from './tell.ts';
import { type CaseTimerKind, stopWatching } from './watch.ts';

type CaseTimer = (file: CaseFile, inside: Inside) => Promise<unknown>;

/** What happens to a case by itself, by the kind of timer. Each looks first whether it still matters. */
const timers: Readonly<Record<CaseTimerKind, CaseTimer>> = {
  'case-draft': async (file, inside) => {
    if (file.state.status === 'draft') return openAbandoned(file, inside);
    // Opened, and then the talk went elsewhere before anybody was told.
    const events = await inside.services.cases.events(inside.tx, file);
    if (file.state.status === 'open' && !wasAlerted(events)) await alertCase(file, inside);
  },
  'case-unclaimed': async (file, inside) => {
    if (file.state.status === 'open' || file.state.status === 'help') await widenCase(file, inside);
  },
  'case-follow': remindClaimer,
  'case-release': takeBack,
  [heldKind]: sendHeld,
  'case-destroy': async (file, { tx, now, services }) => {
    // Undone meanwhile: it goes on.
    if (file.withdrawnAt === null) return;
    await destroyCase(tx, services.cases, file, { now, byTime: false });
  },
};

/** What still happens to a case that is over. */
const evenOver: readonly string[] = ['case-destroy', heldKind];

export async function runCaseTimer(kind: string, caseId: string, inside: Inside): Promise<void> {
  const file = await inside.services.cases.byId(inside.tx, caseId);
  if (!file || !isKind(kind) || (isOver(file.state.status) && !evenOver.includes(kind))) return;
  await timers[kind](file, inside);
}

const isKind = (kind: string): kind is CaseTimerKind => Object.hasOwn(timers, kind);

async function remindClaimer(file: CaseFile, inside: Inside): Promise<void> {
  const claimer = await claimerOf(file, inside);
  if (!claimer) return;
  const { texts } = inside.services.world;
  const language = replyLanguage(claimer.language);
  const params = { number: file.number };
  const button = (id: string, word: string) => ({
    id,
    label: texts.t(language, `notice.follow.${id}`),
    command: `${word} ${file.number}`,
  });
  const choices = [button('acted', 'sudah'), button('help', 'bantuan'), button('release', 'lepas')];
  await tell(claimer, file, { text: texts.t(language, 'notice.follow', params), choices }, inside);
}

/** Nothing came from the claimer: somebody else is found, one level up. */
async function takeBack(file: CaseFile, inside: Inside): Promise<void> {
  if (!isWaiting(file)) return;
  const { tx, now, services } = inside;
  const claimer = await claimerOf(file, inside);
  await stopWatching(file, inside);
  const freed = await services.cases.record(tx, file, { kind: 'released', at: now });
  const text = services.world.texts.t(replyLanguage(claimer?.language), 'notice.taken-back', {
    number: file.number,
  });
  // Whoever was removed from the roster holds it no longer either, and is not told.
  if (claimer) await tell(claimer, file, { text }, inside);
  await escalateCase(freed, inside, null, { again: true, skip: claimer ? [claimer.id] : [] });
}

/** Whether it is held, and nothing was done yet. */
const isWaiting = ({ state }: CaseFile): boolean =>
  state.claimedBy !== null && (state.status === 'claimed' || state.status === 'help');

async function claimerOf(file: CaseFile, { tx, services }: Inside) {
  return isWaiting(file) && file.state.claimedBy ? services.roster.byId(tx, file.state.claimedBy) : null;
}
