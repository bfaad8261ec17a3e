import { answerWords, companyAsked } from '../agencies/answer.ts';
import type { Answers } from '../flows/engine.ts';
import { intakeKindOf } from '../tips/kinds.ts';
import type { AdvertSheet } from '../values/advert-sheet.ts';
import { dateInWords } from '../values/date-text.ts';
import { isObject, type Json } from '../values/json.ts';
import type { ReplyLanguage } from '../values/language.ts';
import { assessForFlow } from './advert.ts';
import { dangerIn, dangerWords, nothingKnown, numbersInside } from './danger-words.ts';
import { numbersRead, sourceLine, titleOf } from './topic.ts';
import type { World } from './world.ts';

interface Asked {
  readonly world: World;
  readonly args: Answers;
  readonly language: ReplyLanguage;
  readonly now: number;
}

/** What was found, and what is shown as a picture before the flow goes on. */
interface Found {
  readonly found: Json;
  readonly sheet?: AdvertSheet | null;
}

/** What flows may look up without touching the database, by the name they use in `act`. */
export const lookups: Readonly<Record<string, (asked: Asked) => Found>> = {
  'topics.list': (asked) => ({ found: listTopics(asked) }),
  'danger.words': ({ world, args, language }) => ({
    found: { text: dangerWords(world, language, dangerIn(args)) },
  }),
  'danger.numbers': ({ world, language }) => ({
    found: { text: numbersInside(world, language, nothingKnown) },
  }),
  'danger.mission': (asked) => ({ found: mission(asked) }),
  'case.words': (asked) => ({ found: caseWords(asked) }),
  'agency.check': (asked) => ({ found: checkAgency(asked) }),
  'advert.assess': ({ args, ...reader }) => assessForFlow(args, reader),
};

const pageSize = 8;
const otherGroups = ['warning', 'departure', 'programme', 'report', 'help', 'bot', 'agency'];

/** One page of a group's topics as choices; with `after`, the page after that list. */
function listTopics({ world, args, language }: Asked): Json {
  const shown = Array.isArray(args.after)
    ? args.after.flatMap((entry) => (isObject(entry) ? [entry.id] : []))
    : [];
  const last = shown.at(-1);
  const group = typeof last === 'string' ? groupOf(last) : String(args.group);
  const ids = [...world.contents.topics.values()]
    .filter((topic) => inGroup(topic.id, group) && topic.id !== 'bot.menu' && topic.id !== 'bot.thanks')
    .map((topic) => topic.id);
  const from = typeof last === 'string' ? ids.indexOf(last) + 1 : 0;
  const page = ids.slice(from, from + pageSize);
  const list = page.length > 0 ? page : ids.slice(0, pageSize);
  return list.map((id) => ({ id, label: titleOf(world, id, language) }));
}

function groupOf(topic: string): string {
  const group = topic.split('.')[0] ?? '';
  return otherGroups.includes(group) ? 'other' : group;
}

const inGroup = (topic: string, group: string): boolean => groupOf(topic) === group;

/** The numbers of a mission, or the Foreign Ministry's where none is confirmed. */
function mission({ world, args, language }: Asked): Json {
  const { texts } = world;
  const typed = typeof args.country === 'string' ? args.country : '';
  // A country known from the question comes as its code, one typed in answer as a word.
  const isCode = /^[A-Z]{2}$/.test(typed) && world.countryName(typed, language) !== typed;
  const code = typed === '' ? null : isCode ? typed : world.country(typed);
  const ministry = `${texts.t(language, 'mission.ministry')}\n${numbersRead(world, language, 'mission.ministry')}`;
  if (code === null) return { text: `${texts.t(language, 'mission.which')}\n${ministry}`, country: null };
  const country = world.countryName(code, language);
  const lines = world.lines.filter((line) => line.kind === 'mission' && line.country === code);
  if (lines.length === 0) {
    return { text: `${texts.t(language, 'mission.none', { country })}\n${ministry}`, country: code };
  }
  const rows = lines.map((line) => {
    const name = line.name[language] ?? line.name.id ?? line.id;
    return `${name}: ${texts.t(language, `common.line.${line.works}`, { number: line.number })}${line.whatsapp ? ' (WhatsApp)' : ''}, ${texts.t(language, 'mission.read', { date: dateInWords(line.readOn, language) })}`;
  });
  const text = [texts.t(language, 'mission.known', { country }), ...rows, ministry].join('\n');
  return { text, country: code };
}

/** What the intake of a kind of case says first, and at its end of what to have ready, with its source. */
function caseWords({ world, args, language }: Asked): Json {
  const kind = intakeKindOf(args.kind);
  if (kind === null) return {};
  const said = (part: string): string[] => {
    const key = `intake.kind.${kind}.${part}`;
    return [world.texts.t(language, key), numbersRead(world, language, key)].filter((line) => line !== '');
  };
  const topic = [...world.contents.topics.values()].find(({ cases }) => cases.includes(kind));
  const source = topic ? [sourceLine(world, topic, language)] : [];
  return { story: said('story').join('\n'), ready: [...said('ready'), '', ...source].join('\n') };
}

/** The register's answer for a name, an NIB, or a company picked from a list. */
function checkAgency({ world, args, language, now }: Asked): Json {
  const query = String(args.nib ?? args.query ?? '');
  const verdict = world.agencies.check(query);
  const chosen =
    args.none === true ? { ...verdict, verdict: 'not-listed' as const, matches: [], notices: [] } : verdict;
  const answer = world.agencies.answer(chosen, now, language);
  const text = answerWords(answer, (key, params) => world.texts.t(language, key, params));
  const company = companyAsked(chosen);
  return {
    verdict: chosen.verdict,
    text,
    ...(company === null ? {} : { company }),
    ...(answer.choices && answer.choices.length > 0
      ? { options: answer.choices.map(({ id, label }) => ({ id, label })) }
      : {}),
  };
}
