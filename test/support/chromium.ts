import { existsSync } from 'node:fs';
import { describe } from 'vitest';
import { skipOrFail } from './missing.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Runs the suite with the path of a Chromium; skipped with the reason where there is none. */
export function describeWithChromium(name: string, suite: (path: string) => void): void {
  const path = [process.env.CHROMIUM_PATH, ...places].find((place) => place && existsSync(place));
  if (path) describe(name, () => suite(path));
  else skipOrFail(name, 'no Chromium; install it with: apt-get install chromium, or set CHROMIUM_PATH');
}

/** Arguments that it needs where it runs as root or with little shared memory, as in containers. */
export const chromiumArgs = ['--no-sandbox', '--disable-dev-shm-usage'];
