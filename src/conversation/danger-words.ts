import type { Answers } from '../flows/engine.ts';
import type { DangerPlace } from '../understanding/danger.ts';
import { type DangerKind, isDangerKind } from '../understanding/danger-rules.ts';
import type { ReplyLanguage } from '../values/language.ts';
import { numbersRead } from './topic.ts';
import type { World } from './world.ts';

/** What is known of a danger when its words are put together. */
export interface KnownDanger {
  readonly kind: DangerKind;
  readonly place: DangerPlace | 'unknown';
  /** The writer has read the whole answer already; only what their place changes is said. */
  readonly again: boolean;
  /** A picture came with it. */
  readonly picture: boolean;
  /** A file came with it that could not be taken: the text that says so. */
  readonly lost?: string;
}

export const nothingKnown: KnownDanger = { kind: 'other', place: 'unknown', again: false, picture: false };

/** Reads the arguments of `danger.words`; whatever is missing counts as not known. */
export function dangerIn({ kind, place, again, media, lost }: Answers): KnownDanger {
  return {
    kind: isDangerKind(kind) ? kind : 'other',
    place: place === 'home' || place === 'abroad' || place === 'sea' ? place : 'unknown',
    again: again === true,
    picture: typeof media === 'string' || (Array.isArray(media) && media.length > 0),
    ...(typeof lost === 'string' ? { lost } : {}),
  };
}

/** Kinds whose numbers and advice are their own wherever they happen. */
const everywhereTheSame: readonly DangerKind[] = ['suicide', 'compound', 'airport', 'child', 'undocumented'];

/**
 * The danger answer: a first line that betrays nothing, numbers with the day they were read, at most
 * three short lines of what to do now, and what silence means.
 */
export function dangerWords(world: World, language: ReplyLanguage, danger: KnownDanger): string {
  const t = (key: string, params = {}): string => world.texts.t(language, key, params);
  const numbers = numbersKey(danger);
  const minutes = Math.max(1, Math.round(world.policy.silence.danger / 60_000));
  const suicide = danger.kind === 'suicide';
  const note = suicide ? 'danger.silence-note-suicide' : 'danger.silence-note';
  return [
    t(suicide ? 'danger.opening-suicide' : 'danger.opening'),
    '',
    t(numbers),
    numbersRead(world, language, numbers),
    '',
    ...(danger.again ? placeKeys(danger) : adviceKeys(danger)).map((key) => t(key)),
    ...(danger.kind === 'sexual' && danger.picture ? [t('danger.no-picture')] : []),
    ...(danger.lost === undefined ? [] : [t(danger.lost)]),
    ...(danger.again ? [] : ['', t(note, { minutes })]),
  ].join('\n');
}

/** The same for a cry for help in the middle of something that is stored and goes on. */
export function numbersInside(world: World, language: ReplyLanguage, danger: KnownDanger): string {
  const t = (key: string): string => world.texts.t(language, key);
  const numbers = numbersKey(danger);
  const suicide = danger.kind === 'suicide';
  return [
    t(suicide ? 'danger.opening-suicide' : 'danger.opening'),
    `${t(numbers)}\n${numbersRead(world, language, numbers)}`,
    // Whoever tells of somebody else's trouble is not told how to behave in it.
    ...(hasOwnWords(danger) ? [t(`danger.advice-${danger.kind}`)] : []),
    t(suicide ? 'danger.inside-story-suicide' : 'danger.inside-story'),
    ...(danger.lost === undefined ? [] : [t(danger.lost)]),
  ].join('\n\n');
}

const hasOwnWords = ({ kind }: KnownDanger): boolean => everywhereTheSame.includes(kind) || kind === 'sexual';

function numbersKey({ kind, place }: KnownDanger): string {
  if (everywhereTheSame.includes(kind)) return `danger.numbers-${kind}`;
  if (kind === 'sea' || place === 'sea') return 'danger.numbers-sea';
  // "Majikan" speaks of abroad but may be said at home: SAPA is named in either case.
  if (kind === 'sexual') return place === 'abroad' ? 'danger.numbers-sexual-abroad' : 'danger.numbers-sexual';
  return `danger.numbers-${place}`;
}

function adviceKeys(danger: KnownDanger): string[] {
  const { kind } = danger;
  if (hasOwnWords(danger)) return [`danger.advice-${kind}`];
  return isAtSea(danger) ? placeKeys(danger) : [`danger.advice-${kind}`, ...placeKeys(danger)];
}

/** The advice that changes with the place; the rest was read before. */
function placeKeys(danger: KnownDanger): string[] {
  if (hasOwnWords(danger)) return [];
  return [isAtSea(danger) ? 'danger.advice-sea' : `danger.last-${danger.place}`];
}

const isAtSea = ({ kind, place }: KnownDanger): boolean => kind === 'sea' || place === 'sea';
