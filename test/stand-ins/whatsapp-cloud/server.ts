import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { check, fieldsOf, GraphError } from './limits.ts';
import type { Posts } from './posts.ts';
import type { Fault, PersonRecord, Received, World } from './world.ts';

/** One call as it came, with the status of its answer; 0: none. */
export interface LoggedCall {
  readonly path: string;
  body: unknown;
  status: number;
}

export interface Serving {
  readonly token: string;
  readonly phoneId: string;
  readonly displayNumber: string;
  readonly world: World;
  readonly posts: Posts;
  readonly calls: LoggedCall[];
  /** Which statuses follow a message by themselves. */
  statuses: readonly ('sent' | 'delivered' | 'read')[];
}

const dayMs = 24 * 3_600_000;

/** Listens on a free port of this machine and answers as the Graph API does. */
export async function listen(serving: Serving): Promise<Server> {
  const server = createServer((request, response) => {
    handle(serving, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

export function rootOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return `http://127.0.0.1:${address.port}`;
}

async function handle(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const bytes = await bodyOf(request);
  const call: LoggedCall = { path: url.pathname, body: undefined, status: 0 };
  serving.calls.push(call);
  try {
    if (request.headers.authorization !== `Bearer ${serving.token}`)
      throw new GraphError(190, 'Invalid OAuth access token.', 401);
    const download = /^\/download\/(\d+)$/.exec(url.pathname)?.[1];
    if (download) return sendFile(serving, download, call, response);
    const [version, first = '', second] = url.pathname.slice(1).split('/');
    if (!/^v\d+\.\d+$/.test(version ?? '')) throw new GraphError(2500, 'Unknown path components', 404);
    const answer = await answerTo({ serving, request, bytes, call, first, second });
    if (isBreakage(answer)) return breakOff(answer, response);
    reply(response, call, 200, answer);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.message.startsWith('retry-after ')) response.setHeader('retry-after', error.message.slice(12));
    const { code, message } = error;
    reply(response, call, error.status, {
      error: { message, type: 'OAuthException', code, fbtrace_id: 'x' },
    });
  }
}

interface Asked {
  readonly serving: Serving;
  readonly request: IncomingMessage;
  readonly bytes: Buffer;
  readonly call: LoggedCall;
  readonly first: string;
  readonly second: string | undefined;
}

async function answerTo(asked: Asked): Promise<unknown> {
  const { serving, request, bytes, call, first, second } = asked;
  if (first === serving.phoneId && second === 'media') return upload(serving, request, bytes);
  if (first === serving.phoneId && second === 'messages') {
    call.body = JSON.parse(bytes.toString('utf8'));
    return message(serving, fieldsOf(call.body, 'body'));
  }
  if (first === serving.phoneId && second === undefined) return { id: first };
  const file = second === undefined ? serving.world.files.get(first) : undefined;
  if (!file || file.gone) throw new GraphError(100, 'Unsupported get request. Object does not exist.');
  const url = `http://${request.headers.host}/download/${first}`;
  const size = file.statedSize ?? file.bytes.length;
  return { url, mime_type: file.mime, sha256: '', file_size: size, id: first, messaging_product: 'whatsapp' };
}

async function upload({ world }: Serving, request: IncomingMessage, bytes: Buffer): Promise<object> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData();
  const file = form.get('file');
  if (!(file instanceof Blob) || form.get('messaging_product') !== 'whatsapp')
    throw new GraphError(100, '(#100) The parameter file is required.');
  return { id: world.put(Buffer.from(await file.arrayBuffer()), String(form.get('type') ?? file.type)) };
}

type Fields = Readonly<Record<string, unknown>>;

function message(serving: Serving, body: Fields): unknown {
  if (body.messaging_product !== 'whatsapp')
    throw new GraphError(100, '(#100) messaging_product is required.');
  if (body.status === 'read') return { success: true };
  const { world } = serving;
  const fault = world.takeFault('error');
  if (fault && typeof fault.code === 'string') return fault;
  if (fault) throw failureOf(fault);
  const by = typeof body.to === 'string' ? 'to' : 'recipient';
  const address = String(body[by] ?? '').replace(/^\+/, '');
  const shown = check(body);
  const person = world.byAddress(address);
  if (!person || (by === 'to') !== /^\d+$/.test(address))
    throw new GraphError(131_026, 'Message undeliverable');
  if (shown.type !== 'template' && (person.wroteAt === undefined || world.now() - person.wroteAt > dayMs))
    throw new GraphError(131_047, 'Re-engagement message');
  const file = shown.mediaId === undefined ? undefined : world.files.get(shown.mediaId);
  if (shown.mediaId !== undefined && !file) throw new GraphError(131_052, 'Media not found');
  const id = world.messageId();
  const later = world.takeFault('status');
  if (later) tell(serving, person, id, 'failed', typeof later.code === 'number' ? later.code : 131_000);
  else arrive(serving, person, { ...shown, id, by, ...(file ? { file } : {}) });
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: address, wa_id: person.phone }],
    messages: [{ id }],
  };
}

function failureOf({ code, retryAfter }: Fault): GraphError {
  const status = code === 190 ? 401 : code === 500 ? 500 : code === 130_429 || code === 80_007 ? 429 : 400;
  return new GraphError(
    Number(code),
    retryAfter === undefined ? 'refused' : `retry-after ${retryAfter}`,
    status,
  );
}

function arrive(serving: Serving, person: PersonRecord, received: Received): void {
  person.inbox.push(received);
  for (const status of serving.statuses) tell(serving, person, received.id, status);
}

/** Posts what became of a message. */
export function tell(
  serving: Serving,
  person: PersonRecord,
  id: string,
  status: string,
  code?: number,
): void {
  serving.posts.send({
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: serving.displayNumber, phone_number_id: serving.phoneId },
      statuses: [
        {
          id,
          status,
          timestamp: String(Math.floor(serving.world.now() / 1000)),
          ...(person.phone ? { recipient_id: person.phone } : {}),
          ...(person.userId ? { recipient_user_id: person.userId } : {}),
          ...(code === undefined ? {} : { errors: [{ code, title: 'failed', message: 'failed' }] }),
        },
      ],
    },
  });
}

function sendFile({ world }: Serving, id: string, call: LoggedCall, response: ServerResponse): void {
  const file = world.files.get(id);
  if (!file || file.gone) throw new GraphError(100, 'gone', 404);
  call.status = 200;
  response.writeHead(200, { 'content-type': file.mime }).end(file.bytes);
}

const isBreakage = (answer: unknown): answer is Fault =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'times' in answer;

function breakOff({ code }: Fault, response: ServerResponse): void {
  if (code === 'reset') response.socket?.resetAndDestroy();
  else if (code === 'garbage')
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
}

function reply(response: ServerResponse, call: LoggedCall, status: number, body: unknown): void {
  call.status = status;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
