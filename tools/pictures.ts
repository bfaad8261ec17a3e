// Makes the pictures in docs/pictures/ from the real program: node tools/pictures.ts
// Needs a Chromium (CHROMIUM_PATH, or Debian's at /usr/bin/chromium) and pdftoppm (poppler-utils).
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { posters } from '../test/support/posters.ts';
import { dataFolder, startProgram } from '../test/support/program.ts';
import { caseFilePicture } from './case-file-picture.ts';

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const mostBytes = 150_000;
const phone = { width: 390, height: 844 };

/** The text field's message is sent, and its answer is waited for. */
async function say(page: Page, text: string): Promise<void> {
  await settle(page, async () => {
    await page.locator('#text').fill(text);
    await page.locator('#send').click();
  });
}

async function choose(page: Page, label: string): Promise<void> {
  await settle(page, () => page.locator('.choices:not(.old) button', { hasText: label }).click());
}

/** Pictures in a row are taken without a word for each. */
async function sendPhoto(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.locator('#file').setInputFiles(file);
  await page.locator('#attached').waitFor();
  await page.locator('#send').click();
  await page.locator('.bubble.me img').waitFor();
  await quiet(page);
}

/** Waits until something new was answered and nothing is on its way any more. */
async function settle(page: Page, act: () => Promise<void>): Promise<void> {
  const answers = page.locator('.bubble.bot');
  const before = await answers.count();
  await act();
  await answers.nth(before).waitFor();
  await quiet(page);
}

async function quiet(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.bubble.unsent') === null);
  await page.waitForTimeout(300);
}

/** Puts the `back`-th last message of the person at the top of the window and takes the picture. */
async function take(page: Page, name: string, back = 1): Promise<void> {
  await page.locator('#text').blur();
  await page.evaluate((steps) => {
    const log = document.querySelector('#log');
    const mine = document.querySelectorAll<HTMLElement>('.bubble.me');
    const first = mine[mine.length - steps];
    if (log && first) log.scrollTop = first.offsetTop - 12;
  }, back);
  await save(name, await page.screenshot());
}

/** Few colours are enough for a page of text, and make a small file. */
async function save(name: string, picture: Buffer, colours = 128): Promise<void> {
  const bytes = await sharp(picture).png({ palette: true, colours, effort: 10 }).toBuffer();
  if (bytes.length > mostBytes)
    throw new Error(`${name}.png has ${bytes.length} bytes; at most ${mostBytes}`);
  const file = join(folder, `${name}.png`);
  writeFileSync(file, bytes);
  process.stdout.write(`${file} ${Math.round(statSync(file).size / 1024)} kB\n`);
}

/** An advert as it might hang at a village shop. */
function advert(): Promise<Buffer> {
  const lines = [
    'LOWONGAN MALAYSIA',
    'Gaji 15 juta / bulan',
    'Tanpa ijazah, langsung kerja',
    'Visa turis kami urus',
    'Berangkat minggu ini',
  ];
  const texts = lines.map(
    (line, index) =>
      `<text x="40" y="${90 + index * 62}" font-size="${index === 0 ? 42 : 32}" font-weight="${index === 0 ? 700 : 400}">${line}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><rect width="640" height="400" fill="#f7d774"/><g font-family="sans-serif" fill="#222222">${texts.join('')}</g></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}

async function conversation(page: Page): Promise<void> {
  await say(page, 'brp biaya bikin paspor skrg?');
  await take(page, 'question');

  await say(page, 'cek PT Agesa Asa Jaya');
  await take(page, 'in-register');
  await say(page, 'cek PT Maju Mundur Sentosa');
  await take(page, 'not-in-register');

  await say(page, 'lapor');
  await choose(page, 'Ya, lanjut');
  await say(
    page,
    'Ada orang cari pekerja untuk Malaysia di desa Aikmel Lombok Timur, katanya tidak usah visa kerja.',
  );
  await sendPhoto(page, { name: 'brosur.jpg', mimeType: 'image/jpeg', buffer: await advert() });
  await say(page, 'selesai');
  await take(page, 'report', 3);
}

/** Posters beside the sheets that come back for them, half as wide as they are sent. */
async function sheets(): Promise<void> {
  const suluh = fileURLToPath(new URL('../suluh', import.meta.url));
  for (const { name, draw } of posters.filter(({ name }) => name === 'facebook' || name === 'honest')) {
    const image = join(data.path, `${name}.jpg`);
    const sheet = join(data.path, `${name}.png`);
    writeFileSync(image, await draw());
    execFileSync(suluh, ['adverts', 'check', '--image', image, '--out', sheet]);
    await save(`poster-${name}`, await sharp(image).resize({ width: 360 }).toBuffer());
    await save(`sheet-${name}`, await sharp(sheet).resize({ width: 540 }).toBuffer(), 16);
  }
}

const data = dataFolder();
const program = await startProgram({ DATA_DIR: data.path, LOG_LEVEL: 'error' });
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({
    viewport: phone,
    deviceScaleFactor: 2,
    locale: 'id-ID',
    colorScheme: 'light',
  });
  await page.goto(program.url);
  await conversation(page);
  await sheets();
  await save('case-file', await caseFilePicture(data.path), 16);
} finally {
  await browser.close();
  await program.stop();
  data.remove();
}
