/** What can be wrong or odd in a roster; the words stand in locales under `cli.coordinators.line`. */
export type RemarkName =
  | 'empty'
  | 'not-utf8'
  | 'quotes'
  | 'header'
  | 'too-many-fields'
  | 'no-name'
  | 'long-name'
  | 'channel'
  | 'no-address'
  | 'telegram-username'
  | 'telegram-group'
  | 'telegram-id'
  | 'spreadsheet-number'
  | 'whatsapp-number'
  | 'twice'
  | 'role'
  | 'region-unknown'
  | 'region-ambiguous'
  | 'region-surplus'
  | 'region-code'
  | 'abroad-where'
  | 'country-unknown'
  | 'country-bare'
  | 'level-needs-region'
  | 'zero-added'
  | 'region-widened'
  | 'region-read'
  | 'level-province'
  | 'level-national'
  | 'flag-unknown';

export interface Finding {
  readonly problem: RemarkName;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A finding with its line of the file, the header is line 1. */
export interface Remark extends Finding {
  readonly line: number;
}

/** What a field gave. With a problem the value is not to be used. */
export interface Read<T> {
  readonly value: T;
  readonly problems: readonly Finding[];
  readonly notes: readonly Finding[];
}

export const read = <T>(value: T, notes: readonly Finding[] = []): Read<T> => ({
  value,
  problems: [],
  notes,
});

export const refused = (problem: RemarkName, params: Finding['params'] = {}): Read<null> => ({
  value: null,
  problems: [{ problem, params }],
  notes: [],
});
