import { afterEach, describe, expect, it } from 'vitest';
import { type FailingDisk, refusedWrites, smallDisk } from '../../support/disk.ts';
import { dataFolder } from '../../support/program.ts';
import { until } from '../../support/until.ts';
import { allArrive, type Trouble, troubleIn } from './stage.ts';

const notStored = /belum bisa saya simpan/;

describe.each([
  ['full', smallDisk],
  ['read-only', refusedWrites],
] as const)('a disk that is suddenly %s', (_how, make) => {
  const folder = dataFolder();
  let disk: FailingDisk | undefined;
  let trouble: Trouble | undefined;
  afterEach(async () => {
    disk?.heal();
    await trouble?.stop();
    disk?.remove();
    folder.remove();
  });

  it('loses nothing, says so to people with the numbers that help, and recovers by itself', async () => {
    disk = make(folder.path);
    trouble = await troubleIn(folder.path);
    const { tg, program, cry } = trouble;
    cry(100, 'before');
    await allArrive(trouble, ['before']);

    disk.fail(program.pid);
    const names = Array.from({ length: 40 }, (_, n) => `during-${n}`);
    for (const [n, name] of names.entries()) cry(200 + n, name);
    const told = () => tg.sent.filter(({ text }) => notStored.test(text));
    await until(() => told().length > 0, 40_000);
    expect(told()[0]?.text).toContain('110');
    expect(await program.log()).not.toContain('pintu dikunci');
    const web = await fetch(`${program.url}/chat/sessions`, { method: 'POST' });
    expect(web.status).toBe(500);
    expect(JSON.stringify(await web.json())).toContain('110');

    disk.heal();
    await allArrive(trouble, ['before', ...names]);
    const chats = told().map(({ chat }) => chat);
    expect(new Set(chats).size).toBe(chats.length);
    cry(900, 'after');
    await allArrive(trouble, ['before', ...names, 'after']);
  }, 180_000);
});
