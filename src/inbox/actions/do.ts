import type { Answers } from '../../flows/engine.ts';
import type { CaseFile } from '../../store/cases.ts';
import { holdsOpen, isOver } from '../../tips/case.ts';
import type { Json } from '../../values/json.ts';
import { alertCase, escalateCase } from '../alerts.ts';
import { type Action, type Context, words } from '../context.ts';
import { leaveNews } from '../news.ts';
import { stopWatching, watchClaim } from '../watch.ts';
import { tellAsked } from './asked.ts';
import { askToCall, askWriter, endAsking } from './asking.ts';
import { findServed, type Served, showCase } from './claim.ts';
import { confirmNewcomer } from './join.ts';
import { judgeLink } from './judge-link.ts';
import { listCases } from './list.ts';
import { markReport, unmarkReport } from './mark.ts';
import { tellTrail } from './trail.ts';
import { agree } from './unseal.ts';

/** Does one thing to a case that the speaker holds; gives the key of what to say. */
type Deed = (served: Served, text: string, context: Context, args: Answers) => Promise<string>;

const deeds: Readonly<Record<string, Deed>> = {
  acted: async ({ file, coordinator }, _text, context) => {
    const { tx, now, services } = context;
    await stopWatching(file, context);
    const acted = await services.cases.record(tx, file, { kind: 'acted', at: now, actor: coordinator.id });
    await leaveNews(acted, { key: 'case.news-acted' }, context);
    return 'case.did-acted';
  },
  release: async ({ file, coordinator }, _text, context) => {
    const { tx, now, services } = context;
    await stopWatching(file, context);
    const freed = await services.cases.record(tx, file, { kind: 'released', at: now, actor: coordinator.id });
    await alertCase(freed, context, { again: true, skip: [coordinator.id] });
    return 'case.did-release';
  },
  escalate: async (served, _text, context) => {
    await callForHelp(served, context);
    return 'case.did-escalate';
  },
  help: async (served, _text, context) => {
    await callForHelp(served, context);
    return 'case.did-help';
  },
  note: async ({ file, coordinator }, text, { tx, now, services }) => {
    await services.cases.record(tx, file, { kind: 'noted', at: now, actor: coordinator.id, data: { text } });
    return 'case.did-note';
  },
  ask: askWriter,
  call: (served, _text, context) => askToCall(served, context),
  end: (served, _text, context) => endAsking(served, context),
};

/** The level above is told; until somebody there takes the case it stays with its claimer. */
async function callForHelp({ file, coordinator }: Served, context: Context): Promise<void> {
  await escalateCase(file, context, coordinator.id, { key: 'notice.needs-help', skip: [coordinator.id] });
}

/** Deeds that a supervisor may do to a case that somebody else holds. */
const supervised = ['release', 'escalate'];

/** One typed word or button of a coordinator. What it says back is said here. */
export const doWord: Action = async (args, context) => {
  const word = String(args.word);
  if (word === 'list') return listCases(typeof args.text === 'string' ? args.text : '', context);
  if (word === 'asked') return tellAsked(context);
  if (word === 'duty') return duty(args.text === true, context);
  if (word === 'words') return say(context, 'case.words');
  if (word === 'incomplete') return tellUsage(args, context);
  if (word === 'accept' || word === 'refuse')
    return confirmNewcomer(word === 'accept', String(args.text), context);
  if (word === 'ready') return ready(String(args.text), context);
  if (word === 'show') return showAgain(args, context);
  if (word === 'link' || word === 'unlink') return judgeLink(args, context);
  if (word === 'trail') return tellTrail(args.number, context);
  if (word === 'mark') return markReport(args, context);
  if (word === 'unmark') return unmarkReport(args, context);
  if (word === 'agree') return agree(args, context);
  const deed = deeds[word];
  if (!deed) return null;
  const found = await findServed(args.number, context);
  if ('refusal' in found) {
    context.say({ text: found.refusal });
    return null;
  }
  const { file, coordinator } = found;
  const number = file.number;
  if (isOver(file.state.status)) return say(context, 'case.over', { number });
  const mine = holdsOpen(file.state, coordinator.id);
  const supervises = coordinator.role === 'supervisor' && supervised.includes(word);
  const early = file.state.claimedBy === coordinator.id && word === 'release';
  if (!mine && !supervises && !early) return say(context, 'case.not-yours', { number });
  const said = await deed(found, typeof args.text === 'string' ? args.text : '', context, args);
  if (mine && signsOfLife.includes(word)) await stillWatched(file, context);
  return say(context, said, { number });
};

/** Deeds that show that the claimer is at it: the time of silence begins anew. */
const signsOfLife = ['ask', 'note', 'call', 'end'];

async function stillWatched(file: CaseFile, context: Context): Promise<void> {
  if (file.state.status === 'claimed') await watchClaim(file, context);
}

const needsWords = ['tanya', 'ask', 'catat', 'note'];
const needsTwo = ['kait', 'kaitkan'];
const needsState = ['tugas', 'duty'];

/** How a command is written that lacks something, or holds more than it takes. */
function tellUsage({ text, number }: Answers, context: Context): null {
  const command = String(text);
  if (needsState.includes(command)) return say(context, 'case.usage-duty', { command });
  if (needsTwo.includes(command)) return say(context, 'case.usage-two', { command, number: number ?? 1204 });
  if (needsWords.includes(command))
    return say(context, 'case.usage-words', { command, number: number ?? 1204 });
  if (typeof number === 'number') return say(context, 'case.usage-one', { command, number });
  return say(context, 'case.usage', { command });
}

/** The story once more, for whoever has said before that they know nobody in it. */
async function showAgain(args: Answers, context: Context): Promise<null> {
  const found = await findServed(args.number, context);
  if ('refusal' in found || found.file.state.cleared || found.file.state.claimedBy !== found.coordinator.id) {
    await showCase(args, context);
    return null;
  }
  return say(context, 'case.not-yours', { number: found.file.number });
}

function say(context: Context, key: string, params: Readonly<Record<string, Json>> = {}): null {
  context.say({ text: words(context, key, params) });
  return null;
}

async function duty(on: boolean, context: Context): Promise<null> {
  const id = context.present.coordinator?.id;
  if (id) await context.services.roster.setDuty(context.tx, id, on);
  return say(context, on ? 'case.duty-on' : 'case.duty-off');
}

/** The answer to a practice alert; who reacted and when is read by `coordinators drill`. */
async function ready(code: string, context: Context): Promise<null> {
  const id = context.present.coordinator?.id;
  const { tx, now } = context;
  await tx
    .updateTable('meta')
    .set({ value: String(now) })
    .where('key', '=', `practice:${code}:${id}`)
    .where('value', '=', '')
    .execute();
  return say(context, 'case.practice-thanks');
}
