import { randomInt } from 'node:crypto';
import { readConfig } from '../config.ts';
import { loadTexts } from '../conversation/load.ts';
import { readAreas } from '../coordinators/areas.ts';
import { createOutbox } from '../delivery/outbox.ts';
import { replyLanguage } from '../inbox/context.ts';
import { createLogger } from '../log.ts';
import { openShared } from '../shared/shared.ts';
import { newOwner } from '../store/owner.ts';
import { type Coordinator, createRoster } from '../store/roster.ts';
import type { Store } from '../store/store.ts';
import { parseDuration } from '../values/duration.ts';
import { readArguments, UsageError } from './arguments.ts';
import { findingInWords } from './coordinators-finding.ts';
import { readPlaces } from './coordinators-places.ts';
import { type Drill, drillsIn, type Practised, reactionsOf, unsentOf } from './coordinators-practice.ts';
import { nameOf } from './coordinators-roster.ts';
import { withDatabase } from './database.ts';
import { done, failed, type Io } from './io.ts';
import { readLines } from './project.ts';
import { projectFolder, type Words } from './words.ts';

const options = {
  region: { type: 'string', multiple: true },
  wait: { type: 'string', default: '10m' },
  'no-wait': { type: 'boolean' },
} as const;

const lookEveryMs = 500;

/** `coordinators drill`: a practice alert to those on duty, and who reacts after how long. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values } = readArguments(args, options, { most: 0 });
  const waitMs = values['no-wait'] ? 0 : parseDuration(values.wait);
  if (waitMs === null) throw new UsageError(words('cli.coordinators.drill.bad-wait', { wait: values.wait }));
  const areas = values.region ? areasOf(values.region, words) : null;
  return withDatabase(io, words, async (store) => {
    const drill = await send(store, areas, io);
    if (drill.who.length === 0) {
      io.warn(`suluh: ${words('cli.coordinators.drill.nobody')}\n`);
      return failed;
    }
    const names = drill.who.map(nameOf).join(', ');
    await io.write(
      `${words('cli.coordinators.drill.sent', { code: drill.code, count: drill.who.length, names })}\n`,
    );
    if (waitMs > 0) await follow(store, drill, waitMs, io, words);
    return done;
  });
}

function areasOf(given: readonly string[], words: Words): readonly string[] {
  const { value, problems } = readAreas(given.join(';'), readPlaces());
  if (problems.length > 0)
    throw new UsageError(problems.map((problem) => findingInWords(problem, words)).join('; '));
  return value;
}

/** Those of the areas and of what lies in them; without areas those for the whole country. */
function isOf(areas: readonly string[], one: Coordinator): boolean {
  if (areas.length === 0) return one.regions.length === 0;
  return one.regions.some((own) => areas.some((area) => own === area || own.startsWith(`${area}.`)));
}

/** Enqueues the alerts and their marks in one transaction; the running server delivers them. */
async function send(store: Store, areas: readonly string[] | null, io: Io): Promise<Drill> {
  const texts = loadTexts(`${projectFolder}locales`, readLines());
  const shared = openShared(readConfig(io.env).redisUrl, createLogger('error'));
  const outbox = createOutbox({ store, wake: shared.wake, owner: newOwner() });
  try {
    return await store.transact(async (tx) => {
      const now = Date.now();
      const drills = drillsIn(tx);
      await drills.forgetOld(now);
      const all = await createRoster(store).all(tx);
      const chosen = all.filter((one) => one.onDuty && one.reachable && (areas === null || isOf(areas, one)));
      const code = await drills.freshCode(() => String(randomInt(10_000)).padStart(4, '0'));
      const who: Practised[] = [];
      for (const one of chosen) {
        const language = replyLanguage(one.language);
        const label = texts.t(language, 'notice.practice.ready');
        const letter = await outbox.enqueue(tx, {
          channel: one.reach?.channel ?? one.channel,
          chat: one.reach?.chat ?? one.address,
          message: {
            text: texts.t(language, 'notice.practice', { code }),
            choices: [{ id: 'ready', label, command: `siap ${code}` }],
          },
          ...(one.personId === null ? {} : { personId: one.personId }),
        });
        who.push({ id: one.id, name: one.name, letter });
      }
      if (who.length > 0) await drills.begin(code, who, now);
      return { code, who, startedAt: now };
    });
  } finally {
    await shared.close();
  }
}

/** Prints each reaction as it comes; ends when all have reacted or the time is over. */
async function follow(store: Store, drill: Drill, waitMs: number, io: Io, words: Words): Promise<void> {
  const end = drill.startedAt + waitMs;
  const seen = new Set<string>();
  for (;;) {
    for (const { one, afterMs } of await reactionsOf(store, drill)) {
      if (seen.has(one.id)) continue;
      seen.add(one.id);
      const after = inWords(afterMs);
      await io.write(`${words('cli.coordinators.drill.reacted', { name: nameOf(one), after })}\n`);
    }
    if (seen.size === drill.who.length || Date.now() >= end) break;
    await new Promise((resolve) => setTimeout(resolve, Math.min(lookEveryMs, Math.max(1, end - Date.now()))));
  }
  const missing = drill.who.filter((one) => !seen.has(one.id));
  const unsent = await unsentOf(store, missing);
  for (const one of missing) {
    const key = unsent.has(one.id) ? 'cli.coordinators.drill.unsent' : 'cli.coordinators.drill.silent';
    await io.write(`${words(key, { name: nameOf(one) })}\n`);
  }
  const counts = { reacted: seen.size, count: drill.who.length };
  await io.write(`${words('cli.coordinators.drill.total', counts)}\n`);
}

function inWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
