import { readFileSync } from 'node:fs';
import { parseRegister } from '../../src/agencies/register.ts';

export const shippedFile = new URL('../../data/registers/p3mi-2026-09-17.csv', import.meta.url);

/** The register that ships with the project, and what was odd in it. */
export const shipped = parseRegister(readFileSync(shippedFile, 'utf8'), {
  asOf: '2026-09-17',
  source: 'KP2MI',
});
