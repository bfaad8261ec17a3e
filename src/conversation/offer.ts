import { fold } from '../flows/choose.ts';
import type { Topic } from '../flows/topics.ts';
import { wantsCoaching } from '../understanding/coaching.ts';
import { nameless } from '../understanding/nameless.ts';
import type { Understood } from '../understanding/understand.ts';
import type { Json } from '../values/json.ts';
import { begin, offering, type Scene, saying, sayingText, showTopic, withEffects, withTalk } from './run.ts';
import type { Offer, Question, Turn } from './talk.ts';
import { answerOf, menuOption, moreOf, offeredCase, titleOf } from './topic.ts';

/** Something from a list outside any flow was picked: a topic, "more", "menu". */
export function pickOffer(turn: Turn, scene: Scene, id: string): Turn {
  if (id === 'menu') return begin(turn, scene, 'menu');
  if (id === 'person') return begin(turn, scene, 'help.human');
  if (id === 'none') return nothingKnown(turn, scene, turn.talk.offer?.asked ?? null);
  if (id === 'more' || id === 'picture') {
    const topic = turn.talk.topic ? scene.world.contents.topics.get(turn.talk.topic) : undefined;
    if (!topic) return begin(turn, scene, 'menu');
    if (id === 'picture') return pictureOf(turn, scene, topic);
    return moreAbout(turn, scene, topic);
  }
  const kind = offeredCase(id);
  if (kind !== null) return begin(turn, scene, 'help.case', { kind, first: turn.talk.offer?.first ?? null });
  return showTopic(withTalk(turn, { flow: null }), scene, id);
}

/** The longer matter, with the same follow-ups as the answer. */
function moreAbout(turn: Turn, scene: Scene, topic: Topic): Turn {
  const { language } = turn.talk;
  const options = answerOf(scene.world, topic, language).options.filter(({ id }) => id !== 'more');
  return withFirst(offering(turn, moreOf(scene.world, topic, language), options), turn.talk.offer?.first);
}

function pictureOf(turn: Turn, scene: Scene, { picture }: Topic): Turn {
  if (!picture) return turn;
  const { language } = turn.talk;
  return saying(turn, {
    text: scene.world.texts.t(language, 'pictures.caption'),
    attachments: [
      { kind: 'photo', source: { picture, language }, fileName: `suluh-${picture}-${language}.png` },
    ],
  });
}

/** A number that the list has not: the list once more. */
function offerAgain(turn: Turn, scene: Scene, offer: Offer): Turn {
  return offering(turn, scene.world.texts.t(turn.talk.language, 'common.pick'), offer.options, offer.asked);
}

/** Whether a choice is understood whatever prompt it came from. */
export const isLasting = (scene: Scene, id: string): boolean =>
  id === 'menu' || id === 'person' || offeredCase(id) !== null || scene.world.contents.topics.has(id);

/** Answer, choice between two or three, or an honest "I do not know". */
export function topicsOf(turn: Turn, text: string, meaning: Understood, scene: Scene): Turn {
  const { outcome, topic, alternatives } = meaning.topic;
  if (wantsCoaching(text)) {
    const said = sayingText(turn, scene, 'common.no-coaching');
    return showTopic(said, scene, outcome === 'answer' && topic ? topic : 'departure.deferred');
  }
  if (outcome === 'answer' && topic) {
    const shown = showTopic(turn, scene, topic, knownFrom(topic, text, meaning, scene));
    const cases = scene.world.contents.topics.get(topic)?.cases ?? [];
    const told = cases.length > 0 && isTold(text) && !asksHow.test(text) ? withFirst(shown, text) : shown;
    return withFurther(told, scene, meaning.topic);
  }
  const known = alternatives
    .filter((a) => a.topic !== 'bot.thanks' && scene.world.contents.topics.has(a.topic))
    .slice(0, 3);
  if (outcome === 'choose' && known.length > 0) {
    const { language } = turn.talk;
    const t = (key: string): string => scene.world.texts.t(language, key);
    const options = [
      ...known.map((a) => ({ id: a.topic, label: titleOf(scene.world, a.topic, language) })),
      { id: 'none', label: t('common.none-of-these') },
    ];
    const asked = questionIn(text, meaning, turn, scene) ?? undefined;
    return offering(turn, t(known.length > 1 ? 'common.choose' : 'common.choose-one'), options, asked);
  }
  return nothingKnown(turn, scene, questionIn(text, meaning, turn, scene));
}

/** Keeps what was told, for the case that may be opened from the choices below. */
function withFirst(turn: Turn, first: string | undefined): Turn {
  const { offer } = turn.talk;
  return offer && first !== undefined ? withTalk(turn, { offer: { ...offer, first } }) : turn;
}

/** More than a bare word for the matter. */
const isTold = (text: string): boolean => text.split(/\s+/).length > 3;

/** A question about the matter at large: nobody's trouble has been told with it. */
const asksHow = /\?\s*$|^(?:cara|gimana|bagaimana|apa|apakah|berapa|siapa|kapan|how|what|where|who|when)\b/i;

/** Below this an answer also offers what else may have been meant. */
export const doubtful = 0.7;
/** What is less likely than this was hardly meant. */
const likelyMeant = 0.1;

/** Below an answer stands first what else was asked, or what else may have been meant. */
function withFurther(turn: Turn, scene: Scene, read: Understood['topic']): Turn {
  const last = turn.effects.at(-1);
  const { offer, language } = turn.talk;
  if (last?.kind !== 'say' || !offer || last.message.prompt !== offer.prompt) return turn;
  const also = (read.also ?? []).map((one) => one.topic);
  const meant =
    read.confidence < doubtful ? read.alternatives.filter((a) => a.confidence >= likelyMeant) : [];
  const further = (also.length > 0 ? also : meant.map((one) => one.topic)).filter(
    (id) => id !== read.topic && id !== 'help.emergency' && scene.world.contents.topics.has(id),
  );
  if (further.length === 0) return turn;
  const key = also.length > 0 ? 'common.also-asked' : 'common.meant-else';
  const labels = further.map((id) => ({ id, label: titleOf(scene.world, id, language) }));
  const options = [...labels, ...offer.options.filter(({ id }) => !further.includes(id))];
  const topics = labels.map(({ label }) => label).join('; ');
  const text = `${last.message.text}\n\n${scene.world.texts.t(language, key, { topics })}`;
  const said = { ...last, message: { ...last.message, text, choices: options } };
  const effects = [...turn.effects.slice(0, -1), said];
  return { ...withTalk(turn, { offer: { ...offer, options } }), effects };
}

/** What was asked, fit to be kept for those who write the answers; null when it is not to be kept. */
export function questionIn(text: string, meaning: Understood, turn: Turn, scene: Scene): Question | null {
  if (scene.who.role !== 'anyone' || turn.talk.held !== null) return null;
  const question = nameless(text);
  return question === null ? null : { text: question, language: meaning.language ?? turn.talk.language };
}

/** Keeps a question without an answer, to learn from. */
export const learning = (turn: Turn, question: Question | null): Turn =>
  question ? withEffects(turn, { kind: 'unanswered', ...question }) : turn;

function nothingKnown(turn: Turn, scene: Scene, question: Question | null): Turn {
  return waysOn(learning(turn, question), scene, 'common.none', 'help.hotlines');
}

/** An answer to nothing that was asked: "ya", "0", "selesai", a lone picture sign. Null for anything else. */
export function looseWord(turn: Turn, scene: Scene, text: string): Turn | null {
  const typed = fold(text);
  if (typed === '') return waysOn(turn, scene, 'common.no-words', 'help.emergency');
  const means = (id: string): boolean =>
    (scene.world.synonyms[id] ?? []).some((word) => fold(word) === typed);
  const { offer } = turn.talk;
  const [first, last, ...further] = offer?.options ?? [];
  if (last?.id === 'none' && further.length === 0 && first && means('yes')) {
    return pickOffer(turn, scene, first.id);
  }
  if (typed === '0' || means('no')) {
    return offer?.asked
      ? pickOffer(turn, scene, 'none')
      : waysOn(turn, scene, 'common.alright', 'help.hotlines');
  }
  if (offer && /^\d{1,2}$/.test(typed)) return offerAgain(turn, scene, offer);
  const loose = /^\d{1,2}$/.test(typed) || ['yes', 'done', 'skip'].some(means);
  return loose ? waysOn(turn, scene, 'common.alright', 'help.hotlines') : null;
}

/** A word with the ways on from here: the menu, a topic, a person. */
function waysOn(turn: Turn, scene: Scene, key: string, topic: string): Turn {
  const { language } = turn.talk;
  const t = (name: string): string => scene.world.texts.t(language, name);
  return offering(turn, t(key), [
    menuOption(scene.world, language),
    { id: topic, label: titleOf(scene.world, topic, language) },
    { id: 'person', label: t('common.ask-person') },
  ]);
}

/** What a flow need not ask, because the message said it already. */
function knownFrom(topic: string, text: string, meaning: Understood, scene: Scene): Record<string, Json> {
  if (topic === 'agency.verify') {
    const named = scene.world.agencies.mentions(text);
    const { agency } = meaning.entities();
    // A number of a person cannot be looked up; the register's answer says so.
    return { query: named || meaning.entities().phones.length > 0 ? text : agency };
  }
  if (topic === 'abroad.embassy') return { country: meaning.entities().countries[0] ?? null };
  if (topic === 'programme.outreach')
    return { region: meaning.entities().region ? scene.world.region(text) : null };
  // A bare "mau lapor" says nothing yet; more than that is the beginning of the story.
  if (topic === 'report.recruiter') return { first: isTold(text) ? text : null };
  return {};
}
