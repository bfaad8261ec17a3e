import { z } from 'zod';
import { readYaml } from '../text/load.ts';
import type { Closings } from './closed.ts';

const closings = z.object({
  provenance: z.string(),
  closings: z.array(
    z.strictObject({
      fact: z.string(),
      date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/),
      countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
      work: z.enum(['all', 'household', 'advice']),
    }),
  ),
});

/** `data/closed-countries.yaml` is not as it should be; the message names the entry. */
export class ClosedCountriesError extends Error {
  override readonly name = 'ClosedCountriesError';
}

/** Which countries and works are closed, from the file given. Throws ClosedCountriesError. */
export function loadClosings(file: string): Closings {
  const parsed = closings.safeParse(readYaml(file));
  if (parsed.success) return parsed.data.closings;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ClosedCountriesError(`${file}: ${problems.join('; ')}`);
}
