/** Errors of browser, page and library that say something and hold nothing of a person's. */
const telling: readonly (readonly [RegExp, string])[] = [
  [/\b(net::ERR_[A-Z_]+)/, ''],
  [/Requiring unknown module "(\w+)"/, 'module '],
  [/Failed to launch the browser process/, ''],
  [/No usable sandbox/, ''],
  [/auth timeout/, ''],
  [/ready timeout/, ''],
  [/Execution context was destroyed/, ''],
  [/detached Frame/, ''],
  [/Target closed/, ''],
  [/Session closed/, ''],
  [/Protocol error/, ''],
  [/Navigation timeout/, ''],
  [/invalid wid/, ''],
  [/already running/, ''],
];

/** A short code for logs; never a message as it came, which may quote a text or an address. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : typeof error === 'string' ? error : '';
  for (const [pattern, before] of telling) {
    const found = pattern.exec(message);
    if (found) return `${before}${found[1] ?? found[0]}`;
  }
  return error instanceof Error ? error.name : 'failure';
}

/** The page moved on while somebody was speaking to it: it comes back, or the heartbeat finds out. */
export function isPassing(error: unknown): boolean {
  return /context was destroyed|detached Frame|Target closed|Session closed|Protocol error/.test(
    error instanceof Error ? error.message : '',
  );
}
