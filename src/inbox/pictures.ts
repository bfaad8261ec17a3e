import { z } from 'zod';
import type { PictureRead } from '../conversation/input.ts';
import { pictureKind } from './actions/pictures.ts';
import type { Work } from './work.ts';

/** The end of a job, as it was put together by the jobs and by the one who reads. */
const endSchema = z.object({
  input: z.object({
    channel: z.string(),
    sender: z.string(),
    chat: z.string(),
    media: z.array(z.string()),
  }),
  result: z
    .union([
      z.object({ text: z.string(), confidence: z.number() }),
      z.object({ problem: z.enum(['no-text', 'too-slow', 'unreadable', 'gone', 'pdf']) }),
    ])
    .optional(),
});

export interface EndOfReading {
  readonly channel: string;
  readonly sender: string;
  readonly chat: string;
  readonly media: readonly string[];
  readonly read: PictureRead;
}

/** Whose pictures were read, and what stands in them; null for every other work. */
export function endOfReading(work: Work): EndOfReading | null {
  if (work.type !== 'job' || work.kind !== pictureKind) return null;
  const end = endSchema.safeParse(work.data);
  if (!end.success) return null;
  return { ...end.data.input, read: end.data.result ?? { problem: 'too-slow' } };
}
