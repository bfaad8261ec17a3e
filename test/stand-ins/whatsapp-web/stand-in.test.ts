import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import wwebjs, { type Message, type Client as WebClient } from 'whatsapp-web.js';
import { chromiumArgs, describeWithChromium } from '../../support/chromium.ts';
import { picture } from '../../support/picture.ts';
import { dataFolder } from '../../support/program.ts';
import { startWhatsappWeb, type WhatsappWeb } from './whatsapp-web.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { Client, LocalAuth, Location, MessageMedia } = wwebjs;

/** The stand-in is held against the library itself, without anything of ours between them. */
describeWithChromium('a local WhatsApp Web', (executablePath) => {
  const folder = dataFolder();
  let wa: WhatsappWeb;
  let client: WebClient;
  const heard: string[] = [];
  const messages: Message[] = [];

  const open = async () => {
    client = new Client({
      authStrategy: new LocalAuth({ dataPath: folder.path }),
      webVersionCache: { type: 'none' },
      puppeteer: { executablePath, args: [...chromiumArgs, ...wa.chromiumArgs] },
    });
    for (const name of ['qr', 'authenticated', 'ready', 'disconnected'] as const) {
      client.on(name, () => heard.push(name));
    }
    client.on('message', (message: Message) => messages.push(message));
    client.on('change_state', (state: string) => heard.push(state));
    await client.initialize();
  };
  const until = async (holds: () => boolean) => {
    const end = Date.now() + 20_000;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`did not hold: ${holds}; heard ${heard.join(' ')}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  beforeAll(async () => {
    wa = await startWhatsappWeb();
    await open();
  });
  afterAll(async () => {
    await client?.destroy();
    await wa?.stop();
    folder.remove();
  });

  it('is paired by a QR code', async () => {
    await until(() => heard.includes('qr'));
    await wa.scan();
    await until(() => heard.includes('ready'));
    expect(heard.slice(0, 3)).toContain('authenticated');
    expect(client.info.wid.user).toBe('6281110000001');
  });

  const siti = () => wa.user('6281234567001');

  it('carries text both ways, marks as seen and shows typing', async () => {
    siti().says('halo');
    await until(() => messages.some((message) => message.body === 'halo'));
    const chat = await client.getChatById(siti().chat);
    await chat.sendStateTyping();
    const sent = await client.sendMessage(siti().chat, 'pong', { waitUntilMsgSent: true });
    expect(sent.ack).toBeGreaterThanOrEqual(1);
    await siti().receives('pong');
    await wa.until(() => wa.typing.includes(siti().chat));
    expect(wa.seen).toContain(siti().chat);
  });

  it('carries files and places both ways', async () => {
    const bytes = await picture();
    siti().sendsPhoto(bytes, 'ini fotonya');
    await until(() => messages.some((message) => message.body === 'ini fotonya'));
    const media = await messages.at(-1)?.downloadMedia();
    expect(media?.data).toBe(bytes.toString('base64'));
    const file = new MessageMedia('application/pdf', Buffer.from('%PDF-1.4 isi').toString('base64'), 'a.pdf');
    await client.sendMessage(siti().chat, file, { sendMediaAsDocument: true, caption: 'surat' });
    const got = await siti().receives('surat');
    expect([got.type, got.file?.name, got.file?.bytes.toString()]).toEqual([
      'document',
      'a.pdf',
      '%PDF-1.4 isi',
    ]);
    siti().sendsLocation(-8.65, 116.32);
    await until(() => messages.at(-1)?.location !== undefined);
    expect(messages.at(-1)?.location).toBeInstanceOf(Location);
  });

  it('fails a send as the platform does', async () => {
    wa.faults.failSends = 1;
    await expect(client.sendMessage(siti().chat, 'satu', { waitUntilMsgSent: true })).rejects.toThrow();
    await expect(client.sendMessage('6289999999999@c.us', 'dua')).resolves.toBeUndefined();
    expect(await client.getNumberId('6289999999999')).toBeNull();
  });

  it('knows both ids of a person', async () => {
    wa.user('6281234567002').usesLid().says('dari lid');
    await until(() => messages.some((message) => message.body === 'dari lid'));
    expect(messages.at(-1)?.from).toMatch(/@lid$/);
    const [both] = await client.getContactLidAndPhone([messages.at(-1)?.from ?? '']);
    expect(both?.pn).toBe('6281234567002@c.us');
  });

  it('loses the socket and says ready again', async () => {
    heard.length = 0;
    wa.dropSocket();
    await until(() => heard.includes('ready'));
    expect(heard[0]).toBe('TIMEOUT');
    expect(heard).not.toContain('disconnected');
  });

  it('keeps what nobody has read, and the session', async () => {
    await client.destroy();
    const ani = wa.user('6281234567003');
    ani.says('waktu mati');
    heard.length = 0;
    messages.length = 0;
    await open();
    await until(() => heard.includes('ready'));
    expect(heard).not.toContain('qr');
    expect(messages).toEqual([]);
    const chats = (await client.getChats()).filter((chat) => chat.unreadCount > 0);
    const [chat] = chats.filter((one) => one.id._serialized === ani.chat);
    const unread = await chat?.fetchMessages({ limit: chat.unreadCount });
    expect(unread?.map((message) => message.body)).toContain('waktu mati');
  });
});
