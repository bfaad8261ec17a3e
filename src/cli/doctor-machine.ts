import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { KeyError, keyFile, parseKey } from '../store/key.ts';
import { nextKeyFile } from '../store/key-file.ts';
import { databaseFile } from '../store/store.ts';
import { type Finding, findingsOf } from './doctor-finding.ts';
import type { Io } from './io.ts';

const leastNode = 24;
const megabyte = 1024 * 1024;
const littleSpace = 1024 * megabyte;
const noSpace = 100 * megabyte;

export function checkNode(version: string): Finding[] {
  const of = findingsOf('node');
  const isNew = Number(version.split('.')[0]) >= leastNode;
  return [(isNew ? of.ok : of.broken)(isNew ? 'node' : 'node-old', { version, least: leastNode })];
}

/** The settings, or what is wrong with them; the other checks go on with what needs none. */
export function checkConfig(io: Io): { config: Config | null; findings: Finding[] } {
  const of = findingsOf('configuration');
  try {
    return { config: readConfig(io.env), findings: [of.ok('config')] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: null, findings: [of.broken('config-wrong', { message: error.message })] };
  }
}

/** The data folder: there, ours alone, writable, with room. */
export async function checkFolder({ dataDir }: Config): Promise<Finding[]> {
  const of = findingsOf('data-folder');
  const params = { folder: dataDir };
  const found = await stat(dataDir).catch(() => null);
  if (!found) return [of.attention('folder-none', params)];
  if (!found.isDirectory()) return [of.broken('folder-file', params)];
  const writable = await access(dataDir, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable) return [of.broken('folder-locked', params)];
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const space = { ...params, free: Math.floor(free / megabyte) };
  const open = (found.mode & 0o077) !== 0 ? [of.attention('folder-open', params)] : [];
  if (free < noSpace) return [...open, of.broken('folder-full', space)];
  if (free < littleSpace) return [...open, of.attention('folder-little', space)];
  return [...open, of.ok('folder', space)];
}

/** The key that everything is sealed with. */
export async function checkKey({ dataDir, databaseUrl, secretKey }: Config): Promise<Finding[]> {
  const of = findingsOf('key');
  if (secretKey) {
    try {
      parseKey(secretKey.trim());
      return [of.ok('key-set')];
    } catch (error) {
      if (error instanceof KeyError) return [of.broken('key-wrong', { message: error.message })];
      throw error;
    }
  }
  if (databaseUrl) return [of.broken('key-postgres')];
  const file = join(dataDir, keyFile);
  const found = await stat(file).catch(() => null);
  if (found) {
    const closed = (found.mode & 0o077) === 0;
    const next = await stat(join(dataDir, nextKeyFile)).catch(() => null);
    if (next) return [of.attention('key-changing', { file })];
    return [closed ? of.ok('key-file', { file }) : of.attention('key-open', { file })];
  }
  const database = await stat(join(dataDir, databaseFile)).catch(() => null);
  return [database ? of.broken('key-lost', { file }) : of.attention('key-none', { file })];
}
