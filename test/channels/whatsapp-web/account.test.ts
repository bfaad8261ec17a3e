import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Message } from '../../../src/values/message.ts';
import { startWhatsappWeb, type WhatsappWeb } from '../../stand-ins/whatsapp-web/whatsapp-web.ts';
import { describeWithChromium } from '../../support/chromium.ts';
import { picture } from '../../support/picture.ts';
import { dataFolder } from '../../support/program.ts';
import { patiently, type Stage, slowly, startChannel, words } from './support.ts';

vi.setConfig(slowly);

/** What goes in and out, with the real library in a real Chromium. */
describeWithChromium('WhatsApp Web', (executable) => {
  const folder = dataFolder();
  let wa: WhatsappWeb;
  let stage: Stage;
  let number = 6281300000000;
  const somebody = () => {
    number += 1;
    return wa.user(String(number));
  };
  const coordinator = '6281299990001';

  beforeAll(async () => {
    wa = await startWhatsappWeb();
    stage = startChannel(wa, folder.path, executable, {
      coordinatorsAmong: async (addresses) => new Set(addresses.filter((one) => one === coordinator)),
    });
  });
  afterAll(async () => {
    await stage?.stop();
    await wa?.stop();
    folder.remove();
  });

  const from = (address: string) => stage.accepted.filter((incoming) => incoming.sender === address);
  const send = (chat: string, message: Message, bytes: Buffer = Buffer.from('')) =>
    stage.channel.send(chat, message, async () => bytes);

  it('shows a code, and is ready once that was scanned', async () => {
    await patiently(() => stage.channel.status().state === 'qr');
    expect(stage.channel.qr()).toContain(wa.qr);
    expect(stage.channel.status().note).toMatch(/scan the QR code/);
    await patiently(() => stage.screen().includes('▄'));
    await wa.scan();
    await stage.ready();
    expect(stage.channel.qr()).toBeNull();
  });

  it('takes a text, and marks it as seen after it was stored', async () => {
    const siti = somebody();
    const id = siti.says('halo, mau tanya');
    await patiently(() => from(siti.number).length > 0);
    expect(from(siti.number)).toEqual([
      {
        key: `wa:${siti.number}:${id}`,
        channel: 'whatsapp-web',
        sender: siti.number,
        chat: siti.number,
        group: false,
        sentAt: expect.any(Number),
        input: { kind: 'text', text: 'halo, mau tanya' },
      },
    ]);
    await wa.until(() => wa.unread(siti.chat) === 0);
  });

  it('takes pictures, voices and documents, and hands out their bytes', async () => {
    const siti = somebody();
    const bytes = await picture();
    siti.sendsPhoto(bytes, 'iklannya');
    siti.sendsVoice(Buffer.from('OggS suara'));
    siti.sendsDocument(Buffer.from('%PDF-1.4'), 'kontrak.pdf');
    siti.sendsVideo(Buffer.from('film'));
    await patiently(() => from(siti.number).length === 4);
    const inputs = from(siti.number).map(({ input }) => input);
    expect(inputs.map((input) => input.kind === 'media' && input.media)).toEqual([
      'photo',
      'voice',
      'document',
      'video',
    ]);
    expect(inputs[0]).toMatchObject({
      caption: 'iklannya',
      remote: { mime: 'image/jpeg', size: bytes.length },
    });
    expect(inputs[2]).toMatchObject({ remote: { fileName: 'kontrak.pdf' } });
    const [photo] = inputs;
    if (photo?.kind !== 'media') throw new Error('no photo');
    expect(await stage.channel.fetchMedia(photo.remote, 1_000_000)).toEqual(bytes);
    await expect(stage.channel.fetchMedia({ ref: photo.remote.ref }, 10)).rejects.toMatchObject({
      kind: 'rejected',
    });
    wa.loseFiles();
    await expect(stage.channel.fetchMedia(photo.remote, 1_000_000)).rejects.toMatchObject({ kind: 'gone' });
  });

  it('takes places and contacts', async () => {
    const siti = somebody();
    siti.sendsLocation(-8.65, 116.32);
    siti.sendsContact('Pak Agus', '6281234567890');
    await patiently(() => from(siti.number).length === 2);
    expect(from(siti.number).map(({ input }) => input)).toEqual([
      { kind: 'location', latitude: -8.65, longitude: 116.32 },
      { kind: 'contact', phone: '+6281234567890', name: 'Pak Agus' },
    ]);
  });

  it('hands over what it cannot read as that, and what nobody wrote to it not at all', async () => {
    const siti = somebody();
    siti.sendsViewOnce();
    siti.sends({ type: 'ciphertext', subtype: 'view_once_unavailable_fanout' });
    siti.sendsPoll('Kapan?', ['Senin', 'Selasa']);
    await patiently(() => from(siti.number).length === 3);
    expect(from(siti.number).map(({ input }) => input.kind)).toEqual(Array(3).fill('unsupported'));
    const before = stage.accepted.length;
    const said = siti.says('kirim daftar', { broadcast: true });
    siti.reacts(said, '👍');
    siti.revokes(said);
    wa.ownPhoneSays(siti.chat, 'dari HP sendiri');
    siti.sends({ type: 'e2e_notification' });
    siti.sends({ type: 'call_log' });
    siti.sends({ type: 'chat', chat: 'status@broadcast', isStatusV3: true, body: 'status' });
    siti.says('sesudahnya');
    await patiently(() =>
      from(siti.number).some(({ input }) => input.kind === 'text' && input.text === 'sesudahnya'),
    );
    expect(stage.accepted.slice(before).map(({ input }) => input)).toEqual([
      { kind: 'text', text: 'kirim daftar', forwarded: true },
      { kind: 'text', text: 'sesudahnya' },
    ]);
  });

  it('takes changed words as changed', async () => {
    const siti = somebody();
    const id = siti.says('sallah');
    await patiently(() => from(siti.number).length === 1);
    siti.edits(id, 'salah');
    await patiently(() => from(siti.number).length === 2);
    expect(from(siti.number)[1]?.input).toEqual({ kind: 'text', text: 'salah', edited: true });
    expect(new Set(from(siti.number).map(({ key }) => key)).size).toBe(2);
  });

  it('knows a person under both ids, and answers where they wrote', async () => {
    const siti = somebody();
    siti.says('dari nomor');
    await patiently(() => from(siti.number).length === 1);
    siti.usesLid().says('dari lid');
    await patiently(() => from(siti.number).length === 2);
    expect(from(siti.number)[1]).toMatchObject({ chat: siti.number, aliases: [siti.ids.lid] });
    await send(siti.number, { text: 'jawaban' });
    expect((await siti.receives('jawaban')).chat).toBe(siti.ids.lid);
    const hidden = somebody().usesLid({ hidden: true });
    hidden.says('tanpa nomor');
    await patiently(() => from(hidden.ids.lid).length === 1);
    expect(from(hidden.ids.lid)[0]?.aliases).toBeUndefined();
    await send(hidden.ids.lid, { text: 'jawaban juga' });
    await hidden.receives('jawaban juga');
  });

  it('hands over both numbers when WhatsApp says that somebody took another', async () => {
    const siti = somebody();
    const after = siti.changesNumber('6281390000001');
    await patiently(() => from(after.number).length === 1);
    expect(from(after.number)[0]).toMatchObject({ aliases: [siti.number], input: { kind: 'joined' } });
  });

  it('says choices as numbered text, typing first, and cuts what is too long', async () => {
    const siti = somebody();
    siti.says('menu');
    const choices = [
      { id: 'a', label: 'Tanya' },
      { id: 'skip', label: 'Tidak tahu', number: '0' },
    ];
    await send(siti.number, { text: 'Pilih:', choices, prompt: 'p' });
    expect((await siti.receives()).text).toBe('Pilih:\n\n1 Tanya\n0 Tidak tahu');
    await wa.until(() => wa.typing.includes(siti.chat));
    await send(siti.number, { text: 'kata '.repeat(1000) });
    expect((await siti.receives()).text.length).toBeLessThanOrEqual(4096);
    expect((await siti.receives()).text).toMatch(/^kata /);
  });

  it('sends pictures and PDFs', async () => {
    const siti = somebody();
    const bytes = await picture();
    const photo = { kind: 'photo', source: { file: 'x' } } as const;
    await send(siti.number, { text: 'Ini gambarnya', attachments: [photo] }, bytes);
    const got = await siti.receives('Ini gambarnya');
    expect([got.type, got.file?.bytes.equals(bytes)]).toEqual(['image', true]);
    const pdf = { kind: 'document', source: { file: 'x' }, fileName: 'panduan.pdf' } as const;
    await send(siti.number, { text: 'Panduan', attachments: [pdf] }, Buffer.from('%PDF-1.4'));
    expect((await siti.receives('Panduan')).file).toMatchObject({
      mime: 'application/pdf',
      name: 'panduan.pdf',
    });
  });

  it('says which sends can be tried again and which cannot', async () => {
    wa.faults.failSends = 1;
    await expect(send(somebody().number, { text: 'a' })).rejects.toMatchObject({ kind: 'retry' });
    await expect(send('6289999999999', { text: 'a' })).rejects.toMatchObject({ kind: 'gone' });
    await expect(send('status@broadcast', { text: 'a' })).rejects.toMatchObject({ kind: 'rejected' });
    await expect(send('123@newsletter', { text: 'a' })).rejects.toMatchObject({ kind: 'rejected' });
    expect(stage.channel.noCampaigns).toMatch(/block the number/);
  });

  it('waits until the server has taken a message', async () => {
    wa.faults.sendMs = 300;
    const before = Date.now();
    await send(somebody().number, { text: 'pelan' });
    expect(Date.now() - before).toBeGreaterThanOrEqual(290);
    wa.faults.sendMs = 0;
  });

  it('takes only words for the bot out of a group', async () => {
    const boss = wa.user(coordinator);
    boss.addsBotTo('1203630000@g.us');
    await patiently(() => stage.accepted.some(({ input, group }) => group && input.kind === 'joined'));
    const inside = boss.inGroup('1203630000@g.us');
    inside.says('selamat pagi semua');
    inside.says('ambil 1204');
    inside.says('/grup NTB');
    await patiently(() => stage.accepted.filter(({ group }) => group).length === 3);
    expect(stage.accepted.filter(({ group }) => group).map(({ input }) => input)).toEqual([
      { kind: 'joined' },
      { kind: 'text', text: 'ambil 1204' },
      { kind: 'text', text: '/grup NTB' },
    ]);
    expect(stage.accepted.at(-1)).toMatchObject({ sender: coordinator, chat: '1203630000@g.us' });
  });

  it('politely leaves a group that strangers brought it into', async () => {
    const before = stage.accepted.length;
    somebody().addsBotTo('1203639999@g.us', [coordinator]);
    await wa.until(() => wa.left.includes('1203639999@g.us'));
    expect(wa.sent.at(-1)).toMatchObject({ chat: '1203639999@g.us', text: words.goodbye });
    expect(stage.accepted).toHaveLength(before);
  });

  it('rejects calls with a word, once', async () => {
    const siti = somebody();
    const id = siti.calls();
    await siti.receives(words.call);
    expect(wa.rejectedCalls).toContain(id);
    const again = siti.calls();
    await wa.until(() => wa.rejectedCalls.includes(again));
    await siti.receivesNothing(100);
  });
});
