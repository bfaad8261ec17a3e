import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dangerWords, numbersInside } from '../../src/conversation/danger-words.ts';
import { betrayingIn } from '../../src/flows/check/notices.ts';
import { readYaml } from '../../src/text/load.ts';
import { type DangerKind, dangerKinds } from '../../src/understanding/danger-rules.ts';
import type { ReplyLanguage } from '../../src/values/language.ts';
import { Player, projectFolder, words, world } from './player.ts';

const betraying = Object.values(
  readYaml(join(projectFolder, 'data/betraying-words.yaml')) as Record<string, string[]>,
).flat();
const glance = (text: string): string => text.slice(0, 80);

const languages = ['id', 'en'] as const;
const places = ['unknown', 'home', 'abroad', 'sea'] as const;
const table = dangerKinds.flatMap((kind) =>
  languages.flatMap((language) => places.map((place) => ({ kind, language, place }))),
);

/** What nobody in danger may be told to do. */
const harmful =
  /\b(?:lari|larilah|kabur|melarikan|share|lokasi|merekam|rekam|film|video|run|escape|flee|location|record)\b/i;
const warned = /^(?:.*\b(?:jangan|do not|never)\b)/i;

/** The advice of a text, sentence by sentence, without what it warns of. */
function adviceIn(text: string): string[] {
  const parts = text.split(/(?<=[.!?;,])\s+|\n/);
  return parts.filter((part, at) => !warned.test(part) && !warned.test(parts[at - 1] ?? ''));
}

describe.each(table)('the words for $kind, $place, in $language', ({ kind, language, place }) => {
  const text = dangerWords(world, language, { kind, place, again: false, picture: true });

  it('are short enough to be read, with the days on which the numbers were read', () => {
    expect(text.length).toBeLessThan(1000);
    expect(text).toMatch(/Nomor dibaca .*20\d\d|Numbers read .*20\d\d/);
  });

  it('look harmless at a glance', () => {
    expect(text.length).toBeGreaterThan(80);
    expect(betrayingIn(glance(text), betraying)).toEqual([]);
  });

  it('give a number before anything is asked or advised', () => {
    const number = text.search(/\+62|0800|\b110\b|\b129\b/);
    expect(number).toBeGreaterThan(0);
    const question = text.indexOf('?');
    if (question >= 0) expect(number).toBeLessThan(question);
    expect(number).toBeLessThan(
      text.search(/Jangan|Do not|salahmu|fault|Aku tetap|I am still|Di meja|escort/),
    );
  });

  it('advise in at most three lines, and nothing that harms', () => {
    const [, advice = ''] = text.split(/(?:Nomor dibaca|Numbers read).*\n/);
    const lines = (advice.trim().split('\n\n')[0] ?? '').split('\n');
    const told = lines.filter((line) => line !== words('danger.no-picture', language));
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThanOrEqual(3);
    for (const part of adviceIn(text)) expect(part).not.toMatch(harmful);
  });

  it('say again only what the place changes', () => {
    const again = dangerWords(world, language, { kind, place, again: true, picture: false });
    expect(text.startsWith(again.split('\n')[0] ?? '')).toBe(true);
    expect(again).not.toContain('9 =');
    expect(text).toContain('9 =');
  });

  it('inside a story come with the numbers first and are shorter than a screen', () => {
    const inside = numbersInside(world, language, { kind, place, again: false, picture: false });
    expect(inside.length).toBeLessThan(1000);
    expect(betrayingIn(glance(inside), betraying)).toEqual([]);
    for (const part of adviceIn(inside)) expect(part).not.toMatch(harmful);
  });
});

const cries: Readonly<Record<ReplyLanguage, Readonly<Record<DangerKind, string>>>> = {
  id: {
    held: 'saya disekap di penampungan sponsor, pintu dikunci',
    violence: 'majikan pukul saya terus tiap hari',
    sexual: 'saya diperkosa anak majikan',
    suicide: 'saya mau bunuh diri saja',
    moved: 'besok subuh kami dipindah',
    sea: 'kapten tidak kasih kami pulang dari kapal',
    compound: 'adik saya disuruh scam di KK Park, tolong',
    airport: 'saya di bandara sama pengantar, takut berangkat',
    child: 'adik saya umur 15 mau diberangkatkan besok',
    undocumented: 'saya di Malaysia tidak punya paspor, majikan pukul saya',
    other: 'tolong saya',
  },
  en: {
    held: 'please help me, they locked me in the house',
    violence: 'my employer beats me every day',
    sexual: 'I was raped by my employer',
    suicide: 'I want to kill myself',
    moved: 'they will sell me to another boss tomorrow',
    sea: 'the captain refuses to let us go home from the ship',
    compound: 'they force us to scam people in Sihanoukville, please help',
    airport: 'I am at the airport with my agent and I am afraid to leave',
    child: 'my sister is 15 and they will take her to Malaysia tomorrow',
    undocumented: 'I have no papers in Malaysia and my employer beats me',
    other: 'please help me',
  },
};

/** What must stand in the first answer of a kind. */
const must: Readonly<Record<ReplyLanguage, Partial<Record<DangerKind, readonly string[]>>>> = {
  id: {
    held: ['Utang ke sponsor bukan alasan menahan orang', 'penampungan'],
    violence: ['tidak ada yang boleh memukulmu'],
    sexual: ['Ini bukan salahmu', 'SAPA', 'tidak perlu kirim foto'],
    suicide: ['Aku tetap di sini', 'Ada orang yang kamu percaya di dekatmu?'],
    moved: ['dijual atau dipindah'],
    sea: ['bendera, pelabuhan terakhir, perusahaan, apa yang terjadi'],
    compound: ['nama gedung, kota, berapa orang', 'denda keluar', 'Hafalkan satu nomor', 'tidak bisa janji'],
    airport: [
      'Di meja imigrasi pengantar tidak ikut',
      'Pak/Bu, saya takut berangkat, saya mau bicara berdua.',
    ],
    child: ['tidak perlu izin orang tua'],
    undocumented: ['Telepon Kemlu dulu', 'menyerahkanmu ke imigrasi', 'pemutihan'],
  },
  en: {
    held: ['gives nobody the right to hold you', 'training centre'],
    violence: ['nobody may hit you'],
    sexual: ['not your fault', 'SAPA', 'send a photo'],
    suicide: ['I am still here', 'Is there somebody near you whom you trust?'],
    moved: ['sell you or move you'],
    sea: ['flag, last port, company, what happened'],
    compound: ['building, city, how many people', 'exit fine', 'Learn one number by heart', 'cannot promise'],
    airport: ['Your escort does not come along', 'I am afraid to leave, I want to talk in private.'],
    child: ["needs no parent's consent"],
    undocumented: ['Ring the Foreign Ministry first', 'hand you over to immigration', 'pemutihan'],
  },
};

describe.each(languages)('a cry for help in %s', (language) => {
  it.each(dangerKinds)('of the kind %s is answered in its own words', (kind) => {
    const player = new Player().says(cries[language][kind]);
    expect(player.talk.language).toBe(language);
    expect(player.done[0]).toMatchObject({ name: 'case.draft', args: { danger: kind } });
    for (const part of must[language][kind] ?? []) expect(player.text).toContain(part);
    expect(player.text.length).toBeLessThan(1150);
    expect(player.silences).toEqual([player.prompt]);
  });

  it('about suicide names no police, no belief, and argues with nobody', () => {
    const player = new Player().says(cries[language].suicide);
    expect(player.text).not.toMatch(/polisi|police|\b110\b/i);
    expect(player.text).not.toMatch(/tuhan|allah|dosa|\bdoa\b|\bgod\b|\bsin\b|pray/i);
    const gentle = ['danger.advice-suicide', 'danger.inside-story-suicide', 'flows.help.emergency.somebody'];
    for (const key of [...gentle, 'flows.help.emergency.nobody'])
      expect(words(key, language)).not.toMatch(
        /jangan|do not(?! have to)|harus bersyukur|you must|you should/i,
      );
  });

  it('about suicide inside a story keeps the story and speaks gently', () => {
    const start = language === 'en' ? 'report' : 'lapor';
    const player = new Player({ language }).says(start, '1', cries[language].suicide);
    expect(player.names).toEqual(['case.add']);
    expect(player.place).toBe('report.recruiter/more');
    expect(player.said[0]?.text).toContain(words('danger.advice-suicide', language));
    expect(player.said[0]?.text).toContain(words('danger.inside-story-suicide', language));
    expect(player.text).not.toMatch(/polisi|police/i);
  });

  it('that turns to suicide while it is told leaves the question of where', () => {
    const player = new Player({
      language,
      results: { 'case.add': { quiet: false, danger: 'suicide', sexual: false } },
    }).says(cries[language].other, cries[language].suicide);
    expect(player.place).toBe('help.emergency/still-near');
  });

  it('about sexual violence never asks for a picture, and says so when one came', () => {
    const cry = cries[language].sexual;
    const note = words('danger.no-picture', language);
    expect(new Player().says(cry).text).not.toContain(note);
    const player = new Player().sends('photo', 'm1', cry);
    expect(player.text).toContain(note);
    expect(player.text.indexOf('129')).toBeLessThan(player.text.indexOf(note));
  });
});

describe('whatever else shows on the screen', () => {
  const flow = world.contents.flows.get('help.emergency');
  const keys = Object.keys(world.texts.catalogues.id ?? {}).filter((key) =>
    key.startsWith('flows.help.emergency.'),
  );

  it.each(languages)('looks harmless at a glance in %s', (language) => {
    expect(flow).toBeDefined();
    expect(keys.length).toBeGreaterThan(40);
    const opening = words('danger.opening', language);
    for (const key of keys) {
      const text = words(key, language, { words: { text: opening }, mission: 'KBRI', number: 1001 });
      expect(betrayingIn(glance(text), betraying), key).toEqual([]);
    }
  });
});
