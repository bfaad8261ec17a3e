import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../channels/whatsapp-web/chromium.ts';
import type { Config } from '../config.ts';
import { type Finding, findingsOf } from './doctor-finding.ts';

/** What only somebody who holds the phone can know; each is asked about every time. */
const phone = ['backup', 'download', 'lock', 'devices', 'place'] as const;

/** WhatsApp by a linked device: its browser, its session, and the phone behind it. */
export function checkWhatsappWeb({ whatsappWeb, dataDir }: Config): Finding[] {
  if (!whatsappWeb) return [];
  const of = findingsOf('whatsapp-web');
  const asked = findingsOf('whatsapp-web-phone');
  const chromium = findChromium(whatsappWeb.chromiumPath);
  const session = existsSync(join(dataDir, 'whatsapp-web', 'session'));
  return [
    chromium === null ? of.broken('chromium-none') : of.ok('chromium', { path: chromium }),
    session ? of.ok('whatsapp-web') : of.attention('whatsapp-web-unlinked'),
    ...phone.map((about) => asked.attention(`whatsapp-phone-${about}`)),
  ];
}
