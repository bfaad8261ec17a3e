import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Advert } from '../adverts/advert.ts';
import { assessAdvert } from '../adverts/assess.ts';
import { adviceAgainstTravel, type Closings } from '../adverts/closed.ts';
import { loadClosings } from '../adverts/load.ts';
import { loadShippedRegister } from '../agencies/load.ts';
import { createMatcher } from '../agencies/match.ts';
import { readYaml } from '../text/load.ts';
import type { AdvertSheet } from '../values/advert-sheet.ts';
import { createCountries } from '../values/country.ts';
import type { JsonObject } from '../values/json.ts';
import type { ReplyLanguage } from '../values/language.ts';
import { countryData } from '../values/place-files.ts';
import { readArguments, readNow, runJsonLines, textField, UsageError } from './arguments.ts';
import { FileError, readNamedBytes, writeNamedFile } from './files.ts';
import { done, type Io } from './io.ts';
import { readLanguage } from './language.ts';
import { printed } from './print.ts';
import { projectFolder, type Words } from './words.ts';

const options = {
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  image: { type: 'string' },
  out: { type: 'string' },
  lang: { type: 'string' },
  now: { type: 'string' },
} as const;

/** `adverts check "TEXT"`: what an advert states, leaves out and warns by; `--jsonl` for many. */
export async function run([part, ...rest]: readonly string[], io: Io, words: Words): Promise<number> {
  const { values, positionals } = readArguments(rest, options, { most: Number.POSITIVE_INFINITY });
  const language = readLanguage(values.lang) ?? 'id';
  const now = readNow(values.now);
  const typed = positionals.join(' ');
  const given = [typed.trim() !== '', values.jsonl === true, values.image !== undefined].filter(Boolean);
  if (part !== 'check' || given.length !== 1) throw new UsageError(words('cli.adverts.one-of-these'));
  if (values.jsonl) {
    const { assess } = readKnowledge();
    await runJsonLines(io, (line) => ({ id: line.id, ...inShort(assess(textField(line, 'text'))) }));
    return done;
  }
  const fromPicture = values.image !== undefined;
  const text = values.image === undefined ? typed : await textInPicture(values.image, words);
  const sheetWanted = fromPicture || values.out !== undefined;
  if (values.json && !sheetWanted) {
    await io.write(`${JSON.stringify(inShort(readKnowledge().assess(text)))}\n`);
    return done;
  }
  const { advert, assessed } = await inWords(text, fromPicture, language, now);
  const sheet = sheetWanted && assessed.sheet ? await saveSheet(assessed.sheet, values.out, words) : null;
  if (values.json) {
    await io.write(`${JSON.stringify({ ...inShort(advert), sheet })}\n`);
    return done;
  }
  const where = sheet === null ? [] : [{ text: words('cli.adverts.sheet', { file: sheet }) }];
  await io.write(printed([{ text: String(assessed.found.text) }, ...where]));
  return done;
}

/** Draws the sheet into the file named, or into one of the system's folder for such. Gives its path. */
async function saveSheet(sheet: AdvertSheet, out: string | undefined, words: Words): Promise<string> {
  const { drawAdvertSheetPng } = await import('../media/pictures/pictures.ts');
  const png = await drawAdvertSheetPng(sheet, `${projectFolder}data/fonts`);
  const content = createHash('sha256').update(png).digest('hex').slice(0, 16);
  const file = resolve(out ?? join(tmpdir(), `suluh-cek-iklan-${content}.png`));
  await writeNamedFile(file, png, words);
  return file;
}

/** What people read takes longer to load; machines would wait for it in vain. */
async function inWords(text: string, shown: boolean, language: ReplyLanguage, now: number) {
  const [{ assessForFlow }, { loadTexts }, { readLines }] = await Promise.all([
    import('../conversation/advert.ts'),
    import('../conversation/load.ts'),
    import('./project.ts'),
  ]);
  const lines = readLines();
  const { assess, closings } = readKnowledge();
  const world = {
    lines,
    texts: loadTexts(`${projectFolder}locales`, lines),
    agencies: createMatcher(loadShippedRegister(`${projectFolder}data/registers`)),
    adverts: { assess, travelAdvice: (country: string) => adviceAgainstTravel(closings, country) },
  };
  const assessed = assessForFlow({ text, shown }, { world, language, now });
  return { advert: assess(text, shown), assessed };
}

/** How adverts are assessed with the project's own data. */
function readKnowledge(): { assess(text: string, shown?: boolean): Advert; closings: Closings } {
  const countries = createCountries(countryData.parse(readYaml(`${projectFolder}data/countries.yaml`)));
  const closings = loadClosings(`${projectFolder}data/closed-countries.yaml`);
  return { assess: (text, shown) => assessAdvert(text, { countries, closings }, shown), closings };
}

function inShort({ verdict, signs, agency, phones, country }: Advert): JsonObject {
  const flags = signs.map(({ id }) => id);
  return { advert: verdict !== 'not-an-advert', verdict, flags, agency, phones, country };
}

/** The words in a picture. Throws FileError where there are none to be had. */
async function textInPicture(file: string, words: Words): Promise<string> {
  const bytes = await readNamedBytes(file, words);
  const { createReader } = await import('../media/reading/reader.ts');
  const reader = createReader();
  const read = await reader.read(bytes).finally(() => reader.stop());
  if ('text' in read) return read.text;
  throw new FileError(words('cli.adverts.no-words', { file, problem: read.problem }));
}
