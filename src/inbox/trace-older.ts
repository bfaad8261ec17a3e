import type { Tx } from '../store/store.ts';
import { isObject } from '../values/json.ts';
import type { Services } from './services.ts';
import { storyOf } from './telling.ts';
import { tracePiece, traceStory } from './traces.ts';

/** Raised whenever traces of another kind come to those that are kept: then all cases are looked through once more. */
const version = 1;
const place = 'traced-up-to';
/** A few at a time, so that nobody waits for them. */
const atOnce = 10;

type Parts = Pick<Services, 'store' | 'world' | 'cases'>;

/**
 * Cases from before something was compared get their traces: a few with each call, from the oldest on,
 * once for ever. How far it has come is in the database. True when there is nothing left to do.
 */
export async function traceOlder(services: Parts): Promise<boolean> {
  return services.store.transact(async (tx) => {
    const row = await tx.selectFrom('meta').select('value').where('key', '=', place).executeTakeFirst();
    const [seen = '', reached = '0'] = (row?.value ?? '').split(' ');
    const from = seen === String(version) ? reached : '0';
    if (from === 'all') return true;
    const older = await tx
      .selectFrom('case_file')
      .select(['id', 'number'])
      .where('number', '>', Number(from))
      .orderBy('number')
      .limit(atOnce)
      .execute();
    for (const { id } of older) await traceWhole(id, services, tx);
    const last = older.at(-1)?.number ?? Number(from);
    const done = older.length < atOnce;
    const value = `${version} ${done ? 'all' : last}`;
    await tx
      .insertInto('meta')
      .values({ key: place, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
    return done;
  });
}

async function traceWhole(id: string, services: Parts, tx: Tx): Promise<void> {
  const file = await services.cases.byId(tx, id);
  if (!file || file.key === null) return;
  const events = await services.cases.events(tx, file);
  const pieces = events.filter(({ kind }) => kind === 'told' || kind === 'answered');
  for (const { data } of pieces) if (isObject(data)) await tracePiece(file, data, [], { tx, services });
  await traceStory(file, storyOf(pieces), { tx, services });
}
