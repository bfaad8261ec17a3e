import type { Config } from '../config.ts';
import { createLogger } from '../log.ts';
import { readArguments, readNow } from './arguments.ts';
import { readPlaces } from './coordinators-places.ts';
import { checkBackups } from './doctor-backup.ts';
import { checkRedis, checkTelegram } from './doctor-channels.ts';
import { checkLines, checkPolicy, checkRegister, checkTexts, checkTopics } from './doctor-content.ts';
import { checkDatabase } from './doctor-database.ts';
import { type Finding, inWords, type State } from './doctor-finding.ts';
import { checkConfig, checkFolder, checkKey, checkNode } from './doctor-machine.ts';
import { checkHeld, checkWhatsappCloud } from './doctor-whatsapp-cloud.ts';
import { checkWhatsappWeb } from './doctor-whatsapp-web.ts';
import { checkQueues, checkRoster } from './doctor-work.ts';
import { done, failed, type Io } from './io.ts';
import type { Words } from './words.ts';

const options = { json: { type: 'boolean' }, now: { type: 'string' } } as const;

/** `doctor`: what is well, what needs somebody, what is broken. Changes nothing; fails when something is broken. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const { values } = readArguments(args, options, { most: 0 });
  const findings = await examine(io, readNow(values.now));
  const told = findings.map((finding) => ({ finding, ...inWords(finding, words) }));
  if (values.json) {
    const list = told.map(({ finding: { check, state }, text, cure }) => ({ check, state, text, cure }));
    await io.write(`${JSON.stringify(list)}\n`);
  } else {
    const lines = told.map(
      ({ finding, text, cure }) =>
        `${words(`cli.doctor.state.${finding.state}`)} ${text}${cure === undefined ? '' : `\n      → ${cure}`}`,
    );
    await io.write(`${[...lines, total(findings, words)].join('\n')}\n`);
  }
  return findings.some((finding) => finding.state === 'broken') ? failed : done;
}

function total(findings: readonly Finding[], words: Words): string {
  const count = (state: State): number => findings.filter((finding) => finding.state === state).length;
  return words('cli.doctor.total', {
    ok: count('ok'),
    attention: count('attention'),
    broken: count('broken'),
  });
}

async function examine(io: Io, now: number): Promise<Finding[]> {
  const { config, findings } = checkConfig(io);
  const first = [...checkNode(process.versions.node), ...findings];
  if (!config) return [...first, ...checkLines(), ...(await checkRegister(null, now)), ...checkTopics(now)];
  return [
    ...first,
    ...(await checkFolder(config)),
    ...(await checkKey(config)),
    ...(await inside(config, now)),
  ];
}

/** Everything that needs the settings; the channels are asked while the database is read. */
async function inside(config: Config, now: number): Promise<Finding[]> {
  const asked = Promise.all([checkTelegram(config, now), checkWhatsappCloud(config), checkRedis(config)]);
  const { store, findings } = await checkDatabase(config, createLogger('silent'));
  try {
    const work = store
      ? [
          ...(await checkBackups(store, config, now)),
          ...(await checkQueues(store, now)),
          ...(await checkHeld(store)),
          ...(await checkRoster(store, readPlaces().regionName)),
        ]
      : [];
    const register = await checkRegister(store, now);
    const channels = [...(await asked).flat(), ...checkWhatsappWeb(config)];
    const content = [
      ...checkLines(),
      ...checkTexts(),
      ...register,
      ...checkTopics(now),
      ...checkPolicy(config.policyFile),
    ];
    return [...findings, ...work, ...channels, ...content];
  } finally {
    await store?.close();
  }
}
