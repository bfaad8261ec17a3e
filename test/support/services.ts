import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

/** A service that some tests need: where it is, or why it is not there. */
export type Service = { readonly url: string } | { readonly missing: string };

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Service;
  }
}

/** Runs once before all tests: one throw-away PostgreSQL cluster for all of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { service, stop } = await startPostgres();
  project.provide('postgres', service);
  return stop;
}
