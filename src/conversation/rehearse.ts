import { dateInWords } from '../values/date-text.ts';
import { textLanguages } from '../values/language.ts';
import type { World } from './world.ts';

/** Touches what is read or made at its first use: names of villages, patterns, forms of dates. */
const madeUp =
  'Pak Budi dari PT Maju Jaya di desa Sukamaju mau berangkatkan anak 16 tahun ke Malaysia tgl 25, telepon 0812-0000-0001, rekening BRI 123456789012, IG @contoh.kerja';

/** Done once before anybody waits: who writes first is answered as quickly as who comes later. */
export function rehearse(world: World, now: Date): void {
  // Patterns get their final form at the second use.
  for (const text of [madeUp, madeUp.toUpperCase()]) world.understand(text, {}).entities(now);
  world.agencies.mentions(madeUp);
  for (const language of textLanguages)
    for (const month of ['short', 'long'] as const) dateInWords('2026-11-22', language, month);
}
