import { describe, expect, it } from 'vitest';
import { intakeKinds } from '../../src/tips/kinds.ts';
import { choicesOfQuestion, questionIds } from '../../src/tips/questions.ts';
import { Player, words, world } from './player.ts';

const longestLabel = 24;
const languages = ['id', 'en'] as const;

describe.each(intakeKinds)('the intake of %s', (kind) => {
  it('is offered first under at least one answer, with a label that a list shows', () => {
    const topics = [...world.contents.topics.values()].filter(({ cases }) => cases.includes(kind));
    expect(topics.length).toBeGreaterThan(0);
    for (const topic of topics)
      for (const language of languages) {
        const player = new Player({ language }).presses(topic.id, 'any');
        const labels = player.said
          .at(-1)
          ?.choices?.slice(0, topic.cases.length)
          .map(({ label }) => label);
        const label = words(`intake.kind.${kind}.offer`, language);
        expect(labels).toContain(label);
        expect([...label].length).toBeLessThanOrEqual(longestLabel);
      }
  });

  it.each(languages)('says in %s where its words come from, and when its numbers were read', (language) => {
    const player = new Player({ language }).presses(`case.${kind}`, 'any');
    const story = player.text;
    expect(player.place).toBe('help.case/story');
    player.says('x', language === 'id' ? 'selesai' : 'done');
    expect(player.place).toBe('help.case/sent');
    expect(player.text).toMatch(language === 'id' ? /Sumber: .*Dibaca/ : /Source: .*Read/);
    const numbers = world.lines.filter(({ number }) => story.includes(number));
    if (numbers.length > 0) expect(story).toContain(language === 'id' ? 'Nomor dibaca' : 'Numbers read');
  });

  it('can be left at once', () => {
    const player = new Player().presses(`case.${kind}`, 'any').says('batal', '3');
    expect(player.place).toBe(null);
    expect(player.names).toEqual(['case.discard']);
  });
});

describe('where a life may be in danger', () => {
  it.each(['sick', 'at-sea', 'detained'])('%s: the numbers stand before the first question', (kind) => {
    const { text } = new Player().presses(`case.${kind}`, 'any');
    const number = text.indexOf('+62 812-9007-0027');
    expect(number).toBeGreaterThan(0);
    expect(number).toBeLessThan(text.indexOf('Tulis kalau tahu'));
  });

  it('somebody who has lost a relative hears of that first', () => {
    expect(new Player().presses('case.deceased', 'any').text).toMatch(/^Saya ikut berduka\./);
    expect(new Player({ language: 'en' }).presses('case.deceased', 'any').text).toMatch(/^I am very sorry\./);
  });
});

describe('a question of an intake', () => {
  const texts = questionIds.flatMap((id) => languages.map((language) => [id, language] as const));

  it.each(texts)('%s has its words in %s, and choices that a list shows', (id, language) => {
    const catalogue = world.texts.catalogues[language] ?? {};
    expect(catalogue[`intake.question.${id}`]).toBeDefined();
    expect(catalogue[`case.detail-${id}`]).toBeDefined();
    const labels = choicesOfQuestion(id).map((choice) => catalogue[`intake.question.${id}.${choice}`] ?? '');
    expect(new Set(labels).size).toBe(labels.length);
    for (const label of labels) {
      expect(label).not.toBe('');
      expect([...label].length).toBeLessThanOrEqual(longestLabel);
    }
  });
});

describe('asking for help after an answer', () => {
  const question = 'anak saya hilang kontak di Malaysia mau minta tolong dicari';

  it.each([
    [question, 'missing'],
    ['suami saya meninggal di taiwan minta bantuan', 'deceased'],
    ['adik saya ditangkap polisi malaysia tolong dibantu', 'detained'],
    ['ijazah saya ditahan PT tidak dikembalikan', 'documents'],
    ['saya terlantar di malaysia ga punya uang', 'stranded'],
  ])('"%s" is answered, and 1 begins with it', (text, kind) => {
    const player = new Player().says(text);
    expect(player.names).toEqual([]);
    player.says('1');
    const draft = player.done.find(({ name }) => name === 'case.draft');
    expect(draft?.args).toMatchObject({ kind, first: text });
    expect(player.place).toBe('help.case/story-begun');
  });

  it('carries what was told through "more"', () => {
    const player = new Player().says('suami saya meninggal di taiwan minta bantuan').says('2');
    expect(player.text).toContain('klaim BPJS');
    player.says('1');
    expect(player.done.find(({ name }) => name === 'case.draft')?.args.first).toContain('taiwan');
  });

  it('does not take a word for a story, nor the words of an older question', () => {
    const bare = new Player().says('hilang kontak').says('1');
    expect(bare.place).toBe('help.case/story');
    const how = new Player().says('cara mencari keluarga yang hilang kontak di Malaysia').says('1');
    expect(how.place).toBe('help.case/story');
    const later = new Player().says(question).presses('abroad.death', 'any').presses('case.deceased', 'any');
    expect(later.place).toBe('help.case/story');
  });

  it('is possible from an old answer, too', () => {
    const player = new Player().says(question);
    const { prompt } = player;
    player.says('berapa biaya bikin paspor').presses('case.missing', prompt);
    expect(player.place).toBe('help.case/story');
  });

  it.each([
    ['anakku ing Malaysia wis suwe ora ana kabare, njaluk tulung digoleki', 'jv'],
    ['anak abdi di Malaysia tos lami teu aya beja, hoyong dipilarian', 'su'],
  ])('is offered in Indonesian to who asks in another language: %s', (text) => {
    const player = new Player().says(text);
    expect(player.said.at(-1)?.choices?.[0]?.label).toBe('Minta bantuan');
  });

  it('a cry for help in the story has its numbers said, and the story goes on', () => {
    const player = new Player().says(question).says('1');
    player.says('dia kirim pesan: tolong saya dikurung majikan');
    expect(player.text).toContain('+62 812-9007-0027');
    expect(player.place).toBe('help.case/more');
    expect(player.names).toEqual(['case.add']);
  });
});
