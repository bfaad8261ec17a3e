import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Incoming } from '../../src/conversation/input.ts';
import { openStore, type StoreOptions } from '../../src/store/store.ts';
import { incoming, textOf } from '../support/incoming.ts';
import { describeOnEachStore } from '../support/store.ts';
import { until } from '../support/until.ts';

const kills = 8;
/** Sends that can be in flight at a kill: delivery's parallel sends. */
const mostInFlight = 32;

interface Child {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
}

function startChild(options: StoreOptions, sends: string, onAck: (texts: string[]) => void): Child {
  const script = join(import.meta.dirname, '../support/crash-child.ts');
  const child = fork(script, [options.dataDir, sends, options.databaseUrl ?? ''], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let isReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  child.on('message', (note: string[] | 'ready') => (note === 'ready' ? isReady() : onAck(note)));
  return { process: child, ready, ended: new Promise((resolve) => child.once('exit', () => resolve())) };
}

function makeMessages(): Incoming[] {
  return Array.from({ length: 400 }, (_, n) => {
    const text = `${n % 10 === 0 ? 'foto' : 'm'} ${n}`;
    return incoming({ text, key: `k${n}`, sender: `p${n % 23}` });
  });
}

async function marked(options: StoreOptions): Promise<Set<string>> {
  const store = await openStore(options);
  const rows = await store.db.selectFrom('outbox').select('remote_id').where('status', '=', 'sent').execute();
  await store.close();
  return new Set(rows.map((row) => row.remote_id ?? ''));
}

const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').filter(Boolean);

const children: ChildProcess[] = [];

describeOnEachStore('killed at any moment', (_open, make) => {
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  it('loses nothing that was acknowledged, handles it once, and repeats only sends that were in flight', async () => {
    const options = await make();
    const folder = mkdtempSync(join(tmpdir(), 'suluh-crash-'));
    const sends = join(folder, 'sends');
    const messages = makeMessages();
    const acknowledged = new Set<string>();
    const onAck = (texts: string[]) => {
      for (const text of texts) acknowledged.add(text);
    };
    /** Sends what was not acknowledged, again and again, as platforms do. */
    const offer = (child: Child) => {
      const open = messages.filter((message) => !acknowledged.has(textOf(message)));
      for (let at = 0; at < open.length && at < 90; at += 5) child.process.send(open.slice(at, at + 5));
    };

    let repeatsAllowed = 0;
    for (let n = 0; n < kills; n++) {
      const child = startChild(options, sends, onAck);
      children.push(child.process);
      await child.ready;
      offer(child);
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 120));
      child.process.kill('SIGKILL');
      await child.ended;
      const before = linesOf(sends);
      const done = await marked(options);
      // Written out but not marked: it was in flight.
      const inFlight = new Set(before.filter((text) => !done.has(text)));
      expect(inFlight.size).toBeLessThanOrEqual(mostInFlight);
      repeatsAllowed += inFlight.size;
    }

    const last = startChild(options, sends, onAck);
    children.push(last.process);
    await last.ready;
    let offered = 0;
    await until(() => {
      // A platform waits before it repeats; without a pause the repeats would be all that is done.
      if (Date.now() - offered > 500) {
        offered = Date.now();
        offer(last);
      }
      return acknowledged.size === messages.length;
    }, 30_000);
    const store = await openStore(options);
    try {
      const open = () => store.db.selectFrom('outbox').select('seq').where('status', '=', 'new').execute();
      const work = () => store.db.selectFrom('inbox').select('seq').where('status', '=', 'new').execute();
      const timers = () => store.db.selectFrom('timer').select('key').execute();
      await until(
        async () => [...(await open()), ...(await work()), ...(await timers())].length === 0,
        30_000,
      );
      last.process.kill('SIGKILL');
      await last.ended;

      const counts = new Map(
        (await store.db.selectFrom('meta').selectAll().execute())
          .filter(({ key }) => /^(message|timer) /.test(key))
          .map((row) => [row.key, row.value]),
      );
      const expected = messages.map(textOf).flatMap((text) => [`message ${text}`, `timer ${text}`]);
      expect([...counts.keys()].sort()).toEqual(expected.sort());
      expect(new Set(counts.values())).toEqual(new Set(['1']));

      const lines = linesOf(sends);
      expect(new Set(lines)).toEqual(new Set(messages.map(textOf)));
      expect(lines.length - messages.length).toBeLessThanOrEqual(repeatsAllowed);
      const rows = await store.db.selectFrom('outbox').select('status').execute();
      expect(rows).toHaveLength(messages.length);
    } finally {
      await store.close();
      rmSync(folder, { recursive: true });
    }
  }, 90_000);
});
