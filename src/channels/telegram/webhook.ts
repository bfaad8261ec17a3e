import { answer, readBody, readJson, sameSecret, type WebhookHandler } from '../webhook.ts';

/** Where Telegram posts, below the public address. */
export const webhookPath = '/telegram/webhook';

const bodyLimit = 1024 * 1024;

/**
 * Answers 200 only after `take` has resolved; any other answer makes Telegram post the update again.
 * 401 without the right secret, 413 over 1 MB, 400 for what is no JSON, 500 when it was not stored.
 */
export function webhookHandler(secret: string, take: (update: unknown) => Promise<void>): WebhookHandler {
  return async (request, response) => {
    const given = request.headers['x-telegram-bot-api-secret-token'];
    if (typeof given !== 'string' || !sameSecret(given, secret)) {
      return answer(response, 401);
    }
    if (request.method !== 'POST') return answer(response, 405);
    const body = await readBody(request, bodyLimit);
    if (typeof body === 'number') return answer(response, body);
    const update = readJson(body);
    if (update === undefined) return answer(response, 400);
    await take(update).then(
      () => answer(response, 200),
      () => answer(response, 500),
    );
  };
}
