import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { dataFolder, type Program, runCommand, startProgram } from '../support/program.ts';
import { webTalk } from '../support/talk.ts';
import { testIo } from './io.ts';

describe('suluh unanswered', () => {
  it('says that the list is empty, and makes no database for it', async () => {
    const folder = dataFolder();
    const io = testIo([], { DATA_DIR: folder.path });
    expect(await main(['unanswered', '--now', '2026-11-22'], io)).toBe(0);
    expect(io.out()).toBe('no unanswered questions since 2026-08-25\n');
    expect(readdirSync(folder.path)).toEqual([]);
    folder.remove();
  });

  it('knows a number of days', async () => {
    const io = testIo();
    expect(await main(['unanswered', '--days', 'many'], io)).toBe(2);
    expect(io.err()).toContain('--days many');
  });
});

describe('suluh unanswered, beside a running server', () => {
  const folder = dataFolder();
  const settings = { DATA_DIR: folder.path };
  let program: Program;
  beforeAll(async () => {
    program = await startProgram(settings);
    const [one, two] = [await webTalk(program.url), await webTalk(program.url)];
    await one.says('resep rendang padang enak dari Bu Sukarti');
    await two.says('apa resep rendang padang');
    await two.says('apa resep rendang padang');
    await two.says('biaya paspor berapa');
  });
  afterAll(async () => {
    await program.stop();
    folder.remove();
  });

  it('groups and counts them, newest first, without names', async () => {
    const { status, output } = await runCommand(['unanswered', '--json'], settings);
    expect(status).toBe(0);
    expect(JSON.parse(output)).toEqual([
      {
        question: 'apa resep rendang padang',
        language: 'id',
        times: 3,
        first: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        last: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        others: ['resep rendang padang enak dari Bu […]'],
      },
    ]);
  });

  it('says it in plain lines', async () => {
    const { output } = await runCommand(['unanswered', '--days', '2'], settings);
    expect(output).toMatch(
      /^3 × apa resep rendang padang .*\n {6}also: .*\n1 questions, asked 3 times since/,
    );
  });
});
