import { dateInWords } from '../../values/date-text.ts';
import { findPhones, maskPhones } from '../../values/phone.ts';
import { offsetHours } from '../../values/zone.ts';
import type { Inside } from '../context.ts';
import type { Gathered } from './gather.ts';

/** What the parts of a case file are written with. */
export interface Script {
  readonly gathered: Gathered;
  readonly services: Pick<Inside['services'], 'world'>;
  /** A text in the language of the file. */
  readonly t: (key: string, params?: Readonly<Record<string, string | number>>) => string;
}

const zones = { 7: 'WIB', 8: 'WITA', 9: 'WIT' } as const;
const two = (n: number): string => String(n).padStart(2, '0');

/** "21 November 2026, 14.05 WITA", where the case is. */
export function momentOf(at: number, region: string | null): string {
  const { date, time, zone } = local(at, region);
  return `${dateInWords(date, 'id', 'long')}, ${time} ${zone}`;
}

/** "21 Nov 2026 14.05 WITA". */
export function shortMoment(at: number, region: string | null): string {
  const { date, time, zone } = local(at, region);
  return `${dateInWords(date, 'id')} ${time} ${zone}`;
}

function local(at: number, region: string | null) {
  const offset = offsetHours(region);
  const there = new Date(at + offset * 3_600_000);
  return {
    date: there.toISOString().slice(0, 10),
    time: `${two(there.getUTCHours())}.${two(there.getUTCMinutes())}`,
    zone: zones[offset],
  };
}

/** "Koordinator A": a file that gets into wrong hands must name nobody who helps. */
export function nameOfActor(id: string | null, { gathered, t }: Script): string {
  const index = gathered.actors.findIndex((actor) => actor.id === id);
  return id === null || index < 0
    ? t('case-file.bot')
    : t('case-file.coordinator', { letter: letterOf(index) });
}

/** A to Z, then A2 and so on. */
function letterOf(index: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`;
}

/** Words of the case without the telephone numbers that are the writer's own. */
export function withoutOwn(text: string, { gathered, t }: Script): string {
  const { ownPhones } = gathered;
  if (ownPhones.size === 0) return text;
  const others = new Set(findPhones(text).filter((phone) => !ownPhones.has(phone)));
  return maskPhones(text, t('case-file.own-number'), others);
}
