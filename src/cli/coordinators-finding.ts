import type { Finding } from '../coordinators/remark.ts';
import type { Words } from './words.ts';

/** What is wrong or odd in a field, in the operator's words. */
export function findingInWords({ problem, params }: Finding, words: Words): string {
  const level = params.level === undefined ? {} : { level: words(`cli.coordinators.level.${params.level}`) };
  // What stood in a file goes to a terminal: signs that move its cursor are left out.
  return words(`cli.coordinators.line.${problem}`, { ...params, ...level }).replace(/\p{C}/gu, '');
}
