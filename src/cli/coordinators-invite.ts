import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { readAreas } from '../coordinators/areas.ts';
import { mayConfirm } from '../coordinators/confirm.ts';
import { levelOfEntry } from '../coordinators/level.ts';
import { refused } from '../coordinators/remark.ts';
import { type RoleRead, readRole } from '../coordinators/role.ts';
import { loadPolicy } from '../policy.ts';
import { createRoster } from '../store/roster.ts';
import type { Store } from '../store/store.ts';
import type { Level } from '../tips/case.ts';
import { readArguments, UsageError } from './arguments.ts';
import { findingInWords } from './coordinators-finding.ts';
import { type Places, readPlaces } from './coordinators-places.ts';
import { openDatabase } from './database.ts';
import { done, type Io } from './io.ts';
import { botName } from './telegram.ts';
import { projectFolder, terminalLanguage, type Words } from './words.ts';

const options = {
  region: { type: 'string', multiple: true },
  role: { type: 'string' },
  level: { type: 'string' },
} as const;

interface Invitation {
  readonly role: RoleRead['role'];
  readonly level: Level;
  readonly regions: readonly string[];
}

/** 192 bits as 32 characters; with `inv_` well below the 64 that a Telegram link carries. */
const tokenBytes = 24;

/** `coordinators invite`: a link that one person can use once; a supervisor confirms them. */
export async function run(args: readonly string[], io: Io, words: Words): Promise<number> {
  const places = readPlaces();
  const invitation = readInvitation(args, places, words);
  const config = readConfig(io.env);
  const policy = loadPolicy(join(projectFolder, 'data', 'policy.yaml'), config.policyFile);
  const now = Date.now();
  const until = now + policy.invitation;
  const token = randomBytes(tokenBytes).toString('base64url');
  const store = await openDatabase(io);
  let hasSupervisor: boolean;
  try {
    hasSupervisor = await save(store, token, invitation, now, until);
  } finally {
    await store.close();
  }
  const name = await botName(config.telegram);
  const language = terminalLanguage(io.env);
  const lines = [
    words('cli.coordinators.invite.for', {
      role: words(`cli.coordinators.role.${invitation.role}`),
      level: words(`cli.coordinators.level.${invitation.level}`),
      regions: places.areasInWords(invitation.regions, language, words),
    }),
    ...(name === null
      ? [words('cli.coordinators.invite.type'), `/start inv_${token}`]
      : [words('cli.coordinators.invite.open'), `https://t.me/${name}?start=inv_${token}`]),
    words('cli.coordinators.invite.until', { until: moment(until, language) }),
    words('cli.coordinators.invite.confirm', { hours: Math.round(policy.newcomer / 3_600_000) }),
  ];
  await io.write(`${lines.join('\n')}\n`);
  if (!hasSupervisor) io.warn(`suluh: ${words('cli.coordinators.invite.no-supervisor')}\n`);
  return done;
}

function readInvitation(args: readonly string[], places: Places, words: Words): Invitation {
  const { values } = readArguments(args, options, { most: 0 });
  // Somebody for the whole country is invited by saying so, never by leaving the region out.
  if (!values.region) throw new UsageError(words('cli.coordinators.invite.no-region'));
  const role = readRole(`${values.role ?? ''} ${values.level ?? ''}`);
  const areas = readAreas(values.region.join(';'), places);
  const level =
    role.value && areas.problems.length === 0
      ? levelOfEntry(areas.value, role.value.level, places.regionName)
      : refused('role');
  const problems = [
    ...role.problems,
    ...areas.problems,
    ...(role.value && level.value ? level.problems : []),
  ];
  if (problems.length > 0 || !role.value || !level.value) {
    throw new UsageError(problems.map((problem) => findingInWords(problem, words)).join('; '));
  }
  return { role: role.value.role, ...level.value };
}

/** Keeps the token's hash only. Gives whether somebody is there who could confirm. */
async function save(
  store: Store,
  token: string,
  { role, level, regions }: Invitation,
  now: number,
  until: number,
): Promise<boolean> {
  return store.transact(async (tx) => {
    await tx
      .insertInto('invite')
      .values({
        hash: store.seal.blind('invite', token),
        role,
        level,
        regions: JSON.stringify(regions),
        flags: '[]',
        created_by: null,
        created_at: now,
        expires_at: until,
        used_by: null,
        used_at: null,
        confirmed_by: null,
        confirmed_at: null,
      })
      .execute();
    const all = await createRoster(store).all(tx);
    return all.some((one) => one.role === 'supervisor' && one.reachable && mayConfirm(one, regions));
  });
}

function moment(at: number, language: string): string {
  return new Intl.DateTimeFormat(language === 'id' ? 'id' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}
