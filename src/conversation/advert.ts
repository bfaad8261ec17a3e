import type { Advert, ParticularId } from '../adverts/advert.ts';
import { findCompany } from '../adverts/company.ts';
import { gravestFirst } from '../adverts/signs.ts';
import { answerFor, displayName, oldAfterDays } from '../agencies/answer.ts';
import type { Verdict } from '../agencies/match.ts';
import type { AdvertSheet } from '../values/advert-sheet.ts';
import { dateInWords } from '../values/date-text.ts';
import type { JsonObject } from '../values/json.ts';
import type { ReplyLanguage } from '../values/language.ts';
import { sheetOf } from './advert-sheet.ts';
import { numbersRead } from './topic.ts';
import type { World } from './world.ts';

/** What is said about an advert, in the order in which it is read; the same for the chat and for a picture. */
export interface AdvertAdvice {
  readonly lead: string;
  /** What it leaves out. */
  readonly missing: readonly string[];
  /** The gravest warning signs. */
  readonly signs: readonly SaidSign[];
  /** Titles of the other ones. */
  readonly moreSigns: readonly string[];
  /** Of travel to where the work is; null where nothing was read. */
  readonly travel: string | null;
  readonly states: readonly { readonly title: string; readonly written: string }[];
  /** The register's answer, with its date and caution. */
  readonly register: string;
  readonly questions: readonly string[];
  readonly where: string;
  readonly sources: string;
}

export interface SaidSign {
  readonly title: string;
  readonly reason: string;
  /** The words of the advert that show it. */
  readonly written: string | null;
}

/** Of the world, what is needed to speak of an advert. */
export type AdvertWorld = Pick<World, 'texts' | 'lines' | 'adverts'> & {
  readonly agencies: Pick<World['agencies'], 'check' | 'mentions'>;
};

interface Reader {
  readonly world: AdvertWorld;
  readonly language: ReplyLanguage;
  /** Milliseconds since 1970; tells how old the register is. */
  readonly now: number;
}

/** More than this nobody reads on a telephone. */
const most = { signs: 5, states: 10, letters: 70 };

/**
 * What to say about an advert.
 * @param verdict the register's answer for its company; null where none is named
 */
export function adviseOn(advert: Advert, verdict: Verdict | null, reader: Reader): AdvertAdvice {
  const { world, language } = reader;
  const t = (key: string, params = {}): string => world.texts.t(language, key, params);
  const titleOf = (id: ParticularId): string => t(`adverts.particulars.${id}`);
  const ranked = gravestFirst(advert.signs);
  const shown = ranked.slice(0, most.signs);
  const sources = [...new Set(shown.map(({ id }) => t(`adverts.signs.${id}.source`)))].join('; ');
  return {
    lead: leadFor(advert, reader),
    missing: advert.missing.map(titleOf),
    signs: shown.map(({ id, written }) => ({
      title: t(`adverts.signs.${id}.title`),
      reason: t(`adverts.signs.${id}.reason`),
      written: written === null ? null : shortened(written),
    })),
    moreSigns: ranked.slice(most.signs).map(({ id }) => t(`adverts.signs.${id}.title`)),
    travel:
      advert.country !== null && world.adverts.travelAdvice(advert.country) ? t('adverts.advice') : null,
    states: statedOnes(advert).map(({ id, written }) => ({
      title: titleOf(id),
      written: shortened(written),
    })),
    register: registerWords(verdict, reader),
    questions: [1, 2, 3].map((n) => t(`adverts.questions.${n}`)),
    where: t('adverts.where'),
    sources: [
      ...(sources === '' ? [] : [t('adverts.sources', { titles: sources })]),
      numbersRead(world, language, 'adverts.where'),
    ].join(' '),
  };
}

/** Each particular once, with all that is stated of it. */
function statedOnes({ particulars }: Advert): { id: ParticularId; written: string }[] {
  const ids = [...new Set(particulars.map(({ id }) => id))].slice(0, most.states);
  return ids.map((id) => ({
    id,
    written: particulars
      .filter((one) => one.id === id)
      .map(({ written }) => written)
      .join('; '),
  }));
}

function leadFor({ verdict, particulars }: Advert, { world, language }: Reader): string {
  const t = (key: string, params = {}): string => world.texts.t(language, key, params);
  if (verdict !== 'cannot-tell') return t(`adverts.verdict.${verdict}`);
  const titles = [...new Set(particulars.map(({ id }) => t(`adverts.particulars.${id}`)))];
  const read = titles.length > 0 ? titles.join(', ').toLowerCase() : t('adverts.read-nothing');
  return t('adverts.verdict.cannot-tell', { read });
}

const shortened = (written: string): string =>
  written.length <= most.letters ? written : `${written.slice(0, most.letters).replace(/\s+\S*$/, '')} …`;

/** The register's answer in one or two sentences; the caution stands in the same one as the name. */
function registerWords(verdict: Verdict | null, { world, language, now }: Reader): string {
  const t = (key: string, params = {}): string => world.texts.t(language, `adverts.register.${key}`, params);
  if (verdict === null || verdict.verdict === 'not-a-name') return t('none');
  const [first] = verdict.matches;
  const days = Math.floor((now - Date.parse(verdict.registerDate)) / 86_400_000);
  const words = t(registerKey(verdict), {
    asked: verdict.asked,
    name: displayName(first?.name ?? verdict.asked),
    names: verdict.matches.map(({ name }) => displayName(name)).join(', '),
    date: dateInWords(verdict.registerDate, language, 'long'),
    since: dateInWords(first?.since ?? verdict.registerDate, language, 'long'),
  });
  // What other lists say of the company, in the words in which its own answer has it.
  const notices = (answerFor(verdict, now, language).notices ?? []).map(({ key, params }) =>
    world.texts.t(language, key, params),
  );
  const age = days >= oldAfterDays ? [t('old', { days: String(days) })] : [];
  return [words, ...age, ...notices].join(' ');
}

function registerKey({ verdict, kind }: Verdict): string {
  return kind === 'lpk' || kind === 'cv' ? kind : verdict;
}

/** The advice as one message of plain text. */
export function adviceInWords(advice: AdvertAdvice, { world, language }: Reader): string {
  const head = (part: string): string => world.texts.t(language, `adverts.heads.${part}`);
  const { missing, signs, moreSigns, travel, states } = advice;
  const parts = [
    [advice.lead],
    missing.length > 0 ? [head('missing'), `${missing.join(', ')}.`] : [],
    signs.length > 0 ? [head('signs'), ...signs.map(signInWords)] : [],
    moreSigns.length > 0
      ? [world.texts.t(language, 'adverts.more-signs', { titles: moreSigns.join('; ') })]
      : [],
    travel === null ? [] : [travel],
    states.length > 0
      ? [head('states'), ...states.map(({ title, written }) => `- ${title}: ${written}`)]
      : [],
    [head('register'), advice.register],
    [head('questions'), ...advice.questions.map((question) => `- ${question}`)],
    [head('where'), advice.where],
    [advice.sources],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const signInWords = ({ title, reason, written }: SaidSign): string =>
  written === null ? `- ${title}. ${reason}` : `- ${title} ("${written}"). ${reason}`;

/**
 * What can be said about a text as an advert, for a flow. `correction` is what a person typed for a company
 * or a number that the text has wrongly, or not at all. `shown`: it is a picture that they ask about.
 */
export function assessForFlow(args: JsonObject, reader: Reader): Assessed {
  const { world, language, now } = reader;
  const typed = typeof args.correction === 'string' ? args.correction.trim() : '';
  const text = typeof args.text === 'string' ? args.text : '';
  const story = [typed, text].filter((part) => part !== '').join('\n');
  const name = /\d{6}/.test(typed) ? '' : typed;
  const advert = world.adverts.assess([withForm(name) || typed, text].join('\n'), args.shown === true);
  const verdict = registerVerdict(advert, name, story, world);
  if (advert.verdict === 'not-an-advert' && name === '')
    return {
      found: {
        verdict: advert.verdict,
        text: world.texts.t(language, 'adverts.verdict.not-an-advert'),
        agency: null,
        story,
      },
      sheet: null,
    };
  const advice = adviseOn(advert, verdict, reader);
  const judged = advert.verdict === 'suspicious' || advert.verdict === 'no-red-flag';
  return {
    found: {
      verdict: advert.verdict,
      text: adviceInWords(advice, reader),
      agency: verdict?.matches[0]?.name ?? advert.agency,
      story,
    },
    sheet: judged ? sheetOf(advice, world.texts, language, now) : null,
  };
}

/** What a flow goes on with, and the picture to pass on where there is enough to stand in it. */
export interface Assessed {
  readonly found: JsonObject;
  readonly sheet: AdvertSheet | null;
}

const withForm = (name: string): string =>
  name === '' || /^(?:pt|cv|lpk)\b/i.test(name) ? name : `PT ${name}`;

/**
 * What the register says of the company of an advert. It is said to be listed only where the text shows that
 * the name ends there: a name that was cut too short must not pass for another company.
 */
function registerVerdict(advert: Advert, typed: string, text: string, world: AdvertWorld): Verdict | null {
  if (typed !== '') return world.agencies.check(withForm(typed));
  const mentioned = world.agencies.mentions(text);
  if (advert.agency === null) return mentioned;
  const checked = world.agencies.check(advert.agency);
  const agrees =
    (findCompany(text)?.whole ?? false) ||
    (mentioned?.verdict === 'listed' && mentioned.matches[0]?.nib === checked.matches[0]?.nib);
  return checked.verdict === 'listed' && !agrees ? { ...checked, verdict: 'similar' } : checked;
}

/** Fewer words than this are a question, whatever they name. */
const fewestWords = 6;
/** Without contact or licence, an advert has so many particulars. */
const manyParticulars = 5;

/** Whether a message is so plainly an advert that it is assessed without being asked to. */
export function isPlainAdvert(text: string, { adverts }: Pick<World, 'adverts'>): boolean {
  if (text.split(/\s+/).length < fewestWords) return false;
  const { verdict, particulars } = adverts.assess(text);
  if (verdict === 'not-an-advert') return false;
  const stated = new Set(particulars.map(({ id }) => id));
  return (
    stated.size >= manyParticulars ||
    ((stated.has('contact') || stated.has('licence') || stated.has('job-order')) && stated.size > 2)
  );
}
