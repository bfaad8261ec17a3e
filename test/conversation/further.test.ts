import { describe, expect, it } from 'vitest';
import { converse } from '../../src/conversation/converse.ts';
import { newTalk } from '../../src/conversation/talk.ts';
import { world } from './player.ts';

const scene = { world, who: { role: 'anyone', news: false, now: 0 } } as const;
const two = 'berapa biaya bikin paspor? terus cara cek PT resmi gimana?';

describe('a message with two questions', () => {
  const first = converse(newTalk, { kind: 'text', text: two }, scene);
  const said = first.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.message] : []));

  it('is answered with the first, and offers the second before anything else', () => {
    expect(first.talk.topic).toBe('passport.fees');
    expect(first.talk.offer?.options[0]?.id).toBe('agency.how-to-check');
    expect(said.at(-1)?.choices?.[0]?.id).toBe('agency.how-to-check');
    expect(said.at(-1)?.text).toContain(world.texts.t('id', 'topics.agency.how-to-check.title'));
  });

  it('has its second answered by its number', () => {
    const second = converse(first.talk, { kind: 'text', text: '1' }, scene);
    expect(second.talk.topic).toBe('agency.how-to-check');
  });
});
