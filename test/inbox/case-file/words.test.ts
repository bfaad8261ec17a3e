import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandWords } from '../../../src/cli/words.ts';
import { loadWorld } from '../../../src/conversation/load.ts';
import { auditActs, auditDetails } from '../../../src/tips/audit.ts';
import { caseKinds, eventKinds, levels, outcomes } from '../../../src/tips/case.ts';
import { outcomesOf, outcomeWords } from '../../../src/tips/kinds.ts';

const { texts } = loadWorld({ folder: join(import.meta.dirname, '../../..') });
/** What the chronology tells, or nobody outside needs. */
const notDeeds = ['told', 'answered', 'detailed', 'warned'];

describe('everything that can happen to a case has its words', () => {
  const keys = [
    ...eventKinds.filter((kind) => !notDeeds.includes(kind)).map((kind) => `case-file.did.${kind}`),
    ...caseKinds.map((kind) => `case-file.kind.${kind}`),
    ...levels.map((level) => `case-file.level.${level}`),
    ...caseKinds.map((kind) => `notice.kind.${kind}`),
    ...outcomes.map((outcome) => `case.outcome-${outcome}`),
    ...new Set(
      caseKinds.flatMap((kind) => outcomesOf(kind).map((end) => `case.end-${outcomeWords(kind, end)}`)),
    ),
    ...auditActs.map((act) => `case-file.act.${act}`),
    ...auditDetails.map((detail) => `case-file.detail.${detail}`),
  ];

  it.each(keys)('%s', (key) => {
    for (const language of ['id', 'en'] as const) expect(texts.has(language, key)).toBe(true);
  });

  it.each([
    ...auditActs.map((act) => `cli.audit.act.${act}`),
    ...auditDetails.map((detail) => `cli.audit.detail.${detail}`),
  ])('%s', (key) => {
    for (const language of ['id', 'en'] as const) expect(commandWords(language)(key)).not.toBe(key);
  });
});
