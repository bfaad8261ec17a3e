import { type Request, type Response, Router } from 'express';
import type { ChannelStatus } from '../channels/channel.ts';
import { HttpProblem } from './errors.ts';
import { replyLanguage } from './language.ts';
import { layout, type PageParts } from './layout.ts';
import { html } from './page.ts';
import { type PairingKeys, sessionMs } from './pairing-keys.ts';

/** What the page shows of the channel. */
export interface Pairing {
  readonly keys: PairingKeys;
  /** The code to be scanned, while one is shown. */
  readonly qr: () => string | null;
  readonly status: () => ChannelStatus;
}

export const pairingPath = '/console/whatsapp';
const cookieName = 'suluh_pairing';
/** The code is renewed every twenty seconds or so. */
const refreshSeconds = 5;

/**
 * `/console/whatsapp`: the code by which the operator links the phone. The link that the program prints
 * opens it once and for an hour; to everybody else it is closed.
 */
export function whatsappPage(parts: PageParts, pairing: Pairing): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    next();
  });
  router.get('/', (request, response) => {
    const { key } = request.query;
    if (typeof key === 'string') return enter(request, response, pairing, key);
    const open = isOpen(request, pairing);
    if (open) response.set('refresh', String(refreshSeconds));
    response
      .status(open ? 200 : 403)
      .type('html')
      .send(page(parts, pairing, request, open));
  });
  router.get('/qr.svg', async (request, response) => {
    const code = isOpen(request, pairing) ? pairing.qr() : null;
    if (code === null) throw new HttpProblem('not-found');
    const { toString: draw } = await import('qrcode');
    response.type('svg').send(await draw(code, { type: 'svg', margin: 2, errorCorrectionLevel: 'L' }));
  });
  return router;
}

/** The key leaves the address line and the history at once. */
function enter(request: Request, response: Response, { keys }: Pairing, key: string): void {
  const session = keys.redeem(key);
  if (session !== null) {
    response.cookie(cookieName, session, {
      httpOnly: true,
      sameSite: 'lax',
      secure: request.secure,
      path: pairingPath,
      maxAge: sessionMs,
    });
  }
  response.redirect(303, pairingPath);
}

function isOpen(request: Request, { keys }: Pairing): boolean {
  const cookies = (request.get('cookie') ?? '').split(/;\s*/);
  const session = cookies.find((one) => one.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
  return session !== undefined && keys.allows(session);
}

function page(parts: PageParts, pairing: Pairing, request: Request, open: boolean): string {
  const language = replyLanguage(request.get('accept-language'), request.query.lang);
  const t = (key: string) => parts.texts.t(language, `whatsapp.console.${key}`);
  const status = pairing.status();
  return layout(parts, {
    language,
    title: t('title'),
    kind: 'sheet',
    otherHref: `${pairingPath}?lang=${language === 'id' ? 'en' : 'id'}`,
    scripts: ['exit.js'],
    body: html`<main>
<h1>${t('heading')}</h1>
${
  open
    ? html`<p role="status">${t(`state.${status.state}`)}</p>
${pairing.qr() === null ? '' : html`<p><img src="${pairingPath}/qr.svg" width="320" height="320" alt="${t('picture')}"></p><p class="answer">${t('how')}</p>`}
${status.note === undefined ? '' : html`<p class="note" lang="en">${status.note}</p>`}`
    : html`<p class="problem">${t('closed')}</p>`
}
</main>`,
  });
}
