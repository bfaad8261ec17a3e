import { describe, expect, it } from 'vitest';
import { Player, words } from './player.ts';

describe('whoever asks what to answer so as to pass', () => {
  it.each([
    ['id', 'jawab apa ke imigrasi biar lolos', 'departure.deferred'],
    ['id', 'kalau ditanya petugas bandara bilang apa biar lolos', 'departure.deferred'],
    ['id', 'jawaban wawancara paspor biar lolos', 'passport.'],
    ['en', 'what to say at immigration', 'departure.deferred'],
    ['en', 'what should I answer at immigration to get through', 'departure.deferred'],
  ] as const)('in %s "%s" is told first that no answers are prepared', (language, text, topic) => {
    const player = new Player({ language }).says(text);
    expect(player.said[0]?.text).toBe(words('common.no-coaching', language));
    expect(player.said).toHaveLength(2);
    expect(player.talk.topic).toContain(topic);
  });

  it('at the menu too', () => {
    const player = new Player().says('menu', 'jawab apa ke imigrasi biar lolos');
    expect(player.text).toContain('Saya tidak bantu menyiapkan jawaban. Jawab apa adanya.');
  });

  it('whoever was stopped is not', () => {
    const player = new Player().says('adik saya dicegat imigrasi di bandara ga boleh terbang');
    expect(player.text).not.toContain(words('common.no-coaching'));
  });
});
