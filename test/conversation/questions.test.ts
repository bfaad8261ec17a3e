import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/cli/words.ts';
import { offeredCase } from '../../src/conversation/topic.ts';
import type { Topic } from '../../src/flows/topics.ts';
import { loadQuestions } from '../../src/text/load.ts';
import { dateInWords } from '../../src/values/date-text.ts';
import type { ReplyLanguage } from '../../src/values/language.ts';
import { Player, words, world } from './player.ts';

const samples = loadQuestions(`${projectFolder}locales`);
const topics = [...world.contents.topics.values()];

interface Case {
  readonly id: string;
  readonly language: ReplyLanguage;
  readonly topic: Topic;
  /** The topic's own first sample question. */
  readonly question: string;
}

const cases: Case[] = topics.flatMap((topic) =>
  (['id', 'en'] as const).map((language) => ({
    id: topic.id,
    language,
    topic,
    question: samples.find((s) => s.language === language && s.topic === topic.id)?.text ?? '',
  })),
);

/** Asks, and picks the topic by its number when it is only among the choices. */
function asked({ id, language, question }: Case): Player {
  const player = new Player({ language }).says(question);
  const choices = player.said.at(-1)?.choices ?? [];
  const said = player.said.at(-1)?.text;
  const offered = ['common.choose', 'common.choose-one'].some((key) => said === words(key, language));
  const at = choices.findIndex((choice) => choice.id === id);
  return offered && at >= 0 ? player.says(String(at + 1)) : player;
}

describe.each(cases)('$id asked in $language: $question', (one) => {
  const { id, language, topic } = one;

  it('leads to its answer or its flow', () => {
    expect(one.question, 'a sample question').not.toBe('');
    const player = asked(one);
    expect(player.talk.language).toBe(language);
    const flow = topic.flow ?? (topic.kind === 'system' ? systemFlows[id] : undefined);
    if (flow) expect(player.place).toMatch(new RegExp(`^${flow.replace('.', '\\.')}/`));
    else expect([player.talk.topic, player.place]).toEqual([id, null]);
  });

  // Flows and the words about the bot itself have no answer of that shape.
  if (topic.kind !== 'answer') return;

  it('shows its first line, its sources and their date', () => {
    const { text } = asked(one);
    const [first = ''] = words(`topics.${id}.answer`, language).split('\n');
    expect(text.split('\n')[0]).toBe(first);
    for (const source of topic.sources) expect(text).toContain(source.title);
    expect(text).toContain(dateInWords(topic.checked, language));
  });

  it('is followed up by number, each choice to where it says', () => {
    const choices = asked(one).said.at(-1)?.choices ?? [];
    expect(choices.length).toBeGreaterThanOrEqual(2);
    for (const [index, choice] of choices.entries()) {
      const player = asked(one).says(String(index + 1));
      expect(reached(player, choice.id, language), choice.label).toBe(choice.id);
    }
  });
});

const systemFlows: Readonly<Record<string, string>> = {
  'bot.menu': 'menu',
  'bot.language': 'bot.language',
  'bot.delete-data': 'bot.delete-data',
};

/** The choice that a player has come to, as its id says. */
function reached(player: Player, id: string, language: ReplyLanguage): string | null {
  if (id === 'menu') return player.place === 'menu/main' ? id : player.place;
  if (id === 'picture') return player.said[0]?.attachments?.length === 1 ? id : null;
  if (id === 'more') {
    const more = words(`topics.${player.talk.topic}.more`, language);
    return player.text.startsWith(more) ? id : player.text;
  }
  const kind = offeredCase(id);
  if (kind !== null)
    return player.place?.startsWith('help.case/story') && player.done[0]?.args.kind === kind
      ? id
      : player.place;
  const flow = world.contents.topics.get(id)?.flow;
  if (flow) return player.place?.startsWith(`${flow}/`) ? id : player.place;
  return player.talk.topic;
}
