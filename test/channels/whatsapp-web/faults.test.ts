import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { WhatsappWebOptions } from '../../../src/channels/whatsapp-web/whatsapp-web.ts';
import type { Incoming } from '../../../src/conversation/input.ts';
import { startWhatsappWeb, type WhatsappWeb } from '../../stand-ins/whatsapp-web/whatsapp-web.ts';
import { describeWithChromium } from '../../support/chromium.ts';
import { dataFolder } from '../../support/program.ts';
import { patiently, quick, type Stage, slowly, startChannel, words } from './support.ts';

vi.setConfig(slowly);

/** What goes wrong with phone, page, browser and process, one after another with one kept session. */
describeWithChromium('WhatsApp Web, when something goes wrong,', (executable) => {
  const folder = dataFolder();
  let wa: WhatsappWeb;
  let stage: Stage;
  let number = 6281400000000;
  const somebody = () => {
    number += 1;
    return wa.user(String(number));
  };
  const start = (
    options: Partial<WhatsappWebOptions> & { accept?: (batch: readonly Incoming[]) => Promise<void> } = {},
  ) => {
    stage = startChannel(wa, folder.path, executable, options);
  };
  const state = () => stage.channel.status().state;
  const texts = () => stage.accepted.flatMap(({ input }) => (input.kind === 'text' ? [input.text] : []));
  const say = (chat: string, text: string) => stage.channel.send(chat, { text }, async () => Buffer.from(''));
  /** The browser that works in this test's folder, its leader first. */
  const chromium = (): number[] =>
    execFileSync('ps', ['-eo', 'pid,args'])
      .toString()
      .split('\n')
      .filter((line) => line.includes(`--user-data-dir=${join(folder.path, 'session')}`))
      .map((line) => Number.parseInt(line, 10))
      .sort((a, b) => a - b);

  beforeAll(async () => {
    wa = await startWhatsappWeb({ refMs: 300 });
    start();
    await patiently(() => state() === 'qr');
    await wa.scan();
    await stage.ready();
  });
  afterAll(async () => {
    await stage?.stop();
    await wa?.stop();
    folder.remove();
  });

  it('reads what nobody has read, oldest first, with a word where it waited for long', async () => {
    const [siti, ani] = [somebody(), somebody()];
    await stage.stop();
    expect(chromium()).toEqual([]);
    ani.says('kedua', { ago: 700 });
    siti.says('pertama', { ago: 1200 });
    siti.says('ketiga', { ago: 30 });
    start();
    await stage.ready();
    await patiently(() => stage.accepted.length === 3);
    expect(texts()).toEqual(['pertama', 'kedua', 'ketiga']);
    expect((await siti.receives()).text).toBe(words.late);
    expect((await ani.receives()).text).toBe(words.late);
    await wa.until(() => wa.unread(siti.chat) === 0);
    await siti.receivesNothing(100);
  });

  // A machine that is busy with other things gets another chance.
  it('is ready within ten seconds of the start with a kept session', { retry: 3 }, async () => {
    await stage.stop();
    const before = Date.now();
    start();
    await stage.ready();
    expect(Date.now() - before).toBeLessThan(10_000);
  });

  it('finds all that nobody has read, also what was written in the same second as what was', async () => {
    const siti = somebody();
    const same = { t: Math.floor(Date.now() / 1000) };
    siti.says('sudah dibaca', same);
    await patiently(() => texts().includes('sudah dibaca'));
    await wa.until(() => wa.unread(siti.chat) === 0);
    await stage.stop();
    for (const text of ['satu', 'dua', 'tiga']) siti.says(text, same);
    start();
    await stage.ready();
    await patiently(() => texts().includes('tiga'));
    expect(texts().filter((text) => text !== 'sudah dibaca')).toEqual(['satu', 'dua', 'tiga']);
  });

  it('comes back after the connection broke, and finds what came meanwhile', async () => {
    const siti = somebody();
    wa.dropSocket();
    await patiently(() => state() === 'degraded');
    siti.says('waktu putus');
    await stage.ready();
    await patiently(() => texts().includes('waktu putus'));
    expect(texts().filter((text) => text === 'waktu putus')).toHaveLength(1);
    await siti.receivesNothing(50);
  });

  it('comes back by itself after Chromium was killed in mid-send, and the send is one to repeat', async () => {
    const siti = somebody();
    wa.faults.sendMs = 10_000;
    const sending = say(siti.number, 'di tengah');
    await wa.until(() => wa.typing.includes(siti.chat));
    const [leader] = chromium();
    process.kill(leader ?? 0, 'SIGKILL');
    await expect(sending).rejects.toMatchObject({ kind: 'retry' });
    await patiently(() => state() !== 'ready');
    wa.faults.sendMs = 0;
    siti.says('selagi mati');
    await stage.ready();
    await patiently(() => texts().includes('selagi mati'));
    await say(siti.number, 'sekali lagi');
    await siti.receives('sekali lagi');
  });

  it('takes Chromium along when its process is killed, and clears what that left behind', async () => {
    const pid = stage.channel.pid() ?? 0;
    const before = chromium();
    process.kill(pid, 'SIGKILL');
    await patiently(() => stage.channel.pid() !== undefined && stage.channel.pid() !== pid);
    await stage.ready();
    expect(chromium().filter((one) => before.includes(one))).toEqual([]);
  });

  it('takes nothing off the phone that could not be stored', async () => {
    await stage.stop();
    let broken = true;
    start({ accept: async () => (broken ? Promise.reject(new Error('no room')) : undefined) });
    await stage.ready();
    const siti = somebody();
    siti.says('jangan hilang');
    await patiently(() => state() === 'degraded');
    expect(stage.channel.status().note).toMatch(/could not be stored/);
    expect(wa.unread(siti.chat)).toBe(1);
    broken = false;
    await patiently(() => texts().includes('jangan hilang'));
    await wa.until(() => wa.unread(siti.chat) === 0);
    expect(state()).toBe('ready');
  });

  it('clears a quiet chat on the phone, once its files were fetched', async () => {
    await stage.stop();
    start({ clearAfterMs: 200 });
    await stage.ready();
    const [siti, ani] = [somebody(), somebody()];
    siti.says('rahasia');
    ani.sendsDocument(Buffer.from('%PDF-1.4'));
    await wa.until(() => wa.cleared.includes(siti.chat));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(wa.cleared).not.toContain(ani.chat);
    const input = stage.accepted.findLast(({ sender }) => sender === ani.number)?.input;
    if (input?.kind !== 'media') throw new Error('no document');
    await stage.channel.fetchMedia(input.remote, 1000);
    await wa.until(() => wa.cleared.includes(ani.chat));
  });

  it('clears no chat on the phone before what was written in it is stored', async () => {
    await stage.stop();
    let broken = true;
    start({
      clearAfterMs: 100,
      accept: async () => (broken ? Promise.reject(new Error('no room')) : undefined),
    });
    await stage.ready();
    const siti = somebody();
    siti.says('belum tersimpan');
    await patiently(() => state() === 'degraded');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(wa.cleared).not.toContain(siti.chat);
    broken = false;
    await wa.until(() => wa.cleared.includes(siti.chat));
    expect(texts()).toContain('belum tersimpan');
  });

  it('clears after the next start a chat that a killed process had stored and not yet cleared', async () => {
    const siti = somebody();
    siti.says('tersimpan lalu mati');
    await patiently(() => texts().includes('tersimpan lalu mati'));
    await stage.stop();
    expect(wa.cleared).not.toContain(siti.chat);
    start({ clearAfterMs: 100, knownAmong: async (addresses) => new Set(addresses) });
    await stage.ready();
    await wa.until(() => wa.cleared.includes(siti.chat));
  });

  it('leaves a group without any coordinator that it finds itself in', async () => {
    await stage.stop();
    wa.group('1203637777@g.us', ['6281400009999']);
    start();
    await wa.until(() => wa.left.includes('1203637777@g.us'));
  });

  it('starts a browser anew that takes too much', async () => {
    await stage.stop();
    start({ restart: { from: '00:00', until: '00:00', over: 1 } });
    await stage.ready();
    const pid = stage.channel.pid();
    await patiently(() => stage.channel.pid() !== undefined && stage.channel.pid() !== pid);
  });

  it('says what is wrong when it never becomes ready, and is when it can', async () => {
    await stage.stop();
    wa.faults.neverSync = true;
    start({ pace: { ...quick, readyMs: 1000 } });
    await patiently(() => stage.channel.status().note?.includes('does not become ready') === true);
    await patiently(() => state() === 'down');
    wa.faults.neverSync = false;
    await stage.stop();
    start();
    await stage.ready();
  });

  it('says what is wrong when the page has changed', async () => {
    await stage.stop();
    wa.page.missing = ['WAWebSocketModel'];
    start();
    await patiently(() => stage.channel.status().note?.includes('needs an update') === true);
    wa.page.missing = [];
    await stage.ready();
  });

  it('gives way when the session is open elsewhere, and tries again', async () => {
    wa.conflict();
    await patiently(() => stage.channel.status().note?.includes('open elsewhere') === true);
    await stage.ready();
  });

  it('is paired anew after the phone has ended the link', async () => {
    wa.logout();
    await patiently(() => state() === 'qr');
    const first = stage.channel.qr();
    await patiently(() => state() === 'qr' && stage.channel.qr() !== first);
    await wa.scan();
    await stage.ready();
    const siti = somebody();
    siti.says('masih bisa');
    await patiently(() => texts().includes('masih bisa'));
  });

  it('says how to get a browser where there is none', async () => {
    await stage.stop();
    start({ chromiumPath: '/nowhere/chromium' });
    expect(stage.channel.status()).toMatchObject({
      state: 'down',
      note: expect.stringContaining('apt-get install chromium'),
    });
    await expect(say('6281', 'x')).rejects.toMatchObject({ kind: 'retry' });
    expect(existsSync(join(folder.path, 'session'))).toBe(true);
    await stage.stop();
    stage = startChannel(wa, '/dev/null/folder', executable);
    expect(stage.channel.status()).toMatchObject({
      state: 'down',
      note: expect.stringContaining('DATA_DIR'),
    });
  });
});
