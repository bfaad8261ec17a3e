import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../../src/cli/words.ts';
import { loadWorld } from '../../../src/conversation/load.ts';
import { drawAdvertSheet } from '../../../src/media/pictures/advert-sheet.ts';
import { createPictures } from '../../../src/media/pictures/pictures.ts';
import type { AdvertSheet } from '../../../src/values/advert-sheet.ts';

const pictures = createPictures(loadWorld({ folder: projectFolder }), `${projectFolder}data/fonts`);

const row = { text: 'Berangkat pakai visa turis', note: 'Di iklan: “visa turis dulu, nanti diurus” <b>&' };
const sheet: AdvertSheet = {
  title: 'Iklan ini sudah saya baca',
  lead: 'Dibaca 21 November 2026',
  parts: [
    {
      head: 'Yang tidak disebut',
      look: 'list',
      rows: Array.from({ length: 6 }, () => ({ text: 'Nama PT' })),
    },
    { head: 'Tanda bahaya', look: 'list', rows: Array.from({ length: 10 }, () => row) },
    {
      head: 'Tanyakan',
      look: 'box',
      rows: [{ text: `https://${'a'.repeat(90)}.example` }, { text: '🔥 gaji 💰' }],
    },
  ],
  source: 'Sumber: UU 18/2017.',
};

describe('the sheet about an advert', () => {
  it('shows its parts in their order, whole words escaped', () => {
    const svg = drawAdvertSheet(sheet);
    const words = [...svg.matchAll(/>([^<]*)<\/text>/g)].map((match) => match[1] ?? '').join(' ');
    const order = ['Iklan ini', 'Dibaca 21', 'Yang tidak disebut', 'Tanda bahaya', 'Tanyakan', 'Sumber'];
    const places = order.map((each) => words.indexOf(each));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(svg).toContain('&lt;b&gt;&amp;');
    expect(words).not.toMatch(/[🔥💰]/u);
  });

  it('keeps within its edges: the longest address is cut into lines', () => {
    const svg = drawAdvertSheet(sheet);
    const cut = [...svg.matchAll(/>([^<]*)<\/text>/g)].filter(([, text]) => /^a+$/.test(text ?? ''));
    expect(cut.length).toBeGreaterThan(0);
  });

  it('is a PNG 1080 pixels wide, under 200 kB however much it says, and drawn once', async () => {
    const reason = { text: 'Nama PT dan kota tujuan tidak disebut sama sekali', note: row.note };
    const rows = Array.from({ length: 16 }, () => reason);
    const full = { ...sheet, parts: [...sheet.parts, { head: 'Tanda lain', look: 'list' as const, rows }] };
    expect((await pictures.renderSheet(full)).length).toBeLessThan(200_000);
    const png = await pictures.renderSheet(sheet);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1080 });
    expect(png.length).toBeLessThan(200_000);
    expect(await pictures.renderSheet({ ...sheet })).toBe(png);
  });

  it('has no red, no green and no tick', () => {
    const svg = drawAdvertSheet(sheet);
    expect(svg).not.toMatch(/[✓✔✗✘]/u);
    for (const [, r, g, b] of svg.matchAll(/#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b/g)) {
      const [red, green, blue] = [r, g, b].map((part) => Number.parseInt(part ?? '0', 16)) as [
        number,
        number,
        number,
      ];
      expect(green - Math.max(red, blue)).toBeLessThan(40);
      expect(red - Math.max(green, blue)).toBeLessThan(60);
    }
  });
});
