import { afterEach, expect, test } from 'vitest';
import type { AgencyAnswer } from '../../src/http/check-page.ts';
import { type Stage, stage, webTexts } from './stage.ts';

let open: Stage | undefined;
afterEach(() => open?.close());

async function page(query: string, answer?: AgencyAnswer, headers: Record<string, string> = {}) {
  const asked: [string, string][] = [];
  open = await stage(undefined, {
    checkAgency: (name, language) => {
      asked.push([name, language]);
      return answer ?? { text: 'tidak ditemukan' };
    },
  });
  return { ...(await open.get(`/periksa${query}`, headers)), asked };
}

test('without a name there is a form and no answer', async () => {
  const { status, body, asked, headers } = await page('');
  expect([status, asked]).toEqual([200, []]);
  expect(body).toContain('<form action="/periksa" method="get"');
  expect(body).not.toContain('class="answer"');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(headers.get('cache-control')).toBe('no-store');
});

test('a name is looked up and answered, with the caution and numbers to tap', async () => {
  const { body, asked } = await page('?q=PT+Agesa+Asa+Jaya', { text: 'Ada di daftar. Tanya 0800-1000.' });
  expect(asked).toEqual([['PT Agesa Asa Jaya', 'id']]);
  expect(body).toContain('Ada di daftar. Tanya <a href="tel:08001000" rel="noreferrer">0800-1000</a>.');
  expect(body).toContain('class="caution"');
  expect(body).toContain('value="PT Agesa Asa Jaya"');
});

test('names that may have been meant can be tapped', async () => {
  const { body } = await page('?q=agesa&lang=en', {
    text: 'Which?',
    choices: [{ id: '1', label: 'PT A & B' }],
  });
  expect(body).toContain('<a href="/periksa?q=PT+A+%26+B&amp;lang=en">PT A &amp; B</a>');
});

test('whatever is typed stays text', async () => {
  const evil = `"><script>alert(1)</script><img src=x onerror='a'>`;
  const { body } = await page(`?q=${encodeURIComponent(evil)}`, {
    text: evil,
    choices: [{ id: 'x', label: evil }],
  });
  expect(body).not.toContain('<script>');
  expect(body).not.toContain('<img');
  expect(body).not.toContain(`onerror='`);
});

test('more than 200 letters are not looked up', async () => {
  const { status, body, asked } = await page(`?q=${'a'.repeat(201)}`);
  expect([status, asked]).toEqual([400, []]);
  expect(body).toContain(webTexts().t('id', 'web.check-long', { limit: '200' }));
});

test.each(['?q=a&q=b', '?q[x]=1', '?q=%00%0a', '?q=%20', '?lang=xx', '?q'])(
  '%s is no name',
  async (query) => {
    const { status, asked } = await page(query);
    expect([status, asked]).toEqual([200, []]);
  },
);

test('it speaks the language of the device, or the chosen one', async () => {
  expect((await page('?q=x', undefined, { 'accept-language': 'en' })).asked).toEqual([['x', 'en']]);
  await open?.close();
  expect((await page('?q=x&lang=id', undefined, { 'accept-language': 'en' })).asked).toEqual([['x', 'id']]);
});

test('a register that fails is a kind sentence', async () => {
  open = await stage(undefined, { checkAgency: () => Promise.reject(new Error('no register')) });
  const answer = await open.get('/periksa?q=x');
  expect([answer.status, answer.body.code]).toEqual([500, 'internal']);
});
