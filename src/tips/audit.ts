/** What is written down about who did what. No act carries a text, a name or an address. */
export const auditActs = [
  /** Read the story. */
  'shown',
  /** Made a case file for an authority. */
  'filed',
  /** Asked for a writer's address. */
  'unseal-asked',
  /** Agreed to it, as the second of two. */
  'unseal-agreed',
  /** Got the address. */
  'unsealed',
  /** Said that two cases belong together, or do not. */
  'link-confirmed',
  'link-rejected',
  /** Marked a report as abuse. */
  'marked',
  /** Took such a mark back. */
  'mark-lifted',
  /** The writer took the report back. */
  'withdrawn',
  /** The writer wanted it to go on after all. */
  'restored',
  /** The content was deleted, on request or by time. */
  'deleted',
  /** The server's key was changed. */
  'key-changed',
] as const;
export type AuditAct = (typeof auditActs)[number];

/** The authorities that get a case file. */
export const fileReceivers = ['police', 'bp3mi', 'satgas'] as const;
export type FileReceiver = (typeof fileReceivers)[number];

/** The one word that may stand beside an act: for whom, or why. */
export const auditDetails = [
  ...fileReceivers,
  'kemlu',
  'kp2mi',
  /** A story that the same coordinator had opened before. */
  'again',
  /** Deleted because its writer wanted it, or because its time was over. */
  'request',
  'time',
] as const;
/** A word of the list, or the number of another case. */
export type AuditDetail = (typeof auditDetails)[number] | `${number}`;

const known: ReadonlySet<string> = new Set([...auditActs, ...auditDetails]);

/** Whether something is a word of these lists or a case's number: nothing else may be written down. */
export const isAuditWord = (word: string): boolean => known.has(word) || /^\d{1,9}$/.test(word);
