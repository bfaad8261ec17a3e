import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/cli/words.ts';
import { converse, resume } from '../../src/conversation/converse.ts';
import { loadWorld } from '../../src/conversation/load.ts';
import { newTalk, type Talk } from '../../src/conversation/talk.ts';
import type { Speaker } from '../../src/conversation/world.ts';

const world = loadWorld({ folder: projectFolder });
const anyone: Speaker = { role: 'anyone', news: false, now: Date.parse('2026-11-22T05:00:00Z') };
const recipe = 'resep rendang padang yang enak dari Bu Sukarti bagaimana';
const masked = 'resep rendang padang yang enak dari Bu […] bagaimana';

/** Says one thing after the other; what the last one leaves to learn from comes out. */
function learntFrom(texts: readonly string[], who: Speaker = anyone): string[] {
  let talk: Talk = newTalk;
  let kept: string[] = [];
  for (const text of texts) {
    let turn = converse(talk, { kind: 'text', text }, { world, who });
    kept = [];
    for (;;) {
      kept.push(...turn.effects.flatMap((effect) => (effect.kind === 'unanswered' ? [effect.text] : [])));
      talk = turn.talk;
      if (!turn.action) break;
      turn = resume(talk, { id: 'some-case', number: 1 }, { world, who });
    }
  }
  return kept;
}

describe('what the bot does not know', () => {
  it('is kept without names', () => {
    expect(learntFrom([recipe])).toEqual([masked]);
  });

  it('is kept at the menu too', () => {
    expect(learntFrom(['menu', recipe])).toEqual([masked]);
  });

  it('is kept when none of the topics offered was meant', () => {
    const unclear = 'uang';
    const offered = converse(newTalk, { kind: 'text', text: unclear }, { world, who: anyone });
    const number = offered.talk.offer?.options.findIndex((option) => option.id === 'none') ?? -1;
    expect(number).toBeGreaterThan(0);
    expect(learntFrom([unclear])).toEqual([]);
    expect(learntFrom([unclear, String(number + 1)])).toEqual([unclear]);
  });

  it.each([
    ['of a coordinator', [recipe], { ...anyone, role: 'coordinator' } as const],
    ['that is a cry for help', ['tolong saya disekap majikan, pintu dikunci'], anyone],
    ['inside a report', ['lapor', '1', recipe], anyone],
    ['inside a question of a flow', ['cek', recipe], anyone],
    ['that has its answer', ['biaya paspor berapa'], anyone],
  ])('is not kept: a message %s', (_, texts, who) => {
    expect(learntFrom(texts, who)).toEqual([]);
  });
});
