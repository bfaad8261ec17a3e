import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A handler for `POST /telegram/webhook`; put it before anything that reads bodies. */
export type WebhookHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Where Telegram posts, below the public address. */
export const webhookPath = '/telegram/webhook';

const bodyLimit = 1024 * 1024;

/**
 * Answers 200 only after `take` has resolved; any other answer makes Telegram post the update again.
 * 401 without the right secret, 413 over 1 MB, 400 for what is no JSON, 500 when it was not stored.
 */
export function webhookHandler(secret: string, take: (update: unknown) => Promise<void>): WebhookHandler {
  const expected = digest(secret);
  return async (request, response) => {
    const given = request.headers['x-telegram-bot-api-secret-token'];
    if (typeof given !== 'string' || !timingSafeEqual(digest(given), expected)) {
      return answer(response, 401);
    }
    if (request.method !== 'POST') return answer(response, 405);
    const body = await readBody(request);
    if (typeof body === 'number') return answer(response, body);
    let update: unknown;
    try {
      update = JSON.parse(body);
    } catch {
      return answer(response, 400);
    }
    await take(update).then(
      () => answer(response, 200),
      () => answer(response, 500),
    );
  };
}

/** Digests have one length, so that the comparison tells nothing about the secret's. */
const digest = (value: string) => createHash('sha256').update(value).digest();

/** The body as text, or the status that refuses it. */
async function readBody(request: IncomingMessage): Promise<string | number> {
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
  return Buffer.concat(chunks).toString('utf8');
}

/** A refused body is not read on: the connection cannot be used for another request. */
function answer(response: ServerResponse, status: number): void {
  if (status !== 200) response.setHeader('connection', 'close');
  response.writeHead(status).end();
}
