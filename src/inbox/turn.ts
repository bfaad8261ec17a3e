import { converse, resume } from '../conversation/converse.ts';
import type { Incoming, Input } from '../conversation/input.ts';
import type { Scene } from '../conversation/run.ts';
import { newTalk, type Talk, type Turn as TalkTurn } from '../conversation/talk.ts';
import { noteAsked } from '../store/asked.ts';
import type { Present } from '../store/people.ts';
import { askedIn, quotedCase } from '../store/relay.ts';
import { forgetPerson } from '../store/retention.ts';
import { noteWritten } from '../store/windows.ts';
import { isByNumber } from '../values/identity.ts';
import { isObject } from '../values/json.ts';
import type { Message } from '../values/message.ts';
import { caseFileKind } from './actions/case-file.ts';
import { actions } from './actions/index.ts';
import { dropKind, dropPictures, keptMs } from './actions/pictures.ts';
import { forgetKind } from './actions/status.ts';
import { sendCaseFile } from './case-file/send.ts';
import { runCaseTimer } from './case-timers.ts';
import type { Action, Context, Inside } from './context.ts';
import { markGone } from './gone.ts';
import { inGroup } from './group.ts';
import { tellWaiting } from './notices.ts';
import { endOfReading } from './pictures.ts';
import type { Services } from './services.ts';
import { noticeKind } from './waiting.ts';
import { type Handle, laneOf, type Turn } from './work.ts';

/** An action was asked for that nobody has written; `suluh check` finds it before. */
export class UnknownActionError extends Error {
  override readonly name = 'UnknownActionError';
}

const mostActions = 30;

const silenceKind = 'silence';

/** What happens inside the transaction for one piece of work: talk, actions, state, outbox, timers. */
export function createHandle(services: Services): Handle {
  return async (tx, turn) => {
    const { work, now } = turn;
    const inside: Inside = { tx, now, services };
    if (work.type === 'message') return handleMessage(work.incoming, turn, inside);
    if (work.type === 'job' && work.kind === caseFileKind) return sendCaseFile(work, turn.lane, inside);
    if (work.type === 'job') return handleReading(work, turn, inside);
    if (work.type !== 'timer') return;
    if (work.kind === silenceKind) return handleSilence(work.data, turn, inside);
    if (work.kind === dropKind) return dropPictures(tx, work.data);
    if (work.kind === noticeKind) return tellWaiting(work.data, inside);
    if (work.kind === forgetKind && isObject(work.data)) return forgetPerson(tx, String(work.data.person));
    if (isObject(work.data) && typeof work.data.case === 'string') {
      await runCaseTimer(work.kind, work.data.case, inside);
    }
  };
}

/** After five failed tries: a kind word, so that nobody waits for nothing. The message itself stays stored. */
export function createOnDead(services: Services): Handle {
  return async (tx, { work }) => {
    const place = work.type === 'message' ? work.incoming : endOfReading(work);
    if (!place) return;
    const { channel, chat } = place;
    await services.outbox.enqueue(tx, {
      channel,
      chat,
      message: { text: services.world.texts.t('id', 'common.trouble') },
    });
  };
}

async function handleMessage(incoming: Incoming, turn: Turn, inside: Inside): Promise<void> {
  const input = isStored(turn.prepared) ? withStored(incoming.input, turn.prepared) : incoming.input;
  if (input.kind === 'left') return markGone(incoming, inside);
  if (incoming.group) {
    const privately = await inGroup({ ...incoming, input }, inside);
    if (privately) {
      // What is quoted in the group has another number than anything in the private chat.
      const { quoted: _inGroup, ...rest } = incoming;
      const talk = { ...rest, ...privately, group: false };
      await talkTo(talk, laneOf(inside.services.store.seal, talk), inside);
    }
    return;
  }
  await talkTo({ ...incoming, input }, turn.lane, inside);
}

const isStored = (value: unknown): value is Extract<Input, { kind: 'media' }>['stored'] =>
  isObject(value) && (typeof value.id === 'string' || typeof value.problem === 'string');

function withStored(input: Input, stored: Extract<Input, { kind: 'media' }>['stored']): Input {
  return input.kind === 'media' && stored ? { ...input, stored } : input;
}

async function handleSilence(data: unknown, turn: Turn, inside: Inside): Promise<void> {
  if (!isObject(data)) return;
  const { channel, sender, chat, prompt } = data;
  if (![channel, sender, chat, prompt].every((part) => typeof part === 'string')) return;
  await talkTo(
    {
      key: '',
      channel: String(channel),
      sender: String(sender),
      chat: String(chat),
      group: false,
      sentAt: turn.now,
      input: { kind: 'silence', prompt: String(prompt) },
    },
    turn.lane,
    inside,
  );
}

/** A picture was read meanwhile. It is kept a while longer, for whoever wants to report what it shows. */
async function handleReading(
  work: Extract<Turn['work'], { type: 'job' }>,
  turn: Turn,
  inside: Inside,
): Promise<void> {
  const end = endOfReading(work);
  if (!end) return;
  const { channel, sender, chat, media, read } = end;
  const input = { kind: 'read', media, read } as const;
  await talkTo({ key: '', channel, sender, chat, group: false, sentAt: turn.now, input }, turn.lane, inside);
  await inside.services.timers.setTimer(inside.tx, {
    key: `${dropKind}:${media.join()}`,
    kind: dropKind,
    lane: turn.lane,
    dueAt: turn.now + keptMs,
    data: { media },
  });
}

/** One turn of a private conversation. */
async function talkTo(incoming: Incoming, lane: string, inside: Inside): Promise<void> {
  const { tx, now, services } = inside;
  const { input } = incoming;
  const present = await services.people.meet(
    tx,
    incoming,
    now,
    input.kind === 'silence' || input.kind === 'read',
  );
  if (input.kind === 'media' && input.stored && 'id' in input.stored) {
    await services.people.owns(tx, present.personId, input.stored.id);
  }
  if (input.kind !== 'silence') {
    await noteWritten(tx, services.store, { ...incoming, personId: present.personId }, now);
  }
  const talk = present.talk ?? firstTalk(present, incoming);
  const scene = await sceneOf(present, incoming, inside);
  const said: { readonly message: Message; readonly caseId?: string }[] = [];
  const spoken: TalkTurn[] = [];
  let step = converse(talk, input, scene);
  for (let count = 0; ; count += 1) {
    spoken.push(step);
    said.push(
      ...step.effects.flatMap((effect) => (effect.kind === 'say' ? [{ message: effect.message }] : [])),
    );
    if (!step.action) break;
    if (count === mostActions) throw new UnknownActionError(`more than ${mostActions} actions in one turn`);
    const context: Context = {
      ...inside,
      present,
      channel: incoming.channel,
      sender: incoming.sender,
      chat: incoming.chat,
      lane,
      language: step.talk.language,
      say: (message, caseId) => said.push(caseId === undefined ? { message } : { message, caseId }),
    };
    const result = await actionNamed(step.action.name)(step.action.args, context);
    step = resume(step.talk, result, scene);
  }
  await keep(step.talk, talk, present, inside);
  await settle(spoken, incoming, lane, present, inside);
  for (const { message, caseId } of said) {
    await services.outbox.enqueue(tx, {
      channel: incoming.channel,
      chat: incoming.chat,
      message,
      personId: present.personId,
      ...(caseId === undefined ? caseOfQuestion(message, step.talk) : { caseId }),
    });
  }
}

/** Whoever quotes a question of a coordinator later on means its case. */
function caseOfQuestion({ prompt }: Message, { flow }: Talk): { caseId?: string } {
  if (prompt === undefined || flow?.prompt !== prompt) return {};
  if (flow.flow !== 'relay.answer' && flow.flow !== 'relay.call') return {};
  return typeof flow.answers.case === 'string' ? { caseId: flow.answers.case } : {};
}

function actionNamed(name: string): Action {
  const action = actions[name];
  if (!action) throw new UnknownActionError(`there is no action ${name}`);
  return action;
}

function firstTalk(present: Present, incoming: Incoming): Talk {
  const language = present.language ?? incoming.deviceLanguage;
  return language === 'en' ? { ...newTalk, language: 'en' } : newTalk;
}

async function sceneOf(present: Present, incoming: Incoming, inside: Inside): Promise<Scene> {
  const { tx, now, services } = inside;
  const { personId, conversationId } = present;
  const since = now - services.world.policy.relay;
  const asked = present.asked ? await askedIn(tx, conversationId, since) : [];
  const { channel, chat, quoted } = incoming;
  const about =
    quoted === undefined ? null : await quotedCase(tx, services.store, { channel, chat, quoted, personId });
  return {
    world: inside.services.world,
    who: {
      role: present.coordinator?.role ?? 'anyone',
      news: present.news,
      byNumber: isByNumber(incoming.channel),
      now: inside.now,
      asked,
      ...(about ? { quoted: about } : {}),
      ...(incoming.deviceLanguage ? { deviceLanguage: incoming.deviceLanguage } : {}),
    },
  };
}

async function keep(
  talk: Talk,
  before: Talk,
  present: Present,
  { tx, now, services }: Inside,
): Promise<void> {
  if (talk !== before || present.talk === null)
    await services.people.saveTalk(tx, present.conversationId, talk, now);
}

/** Effects beside words: the language for what the bot starts itself, questions to learn from, timers. */
async function settle(
  spoken: readonly TalkTurn[],
  incoming: Incoming,
  lane: string,
  present: Present,
  inside: Inside,
): Promise<void> {
  const { tx, now, services } = inside;
  // A phone set to English is spoken to in English from the first word, and written to first as well.
  if (present.talk === null && spoken[0]?.talk.language === 'en')
    await services.people.saveLanguage(tx, present.personId, 'en');
  for (const effect of spoken.flatMap((turn) => turn.effects)) {
    if (effect.kind === 'language') await services.people.saveLanguage(tx, present.personId, effect.language);
    if (effect.kind === 'unanswered') await services.unanswered.keep(tx, effect, now);
    if (effect.kind === 'company') await noteAsked(tx, services.store, effect.name, present.personId, now);
    if (effect.kind !== 'silence') continue;
    const { channel, sender, chat } = incoming;
    await services.timers.setTimer(tx, {
      key: `silence:${present.conversationId}`,
      kind: silenceKind,
      lane,
      dueAt: now + services.world.policy.silence[effect.after],
      data: { channel, sender, chat, prompt: effect.prompt },
    });
  }
}
