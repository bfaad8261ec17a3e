import type { IncomingMessage, ServerResponse } from 'node:http';
import { Router } from 'express';

/** A platform's way in. The handler gets the request with its body unread, to check a signature over it. */
export interface Webhook {
  /** `/telegram/webhook` */
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
}

/** Mounts the handlers; they must come before anything that reads bodies. */
export function webhookRoutes(webhooks: readonly Webhook[]): Router {
  const router = Router();
  for (const { path, handle } of webhooks) router.all(path, handle);
  return router;
}
