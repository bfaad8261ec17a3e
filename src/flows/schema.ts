import { z } from 'zod';

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use small letters, digits and -');
/** A literal, or `$path` for an answer (`$claim.number`). */
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const values = z.record(z.string(), value);
const condition = z.strictObject({
  when: z.string(),
  /** The answer equals this, or one of these. Without it: the answer is there. */
  is: z.union([value, z.array(value)]).optional(),
  to: name,
});

const choice = z.strictObject({
  id: name,
  /** Where this choice leads, when not where the step leads. */
  to: name.optional(),
  number: z.string().regex(/^\d$/).optional(),
});

const say = z.strictObject({ say: name, with: values.optional(), to: name });
const ask = z.strictObject({
  ask: z.enum(['text', 'choice', 'region', 'phone', 'date', 'yes-no', 'messages']),
  say: name,
  with: values.optional(),
  /** The step takes free text: a cry for help in it is stored before anything else happens. */
  free: z.boolean(),
  save: name.optional(),
  choices: z.array(choice).min(1).optional(),
  /** An answer that holds further choices, `[{id, label}]`, put before those above. */
  choicesFrom: z.string().optional(),
  /** Not asked when this answer is there already. */
  unless: z.string().optional(),
  /** Where it goes on when it was not asked; default: `to`. */
  known: name.optional(),
  /** `0` leaves it open. */
  skip: z.boolean().optional(),
  /** Shown as "2 of 4". */
  counted: z.boolean().optional(),
  /** What may follow an answer, not a question that waits: whoever writes something else just asks anew. */
  passing: z.boolean().optional(),
  /** With `messages`: done for each message; its result is saved and `to` says where to go. */
  each: z.strictObject({ act: z.string(), with: values.optional(), save: name, to: name }).optional(),
  /** Silence for this long (an entry of the policy's `silence`) leads there. */
  silence: z.strictObject({ after: z.enum(['danger', 'story']), to: name }).optional(),
  to: name,
});
const branch = z.strictObject({ branch: z.array(condition).min(1), else: name });
const act = z.strictObject({ act: z.string(), with: values.optional(), save: name.optional(), to: name });
/** Waits at an asking step without saying anything. */
const stay = z.strictObject({ stay: name });
const go = z.strictObject({ go: z.string(), with: values.optional() });
const topic = z.strictObject({ topic: z.string() });
const end = z.strictObject({ end: z.literal(true), say: name.optional(), with: values.optional() });

const turn = z.union([
  z.strictObject({ says: z.string() }),
  z.strictObject({ sends: z.enum(['photo', 'voice', 'location']) }),
  z.strictObject({ silent: z.literal(true) }),
  /** The text key that must be heard, without `flows.<id>.`. */
  z.strictObject({ hears: z.string() }),
  /** The action that must be asked for, and the result it is given. */
  z.strictObject({
    does: z.string(),
    with: z.record(z.string(), z.unknown()).optional(),
    gives: z.unknown().optional(),
  }),
]);

export const flowSchema = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  role: z.enum(['anyone', 'coordinator', 'supervisor']).default('anyone'),
  start: name,
  /** The step for `batal` and `menu` while something unsent would be lost. */
  leave: name.optional(),
  steps: z.record(name, z.union([ask, say, branch, act, stay, go, topic, end])),
  tests: z.array(
    z.strictObject({
      name: z.string(),
      answers: z.record(z.string(), z.unknown()).default({}),
      turns: z.array(turn),
      /** The step at which it ends, or where it waits. */
      at: name,
    }),
  ),
});

export type Flow = z.infer<typeof flowSchema>;
export type Step = Flow['steps'][string];
export type AskStep = z.infer<typeof ask>;
export type FlowTest = Flow['tests'][number];

export const isAsk = (step: Step): step is AskStep => 'ask' in step;
