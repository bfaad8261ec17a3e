import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { parse } from 'yaml';
import { loadKey } from '../../../src/store/key.ts';
import { openStore } from '../../../src/store/store.ts';
import { openEverything } from '../../support/everything.ts';
import { silent } from '../../support/logger.ts';

/** Words that stand in this story and nowhere else, each in another place. */
export const planted = {
  writer: 'NURULHIKMAYANTI',
  recruiter: 'Wartono Dewangga',
  phone: '81277884321',
  story: 'KEDAIPELANGIBIRU',
  ownNumber: '81355550199',
  question: 'TANYAWARNAMOBIL',
  answer: 'MOBILPUTIHBERSTIKER',
  note: 'CATATANTEMANLAMA',
  camera: 'PEMILIKKAMERA',
  cry: 'GUDANGRANTAIBESI',
} as const;

export const plantedIn = (text: string): string[] =>
  Object.values(planted).filter(
    (word) => text.includes(word) || text.replaceAll(/[-\s]/g, '').includes(word.replaceAll(' ', '')),
  );

/** Every file of the data folder as it lies there, the database's log (WAL) among them. */
export function filesOf(dataDir: string): ReadonlyMap<string, string> {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(files.map((one) => [one.name, readFileSync(join(one.parentPath, one.name), 'latin1')]));
}

/** Everything that the server's key opens at this moment, pictures too. */
export async function contentKept(dataDir: string): Promise<string> {
  const store = await openStore({ dataDir, key: loadKey({ dataDir, logger: silent }), logger: silent });
  try {
    return [...(await openEverything(store)).values()].flat().join('\n');
  } finally {
    await store.close();
  }
}

/** Words that nothing the bot begins by itself may hold. */
export const betrayingWords: readonly string[] = Object.values(
  parse(readFileSync(new URL('../../../data/betraying-words.yaml', import.meta.url), 'utf8')),
)
  .flat()
  .map(String);

/** A photo as a phone takes it: where, and whose camera. */
export function photoFromAPhone(): Promise<Buffer> {
  const gps = { GPSLatitudeRef: 'S', GPSLatitude: '8/1 34/1 0/1', GPSLongitude: '116/1 32/1 0/1' };
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a5230' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: planted.camera }, IFD3: gps })
    .toBuffer();
}

/** The pages of a PDF as pictures, in grey; none where the machine has no pdftoppm. */
export async function pagesDrawn(file: string): Promise<{ width: number; height: number; ink: number }[]> {
  if (spawnSync('pdftoppm', ['-v']).error) return [];
  const target = `${file}-page`;
  execFileSync('pdftoppm', ['-r', '60', '-gray', '-png', file, target]);
  const folder = join(file, '..');
  const names = readdirSync(folder).filter((name) => join(folder, name).startsWith(target));
  return Promise.all(
    names.sort().map(async (name) => {
      const { data, info } = await sharp(join(folder, name))
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const dark = data.reduce((sum, grey) => sum + (grey < 160 ? 1 : 0), 0);
      return { width: info.width, height: info.height, ink: dark / data.length };
    }),
  );
}
