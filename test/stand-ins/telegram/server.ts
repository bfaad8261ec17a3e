import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Call, readCall } from './body.ts';
import type { Breakage, Faults } from './faults.ts';
import { type Method, notFound } from './methods.ts';
import { ApiFailure } from './types.ts';
import type { World } from './world.ts';

/** One call of a method as it came, with its outcome. */
export interface LoggedCall {
  readonly method: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970, when it came. */
  readonly at: number;
  /** The error code of the answer, 200 when it was fine, 0 when there was none. */
  outcome: number;
  result?: unknown;
}

export interface Serving {
  readonly token: string;
  readonly world: World;
  readonly methods: ReadonlyMap<string, Method>;
  readonly faults: Faults;
  readonly log: LoggedCall[];
}

/** Listens on a free port of this machine (or the given one) and answers as the Bot API does. */
export async function listen(serving: Serving, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    handle(serving, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

export function rootOf(server: Server): string {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return `http://127.0.0.1:${address.port}`;
}

async function handle(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const download = /^\/file\/bot([^/]+)\/(.+)$/.exec(url.pathname);
  if (download) {
    sendFile(serving, download[1] ?? '', download[2] ?? '', response);
    return;
  }
  const call = await readCall(request, url.searchParams).catch((error: unknown) => failureOf(error));
  const path = /^\/bot([^/]+)\/([A-Za-z]+)\/?$/.exec(url.pathname);
  if (!path || !/^\d+:[\w-]+$/.test(path[1] ?? '')) return refuse(response, notFound());
  if (path[1] !== serving.token) return refuse(response, new ApiFailure(401, 'Unauthorized'));
  if (call instanceof ApiFailure) return refuse(response, call);
  return answer(serving, path[2] ?? '', call, response);
}

async function answer(serving: Serving, method: string, call: Call, response: ServerResponse): Promise<void> {
  const entry: LoggedCall = { method, values: call.values, at: Date.now(), outcome: 0 };
  serving.log.push(entry);
  const fault = serving.faults.take(method);
  if (fault !== undefined && fault !== 'reset-after') {
    entry.outcome = fault instanceof ApiFailure ? fault.code : 0;
    return fail(fault, response);
  }
  try {
    const run = serving.methods.get(method.toLowerCase());
    if (!run) throw new ApiFailure(404, 'Not Found: method not found');
    entry.result = await run(call, closing(response));
  } catch (error) {
    const failure = failureOf(error);
    entry.outcome = failure.code;
    return refuse(response, failure);
  }
  entry.outcome = 200;
  if (fault) return fail(fault, response);
  reply(response, 200, { ok: true, result: entry.result });
}

/** Fires when the caller has hung up before the answer. */
function closing(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}

function failureOf(error: unknown): ApiFailure {
  return error instanceof ApiFailure ? error : new ApiFailure(500, `Internal Server Error: ${String(error)}`);
}

function refuse(response: ServerResponse, failure: ApiFailure): void {
  const parameters = failure.parameters ? { parameters: failure.parameters } : {};
  reply(response, failure.code, {
    ok: false,
    error_code: failure.code,
    description: failure.message,
    ...parameters,
  });
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function fail(fault: Breakage | ApiFailure, response: ServerResponse): void {
  if (fault instanceof ApiFailure) refuse(response, fault);
  else if (fault === 'garbage') {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>');
  } else if (fault !== 'timeout') response.socket?.resetAndDestroy();
}

function sendFile(serving: Serving, token: string, path: string, response: ServerResponse): void {
  const fault = serving.faults.take('file');
  const outcome = fault instanceof ApiFailure ? fault.code : fault ? 0 : 200;
  serving.log.push({ method: 'file', values: { path }, at: Date.now(), outcome });
  const file = token === serving.token ? serving.world.fileAt(decodeURIComponent(path)) : undefined;
  if (fault) fail(fault, response);
  else if (!file) refuse(response, notFound());
  else {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': file.bytes.length };
    response.writeHead(200, headers).end(file.bytes);
  }
}
