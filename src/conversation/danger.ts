import * as engine from '../flows/engine.ts';
import type { Danger } from '../understanding/danger.ts';
import type { JsonObject } from '../values/json.ts';
import { dangerIn, numbersInside } from './danger-words.ts';
import { quoting } from './quoted.ts';
import { begin, caseOf, envOf, flowOf, follow, type Scene, saying, withTalk } from './run.ts';
import type { Turn } from './talk.ts';

/** What was written, what it speaks of, and the picture that it stood under. */
export interface Cry {
  readonly text: string;
  readonly kind: Danger['kind'];
  readonly place: Danger['place'];
  readonly media?: { readonly kind: string; readonly id: string };
  /** The text that says why a file beside it could not be taken. */
  readonly lost?: string;
}

/**
 * A message that speaks of present danger. Numbers come before any question; where the person was
 * telling something, the words are stored with it, the case is raised, and the same step goes on.
 */
export function inDanger(turn: Turn, cry: Cry, scene: Scene): Turn {
  const { quoted } = scene.who;
  if (quoted && caseOf(turn.talk.flow) !== quoted) return inQuoted(turn, cry, scene);
  const about = caseOf(turn.talk.flow) === null ? heldCase(turn, scene) : turn;
  const state = about.talk.flow;
  const flow = state ? flowOf(scene, state) : undefined;
  const known = caseOf(state);
  if (!state || !flow || known === null) {
    return begin(withTalk(turn, { flow: null, held: null }), scene, 'help.emergency', {
      first: cry.text,
      kind: cry.kind,
      place: cry.place,
      media: cry.media?.id ?? null,
      lost: cry.lost ?? null,
    });
  }
  const { language } = turn.talk;
  const warned = saying(about, {
    text: numbersInside(
      scene.world,
      language,
      dangerIn({ kind: cry.kind, place: cry.place, lost: cry.lost ?? null }),
    ),
  });
  const piece = pieceOf(cry);
  const step = engine.askAt(flow, state);
  if (step.ask === 'messages') {
    const run = engine.answer(flow, state, { kind: 'piece', piece }, envOf(warned, scene, flow));
    return follow(warned, scene, flow, run);
  }
  return {
    ...withTalk(warned, { deferred: step.free ? cry.text : '' }),
    action: { name: 'case.raise', args: { case: known, piece } },
  };
}

/** It quotes a message about a case: after the numbers that case is raised, whatever else is under way. */
function inQuoted(turn: Turn, cry: Cry, scene: Scene): Turn {
  const danger = dangerIn({ kind: cry.kind, place: cry.place, lost: cry.lost ?? null });
  const warned = saying(turn, { text: numbersInside(scene.world, turn.talk.language, danger) });
  return quoting(warned, scene, pieceOf(cry)) ?? warned;
}

/** Something short came between: the case is the one that was put aside. */
function heldCase(turn: Turn, scene: Scene): Turn {
  const { held } = turn.talk;
  if (!held || flowOf(scene, held)?.version !== held.version) return turn;
  return withTalk(turn, { flow: held, held: null });
}

function pieceOf({ text, kind, media }: Cry): JsonObject {
  const danger = kind ?? 'other';
  return media ? { kind: media.kind, media: media.id, text, danger } : { kind: 'text', text, danger };
}
