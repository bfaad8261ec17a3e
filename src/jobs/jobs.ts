import { type Inbox, inboxTopic } from '../inbox/accept.ts';
import { type Loop, startLoop } from '../shared/loop.ts';
import type { Wake } from '../shared/wake.ts';
import { newId } from '../store/ids.ts';
import { leaseMs } from '../store/owner.ts';
import { afterCommit, type Store, type Tx } from '../store/store.ts';
import { errorCode, type Logger } from '../values/logger.ts';

export const jobsTopic = 'jobs';

/** Slow work outside every transaction: reading a picture, making a PDF. */
export interface Job {
  readonly kind: string;
  /** Where its result is handled. */
  readonly lane: string;
  readonly data: unknown;
}

/** What comes back as `data` of the inbox work `{type: 'job', kind, data}`. */
export type JobEnd =
  | { readonly input: unknown; readonly result: unknown }
  /** Given up after five tries; a code, never a text. */
  | { readonly input: unknown; readonly failed: string };

/** Does one kind of job; may run again when the process dies before its result is stored. Returns plain data. */
export type Runner = (data: unknown) => Promise<unknown>;

/** The job was given up, since the process does not live through it. */
class JobFatalError extends Error {
  override readonly name = 'JobFatalError';
}

export interface Jobs {
  /** Returns the job's id. */
  startJob(tx: Tx, job: Job): Promise<string>;
}

export function createJobs({ store, wake }: { readonly store: Store; readonly wake: Wake }): Jobs {
  return {
    startJob: async (tx, { kind, lane, data }) => {
      const id = newId();
      const payload = store.seal.sealJson('job.payload', data ?? null);
      await tx.insertInto('job').values({ id, kind, lane, payload, not_before: 0 }).execute();
      afterCommit(tx, () => wake.notify(jobsTopic));
      return id;
    },
  };
}

export interface JobLoopOptions {
  readonly store: Store;
  readonly wake: Wake;
  readonly inbox: Inbox;
  /** Of `newOwner()`. */
  readonly owner: string;
  readonly runners: Readonly<Record<string, Runner>>;
  readonly logger: Logger;
  readonly clock?: () => number;
  /** Jobs at the same time; default 1, since they are heavy. */
  readonly atOnce?: number;
}

const idleMs = 1000;
const pausesMs = [1000, 5000, 30_000, 120_000];
/** A job that was begun so often and never came to an end takes the process with it. */
const mostStarts = 8;

interface Held {
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
  readonly data: unknown;
  readonly attempts: number;
  readonly fence: number;
}

/** Runs the jobs of the kinds that it has runners for. */
export function startJobs(options: JobLoopOptions): Pick<Loop, 'stop'> {
  const { store, wake, owner, logger, clock = Date.now, atOnce = 1 } = options;
  const running = new Map<string, Promise<void>>();

  const step = async (): Promise<number> => {
    if (running.size >= atOnce) return idleMs;
    const job = await store.transact((tx) => takeJob(tx, options, clock()));
    if (!job) return idleMs;
    const run = runJob(options, job)
      .catch((error: unknown) =>
        logger.error({ job: job.id, error: errorCode(error) }, 'the end of a job could not be stored'),
      )
      .finally(() => {
        running.delete(job.id);
        loop.poke();
      });
    running.set(job.id, run);
    return 0;
  };

  const onError = (error: unknown) => logger.error({ error: errorCode(error) }, 'the jobs could not be read');
  const loop = startLoop({ step, onError });
  const unsubscribe = wake.subscribe(jobsTopic, loop.poke);
  const renewing = setInterval(() => {
    if (running.size > 0) renew(store, owner, [...running.keys()], clock()).catch(onError);
  }, leaseMs / 3);

  return {
    stop: async () => {
      unsubscribe();
      await loop.stop();
      await Promise.all(running.values());
      clearInterval(renewing);
    },
  };
}

async function takeJob(
  tx: Tx,
  { store, owner, runners, logger }: JobLoopOptions,
  now: number,
): Promise<Held | undefined> {
  const kinds = Object.keys(runners);
  if (kinds.length === 0) return undefined;
  const job = await tx
    .selectFrom('job')
    .selectAll()
    .where('not_before', '<=', now)
    .where('until', '<=', now)
    .where('kind', 'in', kinds)
    .orderBy('not_before')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!job) return undefined;
  const fence = job.fence + 1;
  await tx
    .updateTable('job')
    .set({ status: 'running', owner, fence, until: now + leaseMs })
    .where('id', '=', job.id)
    .execute();
  let data: unknown;
  try {
    data = store.seal.openJson<unknown>('job.payload', job.payload);
  } catch (error) {
    logger.error({ job: job.id, error: errorCode(error) }, 'a stored job cannot be opened; it was given up');
    await tx.deleteFrom('job').where('id', '=', job.id).execute();
    return undefined;
  }
  return { id: job.id, kind: job.kind, lane: job.lane, data, attempts: job.attempts, fence };
}

async function runJob(options: JobLoopOptions, job: Held): Promise<void> {
  const { logger, runners } = options;
  let end: JobEnd;
  try {
    if (job.fence > mostStarts) throw new JobFatalError('the process ended over this job again and again');
    end = { input: job.data, result: (await runners[job.kind]?.(job.data)) ?? null };
  } catch (error) {
    const code = errorCode(error);
    const pause = pausesMs[job.attempts];
    logger.warn({ job: job.id, kind: job.kind, attempts: job.attempts + 1, error: code }, 'a job failed');
    if (pause !== undefined && !(error instanceof JobFatalError)) return postpone(options, job, pause);
    end = { input: job.data, failed: code };
  }
  await storeEnd(options, job, end);
}

/** The result and the end of the job are one commit; a job that was taken by somebody else meanwhile is theirs. */
async function storeEnd(
  { store, inbox, wake, owner, clock = Date.now }: JobLoopOptions,
  job: Held,
  end: JobEnd,
): Promise<void> {
  await store.transact(async (tx) => {
    const gone = await tx
      .deleteFrom('job')
      .where('id', '=', job.id)
      .where('owner', '=', owner)
      .where('fence', '=', job.fence)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return;
    await inbox.put(tx, [{ work: { type: 'job', kind: job.kind, data: end }, lane: job.lane, at: clock() }]);
    afterCommit(tx, () => wake.notify(inboxTopic));
  });
}

async function postpone(
  { store, owner, clock = Date.now }: JobLoopOptions,
  job: Held,
  pause: number,
): Promise<void> {
  await store.db
    .updateTable('job')
    .set({ status: 'new', owner: null, until: 0, attempts: job.attempts + 1, not_before: clock() + pause })
    .where('id', '=', job.id)
    .where('owner', '=', owner)
    .where('fence', '=', job.fence)
    .execute();
}

async function renew({ db }: Store, owner: string, ids: readonly string[], now: number): Promise<void> {
  await db
    .updateTable('job')
    .set({ until: now + leaseMs })
    .where('id', 'in', ids)
    .where('owner', '=', owner)
    .execute();
}
