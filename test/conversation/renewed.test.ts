import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import { askingSteps, Player, words } from './player.ts';

/** As if the flow had been written anew since the last message. */
function outdate(player: Player): Player {
  const { flow, held } = player.talk;
  player.talk = {
    ...player.talk,
    flow: flow ? { ...flow, version: flow.version + 1 } : null,
    held: held ? { ...held, version: held.version + 1 } : null,
  };
  return player;
}

const inputs: Input[] = [
  { kind: 'text', text: '1' },
  { kind: 'text', text: 'Pak Anto ajak adik saya ke Malaysia' },
  { kind: 'text', text: 'tolong saya disekap' },
  { kind: 'text', text: 'menu' },
  { kind: 'choice', prompt: 'p0', choice: 'alone' },
  { kind: 'media', media: 'photo', remote: { ref: 'r' }, stored: { id: 'm1', mime: 'image/jpeg', size: 1 } },
  { kind: 'media', media: 'voice', remote: { ref: 'r' }, stored: { id: 'v1', mime: 'audio/ogg', size: 1 } },
  { kind: 'sticker' },
];

describe.each(askingSteps())('a flow that was renewed while somebody was at $flow/$step', (at) => {
  const player = () =>
    outdate(
      new Player({ role: at.role === 'anyone' ? 'anyone' : 'coordinator' }).at(at.flow, at.step, at.answers),
    );

  it.each(inputs)('goes on politely after %j', (input) => {
    const there = player().does(input);
    expect(there.said.length).toBeGreaterThan(0);
    there.says('halo', '1');
    expect(there.said.length + there.done.length).toBeGreaterThan(0);
  });

  it('says nothing by itself', () => {
    const there = player().isSilent();
    expect(there.said).toEqual([]);
    expect(there.done).toEqual([]);
  });
});

describe('a story whose flow was renewed', () => {
  const story = () => outdate(new Player().says('lapor', '1', 'Pak Anto ajak adik saya'));

  it('begins again, with its draft and what was just written', () => {
    const there = story().says('besok pagi berangkat dari Lembar');
    expect(there.said[0]?.text).toBe(words('common.restarted'));
    expect(there.place).toBe('report.recruiter/aware');
    there.says('1');
    expect(there.done[0]).toMatchObject({
      name: 'case.draft',
      args: { case: 'c1', first: 'besok pagi berangkat dari Lembar' },
    });
  });

  it('does not take a number for the answer to its first question', () => {
    expect(story().says('1').place).toBe('report.recruiter/aware');
  });

  it('still answers a cry for help with numbers', () => {
    const there = story().says('tolong saya disekap, pintu dikunci dari luar');
    expect(there.said[0]?.text).toContain('0800-1000');
  });

  it('that was put aside begins again too', () => {
    const there = new Player().says('lapor', '1', 'Pak Anto ajak adik saya', 'bahasa');
    outdate(there);
    there.talk = { ...there.talk, flow: null };
    there.says('bahasa', '1');
    expect(there.text).toContain(words('common.restarted'));
    expect(there.place).toBe('report.recruiter/aware');
  });

  it('a flow that is there no more leads to the menu', () => {
    const there = new Player().at('report.recruiter', 'near');
    const { flow } = there.talk;
    if (flow) there.talk = { ...there.talk, flow: { ...flow, flow: 'once.there' } };
    expect(there.says('1').place).toBe('menu/main');
  });
});
