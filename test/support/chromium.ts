import { existsSync } from 'node:fs';

/**
 * Where Chromium is: CHROMIUM_PATH, else the place where Debian puts it; null when it is missing.
 * With SULUH_NO_SKIP=1 a missing browser is a failure instead of a skipped test.
 */
export function chromiumPath(): string | null {
  const path = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
  if (existsSync(path)) return path;
  if (process.env.SULUH_NO_SKIP === '1') {
    throw new Error(`no Chromium at ${path}; install it or set CHROMIUM_PATH`);
  }
  return null;
}

/** Arguments that it needs in containers. */
export const chromiumArgs = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
