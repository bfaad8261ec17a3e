import type { JsonObject } from '../values/json.ts';
import { aside, begin, type Scene, withTalk } from './run.ts';
import type { Turn } from './talk.ts';

/** A message that quotes one about a case belongs to that case. Null when it quotes none. */
export function quoting(turn: Turn, scene: Scene, ...pieces: readonly JsonObject[]): Turn | null {
  const known = scene.who.quoted;
  if (!known) return null;
  const free = turn.talk.flow?.flow.startsWith('relay.') ? withTalk(turn, { flow: null }) : aside(turn);
  return begin(free, scene, 'relay.answer', { case: known, pieces });
}
