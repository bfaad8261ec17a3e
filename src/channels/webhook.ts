import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBounded } from './bounded.ts';

/** A handler for what a platform posts; put it before anything that reads bodies. */
export type WebhookHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Whether two secrets are the same. Their digests have one length, so that the time tells nothing of either. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (value: string): Buffer => createHash('sha256').update(value).digest();

/** What a body says as JSON; undefined when it is none. */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The raw body of at most `limit` bytes, or the status that refuses it. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | number> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 413;
  try {
    // Giving up half-way must not break the connection before the answer is out.
    return (await readBounded(request.iterator({ destroyOnReturn: false }), limit)) ?? 413;
  } catch {
    return 400;
  }
}

/** A refused body is not read on: the connection cannot be used for another request. */
export function answer(response: ServerResponse, status: number): void {
  if (status !== 200) response.setHeader('connection', 'close');
  response.writeHead(status).end();
}
