import type { Config } from '../config.ts';
import { lastBackup } from '../store/deleted.ts';
import type { Store } from '../store/store.ts';
import { type Finding, findingsOf } from './doctor-finding.ts';

const day = 86_400_000;
const tooOld = 7 * day;

/** Whether somebody makes backups. Those of PostgreSQL are its operator's, and not known here. */
export async function checkBackups(store: Store, { databaseUrl }: Config, now: number): Promise<Finding[]> {
  if (databaseUrl) return [];
  const of = findingsOf('backup');
  const last = await lastBackup(store);
  if (last === null) return [of.attention('backup-never')];
  const days = Math.max(0, Math.floor((now - last) / day));
  return [now - last > tooOld ? of.attention('backup-old', { days }) : of.ok('backup', { days })];
}
