import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../../src/cli/words.ts';
import { loadWorld } from '../../../src/conversation/load.ts';
import { sheetWidth } from '../../../src/media/pictures/draw.ts';
import { createPictures, drawPicture } from '../../../src/media/pictures/pictures.ts';
import { drawSheet } from '../../../src/media/pictures/sheet.ts';
import { replyLanguages } from '../../../src/values/language.ts';
import { pictureNames } from '../../../src/values/picture.ts';

const world = loadWorld({ folder: projectFolder });
const pictures = createPictures(world, `${projectFolder}data/fonts`);
const every = pictureNames.flatMap((name) => replyLanguages.map((language) => [name, language] as const));

describe.each(every)('the picture %s in %s', (name, language) => {
  const svg = drawPicture(name, world, language);
  const words = [...svg.matchAll(/>([^<]+)<\/text>/g)].map((match) => match[1] ?? '');

  it('has five rows, each with its words, and the source with its date at the end', () => {
    expect(svg.match(/<circle [^>]*r="33"/g)).toHaveLength(5);
    for (const row of ['1', '2', '3', '4', '5']) expect(words).toContain(row);
    const end = words.slice(-6).join(' ');
    expect(end).toMatch(
      language === 'id' ? /Sumber: .* Dibaca 21 Nov 2026\./ : /Source: .* Read 21 Nov 2026\./,
    );
  });

  it('has no text missing, no placeholder left, and no letter too small for a phone', () => {
    expect(words.join(' ')).not.toMatch(/pictures\.|\{\{|undefined/);
    const sizes = [...svg.matchAll(/font-size="(\d+)"/g)].map((match) => Number(match[1]));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(36);
  });

  it('gives no verdict by red or green', () => {
    for (const [, red = '', green = '', blue = ''] of svg.matchAll(/#(..)(..)(..)\b/g)) {
      const [r, g, b] = [red, green, blue].map((part) => Number.parseInt(part, 16)) as [
        number,
        number,
        number,
      ];
      expect(g - Math.max(r, b), `green in #${red}${green}${blue}`).toBeLessThan(40);
      expect(r - Math.max(g, b), `red in #${red}${green}${blue}`).toBeLessThan(60);
    }
  });

  it('is a PNG 1080 pixels wide and under 200 kB', async () => {
    const png = await pictures.render(name, language);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: sheetWidth });
    expect(png.length).toBeLessThan(200_000);
  });
});

describe('pictures', () => {
  it('are drawn once', async () => {
    expect(await pictures.render('signs', 'id')).toBe(await pictures.render('signs', 'id'));
  });

  it('refuse a name that they do not know', async () => {
    await expect(pictures.render('kucing', 'id')).rejects.toThrow('there is no picture kucing');
  });

  it('leave the setting of fonts as it was, for programs that we start', async () => {
    await pictures.render('steps', 'en');
    expect(process.env.FONTCONFIG_FILE).toBeUndefined();
  });

  it('show words as words, whatever signs they hold, and no more rows than are given', () => {
    const row = { icon: 'card', head: '<b>A & B</b>' } as const;
    const svg = drawSheet({ title: 'T', rows: [row], joined: true, notice: 'N', ask: 'A', source: 'S' });
    expect(svg).toContain('&lt;b&gt;A &amp; B&lt;/b&gt;');
    expect(svg.match(/r="33"/g)).toHaveLength(1);
  });
});
