import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { loadLearnt } from '../../src/conversation/load.ts';
import { startPostgres } from './postgres.ts';

/** A service that some tests need: where it is, or why it is not there. */
export type Service = { readonly url: string } | { readonly missing: string };

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Service;
  }
}

const locales = fileURLToPath(new URL('../../locales', import.meta.url));

/** Runs once before all tests: one throw-away PostgreSQL cluster, and one training, for all of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Kept on disk: else every file of tests would learn the samples for itself, at the same time.
  loadLearnt(locales);
  const { service, stop } = await startPostgres();
  project.provide('postgres', service);
  return stop;
}
