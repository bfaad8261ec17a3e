import { describe, expect, it } from 'vitest';
import { Player, words } from './player.ts';

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
