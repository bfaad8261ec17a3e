/** A decision that closes a country, or some work in it, for migrant workers. */
export interface Closing {
  /** Id of `data/facts.yaml`. */
  readonly fact: string;
  /** `2025-04`, the day or month of the source. */
  readonly date: string;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** `all`: any work there; `household`: work in somebody's home; `advice`: travel was advised against. */
  readonly work: 'all' | 'household' | 'advice';
}

export type Closings = readonly Closing[];

/** Whether travel to a country was advised against by what was read last. */
export const adviceAgainstTravel = (closings: Closings, country: string): boolean =>
  closings.some(({ work, countries }) => work === 'advice' && countries.includes(country));

/** What closes this work in a country; null when nothing that is known does. */
export function closingFor(closings: Closings, country: string, household: boolean): Closing | null {
  return (
    closings.find(
      ({ countries, work }) =>
        countries.includes(country) && (work === 'all' || (work === 'household' && household)),
    ) ?? null
  );
}
