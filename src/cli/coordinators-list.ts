import { type Coordinator, createRoster } from '../store/roster.ts';
import { readArguments } from './arguments.ts';
import { addressHint } from './coordinators-address.ts';
import { readPlaces } from './coordinators-places.ts';
import { casesHeld, nameOf, type Obstacle, obstacleOf, shortId } from './coordinators-roster.ts';
import { withDatabase } from './database.ts';
import { done, type Io } from './io.ts';
import { terminalLanguage, type Words } from './words.ts';

interface Listed {
  readonly one: Coordinator;
  readonly obstacle: Obstacle | null;
  readonly cases: readonly number[];
}

/** `coordinators list`: everybody on the roster, and what keeps alerts from them. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values } = readArguments(args, { json: { type: 'boolean' } }, { most: 0 });
  const listed = await withDatabase(io, words, (store) =>
    store.transact(async (tx): Promise<Listed[]> => {
      const held = await casesHeld(tx);
      const all = await createRoster(store).all(tx);
      return all.map((one) => ({ one, obstacle: obstacleOf(one), cases: held.get(one.id) ?? [] }));
    }),
  );
  const places = readPlaces();
  const areas = (regions: readonly string[]): string =>
    places.areasInWords(regions, terminalLanguage(io.env), words);
  if (values.json)
    await io.write(`${JSON.stringify(listed.map((each) => asJson(each, (code) => areas([code]))))}\n`);
  else await io.write(inWords(listed, areas, words));
  return done;
}

function asJson({ one, obstacle, cases }: Listed, nameOfArea: (code: string) => string) {
  return {
    id: shortId(one),
    name: one.name,
    channel: one.channel,
    address: addressHint(one.address),
    role: one.role,
    level: one.level,
    regions: one.regions.map((code) => ({ code, name: nameOfArea(code) })),
    flags: one.flags,
    status: one.status,
    onDuty: one.onDuty,
    reachable: one.reachable,
    obstacle,
    storiesFrom: new Date(one.storiesFrom).toISOString(),
    openCases: cases,
  };
}

function inWords(
  listed: readonly Listed[],
  areas: (regions: readonly string[]) => string,
  words: Words,
): string {
  if (listed.length === 0) return `${words('cli.coordinators.nobody')}\n`;
  const rows = listed.map(({ one, obstacle, cases }) => {
    const row = words('cli.coordinators.row', {
      name: `${shortId(one)} ${nameOf(one)}`,
      channel: one.channel,
      address: addressHint(one.address),
      role: words(`cli.coordinators.role.${one.role}`),
      level: words(`cli.coordinators.level.${one.level}`),
      regions: areas(one.regions),
    });
    const state = [
      ...(one.status === 'active' ? [words(`cli.coordinators.duty.${one.onDuty ? 'on' : 'off'}`)] : []),
      words(`cli.coordinators.obstacle.${obstacle ?? 'none'}`),
      ...(cases.length > 0 ? [words('cli.coordinators.holds', { cases: cases.join(', ') })] : []),
    ];
    return `${row}\n       ${state.join('; ')}\n`;
  });
  return [...rows, ...cures(listed, words)].join('');
}

function cures(listed: readonly Listed[], words: Words): string[] {
  return (['unwritten', 'gone', 'pending'] as const).flatMap((obstacle) => {
    const count = listed.filter((each) => each.obstacle === obstacle).length;
    return count === 0 ? [] : [`${words(`cli.coordinators.cure.${obstacle}`, { count })}\n`];
  });
}
