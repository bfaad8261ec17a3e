import type { Answers } from '../flows/engine.ts';
import type { CaseFile } from '../store/cases.ts';
import type { Present } from '../store/people.ts';
import type { Coordinator } from '../store/roster.ts';
import type { Tx } from '../store/store.ts';
import type { Json } from '../values/json.ts';
import type { ReplyLanguage } from '../values/language.ts';
import type { Message } from '../values/message.ts';
import type { Services } from './services.ts';

/** The open transaction, the time, and the parts of the house. */
export interface Inside {
  readonly tx: Tx;
  readonly now: number;
  readonly services: Services;
}

/** What an action works with: also who asked for it, and a way to answer them. */
export interface Context extends Inside {
  readonly present: Present;
  readonly channel: string;
  readonly sender: string;
  readonly chat: string;
  /** One person's messages in one chat; for jobs whose result belongs to this talk. */
  readonly lane: string;
  readonly language: ReplyLanguage;
  /**
   * Answers in the conversation, in the order of calls and before what the flow says next. `caseId`: whose
   * content it shows; what still waits to be sent goes with that case.
   */
  say(message: Message, caseId?: string): void;
}

/** Runs in the open transaction and touches the database only; the result goes back into the flow. */
export type Action = (args: Answers, context: Context) => Promise<Json>;

/** Whoever is spoken to, and in which language. */
export interface Speaking {
  readonly services: Pick<Services, 'world'>;
  readonly language: ReplyLanguage;
}

export const words = (context: Speaking, key: string, params: Answers = {}): string =>
  context.services.world.texts.t(context.language, key, params);

/** The whole answer to a word: the flow says nothing more. */
export function say(context: Context, text: string): null {
  context.say({ text });
  return null;
}

export const replyLanguage = (language: string | null | undefined): ReplyLanguage =>
  language === 'en' ? 'en' : 'id';

/** The case named by a flow's arguments, if it belongs to the writer. */
export async function ownCase(args: Answers, context: Context): Promise<CaseFile | null> {
  const { tx, services, present } = context;
  const file = typeof args.case === 'string' ? await services.cases.byId(tx, args.case) : null;
  return file && file.reporterId === present.personId ? file : null;
}

/** The coordinator who is speaking; null for everybody else. */
export async function speakingCoordinator(context: Context): Promise<Coordinator | null> {
  const id = context.present.coordinator?.id;
  return id ? context.services.roster.byId(context.tx, id) : null;
}
