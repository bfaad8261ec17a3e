import { expect, it } from 'vitest';
import { mayConfirm } from '../../src/coordinators/confirm.ts';

it.each([
  ['national', [], ['52.03'], true],
  ['national', [], [], true],
  ['province', ['52'], ['52.03', '52.04'], true],
  ['province', ['52'], ['52.03', '35.07'], false],
  ['province', ['52'], [], false],
  ['regency', ['52.03'], ['52'], false],
] as const)('a %s supervisor of %j and a newcomer for %j: %s', (level, regions, areas, may) => {
  expect(mayConfirm({ level, regions }, areas)).toBe(may);
});
