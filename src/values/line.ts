import { z } from 'zod';

const words = z.record(z.string(), z.string());

export const lineSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['help', 'mission', 'web']),
  country: z.string(),
  name: words,
  number: z.string(),
  dial: z.string().optional(),
  works: z.enum(['from-indonesia', 'from-abroad', 'both']),
  hours: words.optional(),
  for: words,
  whatsapp: z.boolean(),
  rank: z.union([z.literal(1), z.literal(2)]),
  readOn: z.string(),
  verifiedBy: z.string().optional(),
  verifiedOn: z.string().optional(),
});
export const linesFileSchema = z.object({ provenance: z.string(), lines: z.array(lineSchema) });

/** A telephone line or address that may be given to people, with when it was read and by whom rung. */
export type HelpLine = z.infer<typeof lineSchema>;
