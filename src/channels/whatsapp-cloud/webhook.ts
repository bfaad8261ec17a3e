import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A handler for `/whatsapp/webhook`; put it before anything that reads bodies. */
export type WebhookHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Where Meta posts, below the public address. */
export const webhookPath = '/whatsapp/webhook';

/** The largest post that Meta sends. */
const bodyLimit = 3 * 1024 * 1024;

export interface WebhookOptions {
  /** Signs every post. */
  readonly appSecret: string;
  /** What Meta repeats when it is told of the address; undefined: nobody can tell it. */
  readonly verifyToken: string | undefined;
  /** Stores what was posted; resolves with false when it has not the shape of a post. */
  readonly take: (post: unknown) => Promise<boolean>;
}

/**
 * Answers 200 only after `take` has resolved; any other answer makes Meta post it again. 401 without the
 * right signature over the very bytes, 413 over 3 MB, 400 for what is no post, 500 when it was not stored.
 */
export function webhookHandler(options: WebhookOptions): WebhookHandler {
  return async (request, response) => {
    if (request.method === 'GET') return verify(request, response, options.verifyToken);
    if (request.method !== 'POST') return answer(response, 405);
    const signature = request.headers['x-hub-signature-256'];
    if (typeof signature !== 'string') return answer(response, 401);
    const body = await readBody(request);
    if (typeof body === 'number') return answer(response, body);
    const expected = `sha256=${createHmac('sha256', options.appSecret).update(body).digest('hex')}`;
    if (!same(signature, expected)) return answer(response, 401);
    const post = readJson(body);
    if (post === undefined) return answer(response, 400);
    await options.take(post).then(
      (known) => answer(response, known ? 200 : 400),
      () => answer(response, 500),
    );
  };
}

/** Meta asks once whether the address is ours, and wants its own number back. */
function verify(request: IncomingMessage, response: ServerResponse, token: string | undefined): void {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const given = query.get('hub.verify_token') ?? '';
  const challenge = query.get('hub.challenge') ?? '';
  if (token === undefined || query.get('hub.mode') !== 'subscribe' || !same(given, token)) {
    answer(response, 403);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(challenge.slice(0, 500));
}

/** Digests have one length, so that the comparison tells nothing about either. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (value: string): Buffer => createHash('sha256').update(value).digest();

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The raw body, or the status that refuses it. */
async function readBody(request: IncomingMessage): Promise<Buffer | number> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return 413;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Giving up half-way must not break the connection before the answer is out.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > bodyLimit) return 413;
      chunks.push(bytes);
    }
  } catch {
    return 400;
  }
  return Buffer.concat(chunks);
}

/** A refused body is not read on: the connection cannot be used for another request. */
function answer(response: ServerResponse, status: number): void {
  if (status !== 200) response.setHeader('connection', 'close');
  response.writeHead(status).end();
}
