import * as engine from '../flows/engine.ts';
import type { Understood } from '../understanding/understand.ts';
import { begin, caseOf, envOf, flowOf, follow, type Scene, saying, withTalk } from './run.ts';
import type { Turn } from './talk.ts';

/**
 * A message that speaks of present danger. Numbers come before any question; where the person was
 * telling something, the words are stored with it, the case is raised, and the same step goes on.
 */
export function inDanger(turn: Turn, text: string, meaning: Understood, scene: Scene): Turn {
  const { kind, place } = meaning.danger;
  const state = turn.talk.flow;
  const flow = state ? flowOf(scene, state) : undefined;
  const piece = { kind: 'text', text, danger: kind ?? 'other' };
  if (state && flow?.id === 'help.emergency') {
    return follow(
      turn,
      scene,
      flow,
      engine.answer(flow, state, pieceOrText(flow, state, text, piece), envOf(turn, scene, flow)),
    );
  }
  const known = caseOf(state);
  if (!state || !flow || known === null) {
    return begin(withTalk(turn, { flow: null, held: null }), scene, 'help.emergency', {
      first: text,
      kind,
      place,
    });
  }
  const warned = saying(turn, { text: numbersInside(turn, scene) });
  const step = engine.askAt(flow, state);
  if (step.ask === 'messages') {
    return follow(
      warned,
      scene,
      flow,
      engine.answer(flow, state, { kind: 'piece', piece }, envOf(warned, scene, flow)),
    );
  }
  return {
    ...withTalk(warned, { deferred: step.free ? text : '' }),
    action: { name: 'case.raise', args: { case: known, piece } },
  };
}

function pieceOrText(
  flow: Parameters<typeof engine.askAt>[0],
  state: engine.FlowState,
  text: string,
  piece: { kind: string; text: string; danger: string },
): engine.FlowInput {
  return engine.askAt(flow, state).ask === 'messages' ? { kind: 'piece', piece } : { kind: 'text', text };
}

function numbersInside(turn: Turn, scene: Scene): string {
  const t = (key: string): string => scene.world.texts.t(turn.talk.language, key);
  return `${t('danger.opening')}\n\n${t('danger.numbers-unknown')}\n\n${t('danger.inside-story')}`;
}
