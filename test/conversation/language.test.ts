import { describe, expect, it } from 'vitest';
import { Player, words, world } from './player.ts';

describe('the language of a talk', () => {
  it.each([
    ['how much does a passport cost now?', 'en'],
    ['brp biaya bikin paspor skrg?', 'id'],
    ['pinten regi paspor sakniki nggih', 'id'],
  ])('is guessed from whole sentences: %s', (text, language) => {
    expect(new Player({ language: language === 'en' ? 'id' : 'en' }).says(text).talk.language).toBe(language);
  });

  it.each(['ok', 'PT Maju', 'yes', '1'])('is not guessed from so little: %s', (text) => {
    expect(new Player().says(text).talk.language).toBe('id');
    expect(new Player({ language: 'en' }).says(text).talk.language).toBe('en');
  });

  it('once chosen, is kept whatever is written', () => {
    const player = new Player().says('language', '2');
    expect(player.text).toBe(words('flows.bot.language.done', 'en'));
    player.says('berapa biaya bikin paspor sekarang ya pak');
    expect(player.talk.language).toBe('en');
    player.says('bahasa', 'Bahasa Indonesia', 'how much does a passport cost now?');
    expect(player.talk.language).toBe('id');
  });

  it('is told to the shell when it changes, for what the bot starts itself', () => {
    const effects: string[] = [];
    const player = new Player();
    const before = player.talk;
    player.says('how much does a passport cost now?');
    if (player.talk.language !== before.language) effects.push(player.talk.language);
    expect(effects).toEqual(['en']);
  });
});

describe('who asks in a language that has no answers yet', () => {
  const asks = [
    ['jv', 'piye carane nggawe paspor anyar'],
    ['su', 'kumaha carana nyieun paspor anyar'],
    ['mad', "beremma carana agabay paspor anyar, engko' ta' tao"],
    ['ms', 'macam mana nak buat pasport baru, saya tak tahu'],
  ] as const;
  const told = (language: (typeof asks)[number][0]): string =>
    world.texts.t(language, 'common.answered-in-indonesian');

  it.each(asks)('in %s is told so once, and gets the Indonesian answer', (language, question) => {
    const player = new Player().says(question);
    expect(player.said[0]?.text).toBe(told(language));
    expect(player.said.length).toBeGreaterThan(1);
    expect(player.talk.language).toBe('id');
    expect(player.says(question).text).not.toContain(told(language));
  });

  it('is told so from the menu too', () => {
    const player = new Player().says('halo', 'piye carane nggawe paspor anyar');
    expect(player.said[0]?.text).toBe(told('jv'));
    expect(player.said[1]?.text).toContain(words('topics.passport.apply.answer').split('\n')[0]);
  });

  it('is told so before English answers become Indonesian ones', () => {
    const player = new Player({ language: 'en' }).says('piye carane nggawe paspor anyar');
    expect(player.talk.language).toBe('id');
    expect(player.said[0]?.text).toBe(told('jv'));
  });

  it('hears nothing of it in danger', () => {
    const player = new Player().says('tulung aku dikunci nang kamar, ora oleh metu, aku dipateni');
    expect(player.place).toMatch(/^help\.emergency/);
    expect(player.text).not.toContain(told('jv'));
  });

  it('hears nothing of it in the middle of a story', () => {
    const player = new Player().says(
      'lapor',
      '1',
      'aku arep cerita, calone ngajak bocah wadon menyang malaysia',
    );
    expect(player.place).toBe('report.recruiter/more');
    expect(player.text).not.toContain(told('jv'));
  });

  it('hears nothing of it once the language was chosen', () => {
    const player = new Player().says('bahasa', 'Bahasa Indonesia', 'piye carane nggawe paspor anyar');
    expect(player.text).not.toContain(told('jv'));
  });

  it('hears nothing of it where the bot understood nothing else', () => {
    const player = new Player().says('bal balan persebaya kapan maine rek, aku arep nonton');
    expect(player.text).not.toContain(told('jv'));
  });
});
