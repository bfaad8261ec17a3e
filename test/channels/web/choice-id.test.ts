import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choiceId, readChoiceId } from '../../../src/channels/web/choice-id.ts';

test.each([
  [{ id: 'fees', label: 'Biaya' }, 'p7', 'p:p7:fees'],
  [{ id: 'a:b', label: 'Biaya' }, 'p7', 'p:p7:a:b'],
  [{ id: 'fees', label: 'Biaya' }, undefined, 'x:2'],
  [{ id: 'claim', label: 'Ambil', command: 'ambil 1204' }, 'p7', 'x:ambil 1204'],
])('%j of prompt %s is %s', (choice, prompt, id) => {
  expect(choiceId(choice, '2', prompt)).toBe(id);
});

test.each(['', 'p:', 'p::', 'p:a', 'p::b', 'x:', 'menu', 'p:a b:c', `x:${'a'.repeat(501)}`])(
  '%j is no choice',
  (id) => {
    expect(readChoiceId(id)).toBeNull();
  },
);

test('what was sent is what is read', () => {
  const word = fc.stringMatching(/^[\w.-]{1,40}$/);
  fc.assert(
    fc.property(word, fc.stringMatching(/^[\w.:-]{1,40}$/), (prompt, choice) => {
      const id = choiceId({ id: choice, label: 'x' }, '1', prompt);
      expect(readChoiceId(id)).toEqual({ kind: 'choice', prompt, choice });
    }),
  );
});

test('no id at all makes it fail', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 800 }), (id) => void readChoiceId(id)));
});
