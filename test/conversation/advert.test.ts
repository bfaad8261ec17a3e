import { describe, expect, it } from 'vitest';
import { labelledAdverts } from '../adverts/known.ts';
import { askingStepsOfAnyone, Player, words, world } from './player.ts';

const advert = `LOKER KAMBOJA admin & CS, gaji 15jt/bln tanpa pengalaman
Tiket dan mess gratis, berangkat besok
WA 0812-3456-7890`;
const complete = `PT AGESA ASA JAYA, SIP3MI No. 215/2021, SIP2MI No. 4471/2026
Caregiver Taichung, Taiwan. Gaji NT$ 28.590. Kontrak 3 tahun.
Biaya ditanggung majikan. Kantor: Jl. Veteran 18, Cilacap`;

describe('a message that is plainly an advert', () => {
  it('is assessed without a command, in the order of the sheet', () => {
    const { place, text } = new Player().says(advert);
    expect(place).toBe('warning.job-offer/advert');
    const heads = ['missing', 'signs', 'states', 'register', 'questions', 'where'];
    const at = heads.map((head) => text.indexOf(words(`adverts.heads.${head}`)));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at.every((place) => place > 0)).toBe(true);
    expect(text).toContain(words('adverts.signs.scam-destination.reason'));
    expect(text).toContain('0812-3456-7890');
    for (const n of [1, 2, 3]) expect(text).toContain(words(`adverts.questions.${n}`));
  });

  it('is assessed in English for whoever writes it', () => {
    const hiring =
      'Hiring customer service in Bangkok, no experience needed, salary USD 1,500 plus bonus, free flight and accommodation, whatsapp +66 81 234 5678';
    const { text } = new Player({ language: 'en' }).says(hiring);
    expect(text).toContain(words('adverts.heads.signs', 'en'));
  });

  it('never counts nothing, and never calls an offer safe', () => {
    const { text } = new Player().says(complete);
    expect(text).toContain(words('adverts.verdict.no-red-flag'));
    expect(text).not.toContain(words('adverts.heads.signs'));
    expect(text).not.toContain(words('adverts.heads.missing'));
    expect(text).not.toMatch(/\b0 tanda|\baman\b/i);
  });

  it('gives the register’s answer with its date and the caution in the sentence of the name', () => {
    const { text } = new Player().says(complete);
    const sentence = text.split(/(?<=\.)\s/).find((one) => one.includes('ada di daftar tanggal')) ?? '';
    expect(sentence).toContain('PT AGESA ASA JAYA');
    expect(sentence).toContain('17 September 2026');
    expect(sentence).toContain('belum bukti');
  });

  it('says what little could be read', () => {
    const { text } = new Player().says('Lowongan kerja pabrik di Taiwan minat hubungi 0812-3456-7890 ya');
    expect(text).toMatch(/^Belum bisa dinilai: yang terbaca hanya negara, pekerjaan, yang dihubungi\./);
  });

  it.each(labelledAdverts('adverts').filter(({ verdict }) => verdict !== 'not-an-advert'))(
    'fits one message on a telephone: $text',
    ({ text }) => {
      const player = new Player().says(text);
      if (player.place !== 'warning.job-offer/advert') return;
      expect(player.text.length).toBeLessThan(2_800);
    },
  );

  it('goes into a report as the first part of the story', () => {
    const player = new Player().says(advert, '1');
    expect(player.place).toBe('report.recruiter/aware');
    player.says('1');
    expect(player.done[0]).toMatchObject({ name: 'case.draft', args: { first: advert } });
  });

  it('is looked up again with the company that is typed', () => {
    const player = new Player().says(advert, '2');
    expect(player.place).toBe('warning.job-offer/fix');
    player.says('Agesa Asa Jaya');
    expect(player.place).toBe('warning.job-offer/advert');
    expect(player.text).toContain('PT AGESA ASA JAYA ada di daftar tanggal 17 September 2026');
    expect(player.text).not.toContain(words('adverts.signs.no-company.title'));
  });

  it('leads to the menu', () => {
    expect(new Player().says(advert, '3').place).toMatch(/^menu\//);
  });

  it('may be pasted instead of answering the five questions, and instead of a company’s name', () => {
    for (const step of ['visa', 'papers', 'age', 'country', 'contract', 'stop', 'fix'])
      expect(new Player().at('warning.job-offer', step).says(advert).place).toBe('warning.job-offer/advert');
    expect(new Player().at('agency.verify', 'name').says(advert).place).toBe('warning.job-offer/advert');
  });
});

describe('an advert', () => {
  const own = askingStepsOfAnyone().filter(({ hasCase, flow }) => hasCase && flow === 'report.recruiter');

  it.each(own)('stays part of the report at $step', ({ flow, step, answers }) => {
    const player = new Player().at(flow, step, answers).says(advert);
    expect(player.talk.flow?.flow).toBe('report.recruiter');
  });

  it('with a cry for help in it is a cry for help', () => {
    const cry = `${advert}\ntolong saya dikurung di sini, saya tidak boleh keluar, paspor diambil`;
    expect(new Player().says(cry).place).toMatch(/^help\.emergency\//);
  });

  it('is none where somebody only asks, tells or greets', () => {
    const none = labelledAdverts('adverts').filter(({ verdict }) => verdict === 'not-an-advert');
    const taken = none.filter(({ text }) => new Player().says(text).place === 'warning.job-offer/advert');
    expect(taken.length / none.length).toBeLessThan(0.05);
  });
});

describe('the register', () => {
  it('never lists a company for a name that an advert has only in part', () => {
    const longer = complete.replace('PT AGESA ASA JAYA', 'PT AGESA ASA JAYA MAKMUR SENTOSA');
    expect(new Player().says(longer).text).not.toMatch(/AGESA ASA JAYA ada di daftar/);
  });

  it('is not asked where no company is named', () => {
    expect(new Player().says(advert).text).toContain(words('adverts.register.none'));
    expect(world.adverts.assess(advert).agency).toBeNull();
  });
});
