import { createServer } from 'node:http';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Texts } from '../text/texts.ts';
import type { HelpLine } from '../values/line.ts';
import { assetsPath, loadAssets, sendBody } from './assets.ts';
import { type ChatDeps, chatRoutes } from './chat.ts';
import { chatPages } from './chat-page.ts';
import { type CheckAgency, checkPage } from './check-page.ts';
import { errorHandler, HttpProblem, notFound } from './errors.ts';
import { type HealthDeps, healthRoutes } from './health.ts';
import { replyLanguage } from './language.ts';
import { helpLinks } from './links.ts';
import { type Webhook, webhookRoutes } from './webhooks.ts';
import { type Pairing, pairingPath, whatsappPage } from './whatsapp-page.ts';

export interface HttpDeps extends ChatDeps {
  readonly texts: Texts;
  /** Help lines whose numbers become links in answers. */
  readonly lines: readonly HelpLine[];
  readonly checkAgency: CheckAgency;
  readonly webhooks: readonly Webhook[];
  readonly health: HealthDeps;
  /** The page that links a phone, where WhatsApp Web is on. */
  readonly pairing?: Pairing;
  /** Something failed that nobody expected. It gets the error, never the request. */
  readonly onError: (error: unknown) => void;
}

export interface Http {
  /** Resolves with the port once connections are taken; port 0 takes a free one. Throws PortError. */
  listen(port: number): Promise<number>;
  /** Takes no more connections, lets running answers finish for a moment, then breaks them. */
  close(): Promise<void>;
}

/** The port cannot be had; the message names PORT and the cure. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

const closeMs = 3000;

export function createHttp(deps: HttpDeps): Http {
  const server = createServer(createApp(deps));
  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        const refuse = (error: NodeJS.ErrnoException) => reject(portError(port, error));
        server.once('error', refuse);
        server.listen(port, () => {
          server.off('error', refuse);
          server.on('error', deps.onError);
          const address = server.address();
          resolve(address !== null && typeof address === 'object' ? address.port : port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        const timer = setTimeout(() => server.closeAllConnections(), closeMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function createApp(deps: HttpDeps): Express {
  const app = express();
  // A proxy on this machine or its private network may say who is behind it; nobody else is believed.
  app.set('trust proxy', 'loopback, uniquelocal');
  app.set('query parser', 'simple');
  app.use(webhookRoutes(deps.webhooks));
  app.use(securityHeaders());
  app.use(healthRoutes(deps.health));
  const assets = loadAssets();
  const page = { texts: deps.texts, assets, links: helpLinks(deps.lines) };
  const chatPage = chatPages(page);
  app.get(`${assetsPath}/:name`, (request, response) => {
    const asset = assets.find(request.params.name);
    if (!asset) throw new HttpProblem('not-found');
    response.set('cache-control', 'public, max-age=31536000, immutable');
    sendBody(request, response, asset);
  });
  app.get('/', (request, response) => {
    response.set('cache-control', 'no-store').vary('accept-language');
    const language = replyLanguage(request.get('accept-language'), request.query.lang);
    sendBody(request, response, chatPage(language));
  });
  app.get('/periksa', checkPage({ ...page, checkAgency: deps.checkAgency }));
  if (deps.pairing) app.use(pairingPath, whatsappPage(page, deps.pairing));
  app.use('/chat', chatRoutes(deps));
  app.use(notFound);
  app.use(errorHandler(deps.texts, deps.onError));
  return app;
}

/** Scripts and styles come from our own files only; nothing is loaded from or told to anybody else. */
function securityHeaders(): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  });
}

function portError(port: number, error: NodeJS.ErrnoException): PortError {
  const cause = { cause: error };
  if (error.code === 'EADDRINUSE') {
    return new PortError(
      `PORT ${port} is in use; stop what uses it or set PORT to another (0: any free one)`,
      cause,
    );
  }
  return new PortError(
    `cannot listen on PORT ${port} (${error.code ?? 'unknown'}); set PORT to another`,
    cause,
  );
}
