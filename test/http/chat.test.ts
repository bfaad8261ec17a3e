import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { localRates } from '../../src/shared/rates.ts';
import { type Stage, stage, webTexts } from './stage.ts';

let open: Stage | undefined;
afterEach(() => open?.close());

async function start(...args: Parameters<typeof stage>): Promise<Stage> {
  open = await stage(...args);
  return open;
}

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2000, 7)]);

function form(
  session: string,
  file: Buffer,
  fields: Record<string, string> = {},
  type = 'image/jpeg',
): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries({ session, ...fields })) data.append(name, value);
  data.append('file', new Blob([new Uint8Array(file)], { type }), 'fotó 1.jpg');
  return data;
}

async function upload(server: Stage, data: FormData, language = 'id') {
  const response = await fetch(`${server.url}/chat/messages`, {
    method: 'POST',
    body: data,
    headers: { 'accept-language': language },
  });
  return { status: response.status, body: await response.json() };
}

test('a session is issued by the server, long and different each time', async () => {
  const server = await start();
  const [one, two] = [await server.session(), await server.session()];
  expect(one).toMatch(/^[\w-]{32}$/);
  expect(two).not.toBe(one);
});

test('a message is answered in the same response, and nothing is told twice', async () => {
  const server = await start();
  const session = await server.session();
  const first = await server.post('/chat/messages', { session, text: 'halo' });
  expect(first.status).toBe(200);
  expect(first.body).toEqual({ replies: [{ text: 'echo halo', choices: [], media: [] }], after: 101 });
  expect(first.headers.get('cache-control')).toBe('no-store');
  const second = await server.post('/chat/messages', { session, text: 'dua' });
  expect(second.body.replies).toEqual([{ text: 'echo dua', choices: [], media: [] }]);
  expect((await server.get(`/chat/messages?session=${session}`)).body).toEqual({ replies: [], after: 102 });
});

test('what comes later comes by GET, again and again until it is confirmed by `after`', async () => {
  const server = await start();
  const session = await server.session();
  server.push(session, { text: 'kabar' });
  const later = (after: number) => server.get(`/chat/messages?session=${session}&after=${after}`);
  expect((await later(0)).body).toEqual({ replies: [{ text: 'kabar', choices: [], media: [] }], after: 101 });
  expect((await later(0)).body.replies).toHaveLength(1);
  expect((await later(101)).body).toEqual({ replies: [], after: 101 });
  expect((await later(0)).body.replies).toHaveLength(0);
});

test('two people never see each other', async () => {
  const server = await start();
  const [one, two] = [await server.session(), await server.session()];
  server.push(one, { text: 'rahasia' });
  const other = await server.post('/chat/messages', { session: two, text: 'halo' });
  expect(JSON.stringify(other.body)).not.toContain('rahasia');
});

test('an unknown session starts an empty talk under a new one and says so', async () => {
  const server = await start();
  const answer = await server.post('/chat/messages', { session: 'made-up', text: 'halo', after: 9999 });
  expect(answer.status).toBe(200);
  expect(answer.body.replies).toHaveLength(1);
  expect(answer.body.session).toMatch(/^[\w-]{32}$/);
  expect(server.accepted[0]?.sender).toBe(answer.body.session);
  expect((await server.get('/chat/messages?session=made-up')).body).toEqual({
    replies: [],
    after: 0,
    session: null,
  });
});

test('choices come back as prompt and choice, as words, or typed as their id', async () => {
  const server = await start(({ input }) =>
    input.kind === 'choice'
      ? [{ text: `chose ${input.choice}` }]
      : [
          {
            text: 'Pilih',
            prompt: 'p7',
            choices: [
              { id: 'fees', label: 'Biaya' },
              { id: 'skip', label: 'Tidak tahu', number: '0' },
            ],
          },
        ],
  );
  const session = await server.session();
  const asked = await server.post('/chat/messages', { session, text: 'paspor' });
  expect(asked.body.replies[0].choices).toEqual([
    { id: 'p:p7:fees', label: '1 Biaya' },
    { id: 'p:p7:skip', label: '0 Tidak tahu' },
  ]);
  for (const body of [
    { choice: 'p:p7:fees' },
    { text: '1 Biaya', choice: 'p:p7:fees' },
    { text: 'p:p7:fees' },
  ]) {
    const chosen = await server.post('/chat/messages', { session, ...body });
    expect(chosen.body.replies[0].text).toBe('chose fees');
  }
  expect(server.accepted.at(-1)?.input).toEqual({ kind: 'choice', prompt: 'p7', choice: 'fees' });
});

test('the same message sent again after a lost answer counts once', async () => {
  const server = await start();
  const session = await server.session();
  const again = () => server.post('/chat/messages', { session, text: 'halo', id: 'abc-1', after: 0 });
  expect((await again()).body).toEqual((await again()).body);
  expect(server.accepted).toHaveLength(1);
});

test('a photo is kept and goes into the talk with its words; its type is known by its bytes', async () => {
  const server = await start();
  const session = await server.session();
  const answer = await upload(server, form(session, jpeg, { text: 'ini iklannya' }, 'text/plain'));
  expect(answer).toMatchObject({ status: 200, body: { replies: [{ text: 'media' }] } });
  expect(server.accepted[0]?.input).toEqual({
    kind: 'media',
    media: 'photo',
    caption: 'ini iklannya',
    remote: { ref: 'upload-1', mime: 'image/jpeg', size: jpeg.length, fileName: 'fotó 1.jpg' },
  });
  expect(server.uploads.get('upload-1')).toEqual(jpeg);
});

test('fifty photos at once all arrive', async () => {
  const server = await start();
  const session = await server.session();
  const answers = await Promise.all(Array.from({ length: 50 }, () => upload(server, form(session, jpeg))));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect(server.accepted).toHaveLength(50);
});

test('files that cannot be taken are refused with a kind sentence', async () => {
  const server = await start();
  const session = await server.session();
  const wrong = await upload(server, form(session, Buffer.from('<html><script>'), {}, 'image/jpeg'));
  expect(wrong).toEqual({
    status: 415,
    body: { code: 'file-type', error: webTexts().t('id', 'web.error-file-type') },
  });
  const big = await upload(
    server,
    form(session, Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)])),
    'en',
  );
  expect(big).toEqual({
    status: 413,
    body: { code: 'file-too-large', error: webTexts().t('en', 'web.error-file-too-large') },
  });
  expect(server.accepted).toEqual([]);
  expect((await upload(server, form(session, jpeg))).status).toBe(200);
});

test('a picture of the bot is shown to the session that it was sent to and to nobody else', async () => {
  const server = await start(() => [
    { text: 'contoh', attachments: [{ kind: 'photo', source: { media: 'm1' } }] },
  ]);
  server.files.set('m1', jpeg);
  const [one, two] = [await server.session(), await server.session()];
  const answer = await server.post('/chat/messages', { session: one, text: 'contoh' });
  const [address] = answer.body.replies[0].media;
  const mine = await fetch(server.url + address);
  expect(mine.headers.get('content-type')).toBe('image/jpeg');
  expect(mine.headers.get('cache-control')).toBe('no-store');
  expect(Buffer.from(await mine.arrayBuffer())).toEqual(jpeg);
  const [path] = address.split('?');
  expect((await server.get(`${path}?session=${two}`)).status).toBe(404);
  expect((await server.get(path)).status).toBe(400);
  expect((await server.get(`/chat/media/m1?session=${one}`)).status).toBe(404);
});

const badBodies: [string, unknown, number, string][] = [
  ['broken JSON', '{"session": "x", ', 400, 'bad-json'],
  ['an array', '[]', 400, 'bad-request'],
  ['null', 'null', 400, 'bad-json'],
  ['no session', { text: 'halo' }, 400, 'session'],
  ['a session that is no text', { session: 5, text: 'halo' }, 400, 'session'],
  ['a huge session', { session: 'x'.repeat(5000), text: 'halo' }, 400, 'session'],
  ['no text', { session: 'x' }, 400, 'empty'],
  ['blank text', { session: 'x', text: ' \n\t ' }, 400, 'empty'],
  ['text that is none', { session: 'x', text: { a: 1 } }, 400, 'bad-request'],
  ['a choice that is none', { session: 'x', choice: 'nonsense' }, 400, 'choice'],
  ['a bad number', { session: 'x', text: 'halo', after: -1 }, 400, 'bad-request'],
  ['over 1 MB', { session: 'x', text: 'a'.repeat(1_100_000) }, 413, 'too-large'],
];

test.each(badBodies)('%s is refused kindly', async (_name, body, status, code) => {
  const server = await start();
  const answer = await server.post('/chat/messages', body, { 'accept-language': 'en-GB,en;q=0.9' });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.body.error).toBe(webTexts().t('en', `web.error-${code}`));
  expect(Object.keys(answer.body)).toEqual(['error', 'code']);
  expect(server.errors).toEqual([]);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
  '%s is no message',
  async (type) => {
    const server = await start();
    const answer = await server.post('/chat/messages', 'halo', { 'content-type': type });
    expect([answer.status, answer.body.error]).toEqual([415, webTexts().t('id', 'web.error-content-type')]);
  },
);

test.each([
  ['without a boundary', 'multipart/form-data', 'halo'],
  [
    'cut off',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc',
  ],
  ['nonsense', 'multipart/form-data; boundary=x', 'nonsense'],
])('multipart %s is refused kindly and the next upload works', async (_name, type, body) => {
  const server = await start();
  const answer = await server.post('/chat/messages', body, { 'content-type': type });
  expect(answer.status).toBe(400);
  expect(server.errors).toEqual([]);
  const session = await server.session();
  for (let count = 0; count < 8; count += 1) {
    expect((await upload(server, form(session, jpeg))).status).toBe(200);
  }
});

test('uploads that are broken off leave room for others', async () => {
  const server = await start();
  const { port } = new URL(server.url);
  for (let count = 0; count < 8; count += 1) {
    const broken = request({
      port,
      path: '/chat/messages',
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': 100_000 },
    });
    broken.on('error', () => {});
    broken.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc');
    setTimeout(() => broken.destroy(), 100);
  }
  const session = await server.session();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await upload(server, form(session, jpeg))).status).toBe(200);
  expect(server.errors).toEqual([]);
});

test('100 kB of text, control characters and emoji are taken as they are', async () => {
  const server = await start(() => []);
  const session = await server.session();
  for (const text of ['a'.repeat(100_000), 'a\u0000b\u202Ec', '😀😀', '\ud800']) {
    expect((await server.post('/chat/messages', { session, text })).status).toBe(200);
  }
  expect(server.accepted.map(({ input }) => input.kind)).toEqual(['text', 'text', 'text', 'text']);
  expect(server.accepted[0]?.input).toEqual({ kind: 'text', text: 'a'.repeat(100_000) });
});

test('the language of the device travels with the message', async () => {
  const server = await start();
  const session = await server.session();
  await server.post('/chat/messages', { session, text: 'piye' }, { 'accept-language': 'jv-ID,id;q=0.8' });
  expect(server.accepted[0]?.deviceLanguage).toBe('jv');
});

test('far above human pace there is a pause with a kind sentence', async () => {
  const rates = localRates();
  const server = await start(undefined, {
    rates: {
      take: (key, rate) => (key.startsWith('web-machine') ? Promise.resolve(1500) : rates.take(key, rate)),
    },
  });
  const session = await server.session();
  const answer = await server.post('/chat/messages', { session, text: 'halo' });
  expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([
    429,
    'too-fast',
    '2',
  ]);
});

test('more files from one address than any people send are refused for a while, words are not', async () => {
  const rates = localRates();
  const server = await start(undefined, {
    rates: {
      take: (key, rate) => (key.startsWith('web-files') ? Promise.resolve(1500) : rates.take(key, rate)),
    },
  });
  const session = await server.session();
  const refused = await upload(server, form(session, jpeg));
  expect(refused).toMatchObject({ status: 429, body: { code: 'too-fast' } });
  expect((await server.post('/chat/messages', { session, text: 'tolong' })).status).toBe(200);
  expect(server.accepted).toHaveLength(1);
});

test('above human pace the message is taken all the same, only later', async () => {
  const server = await start(undefined, {
    rates: { take: async (key) => (key.startsWith('web-person') ? 5000 : 0) },
  });
  const session = await server.session();
  const began = Date.now();
  expect((await server.post('/chat/messages', { session, text: 'tolong' })).status).toBe(200);
  expect(Date.now() - began).toBeGreaterThan(900);
});

test('a failure inside tells nothing of itself and the server goes on', async () => {
  const server = await start(() => Promise.reject(new Error('secret detail at /src/x.ts')));
  const session = await server.session();
  const answer = await server.post('/chat/messages', { session, text: 'halo' });
  expect([answer.status, answer.body]).toEqual([
    500,
    { error: webTexts().t('id', 'web.error-internal'), code: 'internal' },
  ]);
  expect(server.errors).toHaveLength(1);
  expect((await server.get('/ready')).status).toBe(200);
});

test('closing does not wait for an answer that takes long', async () => {
  const server = await stage(() => new Promise(() => {}));
  const session = await server.session();
  const waiting = server.post('/chat/messages', { session, text: 'halo' });
  while (server.accepted.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const began = Date.now();
  await server.close();
  expect((await waiting).body.replies).toEqual([]);
  expect(Date.now() - began).toBeLessThan(4000);
});
