import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { dispatchHandlers, type Packet, setAdapter } from 'tesseract.js/src/worker-script/index.js';
import getCore from 'tesseract.js/src/worker-script/node/getCore.js';
import { isObject } from '../../values/json.ts';
import type { Page } from './page.ts';

/** A word that was seen, and how sure that is, from 0 to 100. */
export interface Word {
  readonly text: string;
  readonly sure: number;
}

/** Words in lines from top to bottom; an empty line parts paragraphs. */
export type Lines = readonly (readonly Word[])[];

export interface Engine {
  /** `sparse`: words that stand about anywhere, rather than columns and paragraphs. */
  recognise(page: Page, layout?: 'page' | 'sparse'): Promise<Lines>;
}

/** The engine could not be started, or failed on a picture. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

const languages = ['ind', 'eng'];
const dataFolder = '4.0.0_best_int';
const layouts = { page: '3', sparse: '11' } as const;

/**
 * Starts tesseract.js in this thread. Its own front is passed over for three reasons: it takes languages
 * from one folder only, while each has a package of its own; it sets its thread no limits; and where
 * data are missing it would fetch them. Here everything comes from the installed packages.
 */
export async function startEngine(): Promise<Engine> {
  setAdapter({
    getCore: (_lstmOnly, corePath, progress) => getCore(1, corePath, progress),
    gunzip: gunzipSync,
    fetch: async () => {
      throw new EngineError('nothing is fetched');
    },
    readCache: (path) => readFile(languageFile(basename(path))),
    writeCache: async () => undefined,
    deleteCache: async () => undefined,
    checkCache: async () => false,
  });
  await ask('load', { options: { lstmOnly: true, corePath: '', logging: false } });
  const options = { langPath: 'packages', cacheMethod: 'none', gzip: true, lstmOnly: true };
  await ask('loadLanguage', { langs: languages, options });
  await ask('initialize', { langs: languages, oem: 1, config: {} });
  return {
    recognise: async (page, layout = 'page') => {
      const parameters = { tessedit_pageseg_mode: layouts[layout], user_defined_dpi: '300' };
      await ask('setParameters', { params: parameters });
      const found = await ask('recognize', { image: asGreymap(page), options: {}, output: { tsv: true } });
      if (!isObject(found) || typeof found.tsv !== 'string') throw new EngineError('the engine saw nothing');
      return linesIn(found.tsv);
    },
  };
}

/** `ind.traineddata.gz` → that file in the package of the language. */
function languageFile(name: string): string {
  const [language = ''] = name.split('.');
  return fileURLToPath(import.meta.resolve(`@tesseract.js-data/${language}/${dataFolder}/${name}`));
}

let asked = 0;

function ask(action: Packet['action'], payload: object): Promise<unknown> {
  asked += 1;
  const packet: Packet = { workerId: 'reading', jobId: String(asked), action, payload };
  return new Promise((resolve, reject) =>
    dispatchHandlers(packet, ({ status, data }) => {
      if (status === 'resolve') resolve(data);
      if (status === 'reject') reject(new EngineError(`the engine failed at ${action}`));
    }),
  );
}

/** The plainest file that the engine reads; packing the picture would cost time for nothing. */
function asGreymap({ width, height, grey }: Page): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey]);
}

/** Reads the engine's table: level, page, block, paragraph, line, word, left, top, width, height, sure, text. */
function linesIn(table: string): Lines {
  const lines: Word[][] = [];
  for (const row of table.split('\n')) {
    const [level, , , , , , , , , , sure = '0', text = ''] = row.split('\t');
    if (level === '3' && lines.length > 0) lines.push([]);
    if (level === '4') lines.push([]);
    if (level === '5' && text.trim() !== '') lines.at(-1)?.push({ text: text.trim(), sure: Number(sure) });
  }
  return lines;
}
