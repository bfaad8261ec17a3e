import { Buffer } from 'node:buffer';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { PortError } from '../../src/http/server.ts';
import { helpLines, type Stage, stage, webCatalogue } from './stage.ts';

let open: Stage | undefined;
afterEach(() => open?.close());

async function start(...args: Parameters<typeof stage>): Promise<Stage> {
  open = await stage(...args);
  return open;
}

test('a busy port is refused with its name and the cure', async () => {
  const server = await start();
  const other = createServer();
  const port = await new Promise<number>((resolve) =>
    other.listen(0, () => {
      const address = other.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    }),
  );
  const refused = await server.http
    .close()
    .then(() => server.http.listen(port).catch((error: unknown) => error));
  expect(refused).toBeInstanceOf(PortError);
  expect(String(refused)).toMatch(new RegExp(`PORT ${port} is in use; .*set PORT`));
  await new Promise((resolve) => other.close(resolve));
});

test('no page takes anything from or gives anything to others', async () => {
  const server = await start();
  for (const path of ['/', '/periksa?q=x', '/health', '/nowhere']) {
    const { headers, body } = await server.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
    if (typeof body !== 'string') continue;
    expect(body).not.toMatch(/ style=| on\w+=|<style|<script(?! src="\/assets\/[^"]+" defer><\/script>)/);
    const foreign = [...body.matchAll(/(?:src|action)="([^"]*)"/g)].map(([, url]) => url);
    expect(foreign.filter((url) => !url?.startsWith('/'))).toEqual([]);
  }
});

/** By hand, because fetch asks every cache on the way to stand aside when it is given an ETag. */
function statusWithEtag(url: string, etag: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'if-none-match': etag } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

test('the page is small, its files are kept by their version and come compressed', async () => {
  const server = await start();
  const page = await server.get('/');
  expect(page.headers.get('cache-control')).toBe('no-store');
  const paths = [...String(page.body).matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(paths).toHaveLength(4);
  let size = Buffer.byteLength(page.body);
  for (const path of paths) {
    const plain = await fetch(server.url + path, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('cache-control')).toContain('immutable');
    size += (await plain.arrayBuffer()).byteLength;
    const etag = plain.headers.get('etag') ?? '';
    expect(await statusWithEtag(server.url + path, etag)).toBe(304);
    const zipped = await fetch(server.url + path, { headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
  }
  expect(size).toBeLessThan(30_000);
  const zipped = await Promise.all(
    ['/', ...paths].map(async (path) =>
      Number(
        (
          await fetch(server.url + path, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } })
        ).headers.get('content-length'),
      ),
    ),
  );
  expect(zipped.reduce((all, one) => all + one)).toBeLessThan(12_000);
});

test('scripts keep to what browsers of 2017 understand', async () => {
  const server = await start();
  for (const name of ['chat.js', 'exit.js']) {
    const source = String((await server.get(`/assets/${name}`)).body);
    expect(source).not.toMatch(
      /\?\.[a-z[(]|\?\?|catch \{|\{ ?\.\.\.|\.(flat|flatMap|at|replaceAll|matchAll|finally|fromEntries)\(|\bimport\b|for await/,
    );
  }
});

test('the title tells nothing', async () => {
  const server = await start();
  expect((await server.get('/')).body).toContain('<title>Suluh</title>');
});

test('the page speaks the chosen language, else that of the device', async () => {
  const server = await start();
  const exit = async (path: string, language: string) =>
    /data-exit>([^<]+)</.exec((await server.get(path, { 'accept-language': language })).body)?.[1];
  expect(await exit('/', 'id')).toBe('Keluar cepat');
  expect(await exit('/', 'en')).toBe('Quick exit');
  expect(await exit('/?lang=en', 'id')).toBe('Quick exit');
  expect(await exit('/?lang=zz', 'en')).toBe('Quick exit');
});

test('without a script the page gives numbers from the register of lines', async () => {
  const server = await start();
  const fallback = /<noscript>(.*?)<\/noscript>/s.exec((await server.get('/')).body)?.[1] ?? '';
  for (const id of ['H-1', 'H-6']) {
    expect(fallback).toContain(`>${helpLines().find((line) => line.id === id)?.number}</a>`);
  }
});

test('no page shows a key instead of words', async () => {
  const server = await start();
  for (const path of ['/', '/?lang=en', '/periksa?q=x', '/periksa?q=x&lang=en']) {
    expect((await server.get(path)).body).not.toMatch(/web\.[a-z]|\{\{/);
  }
});

test('both languages have the same texts with the same placeholders', () => {
  const places = (texts: Record<string, string>) =>
    Object.entries(texts).map(([key, text]) => [key, text.match(/\{\{.*?\}\}/g)]);
  expect(places(webCatalogue('en'))).toEqual(places(webCatalogue('id')));
  expect(webCatalogue('en')['web.exit-url']).toBe(webCatalogue('id')['web.exit-url']);
});

test.each(['/nowhere', '/assets/..%2fchat.ts', '/assets/server.ts', '/chat/nothing', '/%E0%A4%A'])(
  '%s is a kind 404 or 400',
  async (path) => {
    const server = await start();
    const answer = await server.get(path);
    expect([400, 404]).toContain(answer.status);
    expect(Object.keys(answer.body)).toEqual(['error', 'code']);
    expect(server.errors).toEqual([]);
  },
);

test('a webhook gets its request unread and answers itself', async () => {
  const server = await start(undefined, {
    webhooks: [
      {
        path: '/telegram/webhook',
        handle: async (request, response) => {
          const chunks: Buffer[] = [];
          for await (const chunk of request) chunks.push(Buffer.from(chunk));
          response.writeHead(200).end(`${request.method} ${Buffer.concat(chunks)}`);
        },
      },
      { path: '/whatsapp/webhook', handle: () => Promise.reject(new Error('broken')) },
    ],
  });
  expect((await server.post('/telegram/webhook', '{"a": ')).body).toBe('POST {"a": ');
  expect((await server.post('/whatsapp/webhook', '{}')).body.code).toBe('internal');
  expect(server.errors).toHaveLength(1);
});
