import { join } from 'node:path';
import { converse, resume } from '../../src/conversation/converse.ts';
import type { Input } from '../../src/conversation/input.ts';
import { loadWorld } from '../../src/conversation/load.ts';
import type { Scene } from '../../src/conversation/run.ts';
import { newTalk, type Talk, type Turn } from '../../src/conversation/talk.ts';
import type { Speaker, World } from '../../src/conversation/world.ts';
import type { Answers, FlowState } from '../../src/flows/engine.ts';
import type { Json } from '../../src/values/json.ts';
import type { ReplyLanguage } from '../../src/values/language.ts';
import type { Message } from '../../src/values/message.ts';

export const projectFolder = join(import.meta.dirname, '../..');
export const world = loadWorld({ folder: projectFolder });

/** 21 Nov 2026, 10:00 in Jakarta. */
export const noon = Date.UTC(2026, 10, 21, 3);

export interface Done {
  readonly name: string;
  readonly args: Answers;
}

/** What the shell would answer; a test overrides what it is about. */
type Results = Readonly<Record<string, Json | ((args: Answers) => Json)>>;

const results: Results = {
  'case.draft': { id: 'c1', number: 1001 },
  'case.add': { quiet: false },
  'case.open': { empty: false, region: null, departure: null },
  'case.alert': true,
  'case.discard': true,
  'case.voice': { number: 1002 },
  'case.claim': { outcome: 'won' },
  'case.ask-next': {},
  'case.may-close': {
    ok: true,
    outcomes: [
      { id: 'not-departed', label: 'Batal berangkat' },
      { id: 'handed-over', label: 'Diserahkan ke BP3MI' },
    ],
  },
  'case.close': { ok: true },
  'case.may-file': { ok: true },
  'case.file': { ok: true },
  'case.may-unseal': { ok: true, text: 'aturan' },
  'case.unseal': { text: 'diminta' },
  'receipt.make': { code: '1111 2222 3333 4444' },
  'status.look': { case: 'c1', text: 'Nomor 1001: dibaca' },
  'data.delete': { cases: 0 },
  'coordinator.invited': { ok: true, regions: 'Lombok Timur' },
  'coordinator.join': { ok: true },
  'outreach.request': { number: 1003 },
  'news.next': {},
  'picture.read': { full: false },
};

export interface PlayerOptions {
  readonly role?: Speaker['role'];
  readonly news?: boolean;
  readonly language?: ReplyLanguage;
  readonly results?: Results;
  readonly world?: World;
}

/** Somebody who talks with the bot. The talk goes through JSON before every step, as in the running bot. */
export class Player {
  talk: Talk;
  /** What was said in answer to the last input. */
  said: Message[] = [];
  /** What the shell was asked to do because of the last input. */
  done: Done[] = [];
  silences: string[] = [];
  now = noon;
  news: boolean;
  private readonly role: Speaker['role'];
  private readonly results: Results;
  private readonly world: World;

  constructor(options: PlayerOptions = {}) {
    const { role = 'anyone', news = false, language = 'id', results: own = {} } = options;
    this.world = options.world ?? world;
    this.talk = { ...newTalk, language };
    this.role = role;
    this.news = news;
    this.results = { ...results, ...own };
  }

  private get scene(): Scene {
    return { world: this.world, who: { role: this.role, news: this.news, now: this.now } };
  }

  does(input: Input): this {
    this.said = [];
    this.done = [];
    this.silences = [];
    let turn = converse(stored(this.talk), stored(input), this.scene);
    for (let count = 0; count < 30; count += 1) {
      this.take(turn);
      if (!turn.action) return this;
      const { name, args } = turn.action;
      this.done.push({ name, args });
      const result = this.results[name] ?? null;
      const given = typeof result === 'function' ? result(args) : result;
      turn = resume(stored(turn.talk), stored(given), this.scene);
    }
    throw new Error('more than 30 actions for one input');
  }

  private take(turn: Turn): void {
    this.talk = turn.talk;
    for (const effect of turn.effects) {
      if (effect.kind === 'say') this.said.push(effect.message);
      if (effect.kind === 'silence') this.silences.push(effect.prompt);
    }
  }

  says(...texts: string[]): this {
    for (const text of texts) this.does({ kind: 'text', text });
    return this;
  }

  presses(choice: string, prompt = this.prompt): this {
    return this.does({ kind: 'choice', prompt, choice });
  }

  sends(media: 'photo' | 'document' | 'voice' | 'video', id = 'm1', caption?: string): this {
    return this.does({
      kind: 'media',
      media,
      remote: { ref: 'r' },
      stored: { id, mime: 'image/jpeg', size: 9 },
      ...(caption === undefined ? {} : { caption }),
    });
  }

  isSilent(): this {
    return this.does({ kind: 'silence', prompt: this.talk.flow?.prompt ?? '' });
  }

  /** Puts the talk at a step of a flow. */
  at(flow: string, step: string, answers: Answers = {}): this {
    this.talk = { ...this.talk, flow: stateAt(flow, step, answers) };
    return this;
  }

  get prompt(): string {
    return this.talk.flow?.prompt ?? this.talk.offer?.prompt ?? '';
  }

  /** `report.recruiter/story`, or null outside of any flow. */
  get place(): string | null {
    return this.talk.flow ? `${this.talk.flow.flow}/${this.talk.flow.step}` : null;
  }

  get text(): string {
    return this.said.map((message) => message.text).join('\n---\n');
  }

  get names(): string[] {
    return this.done.map((action) => action.name);
  }
}

export function stateAt(id: string, step: string, answers: Answers = {}): FlowState {
  const flow = world.contents.flows.get(id);
  if (!flow?.steps[step]) throw new Error(`there is no ${id}/${step}`);
  return { flow: id, version: flow.version, step, prompt: 'p0', answers, trail: [], counted: [], tries: 0 };
}

/** What is left of a value after it was stored and read back. */
export function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** The vetted words, as a reader sees them. */
export const words = (key: string, language: ReplyLanguage = 'id', params: Answers = {}): string =>
  world.texts.t(language, key, params);

export interface AskingStep {
  readonly flow: string;
  readonly step: string;
  readonly ask: string;
  readonly role: string;
  /** What a talk that has come here knows. */
  readonly answers: Answers;
  /** The talk is about a case of the writer. */
  readonly hasCase: boolean;
}

const beforeDraft = ['report.recruiter/aware', 'help.human/which'];
const ownCase = ['help.case', 'help.emergency', 'help.human', 'report.recruiter'];

/** Every asking step of every flow, with answers as a real talk would have gathered them by then. */
export function askingSteps(): AskingStep[] {
  return [...world.contents.flows.values()].flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([step, what]) => {
      if (!('ask' in what)) return [];
      const own = ownCase.includes(flow.id) && !beforeDraft.includes(`${flow.id}/${step}`);
      const late = flow.id === 'relay.late';
      const relay = flow.id.startsWith('relay.') && !late;
      const answers: Answers = {
        ...(own ? { case: { id: 'c1', number: 1001 }, words: { text: 'nomor' } } : {}),
        ...(flow.id === 'help.case'
          ? {
              kind: 'sick',
              words: { story: 'nomor', ready: 'surat' },
              question: { id: 'care', text: '1 dari 1', options: [{ id: 'hospital', label: 'Rumah sakit' }] },
            }
          : {}),
        ...(flow.id === 'case.unseal' ? { may: { ok: true, text: 'aturan' } } : {}),
        ...(flow.id === 'case.close' ? { may: { outcomes: [{ id: 'home', label: 'Pulang' }] } } : {}),
        ...(relay ? { case: 'c1', number: 1001, question: 'Kapan?' } : {}),
        ...(late
          ? {
              case: 'c1',
              pieces: [{ kind: 'text', text: 'jam 3' }],
              ...(step === 'choose' ? { options: [{ id: 'c1', label: 'Nomor 1001' }] } : {}),
            }
          : {}),
        ...(flow.id === 'photo' || flow.id === 'voice' ? { media: ['m0'] } : {}),
        ...(flow.id === 'menu' ? { list: [{ id: 'passport.fees', label: 'Biaya' }] } : {}),
        ...(flow.id === 'agency.verify'
          ? { found: { text: 'ada', options: [{ id: '0', label: 'A' }] } }
          : {}),
        ...(flow.id === 'picture.result' || flow.id === 'warning.job-offer'
          ? { media: ['m0'], text: 'PT Maju', found: { text: 'belum bisa dinilai', story: 'PT Maju' } }
          : {}),
        ...(flow.id === 'abroad.embassy' ? { mission: { text: 'KJRI' } } : {}),
        ...(flow.id === 'coordinator.join' ? { token: 'abc', invite: { ok: true, regions: 'Aceh' } } : {}),
        ...(flow.id === 'report.status' ? { found: { case: 'c1', text: 'dibaca' } } : {}),
        ...(flow.role === 'anyone' ? {} : { number: 1001, claim: { outcome: 'won', text: 'Anto' } }),
      };
      return [{ flow: flow.id, step, ask: what.ask, role: flow.role, answers, hasCase: own || relay }];
    }),
  );
}

export const askingStepsOfAnyone = (): AskingStep[] => askingSteps().filter(({ role }) => role === 'anyone');
