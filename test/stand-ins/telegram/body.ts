import type { IncomingMessage } from 'node:http';
import { badRequest } from './types.ts';

/** A file that came with a call. */
export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a method was called with: plain values, and the uploaded files by the name of their part. */
export interface Call {
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Upload>;
}

/** Reads a body as JSON, form or multipart; values in the query string count too. */
export async function readCall(request: IncomingMessage, query: URLSearchParams): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const raw = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const fromQuery = Object.fromEntries(query);
  const files = new Map<string, Upload>();
  if (raw.length === 0) return { values: fromQuery, files };
  if (type.startsWith('application/json')) return { values: { ...fromQuery, ...json(raw) }, files };
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { values: { ...fromQuery, ...Object.fromEntries(new URLSearchParams(raw.toString())) }, files };
  }
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(type);
  if (!type.startsWith('multipart/form-data') || !boundary) return { values: fromQuery, files };
  return multipart(raw, boundary[1] ?? boundary[2] ?? '', fromQuery);
}

function json(raw: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw badRequest("can't parse JSON object");
  }
}

function multipart(raw: Buffer, boundary: string, values: Record<string, unknown>): Call {
  const files = new Map<string, Upload>();
  const all = { ...values };
  const mark = Buffer.from(`--${boundary}`);
  let start = raw.indexOf(mark);
  while (start >= 0) {
    const next = raw.indexOf(mark, start + mark.length);
    if (next < 0) break;
    // A part lies between its boundary's line break and the one before the next boundary.
    const part = raw.subarray(start + mark.length + 2, next - 2);
    const headEnd = part.indexOf('\r\n\r\n');
    if (headEnd >= 0) {
      const head = part.subarray(0, headEnd).toString('utf8');
      const content = part.subarray(headEnd + 4);
      const name = /[; ]name="?([^";\r\n]+)"?/i.exec(head)?.[1] ?? '';
      const fileName = /filename="?([^"\r\n]+?)"?\s*(?:\r|$)/im.exec(head)?.[1];
      if (fileName === undefined) all[name] = content.toString('utf8');
      else files.set(name, { name: fileName, bytes: Buffer.from(content) });
    }
    start = next;
  }
  return { values: all, files };
}

/** A value that may have come as JSON text inside a form. */
export function structured(value: unknown, name: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(`can't parse ${name} JSON object`);
  }
}

export function text(call: Call, name: string): string {
  const value = call.values[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function number(call: Call, name: string, fallback: number): number {
  const value = Number(call.values[name] ?? fallback);
  return Number.isFinite(value) ? Math.trunc(value) : fallback;
}

export function flag(call: Call, name: string): boolean {
  return ['true', 'True', '1'].includes(String(call.values[name] ?? ''));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
