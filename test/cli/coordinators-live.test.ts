import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTelegram, type Telegram, type User } from '../stand-ins/telegram/telegram.ts';
import { dataFolder, importRoster, type Program, runCommand, startProgram } from '../support/program.ts';

/** The commands beside a running server, each as a process of its own. */
describe('the roster of a running server', () => {
  const folder = dataFolder();
  let tg: Telegram;
  let program: Program;
  let rina: User;
  let sari: User;
  const settings = () => ({
    DATA_DIR: folder.path,
    TELEGRAM_API_ROOT: tg.apiRoot,
    TELEGRAM_BOT_TOKEN: tg.token,
    LANG: 'C',
  });
  const command = (...args: string[]) => runCommand(args, settings());
  const listed = async () => JSON.parse((await command('coordinators', 'list', '--json')).output);

  beforeAll(async () => {
    tg = await startTelegram({ username: 'suluh_bot' });
    rina = tg.user(2002, { language_code: 'id' });
    sari = tg.user(2003, { language_code: 'id' });
    program = await startProgram(settings());
  }, 60_000);
  afterAll(async () => {
    await program?.stop();
    await tg?.stop();
    folder.remove();
  });

  it('takes an import at once: who is in it and writes can be reached', async () => {
    await importRoster(folder.path, ['Rina,telegram,2002,NTB,supervisor,'], settings());
    expect(await listed()).toMatchObject([{ name: 'Rina', reachable: false }]);
    rina.says('/start');
    await rina.receives(/Suluh/);
    expect(await listed()).toMatchObject([{ name: 'Rina', reachable: true }]);
  });

  it('invites by a link that opens the bot, and a supervisor confirms', async () => {
    const { output, log } = await command('coordinators', 'invite', '--region', 'Lotim');
    const link = /https:\/\/t\.me\/suluh_bot\?start=(inv_[\w-]+)\n/.exec(output);
    expect(link).not.toBeNull();
    expect(log).not.toContain('nobody on the roster could confirm');
    sari.says(`/start ${link?.[1]}`);
    await sari.receives(/Lombok Timur/);
    sari.says('1');
    await sari.receives();
    sari.says('Bu Sari');
    const asked = await rina.receives(/Bu Sari/);
    expect(await listed()).toMatchObject([{ name: 'Rina' }, { status: 'pending', obstacle: 'pending' }]);
    rina.says(/terima \w+/.exec(asked.text)?.[0] ?? '');
    await sari.receives(/diterima/);
    const [, newcomer] = await listed();
    expect(newcomer).toMatchObject({ name: 'Bu Sari', status: 'active', reachable: true, level: 'regency' });
    expect(Date.parse(newcomer.storiesFrom)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    sari.says(`/start ${link?.[1]}`);
    await sari.receives();
  });

  it('practises: an alert goes out, and who answers is seen with the time', async () => {
    const running = command('coordinators', 'drill', '--wait', '8s', '--region', 'NTB');
    const alert = await rina.receives(/latihan \d{4}/);
    await sari.receives(/latihan \d{4}/);
    rina.says(/siap \d{4}/.exec(alert.text)?.[0] ?? '');
    await rina.receives();
    const { status, output } = await running;
    expect(status).toBe(0);
    expect(output).toMatch(/Rina: after \d s\n/);
    expect(output).toContain('Bu Sari: no reaction\n');
    expect(output).toContain('1 of 2 reacted');
  });

  it('is examined while it runs', async () => {
    const { status, output } = await command('doctor', '--json');
    const found: { check: string; state: string; text: string }[] = JSON.parse(output);
    const of = (check: string) => found.filter((finding) => finding.check === check);
    expect(of('telegram')).toEqual([
      { check: 'telegram', state: 'ok', text: 'Telegram knows the bot @suluh_bot' },
    ]);
    expect(of('database')).toMatchObject([{ state: 'ok' }]);
    expect(of('queues')).toMatchObject([{ state: 'ok' }]);
    expect(of('roster')[0]?.text).toBe('receive alerts: 1 regency, 1 provincial, 0 national');
    expect(output).not.toContain(tg.token);
    expect(status).toBe(0);
  });
});
