import { existsSync } from 'node:fs';

/** Where Debian, Ubuntu, Fedora, Chrome's own package and macOS put it. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/lib/chromium/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
] as const;

/** The browser to use: the one named, else the first in the usual places; null where there is none. */
export function findChromium(named?: string): string | null {
  if (named !== undefined) return existsSync(named) ? named : null;
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * What it is started with. As root its own sandbox does not start, so root runs it without; anybody else
 * keeps it.
 */
export function chromiumArgs(extra: readonly string[], isRoot = process.getuid?.() === 0): string[] {
  return [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--no-first-run',
    '--mute-audio',
    ...extra,
  ];
}
