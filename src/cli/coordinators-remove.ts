import { type Coordinator, createRoster } from '../store/roster.ts';
import { readArguments } from './arguments.ts';
import { casesHeld, nameOf, RosterError, shortId } from './coordinators-roster.ts';
import { withDatabase } from './database.ts';
import { done, type Io } from './io.ts';
import type { Words } from './words.ts';

/** `coordinators remove NAME|ID`: from now on no alerts and no stories for one person. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { positionals } = readArguments(args, {}, { least: 1, most: 1 });
  const wanted = positionals[0] ?? '';
  await withDatabase(io, words, async (store) => {
    const roster = createRoster(store);
    const { one, cases } = await store.transact(async (tx) => {
      const found = theOne(await roster.all(tx), wanted, words);
      await roster.setStatus(tx, found.id, 'removed', found.storiesFrom);
      return { one: found, cases: (await casesHeld(tx)).get(found.id) ?? [] };
    });
    await io.write(`${words('cli.coordinators.removed', { name: nameOf(one) })}\n`);
    if (cases.length > 0)
      await io.write(`${words('cli.coordinators.still-holds', { cases: cases.join(', ') })}\n`);
  });
  return done;
}

function theOne(all: readonly Coordinator[], wanted: string, words: Words): Coordinator {
  const low = wanted.trim().toLowerCase();
  const fits = (one: Coordinator): boolean =>
    nameOf(one).toLowerCase() === low || (low.length >= 6 && one.id.startsWith(low));
  const found = all.filter(fits);
  const [one] = found;
  if (!one) throw new RosterError(words('cli.coordinators.not-found', { wanted }));
  if (found.length > 1) {
    const ids = found.map(shortId).join(', ');
    throw new RosterError(words('cli.coordinators.several', { wanted, ids }));
  }
  return one;
}
