import { expect, test } from 'vitest';
import { createPositions } from '../../../src/channels/web/positions.ts';

test('a position only goes forward, and the oldest session is forgotten', () => {
  const positions = createPositions(2);
  positions.advance('a', 5);
  positions.advance('a', 3);
  expect([positions.of('a'), positions.of('b')]).toEqual([5, 0]);
  positions.advance('b', 1);
  positions.advance('a', 6);
  positions.advance('c', 1);
  expect([positions.of('a'), positions.of('b'), positions.of('c')]).toEqual([6, 0, 1]);
});
