import { describe, expect, it } from 'vitest';
import { replyTo } from '../../src/cli/ask.ts';
import { main } from '../../src/cli/main.ts';
import { readInChat, sceneOf } from '../../src/cli/reading.ts';
import { readWorld } from '../../src/cli/world.ts';
import { newTalk } from '../../src/conversation/talk.ts';
import { loadQuestions } from '../../src/text/load.ts';
import { testIo } from './io.ts';

const world = readWorld({});
const scene = sceneOf(world, Date.parse('2026-11-21'));

async function ask(args: string[], stdin: string[] = []) {
  const io = testIo(stdin, { LANG: 'C' });
  const status = await main(['ask', ...args], io);
  return { status, out: io.out(), err: io.err() };
}

async function lines(...inputs: (object | string)[]) {
  const typed = inputs.map((input) => `${typeof input === 'string' ? input : JSON.stringify(input)}\n`);
  const { status, out } = await ask(['--jsonl'], typed);
  expect(status).toBe(0);
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('ask', () => {
  it('answers as a person would read it, with numbers to choose', async () => {
    const { status, out, err } = await ask(['brp biaya bikin paspor skrg?']);
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('Rp650.000');
    expect(out).toMatch(/Sumber: .*Dibaca/);
    expect(out).toMatch(/\n {2}1\. \S.*\n {2}2\. \S/);
  });

  it('answers in the language that is asked for, and else in the one that is written', async () => {
    const { out } = await ask(['biaya paspor', '--lang', 'en']);
    expect(out).toContain('Source: ');
    expect((await ask(['how much does a passport cost'])).out).toContain('Source: ');
    expect((await ask(['biaya paspor', '--lang', 'xx'])).status).toBe(2);
  });

  it('knows how old the register is at the moment that is given', async () => {
    const fresh = await ask(['PT Agesa Asa Jaya', '--now', '2026-09-20']);
    const old = await ask(['PT', 'Agesa', 'Asa', 'Jaya', '--now', '2027-09-17']);
    expect(fresh.out).not.toContain('365');
    expect(old.out).toContain('365 hari');
  });

  it('needs a text or --jsonl, not both', async () => {
    expect((await ask([])).status).toBe(2);
    expect((await ask([' '])).status).toBe(2);
    expect((await ask(['--jsonl', 'biaya'])).status).toBe(2);
  });
});

describe('ask --jsonl', () => {
  it('gives one line for each, in order, with the fields of the contract and no other', async () => {
    const [known, unknown] = await lines({ id: 7, text: 'brp biaya bikin paspor?' }, '', {
      id: 'b',
      text: 'resep sambal matah',
    });
    expect(known).toEqual({
      id: 7,
      language: 'id',
      outcome: 'answer',
      topic: 'passport.fees',
      confidence: expect.any(Number),
      urgent: false,
      alternatives: expect.arrayContaining([{ topic: 'passport.fees', confidence: known.confidence }]),
    });
    expect(unknown).toMatchObject({ id: 'b', outcome: 'none', topic: null, urgent: false, alternatives: [] });
  });

  it('goes on after a line that cannot be used', async () => {
    const answers = await lines('{', '[]', { id: 1 }, { id: 2, text: 5 }, { id: 3, text: 'biaya paspor' });
    expect(answers.slice(0, 4)).toEqual([
      { error: expect.any(String) },
      { error: expect.any(String) },
      { id: 1, error: expect.any(String) },
      { id: 2, error: expect.any(String) },
    ]);
    expect(answers[4]).toMatchObject({ id: 3, outcome: 'answer' });
  });

  it('is urgent exactly where the danger answer is given', async () => {
    const [cry, typed, calm] = await lines(
      { text: 'tolong pintu dikunci dr luar' },
      { text: 'darurat' },
      { text: 'nomor darurat kedutaan di malaysia berapa' },
    );
    const danger = { urgent: true, outcome: 'answer', topic: 'help.emergency' };
    expect(cry).toMatchObject(danger);
    expect(typed).toMatchObject(danger);
    expect(calm.urgent).toBe(calm.topic === 'help.emergency');
  });

  it('lets the lines of one session follow on each other, and no others', async () => {
    const first = { session: 's', text: 'syarat nikah sama orang luar' };
    const leaning = 'terus bayarnya?';
    const [alone, , inPassport, , inPlacement] = await lines(
      { text: leaning },
      { session: 'p', text: 'syarat bikin paspor apa aja' },
      { session: 'p', text: leaning },
      { session: 'q', text: 'berapa biaya kerja ke taiwan yang resmi' },
      { session: 'q', text: leaning },
      first,
    );
    expect(inPassport).not.toEqual({ ...alone });
    expect(inPassport).not.toEqual(inPlacement);
    expect(inPassport.alternatives[0].topic).toMatch(/^passport\./);
    expect(inPlacement.alternatives[0].topic).toMatch(/^placement\./);
  });

  it('keeps the language of a session where a message does not tell its own', async () => {
    const [, kept, alone] = await lines(
      { session: 1, text: 'how do I apply for a passport' },
      { session: 1, text: '????' },
      { text: '????' },
    );
    expect([kept.language, alone.language]).toEqual(['en', 'id']);
  });
});

describe('readInChat', () => {
  const read = (text: string) => readInChat(text, {}, scene).topic;

  it.each([
    ['agesa asa jaya', 'agency.verify'],
    ['PT Maju Mundur Sentosa', 'agency.verify'],
    ['menu', 'bot.menu'],
    ['bahasa', 'bot.language'],
    ['hapus data saya', 'bot.delete-data'],
    ['privasi', 'bot.privacy'],
    ['/start lapor', 'report.recruiter'],
    ['/cek maju', 'agency.verify'],
  ])('%s begins %s, as in the chat', (text, topic) => {
    const outcome = read(text);
    expect(outcome).toMatchObject({ outcome: 'answer', topic });
    expect(outcome.alternatives[0]).toEqual({ topic, confidence: outcome.confidence });
  });

  it.each(['', '   ', '👍', '123', 'batal'])('%j is about nothing', (text) => {
    expect(read(text)).toMatchObject({ outcome: 'none', topic: null, alternatives: [] });
  });

  it('agrees with itself: a topic with an answer, a list with a choice, nothing with none', () => {
    for (const { text } of loadQuestions('locales').filter((_, at) => at % 12 === 0)) {
      const { outcome, topic, alternatives } = read(text);
      expect(topic === null, text).toBe(outcome !== 'answer');
      expect(alternatives.length > 0, text).toBe(outcome !== 'none');
      if (topic !== null) expect(alternatives[0]?.topic, text).toBe(topic);
      const shares = alternatives.map((guess) => guess.confidence);
      expect(shares, text).toEqual(shares.toSorted((a, b) => b - a));
    }
  });
});

describe('replyTo', () => {
  it('has words for every topic, whatever its flow would do', () => {
    const seen = new Set<string>();
    for (const { topic, text } of loadQuestions('locales')) {
      if (topic === null || seen.has(topic)) continue;
      seen.add(topic);
      const said = replyTo(newTalk, text, scene);
      expect(said.length, text).toBeGreaterThan(0);
      for (const message of said) {
        expect(message.text, text).toMatch(/ /);
        expect(message.text, text).not.toContain('{{');
      }
    }
    expect(seen.size).toBeGreaterThan(50);
  });
});
