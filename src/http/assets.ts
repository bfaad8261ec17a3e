import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

/** Bytes that are ready to be sent, plain and compressed. */
export interface Body {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly etag: string;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const names = ['style.css', 'chat.js', 'exit.js', 'icon.svg'] as const;
export type AssetName = (typeof names)[number];

export interface Assets {
  /** The address of a file, with its version in it: it may be kept for ever. */
  url(name: AssetName): string;
  find(name: string): Body | undefined;
}

export const assetsPath = '/assets';

/** Reads the files of the pages into memory. */
export function loadAssets(): Assets {
  const bodies = new Map<string, Body>(
    names.map((name) => {
      const source = readFileSync(new URL(`./pages/${name}`, import.meta.url), 'utf8');
      // Indentation is for us; old phones pay for it by the byte.
      const bytes = Buffer.from(source.replace(/^[ ]+/gm, ''));
      return [name, bodyOf(bytes, types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream')];
    }),
  );
  return {
    url: (name) => `${assetsPath}/${name}?v=${bodies.get(name)?.etag.slice(1, 11)}`,
    find: (name) => bodies.get(name),
  };
}

export function bodyOf(bytes: Buffer, type: string): Body {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { type, plain: bytes, gzip: gzipSync(bytes, { level: 9 }), etag: `"${hash}"` };
}

/** Sends a body, compressed where the client takes that; 304 when the client has it already. */
export function sendBody(request: Request, response: Response, body: Body): void {
  response.set('content-type', body.type).set('etag', body.etag).set('vary', 'accept-encoding');
  if (request.acceptsEncodings('gzip') === 'gzip') {
    response.set('content-encoding', 'gzip').send(body.gzip);
  } else response.send(body.plain);
}
