import { z } from 'zod';
import { isDate } from '../values/date-text.ts';
import { pictureNames } from '../values/picture.ts';

const day = z.string().refine(isDate, 'write a date as 2026-11-21');

export const topicSchema = z
  .strictObject({
    kind: z.enum(['answer', 'flow', 'urgent', 'system']),
    /** The flow that a `flow` or `urgent` topic starts. */
    flow: z.string().optional(),
    facts: z.array(z.string()),
    certainty: z.enum(['sure', 'partly', 'unsure']).default('sure'),
    sources: z.array(z.strictObject({ title: z.string().min(3), date: z.string().optional() })).max(3),
    /** The day on which the sources were read, and the day by which they must be read again. */
    checked: day,
    review: day,
    next: z.array(z.string()).max(4).default([]),
    /** Kinds of cases whose intake is offered first under the answer. */
    cases: z.array(z.string()).default([]),
    /** Offered under the answer: pictures cost data. */
    picture: z.enum(pictureNames).optional(),
  })
  .refine((topic) => (topic.flow !== undefined) === (topic.kind === 'flow' || topic.kind === 'urgent'), {
    message: 'a flow or urgent topic names its flow; no other does',
  });

/** What the bot can answer: `passport.fees`. Its words are in locales under `topics.<id>`. */
export type Topic = z.infer<typeof topicSchema> & { readonly id: string };
export const topicsFileSchema = z.record(z.string(), topicSchema);
