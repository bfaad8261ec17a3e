import type { Advert } from '../adverts/advert.ts';
import { assessAdvert } from '../adverts/assess.ts';
import { adviceAgainstTravel, type Closings } from '../adverts/closed.ts';
import { loadClosings } from '../adverts/load.ts';
import { loadShippedRegister } from '../agencies/load.ts';
import { createMatcher } from '../agencies/match.ts';
import { readYaml } from '../text/load.ts';
import { createCountries } from '../values/country.ts';
import type { JsonObject } from '../values/json.ts';
import type { ReplyLanguage } from '../values/language.ts';
import { countryData } from '../values/place-files.ts';
import { readArguments, readNow, runJsonLines, textField, UsageError } from './arguments.ts';
import { FileError, readNamedBytes } from './files.ts';
import { done, type Io } from './io.ts';
import { readLanguage } from './language.ts';
import { printed } from './print.ts';
import { projectFolder, type Words } from './words.ts';

const options = {
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  image: { type: 'string' },
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
  const text = values.image === undefined ? typed : await textInPicture(values.image, words);
  if (values.json) {
    await io.write(`${JSON.stringify(inShort(readKnowledge().assess(text)))}\n`);
    return done;
  }
  await io.write(printed([{ text: await inWords(text, language, now) }]));
  return done;
}

/** What people read takes longer to load; machines would wait for it in vain. */
async function inWords(text: string, language: ReplyLanguage, now: number): Promise<string> {
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
  return String(assessForFlow({ text }, { world, language, now }).text);
}

/** How adverts are assessed with the project's own data. */
function readKnowledge(): { assess(text: string): Advert; closings: Closings } {
  const countries = createCountries(countryData.parse(readYaml(`${projectFolder}data/countries.yaml`)));
  const closings = loadClosings(`${projectFolder}data/closed-countries.yaml`);
  return { assess: (text) => assessAdvert(text, { countries, closings }), closings };
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
