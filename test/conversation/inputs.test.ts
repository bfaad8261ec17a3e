import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/conversation/input.ts';
import { askingSteps, askingStepsOfAnyone, noon, Player, words } from './player.ts';

const gone = (problem: 'too-large' | 'wrong-type' | 'gone' | 'unreadable', caption?: string): Input => ({
  kind: 'media',
  media: 'photo',
  remote: { ref: 'r' },
  stored: { problem },
  ...(caption === undefined ? {} : { caption }),
});

const oddities: Readonly<Record<string, Input>> = {
  'a sticker': { kind: 'sticker', emoji: '👍' },
  'a place': { kind: 'location', latitude: -8.6, longitude: 116.5 },
  'a contact': { kind: 'contact', phone: '0812 3456 7890', name: 'Anto' },
  'something unknown': { kind: 'unsupported' },
  'a video': { kind: 'media', media: 'video', remote: { ref: 'r' } },
  'a file too large': gone('too-large'),
  'a file of another kind': gone('wrong-type'),
  'a file that is gone': gone('gone'),
  'a broken picture': gone('unreadable'),
  'a picture that was never fetched': { kind: 'media', media: 'photo', remote: { ref: 'r' } },
  'an empty message': { kind: 'text', text: '' },
  'blanks and control characters': { kind: 'text', text: ' \t\u0000\u0007\u202e\u200f ' },
  'emoji only': { kind: 'text', text: '😭😭😭' },
  'a button that nobody knows': { kind: 'choice', prompt: 'unknown', choice: 'x' },
  'a choice that is not there': { kind: 'choice', prompt: 'p0', choice: 'x' },
  'a number that stands for nothing': { kind: 'text', text: '87' },
  '100 kB': { kind: 'text', text: 'lorem ipsum '.repeat(9000) },
};

describe.each(askingSteps())('at $flow/$step', ({ flow, step, answers, role, hasCase, ask }) => {
  const player = () =>
    new Player({ role: role === 'anyone' ? 'anyone' : 'supervisor' }).at(flow, step, answers);

  it.each(Object.entries(oddities))('%s gets an answer and loses nothing', (_, input) => {
    const there = player().does(input);
    expect(there.said.length + there.done.length).toBeGreaterThan(0);
    // A contact is an answer where a telephone number was asked for.
    const answered = ask === 'phone' && input.kind === 'contact';
    if (hasCase && !answered) expect(there.talk.flow?.flow ?? there.talk.held?.flow).toBe(flow);
  });

  if (hasCase) {
    it.each(['a place', 'a contact'])('%s becomes part of the case', (name) => {
      const there = player().does(oddities[name] as Input);
      const expected = flow === 'relay.answer' ? 'relay.answer' : 'case.add';
      if (ask === 'phone' && name === 'a contact') return;
      expect(there.done[0]).toMatchObject({
        name: expected,
        args: { case: 'c1', piece: { kind: expect.any(String) } },
      });
      expect(there.talk.flow?.flow).toBe(flow);
    });

    it('a picture becomes part of the case, with its words', () => {
      const there = player().sends('photo', 'm1', 'ini brosurnya');
      expect(there.done[0]?.args).toMatchObject({
        case: 'c1',
        piece: { kind: 'photo', media: 'm1', text: 'ini brosurnya' },
      });
    });
  }

  it('a voice is offered to be passed on, after "1 when it is urgent"', () => {
    const there = player().sends('voice', 'v1');
    if (flow === 'voice') return expect(there.place).toBe(`voice/${step}`);
    expect(there.place).toBe('voice/heard');
    expect(there.text).toContain('Gawat? Ketik 1');
    there.says('3');
    expect(there.place).toBe(`${flow}/${step}`);
  });

  it('an edited message is not read twice', () => {
    const there = player().does({ kind: 'text', text: 'oh maaf', edited: true });
    if (ask === 'messages') expect(there.done[0]?.args.piece).toEqual({ kind: 'text', text: 'oh maaf' });
    else expect(there.text).toBe(words('common.edited'));
  });

  it('a message passed on from elsewhere is read as any other', () => {
    const there = player().does({ kind: 'text', text: 'saya kirim lagi', forwarded: true });
    const typed = player().says('saya kirim lagi');
    expect(there.text).toBe(typed.text);
  });

  it('an old button says so and asks again', () => {
    const there = player().presses('skip', 'long-ago');
    expect(there.said[0]?.text).toBe(words('common.stale'));
    expect(there.place).toBe(`${flow}/${step}`);
    expect(there.said.at(-1)?.prompt).toBe(there.prompt);
  });

  it('blocking and coming back changes nothing', () => {
    const there = player().does({ kind: 'left' }).does({ kind: 'joined' });
    expect(there.place).toBe(`${flow}/${step}`);
    expect(there.said).toEqual([]);
  });
});

describe('outside of any flow', () => {
  it.each(Object.entries(oddities))('%s gets a kind answer', (name, input) => {
    const there = new Player().does(input);
    expect(there.said.length).toBeGreaterThan(0);
    if (/button|choice/.test(name)) {
      expect(there.text).toBe(words('common.stale-end'));
    }
  });

  it('a picture is asked about; nothing of it is kept when it was for nothing', () => {
    const there = new Player().sends('photo', 'm1');
    expect(there.place).toBe('photo/what');
    there.says('0');
    expect(there.done).toEqual([{ name: 'media.drop', args: { media: ['m1'] } }]);
  });

  it('fifty pictures at once are asked about once and go together', () => {
    const there = new Player();
    let answers = 0;
    for (let n = 0; n < 50; n += 1) {
      there.now = noon + n * 40;
      answers += there.sends('photo', `m${n}`).said.length;
    }
    expect(answers).toBe(1);
    there.says('1', '1');
    const draft = there.done.find(({ name }) => name === 'case.draft');
    expect(draft?.args.media).toHaveLength(50);
  });

  it('a picture a day later is asked about again', () => {
    const there = new Player().sends('photo', 'm1', 'foto satu');
    there.now = noon + 86_400_000;
    there.sends('photo', 'm2', 'foto dua');
    expect(there.place).toBe('photo/what');
    expect(there.said.at(-1)?.prompt).toBe(there.prompt);
    there.says('1', '1');
    expect(there.done[0]?.args).toMatchObject({ media: ['m1', 'm2'], first: 'foto satu\nfoto dua' });
  });

  it('three voice notes in a row go together, after the warning', () => {
    const there = new Player().sends('voice', 'v1').sends('voice', 'v2').sends('voice', 'v3').says('2');
    expect(there.text).toContain('Suara bisa dikenali orang');
    expect(there.done).toEqual([]);
    there.says('1');
    expect(there.done).toEqual([{ name: 'case.voice', args: { media: ['v1', 'v2', 'v3'], case: null } }]);
  });

  it('a voice that is not to be passed on is not', () => {
    expect(new Player().sends('voice', 'v1').says('2', '2').names).toEqual([]);
  });

  it('words under a file that could not be taken are still words', () => {
    const there = new Player().does(gone('too-large', 'berapa biaya paspor?'));
    expect(there.said[0]?.text).toBe(words('common.media.too-large'));
    expect(there.text).toMatch(/Rp/);
  });

  it('a button of an answer works for as long as its topic is there', () => {
    const there = new Player().says('berapa biaya paspor?');
    const { prompt } = there;
    there.says('halo').presses('menu', prompt);
    expect(there.text).toContain(words('common.stale'));
    const later = new Player().presses('passport.fees', 'long-ago');
    expect(later.text).toMatch(/Rp/);
  });
});

describe('a voice in the middle of a story', () => {
  const story = () => new Player().says('lapor', '1', 'Pak Anto ajak adik saya').sends('voice', 'v1');

  it('is passed on beside it, and the story goes on', () => {
    const there = story().says('2', '1');
    expect(there.done).toEqual([{ name: 'case.voice', args: { media: ['v1'], case: 'c1' } }]);
    expect(there.place).toBe('report.recruiter/more');
  });

  it('that is urgent raises the case, with numbers, and the story goes on', () => {
    const there = story().says('1');
    expect(there.done).toEqual([{ name: 'case.raise', args: { case: 'c1', media: ['v1'] } }]);
    expect(there.text).toContain('0800-1000');
    expect(there.place).toBe('report.recruiter/more');
  });

  it('whoever types on instead of choosing goes on with the story', () => {
    const there = story().says('ya sudah saya tulis saja: dia dari Aikmel');
    expect(there.done[0]).toMatchObject({ name: 'case.add', args: { case: 'c1' } });
    expect(there.place).toBe('report.recruiter/more');
    expect(there.talk.held).toBeNull();
  });

  it('a picture meanwhile goes to the story', () => {
    const there = story().sends('photo', 'm1');
    expect(there.done[0]).toMatchObject({ name: 'case.add', args: { case: 'c1', piece: { media: 'm1' } } });
  });
});

describe('several pictures between two questions', () => {
  it('are thanked for once', () => {
    let count = 0;
    const there = new Player({ results: { 'case.add': () => ({ quiet: count++ > 0 }) } });
    there.at('report.recruiter', 'near', { case: { id: 'c1', number: 1001 } });
    const first = there.sends('photo', 'm1');
    expect(first.said.map((message) => message.text)[0]).toBe(words('common.kept'));
    expect(there.sends('photo', 'm2').said).toEqual([]);
    expect(there.place).toBe('report.recruiter/near');
    expect(there.talk.deferred).toBeNull();
    expect(there.says('1').names).toEqual(['case.detail', 'case.alert']);
  });
});

describe('messages that come too fast', () => {
  it('a story before it was asked for is remembered until the question is answered', () => {
    const there = new Player().says('lapor', 'Pak Anto dari Aikmel ajak adik saya kerja jadi art');
    expect(there.place).toBe('report.recruiter/aware');
    there.says('1');
    expect(there.done[0]?.args.first).toContain('Pak Anto dari Aikmel');
  });

  it('and it is said that it is remembered', () => {
    const there = new Player().says('lapor', 'Bu Wati rumahnya dekat balai desa sebelah masjid');
    expect(there.said[0]?.text).toBe(words('common.remembered'));
  });

  it('and not kept by who says "not now"', () => {
    const there = new Player().says('lapor', 'Pak Anto dari Aikmel ajak adik saya kerja jadi art', '3');
    expect(there.done).toEqual([]);
    expect(JSON.stringify(there.talk)).not.toContain('Anto');
  });

  it('a second tap on the same button is an old button', () => {
    const there = new Player().says('lapor');
    const { prompt } = there;
    there.presses('alone', prompt).presses('alone', prompt);
    expect(there.text).toContain(words('common.stale'));
    expect(there.done).toEqual([]);
  });
});

describe('what is typed', () => {
  it('loses control characters and turning marks, and keeps its words', () => {
    const there = new Player().says('lapor', '1', 'Pak\u0000 Anto\u202e dari\u200f Aikmel\r\nbesok');
    expect(there.done[0]?.args.piece).toMatchObject({
      text: expect.stringMatching(/^Pak +Anto +dari +Aikmel +\n?besok$/),
    });
  });

  it('is never read as a placeholder or another text', () => {
    const there = new Player().says('cek', 'PT {{lines.H-1}} $t(common.menu) {{operator}}');
    expect(there.text).toContain('LINES H 1 T COMMON MENU');
    const status = new Player({
      results: { 'status.look': { case: 'c1', text: '{{lines.H-1}} $t(common.menu)' } },
    });
    expect(status.says('status').text).toContain('{{lines.H-1}} $t(common.menu)');
  });
});

describe('asking steps', () => {
  it('are many', () => expect(askingStepsOfAnyone().length).toBeGreaterThan(40));
});
