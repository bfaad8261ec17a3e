// Stands for the Bot API: takes every call at once and tells whoever listens at /arrivals which chat got
// a message, and when. A process of its own.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { monotonic } from './clock.ts';

const listeners = new Set<ServerResponse>();
let news = '';
let lastId = 0;

/** Arrivals of one turn of the event loop leave together. */
function tell(chat: number): void {
  if (news === '') setImmediate(flush);
  news += `${chat} ${monotonic()}\n`;
}

function flush(): void {
  for (const listener of listeners) listener.write(news);
  news = '';
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}

function resultOf(method: string, body: string): unknown {
  if (method === 'getMe') return { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' };
  if (method !== 'sendMessage') return true;
  const { chat_id: chat } = JSON.parse(body);
  tell(chat);
  lastId += 1;
  return { message_id: lastId, date: 1_790_000_000, chat: { id: chat, type: 'private' }, text: '' };
}

const server = createServer(async (request, response) => {
  const path = request.url ?? '';
  if (path === '/arrivals') {
    response.writeHead(200).flushHeaders();
    listeners.add(response);
    response.once('close', () => listeners.delete(response));
    return;
  }
  const body = await bodyOf(request);
  const result = resultOf(path.slice(path.lastIndexOf('/') + 1), body);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  process.stdout.write(`ready http://127.0.0.1:${port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
