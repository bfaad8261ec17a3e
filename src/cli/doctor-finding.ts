import type { Words } from './words.ts';

/** `broken`: something does not work; `attention`: it works, but somebody should act. */
export type State = 'ok' | 'attention' | 'broken';

/** What was looked at. The words stand under `cli.doctor` by `says`, the cure under `cli.doctor.cure`. */
export interface Finding {
  readonly check: string;
  readonly state: State;
  readonly says: string;
  readonly params: Readonly<Record<string, string | number>>;
}

type Params = Finding['params'];

/** Findings of one check: `const of = findingsOf('key'); of.ok('key-file')`. */
export function findingsOf(check: string) {
  const finding =
    (state: State) =>
    (says: string, params: Params = {}): Finding => ({ check, state, says, params });
  return { ok: finding('ok'), attention: finding('attention'), broken: finding('broken') };
}

/** The sentence, and what to do about it when it is not well. */
export function inWords(finding: Finding, words: Words): { text: string; cure?: string } {
  const text = words(`cli.doctor.${finding.says}`, finding.params);
  if (finding.state === 'ok') return { text };
  return { text, cure: words(`cli.doctor.cure.${finding.says}`, finding.params) };
}
