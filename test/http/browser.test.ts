import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { chromiumArgs, describeWithChromium } from '../support/chromium.ts';
import { type Stage, stage, webTexts } from './stage.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, locale: 'id-ID' };
const t = (key: string) => webTexts().t('id', `web.${key}`);
const choices = [
  { id: 'fees', label: 'Biaya' },
  { id: 'skip', label: 'Tidak tahu', number: '0' },
];

describeWithChromium('the pages in a browser', (executablePath) => {
  let browser: Browser;
  let server: Stage;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: chromiumArgs });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await page.context().close();
    await server.close();
  });

  async function visit(
    path = '/',
    options: BrowserContextOptions = {},
    prepare?: (page: Page) => Promise<void>,
  ) {
    server = await stage(({ input }) =>
      input.kind === 'text' && input.text === 'paspor'
        ? [{ text: 'Soal paspor yang mana?', prompt: 'p1', choices }]
        : [{ text: `jawaban ${input.kind === 'text' ? input.text : input.kind}. KP2MI: 0800-1000` }],
    );
    const context = await browser.newContext({ ...phone, ...options });
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route('https://www.google.com/**', (route) => route.fulfill({ body: 'somewhere else' }));
    await prepare?.(page);
    await page.goto(server.url + path);
  }

  const replies = () => page.locator('#log .bubble.bot').allInnerTexts();
  const waitForReply = (text: string) => page.locator('#log .bubble.bot', { hasText: text }).last().waitFor();
  const stored = () => page.evaluate<string | null>('sessionStorage.getItem("suluh")');

  async function violations(): Promise<string[]> {
    await page.evaluate(axe);
    return page.evaluate<string[]>(
      'axe.run().then((r) => r.violations.map((v) => [v.id, v.nodes.map((n) => n.html)].join(" ")))',
    );
  }

  test('a talk by keyboard alone', async () => {
    await visit();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe(t('exit'));
    await page.locator('#text').focus();
    await page.keyboard.type('paspor');
    await page.keyboard.press('Enter');
    await waitForReply('Soal paspor');
    const choice = page.getByRole('button', { name: '1 Biaya' });
    await choice.focus();
    await page.keyboard.press('Enter');
    await waitForReply('jawaban choice');
    expect(server.accepted.at(-1)?.input).toEqual({ kind: 'choice', prompt: 'p1', choice: 'fees' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('0800-1000');
    expect(complaints).toEqual([]);
  });

  test('a starter begins the talk', async () => {
    await visit();
    expect(await page.getByText('JavaScript').isVisible()).toBe(false);
    await page.getByRole('button', { name: t('start-numbers') }).click();
    await waitForReply('jawaban');
    expect(await page.locator('#starters').isVisible()).toBe(false);
    expect(await page.locator('a[href="tel:08001000"]').count()).toBe(1);
  });

  test.each(['click', 'Enter', 'Space', 'Esc'])('"Keluar cepat" by %s leaves nothing', async (way) => {
    await visit();
    await page.locator('#text').fill('rahasia');
    await page.locator('#send').click();
    await waitForReply('jawaban rahasia');
    expect(await stored()).toContain('session');
    const before = await page.evaluate('history.length');
    const exit = page.getByRole('button', { name: t('exit') });
    if (way === 'click') await exit.click();
    else if (way === 'Esc') {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    } else await exit.press(way === 'Space' ? ' ' : way);
    await page.waitForURL('https://www.google.com/');
    expect(await page.evaluate('history.length')).toBe(before);
    await page.goto(server.url);
    expect(await replies()).toHaveLength(1);
    expect(String(await stored())).not.toMatch(/rahasia|"session":"/);
  });

  test('after thirty idle minutes the page is blank and the talk is over', async () => {
    await visit('/', {}, (one) => one.clock.install());
    await page.locator('#text').fill('rahasia');
    await page.locator('#send').click();
    await waitForReply('jawaban rahasia');
    await page.clock.fastForward('29:30');
    expect(await replies()).not.toHaveLength(0);
    await page.clock.fastForward('01:00');
    const again = page.getByRole('button', { name: t('page-blank') });
    expect(await page.locator('body').innerText()).toBe(t('page-blank'));
    expect(await stored()).toBeNull();
    await again.click();
    await page.locator('#text').waitFor();
    expect(await replies()).toHaveLength(1);
  });

  test('without a connection nothing typed is lost and nothing arrives twice', async () => {
    await visit();
    await page.context().setOffline(true);
    await page.locator('#text').fill('tolong');
    await page.locator('#send').click();
    await page.getByText(t('page-unsent')).waitFor();
    await page.locator('#text').fill('sedang diketik');
    expect(server.accepted).toEqual([]);
    await page.context().setOffline(false);
    await waitForReply('jawaban tolong');
    expect(await page.getByText(t('page-unsent')).count()).toBe(0);
    expect(await page.locator('#text').inputValue()).toBe('sedang diketik');
    expect(server.accepted).toHaveLength(1);
  });

  test('a lost answer is fetched by sending the same message again', async () => {
    await visit();
    let lost = 0;
    await page.route('**/chat/messages', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await page.locator('#text').fill('halo');
    await page.locator('#send').click();
    await waitForReply('jawaban halo');
    expect(server.accepted).toHaveLength(1);
    expect(await replies()).toHaveLength(2);
  });

  test('a reload keeps the talk, the last answer, what is typed and what is not yet sent', async () => {
    await visit();
    await page.locator('#text').fill('paspor');
    await page.locator('#send').click();
    await waitForReply('Soal paspor');
    let down = true;
    await page.route('**/chat/messages', (route) => (down ? route.abort() : route.continue()));
    await page.locator('#text').fill('belum terkirim');
    await page.locator('#send').click();
    await page.getByText(t('page-unsent')).waitFor();
    await page.locator('#text').fill('draf');
    await page.reload();
    await page.getByText(t('page-unsent')).waitFor();
    expect(await page.getByRole('button', { name: '1 Biaya' }).count()).toBe(1);
    expect(await page.locator('#text').inputValue()).toBe('draf');
    down = false;
    await page.getByRole('button', { name: t('page-retry') }).click();
    await waitForReply('jawaban belum terkirim');
    expect(new Set(server.accepted.map(({ sender }) => sender)).size).toBe(1);
  });

  test('what comes later is shown by itself', async () => {
    await visit();
    await page.locator('#text').fill('halo');
    await page.locator('#send').click();
    await waitForReply('jawaban halo');
    server.push(server.accepted[0]?.chat ?? '', { text: 'kabar baru' });
    await waitForReply('kabar baru');
    expect(await page.getByText('kabar baru').count()).toBe(1);
  });

  test('a photo is made smaller, loses its particulars and is sent with its words', async () => {
    await visit();
    const camera = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#c88' } })
      .withExif({ IFD0: { Copyright: 'tempat rahasia' } })
      .jpeg()
      .toBuffer();
    await page.locator('#file').setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: camera });
    await page.getByText('Foto: IMG_1.jpg').waitFor();
    await page.locator('#text').fill('iklannya ini');
    await page.locator('#send').click();
    await waitForReply('jawaban media');
    const sent = server.uploads.get('upload-1') ?? Buffer.alloc(0);
    expect(await sharp(sent).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 800 });
    expect(sent.includes('tempat rahasia')).toBe(false);
    expect(server.accepted[0]?.input).toMatchObject({
      kind: 'media',
      media: 'photo',
      caption: 'iklannya ini',
    });
  });

  test('a picture of the bot is shown', async () => {
    await visit();
    await page.locator('#text').fill('halo');
    await page.locator('#send').click();
    await waitForReply('jawaban halo');
    server.files.set(
      'm',
      await sharp({ create: { width: 80, height: 40, channels: 3, background: '#88c' } })
        .png()
        .toBuffer(),
    );
    server.push(server.accepted[0]?.chat ?? '', {
      text: 'lihat',
      attachments: [{ kind: 'photo', source: { media: 'm' } }],
    });
    await page.locator('#log .bot img').waitFor();
    expect(await page.evaluate('document.querySelector("#log .bot img").naturalWidth')).toBe(80);
    expect(complaints).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('the chat suits screen readers and eyes, %s', async (colorScheme) => {
    await visit('/', { colorScheme });
    await page.locator('#text').fill('paspor');
    await page.locator('#send').click();
    await waitForReply('Soal paspor');
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite');
    expect(await violations()).toEqual([]);
  });

  test.each([
    ['/periksa?q=PT+Contoh', 'light'],
    ['/periksa?q=PT+Contoh&lang=en', 'dark'],
  ] as const)('the check page suits screen readers and eyes: %s %s', async (path, colorScheme) => {
    await visit(path, { colorScheme });
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: /keluar cepat|quick exit/i }).click();
    await page.waitForURL('https://www.google.com/');
  });

  test('without scripts the chat page gives numbers, and the way out works', async () => {
    await visit('/', { javaScriptEnabled: false });
    expect(await page.locator('noscript a[href="tel:08001000"]').isVisible()).toBe(true);
    expect(await page.locator('#form').isVisible()).toBe(false);
    await page.getByText(t('exit'), { exact: true }).click();
    await page.waitForURL('https://www.google.com/');
  });

  test('the check page works without scripts', async () => {
    await visit('/periksa', { javaScriptEnabled: false });
    await page.getByLabel(t('check-label')).fill('PT Contoh');
    await page.getByRole('button', { name: t('check-button') }).click();
    await page.getByText('register: PT Contoh').waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('PT Contoh');
  });

  test('on paper the check page is the answer and its caution, without form and buttons', async () => {
    await visit('/periksa?q=PT+Contoh');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('register: PT Contoh').isVisible()).toBe(true);
    expect(await page.locator('.caution').isVisible()).toBe(true);
    for (const left of ['header', 'form', '.share']) {
      expect(await page.locator(left).isVisible(), left).toBe(false);
    }
  });

  test.each([
    ['/', 320],
    ['/', 360],
    ['/periksa?q=PT+Contoh', 320],
  ])(
    '%s at %i points is not wider than the screen and everything to tap is big enough',
    async (path, width) => {
      await visit(path, { viewport: { width, height: 640 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const small = await page.evaluate(
        `[...document.querySelectorAll('a, button, textarea, input:not([type=hidden])')]
        .filter((e) => e.offsetParent && !e.closest('.bubble, .answer, .caution'))
        .filter((e) => e.getBoundingClientRect().height < 44)
        .map((e) => e.outerHTML)`,
      );
      expect(small).toEqual([]);
      const tiny = await page.evaluate(
        `[...document.querySelectorAll('body *')].filter((e) => e.offsetParent && parseFloat(getComputedStyle(e).fontSize) < 16).map((e) => e.outerHTML)`,
      );
      expect(tiny).toEqual([]);
    },
  );
});
