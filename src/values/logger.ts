/** What this room needs of a logger. Never pass texts, names, numbers or addresses of people. */
export interface Logger {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
}

/** Name and code of an error for a log or an error column: its message may hold a text of a person. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : '';
  const number = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : '';
  return [error.name, code, number].filter((part) => part !== '').join(':');
}
