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
  /** The writer took the report back. */
  'withdrawn',
  /** The content was deleted, on request or by time. */
  'deleted',
  /** The server's key was changed. */
  'key-changed',
] as const;
export type AuditAct = (typeof auditActs)[number];
