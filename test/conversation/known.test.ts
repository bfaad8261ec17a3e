import { describe, expect, it } from 'vitest';
import { isObject } from '../../src/values/json.ts';
import { Player, words, world } from './player.ts';

/** What the shell would find in the story when the case is opened. */
function opened(story: string): { empty: boolean; region: string | null; departure: string | null } {
  const { region, province, departureSoon } = world.understand(story, {}).entities();
  return {
    empty: false,
    region: region?.code ?? province?.code ?? null,
    departure: departureSoon ? 'soon' : null,
  };
}

describe('nobody is asked what they already said', () => {
  it.each([
    'mau lapor calo di Lotim, berangkat besok',
    'arep lapor calo nang Lombok Timur, mangkate sesuk',
    'want to report a broker in East Lombok, they leave tomorrow',
  ])('place and day in the first words of a report: %s', (text) => {
    const player = new Player({ results: { 'case.open': () => opened(text) } }).says(text);
    expect(player.place).toBe('report.recruiter/aware');
    player.says('1');
    expect(player.done.find(({ name }) => name === 'case.draft')?.args.first).toBe(text);
    player.says('selesai');
    expect(player.place).toBe('report.recruiter/near');
  });

  it('but what they did not say is asked', () => {
    const text = 'mau lapor calo yang ngajak orang ke malaysia';
    const player = new Player({ results: { 'case.open': () => opened(text) } }).says(text, '1', 'selesai');
    expect(player.place).toBe('report.recruiter/region');
  });

  it.each([
    ['kbri di taiwan nomornya', 'KDEI Taipei'],
    ['nomor kjri johor berapa', 'KJRI Johor Bahru'],
    ['no wa kjri jidah', 'Arab Saudi'],
    ['kdei taipe telpone pira', 'KDEI Taipei'],
  ])('the country of an embassy: %s', (text, name) => {
    const player = new Player().says(text);
    expect(player.place).toBe('abroad.embassy/show');
    expect(player.text).toContain(name);
  });

  it('the company', () => {
    const player = new Player().says('pt agesa asa jaya resmi ga');
    expect(player.place).toBe('agency.verify/answer');
    expect(player.text).toContain('PT AGESA ASA JAYA');
  });

  it('the town of an immigration office', () => {
    const player = new Player().says('kantor imigrasi di cilacap dimana');
    expect(player.place).toBe('passport.office/show');
    expect(player.text).toContain(words('flows.passport.office.show').split('\n')[0]);
  });

  it('the village that wants a session', () => {
    const asked = 'mau ada sosialisasi soal tki di desa kami kec Aikmel lombok timur bisa minta pemateri?';
    const player = new Player().says(asked, '1');
    expect(player.place).toBe('programme.outreach/group');
    player.says('karang taruna, 25 orang');
    const region = player.done.find(({ name }) => name === 'outreach.request')?.args.region;
    expect(isObject(region) && region.name).toBe('Aikmel');
  });
});
