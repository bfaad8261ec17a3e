import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/values/json.ts';
import { Player, words } from './player.ts';

/** A player for whom these things wait behind the neutral line. */
function expecting(...waiting: Json[]): Player {
  const queue = [...waiting];
  const player: Player = new Player({
    news: true,
    results: {
      'news.next': () => {
        const item = queue.shift() ?? {};
        return item;
      },
    },
  });
  return player;
}

const question = { flow: 'relay.answer', case: 'c1', number: 1001, question: 'Kapal apa?' };

describe('news behind the neutral line', () => {
  it.each(['1', 'ya', 'boleh', 'yes'])('"%s" opens it', (typed) => {
    const player = expecting({ text: 'kabar baik' }).says(typed);
    expect(player.text).toContain('kabar baik');
    expect(player.place).toBeNull();
  });

  it.each(['apa itu?', 'berapa biaya paspor?', '2', 'menu'])('"%s" does not', (typed) => {
    const player = expecting({ text: 'kabar baik' }).says(typed);
    expect(player.names).not.toContain('news.next');
    expect(player.said.length).toBeGreaterThan(0);
  });

  it('several pieces come one after the other', () => {
    const player = expecting({ text: 'satu' }, { text: 'dua' }).says('1');
    expect(player.said.map((message) => message.text)).toEqual(['satu', 'dua']);
  });

  it('with a story under way: first the news, then the story goes on', () => {
    const player = expecting({ text: 'kabar baik' });
    player.news = false;
    player.says('lapor', '1', 'Pak Anto ajak adik saya');
    player.news = true;
    player.says('1');
    expect(player.text).toContain('kabar baik');
    expect(player.place).toBe('report.recruiter/more');
    expect(player.said.at(-1)?.prompt).toBe(player.prompt);
  });

  it('a question of a coordinator is answered, then the next piece comes, then the story', () => {
    const player = expecting(question, { text: 'petugas sudah bertindak' });
    player.news = false;
    player.says('lapor', '1', 'Pak Anto ajak adik saya');
    player.news = true;
    player.says('1');
    expect(player.text).toContain('Kapal apa?');
    expect(player.place).toBe('relay.answer/question');
    player.says('KM Lembar');
    expect(player.done).toEqual([
      { name: 'relay.answer', args: { case: 'c1', piece: { kind: 'text', text: 'KM Lembar' } } },
    ]);
    player.says('selesai');
    expect(player.text).toContain('petugas sudah bertindak');
    expect(player.place).toBe('report.recruiter/more');
  });

  it('a wish to telephone needs an explicit yes and a number', () => {
    const call = { flow: 'relay.call', case: 'c1', number: 1001, by: 'b1' };
    const yes = expecting(call).says('1');
    expect(yes.text).toContain('ingin menelepon');
    yes.news = false;
    yes.says('1', 'bukan nomor', '0812-3456-7890');
    expect(yes.done).toEqual([
      { name: 'relay.call-yes', args: { case: 'c1', phone: '+6281234567890', by: 'b1' } },
    ]);
    const no = expecting(call).says('1');
    no.news = false;
    expect(no.says('2').names).toEqual(['relay.call-no']);
    const without = expecting(call).says('1');
    without.news = false;
    expect(without.says('1', '0').names).toEqual(['relay.call-no']);
  });

  it('words that would rather not be said are said to be left out', () => {
    const player = expecting(question).says('1');
    player.news = false;
    player.says('0');
    expect(player.names).toEqual(['relay.skip']);
    expect(player.text).toBe(words('flows.relay.answer.left'));
  });
});
