import { drawFlow } from '../flows/draw.ts';
import { loadFlows } from '../flows/load.ts';
import { loadCatalogue } from '../text/load.ts';
import { createTexts } from '../text/texts.ts';
import { replyLanguages } from '../values/language.ts';
import { readArguments, UsageError } from './arguments.ts';
import { writeNamedFile } from './files.ts';
import { done, type Io } from './io.ts';
import { projectFolder, type Words } from './words.ts';

/** `draw FLOW`: a flow as SVG, on standard output or into a file. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { out: { type: 'string' }, lang: { type: 'string', default: 'id' } },
    { least: 1, most: 1 },
  );
  const language = replyLanguages.find((each) => each === values.lang);
  if (!language) throw new UsageError(`--lang ${values.lang}: ${replyLanguages.join(', ')}`);
  const { flows } = loadFlows(`${projectFolder}flows`);
  const [name = ''] = positionals;
  const flow = flows.get(name);
  if (!flow) throw new UsageError(words('cli.draw.unknown', { name, flows: [...flows.keys()].join(', ') }));
  const catalogues = replyLanguages.map((each) => [each, loadCatalogue(`${projectFolder}locales`, each)]);
  const texts = createTexts(Object.fromEntries(catalogues));
  // Placeholders stay as they are written: nothing is known yet when a flow is drawn.
  const picture = drawFlow(flow, (key, params) =>
    params ? texts.t(language, key, params) : (texts.catalogues[language]?.[key] ?? texts.t(language, key)),
  );
  if (values.out === undefined) {
    await io.write(picture);
  } else {
    await writeNamedFile(values.out, picture, words);
    io.warn(`suluh: ${words('cli.draw.written', { file: values.out })}\n`);
  }
  return done;
}
