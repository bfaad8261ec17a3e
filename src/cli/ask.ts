import { converse, resume } from '../conversation/converse.ts';
import type { Scene } from '../conversation/run.ts';
import { newTalk, type Talk, type Turn } from '../conversation/talk.ts';
import type { JsonObject } from '../values/json.ts';
import type { Language } from '../values/language.ts';
import type { Message } from '../values/message.ts';
import { readArguments, readNow, runJsonLines, textField, UsageError } from './arguments.ts';
import { done, type Io } from './io.ts';
import { readLanguage } from './language.ts';
import { printed } from './print.ts';
import { readInChat, sceneOf } from './reading.ts';
import type { Words } from './words.ts';
import { readWorld } from './world.ts';

/** `ask "TEXT"`: the reply as a person reads it. `ask --jsonl`: how each line's text is taken. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { jsonl: { type: 'boolean' }, lang: { type: 'string' }, now: { type: 'string' } },
    { most: Number.POSITIVE_INFINITY },
  );
  const language = readLanguage(values.lang);
  const now = readNow(values.now);
  const text = positionals.join(' ');
  if (values.jsonl ? text !== '' : text.trim() === '') throw new UsageError(words('cli.ask.one-of-both'));
  const scene = sceneOf(readWorld(io.env), now);
  if (values.jsonl) {
    await runJsonLines(io, createReader(scene, language));
  } else {
    const talk: Talk = language ? { ...newTalk, language, chosen: true } : newTalk;
    await io.write(printed(replyTo(talk, text, scene)));
  }
  return done;
}

/** What an action that needs the database gives where there is none. */
const standIn = { id: '', number: 0 };
const mostActions = 5;

/** The first words of the reply. Nothing is stored: where a flow would, it goes on as if it had. */
export function replyTo(talk: Talk, text: string, scene: Scene): Message[] {
  let turn = converse(talk, { kind: 'text', text }, scene);
  const said = saidIn(turn);
  for (let count = 0; turn.action && said.length === 0 && count < mostActions; count += 1) {
    turn = resume(turn.talk, standIn, scene);
    said.push(...saidIn(turn));
  }
  return said;
}

const saidIn = (turn: Turn): Message[] =>
  turn.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.message] : []));

interface Session {
  readonly language: Language;
  readonly topic: string | null;
}

/** Answers one JSON line after the other; lines of one `session` follow on each other. */
function createReader(scene: Scene, language: Language = 'id'): (line: JsonObject) => JsonObject {
  const sessions = new Map<string, Session>();
  return (line) => {
    const text = textField(line, 'text');
    const key = line.session === undefined || line.session === null ? null : JSON.stringify(line.session);
    const before = (key === null ? undefined : sessions.get(key)) ?? { language, topic: null };
    const hint = { language: before.language, ...(before.topic ? { previousTopic: before.topic } : {}) };
    const read = readInChat(text, hint, scene);
    const { outcome, topic, confidence, alternatives } = read.topic;
    const written = read.language ?? before.language;
    if (key !== null) sessions.set(key, { language: written, topic: topic ?? before.topic });
    return {
      id: line.id,
      language: shown(written),
      outcome,
      topic,
      confidence: rounded(confidence),
      urgent: read.danger.danger,
      alternatives: alternatives.map((guess) => ({
        topic: guess.topic,
        confidence: rounded(guess.confidence),
      })),
    };
  };
}

/** Sasak is understood as far as its words are Indonesian, and is not told apart from it. */
const shown = (language: Language): Language => (language === 'sas' ? 'id' : language);

const rounded = (share: number): number => Math.round(share * 1000) / 1000;
