import type { Answers, FlowEnv, FlowState, Run } from '../../src/flows/engine.ts';
import * as engine from '../../src/flows/engine.ts';
import { type Flow, flowSchema } from '../../src/flows/schema.ts';
import type { Json } from '../../src/values/json.ts';

/** A flow from what a file would hold. */
export function flowOf(steps: Record<string, unknown>, more: Record<string, unknown> = {}): Flow {
  return flowSchema.parse({ id: 'trip', version: 1, start: 'first', steps, tests: [], ...more });
}

/** Texts by key; what is missing comes back as its key, as i18next does it. */
export function envOf(texts: Readonly<Record<string, string>> = {}): FlowEnv {
  return {
    t: (key, params = {}) =>
      (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name) => String(params[name] ?? '')),
    has: (key) => texts[key] !== undefined,
    region: (text) => (text.startsWith('Lombok') ? { code: '52.03', name: text } : null),
    phone: (text) => (/^08\d+$/.test(text) ? `+62${text.slice(1)}` : null),
    date: (text) => (text === 'besok' ? '2026-11-22' : null),
    synonyms: { yes: ['iya', 'betul'], no: ['gak'] },
    prompt: '',
  };
}

/** A talk whose state is stored and read back before every step, as it is in the running bot. */
export class Talk {
  run: Run;
  readonly flow: Flow;
  private readonly texts: FlowEnv;
  private runs = 0;

  constructor(flow: Flow, env: FlowEnv = envOf(), answers: Answers = {}) {
    this.flow = flow;
    this.texts = env;
    this.run = engine.start(flow, answers, this.env);
  }

  /** The surroundings of the next run, with an id for the prompt that it may issue. */
  get env(): FlowEnv {
    this.runs += 1;
    return { ...this.texts, prompt: `p${this.runs}` };
  }

  get stored(): FlowState {
    return JSON.parse(JSON.stringify(this.run.state));
  }

  get said(): string[] {
    return this.run.messages.map((message) => message.text);
  }

  get step(): string {
    return this.run.state.step;
  }

  does(input: engine.FlowInput): this {
    this.run = engine.answer(this.flow, this.stored, input, this.env);
    return this;
  }

  says(text: string): this {
    return this.does({ kind: 'text', text });
  }

  picks(choice: string): this {
    return this.does({ kind: 'choice', choice });
  }

  gets(result: Json): this {
    this.run = engine.resume(this.flow, this.stored, result, this.env);
    return this;
  }

  hearsAgain(): this {
    this.run = engine.again(this.flow, this.stored, this.env);
    return this;
  }

  goesBack(): boolean {
    const run = engine.back(this.flow, this.stored, this.env);
    if (run) this.run = run;
    return run !== null;
  }
}
