import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYamls } from '../text/load.ts';
import { parseRegister, type Register, RegisterError } from './register.ts';

const about = z.object({ asOf: z.string(), title: z.string() });

/** The newest register that ships with the program: a csv and its provenance beside it. Throws RegisterError. */
export function loadShippedRegister(folder: string): Register {
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .at(-1);
  if (!newest) throw new RegisterError(`${folder} holds no register (a .csv with its .yaml beside it)`);
  const provenance = join(folder, newest.replace(/\.csv$/, '.yaml'));
  const parsed = about.safeParse(readYamls('register', [provenance])[0]);
  if (!parsed.success) throw new RegisterError(`${provenance} must hold asOf and title`);
  return parseRegister(readFileSync(join(folder, newest), 'utf8'), {
    asOf: parsed.data.asOf,
    source: parsed.data.title,
  }).register;
}
