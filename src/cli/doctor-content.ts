import { join } from 'node:path';
import { loadShippedRegister } from '../agencies/load.ts';
import { isUnread } from '../flows/check/reading.ts';
import { FlowFileError, loadFlows } from '../flows/load.ts';
import { loadPolicy, PolicyError } from '../policy.ts';
import { newestSnapshot } from '../store/registers.ts';
import type { Store } from '../store/store.ts';
import { LocaleError } from '../text/load.ts';
import { type Finding, findingsOf } from './doctor-finding.ts';
import { DataFileError, readLines, readSourceFiles } from './project.ts';
import { projectFolder } from './words.ts';

const day = 86_400_000;
const oldRegisterDays = 60;
const inProject = (...path: string[]): string => join(projectFolder, ...path);

/** Numbers that nobody has rung yet; web addresses are not rung. */
export function checkLines(): Finding[] {
  const of = findingsOf('help-lines');
  try {
    const lines = readLines().filter((line) => line.kind !== 'web');
    const unrung = lines.filter((line) => line.verifiedBy === undefined);
    const params = { total: lines.length, count: unrung.length };
    if (unrung.length === 0) return [of.ok('lines', params)];
    const list = unrung.map((line) => `${line.id} ${line.number}`).join(', ');
    return [of.attention('lines-unrung', { ...params, list })];
  } catch (error) {
    return unreadable(error, of.broken);
  }
}

/** The date of the register that answers now. */
export async function checkRegister(store: Store | null, now: number): Promise<Finding[]> {
  const of = findingsOf('register');
  const shipped = loadShippedRegister(inProject('data', 'registers'));
  const imported = store ? await newestSnapshot(store.db) : null;
  const inForce =
    imported && imported.asOf >= shipped.asOf
      ? { date: imported.asOf, count: imported.companies }
      : { date: shipped.asOf, count: shipped.companies.length };
  const days = Math.floor((now - Date.parse(inForce.date)) / day);
  const params = { ...inForce, days };
  return [days > oldRegisterDays ? of.attention('register-old', params) : of.ok('register', params)];
}

const mostNamed = 12;

/** Topics whose facts were to be read again by now. */
export function checkTopics(now: number): Finding[] {
  const of = findingsOf('topics');
  const today = new Date(now).toISOString().slice(0, 10);
  try {
    const topics = [...loadFlows(inProject('flows')).topics.values()];
    const overdue = topics.filter((topic) => topic.review < today);
    if (overdue.length === 0) return [of.ok('topics', { total: topics.length })];
    const named = overdue.slice(0, mostNamed).map((topic) => topic.id);
    const list = [...named, ...(overdue.length > mostNamed ? ['…'] : [])].join(', ');
    return [of.attention('topics-overdue', { count: overdue.length, total: topics.length, list })];
  } catch (error) {
    return unreadable(error, of.broken);
  }
}

/** Files of texts, by language, that still bear the mark. */
export function checkTexts(): Finding[] {
  const of = findingsOf('texts');
  const files = readSourceFiles().filter(({ file }) => file.startsWith('locales/'));
  const unread = files.filter(isUnread);
  if (unread.length === 0) return [of.ok('texts', { total: files.length })];
  const counts = Map.groupBy(unread, ({ file }) => file.split('/')[1] ?? '');
  const list = [...counts].map(([language, marked]) => `${language} ${marked.length}`).join(', ');
  return [of.attention('texts-unread', { count: unread.length, total: files.length, list })];
}

export function checkPolicy(policyFile: string | undefined): Finding[] {
  const of = findingsOf('policy');
  try {
    loadPolicy(inProject('data', 'policy.yaml'), policyFile);
    return [policyFile ? of.ok('policy-own', { file: policyFile }) : of.ok('policy')];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return [of.broken('policy-wrong', { message: error.message })];
  }
}

function unreadable(error: unknown, broken: ReturnType<typeof findingsOf>['broken']): Finding[] {
  const isOurs =
    error instanceof FlowFileError || error instanceof LocaleError || error instanceof DataFileError;
  if (!isOurs) throw error;
  return [broken('content-wrong', { message: error.message })];
}
