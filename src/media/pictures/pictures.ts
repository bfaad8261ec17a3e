import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { numbersRead, sourceLine } from '../../conversation/topic.ts';
import type { World } from '../../conversation/world.ts';
import type { AdvertSheet } from '../../values/advert-sheet.ts';
import type { ReplyLanguage } from '../../values/language.ts';
import { type PictureName, pictureNames } from '../../values/picture.ts';
import { drawAdvertSheet } from './advert-sheet.ts';
import type { IconName } from './icons.ts';
import { drawSheet, type Sheet } from './sheet.ts';

/** What stands in a picture: the rows in order, and the topic whose sources it shows. */
const drawings: Readonly<
  Record<PictureName, { readonly topic: string; readonly joined: boolean; readonly rows: Rows }>
> = {
  steps: {
    topic: 'placement.steps',
    joined: true,
    rows: { office: 'office', account: 'account', agreement: 'agreement', ready: 'ready', card: 'card' },
  },
  signs: {
    topic: 'warning.signs',
    joined: false,
    rows: { visa: 'visa', papers: 'held', age: 'changed', country: 'place', contract: 'missing' },
  },
};

/** The name of a row's texts → its line drawing. */
type Rows = Readonly<Record<string, IconName>>;

/** A picture as SVG, with the words of the locales and the source and date of its topic. */
export function drawPicture(name: PictureName, world: World, language: ReplyLanguage): string {
  const { topic: id, joined, rows } = drawings[name];
  const { texts } = world;
  const has = (key: string): boolean => texts.has('id', `pictures.${name}.${key}`);
  const t = (key: string): string => texts.t(language, `pictures.${name}.${key}`);
  const topic = world.contents.topics.get(id);
  const sheet: Sheet = {
    title: t('title'),
    ...(has('lead') ? { lead: t('lead') } : {}),
    rows: Object.entries(rows).map(([row, icon]) => ({
      icon,
      head: t(`${row}.head`),
      ...(has(`${row}.note`) ? { note: t(`${row}.note`) } : {}),
    })),
    joined,
    notice: t('notice'),
    ask: t('ask'),
    source: [
      ...(has('caution') ? [t('caution')] : []),
      ...(topic ? [sourceLine(world, topic, language)] : []),
      `${numbersRead(world, language, `pictures.${name}.ask`)} ${texts.t(language, 'pictures.by')}`,
    ].join('\n'),
  };
  return drawSheet(sheet);
}

export interface Pictures {
  /** The picture as PNG. Throws for a name that there is no picture of. */
  render(name: string, language: ReplyLanguage): Promise<Buffer>;
  /** The sheet about an advert as PNG. */
  renderSheet(sheet: AdvertSheet): Promise<Buffer>;
}

const pictureColours = 64;
const sheetColours = 16;
/** A sheet goes through family groups over slow lines; a very long one is drawn in fewer colours. */
const mostSheetBytes = 200_000;
const fewestColours = 4;

/** Sheets about adverts that are kept: a poster goes through a group in an hour, and each asks. */
const mostSheets = 50;

/** Pictures drawn when they are first asked for, then kept in memory by what stands in them. */
export function createPictures(world: World, fontFolder: string): Pictures {
  const ours = new Map<string, Promise<Buffer>>();
  const sheets = new Map<string, Promise<Buffer>>();
  const draw = (
    drawn: Map<string, Promise<Buffer>>,
    svg: string,
    toPicture: (svg: string) => Promise<Buffer>,
  ): Promise<Buffer> => {
    const content = createHash('sha256').update(svg).digest('hex');
    const png = drawn.get(content) ?? toPicture(svg);
    drawn.set(content, png);
    // A picture that failed is tried again the next time.
    png.catch(() => drawn.delete(content));
    return png;
  };
  return {
    render: async (name, language) => {
      const known = pictureNames.find((each) => each === name);
      if (!known) throw new Error(`there is no picture ${name}`);
      return draw(ours, drawPicture(known, world, language), (svg) => toPng(svg, fontFolder, pictureColours));
    },
    renderSheet: (sheet) => {
      const [oldest] = sheets.keys();
      if (oldest !== undefined && sheets.size >= mostSheets) sheets.delete(oldest);
      return draw(sheets, drawAdvertSheet(sheet), (svg) => sheetToPng(svg, fontFolder));
    },
  };
}

/** The sheet about one advert as PNG, drawn without a world. */
export const drawAdvertSheetPng = (sheet: AdvertSheet, fontFolder: string): Promise<Buffer> =>
  sheetToPng(drawAdvertSheet(sheet), fontFolder);

async function sheetToPng(svg: string, fontFolder: string): Promise<Buffer> {
  const png = await toPng(svg, fontFolder, sheetColours);
  return png.length < mostSheetBytes ? png : toPng(svg, fontFolder, fewestColours);
}

/** Few colours are enough for flat drawings, and a sixth of the bytes; a sheet of words needs fewer still. */
async function toPng(svg: string, fontFolder: string, colours: number): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return withOurLetters(fontFolder, () =>
    sharp(Buffer.from(svg)).png({ palette: true, colours, compressionLevel: 9 }).toBuffer(),
  );
}

/**
 * The library that draws letters reads this setting when it draws its first; a small server has no fonts
 * of its own. Programs that we start must not find it.
 */
async function withOurLetters<T>(folder: string, draw: () => Promise<T>): Promise<T> {
  const before = process.env.FONTCONFIG_FILE;
  process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
  try {
    return await draw();
  } finally {
    if (before === undefined) delete process.env.FONTCONFIG_FILE;
    else process.env.FONTCONFIG_FILE = before;
  }
}
