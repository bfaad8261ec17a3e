import { findMoney } from '../values/money.ts';
import { type ParticularId, type Sign, type SignId, signIds } from './advert.ts';
import { type Closings, closingFor } from './closed.ts';
import type { Company } from './company.ts';
import { type Stated, tidy } from './particulars.ts';
import { findAll, has, sentenceAround, wordsBefore } from './pattern.ts';
import type { PlaceNamed } from './place.ts';
import {
  denials,
  governmentOffice,
  governmentProgramme,
  hostess,
  householdWork,
  marriage,
  men,
  promisedWork,
  type SignWords,
  screenWork,
  signWords,
  training,
  unclearWork,
  warning,
  womenOnly,
} from './sign-words.ts';
import type { AdvertText, Span } from './words.ts';

/** What the signs are looked for in. */
export interface Looked {
  readonly text: AdvertText;
  readonly company: Company | null;
  readonly places: readonly PlaceNamed[];
  readonly stated: Stated;
  readonly closings: Closings;
}

/** Where each sign shows; null where it is that something is left out. */
type Shown = Map<SignId, Span | null>;

/** The warning signs of an advert, in the order of `signIds`. */
export function signsOf(looked: Looked): Sign[] {
  const shown: Shown = new Map();
  const add = (id: SignId, span: Span | null | undefined): void => {
    if (span !== undefined && !shown.has(id)) shown.set(id, span);
  };
  const licensed = looked.stated.has('licence') || looked.stated.has('job-order');
  for (const words of signWords) {
    if (!(words.unlicensedOnly && licensed)) add(words.sign, firstShown(looked.text, words));
  }
  add('under-age', ageUnder18(looked.text));
  add('woman-only-unclear', womenForUnclear(looked, licensed));
  if (!has(looked.text, governmentProgramme) || !has(looked.text, governmentOffice)) {
    if (!looked.company) add('no-company', null);
    if (!licensed) add('no-licence', null);
  }
  add('training-as-placement', trainingAsPlacement(looked));
  add('private-contact', privateContact(looked));
  add('closed-country', closedCountry(looked));
  add('scam-destination', scamDestination(looked));
  add('unrealistic-pay', unrealisticPay(looked, shown, licensed));
  return signIds.flatMap((id) => {
    const span = shown.get(id);
    if (span === undefined) return [];
    return [{ id, written: span && writtenAt(looked.text, span) }];
  });
}

const mostQuoted = 120;

const writtenAt = ({ raw }: AdvertText, { from, to }: Span): string =>
  tidy(raw.slice(from, Math.min(to, from + mostQuoted)));

/** The first place where a sign shows and is neither denied nor warned of. */
function firstShown(text: AdvertText, { words, deniable, sign }: SignWords): Span | undefined {
  return findAll(text, words).find(({ at, end }) => {
    if (warning.test(` ${sentenceAround(text, at)} `)) return false;
    if (!deniable) return true;
    const inside = text.line.slice(at, end).split(' ');
    if (isDenied(text, at) || inside.some((word) => denials.has(word))) return false;
    if (sign === 'holds-documents') return !staysWithWorker(text, at, end);
    return !(sign === 'pays-recruiter' && isNothing(text, at, end));
  });
}

function isDenied(text: AdvertText, at: number): boolean {
  const clause = text.line.slice(0, at).split(/ [,.]/).at(-1) ?? '';
  const words = clause.split(' ').filter((word) => word !== '');
  // "Tidak ada potongan gaji maupun pinjaman": the denial holds for what it is joined with.
  const reach = joining.has(words.at(-1) ?? '') ? 7 : 3;
  return words.slice(-reach).some((word) => denials.has(word));
}

const joining = new Set('maupun atau dan or nor and serta apalagi'.split(' '));

const worker =
  /(?:^| )(?:oleh )?(?:sendiri|pekerja|abk|cpmi|pmi|kamu|anda|peserta|masing|seafarer|worker|you|employee)(?: |$)/;

function staysWithWorker(text: AdvertText, at: number, end: number): boolean {
  const after = text.line.slice(end, end + 20).split(/ [,.]/, 1)[0] ?? '';
  return worker.test(after) || worker.test(wordsBefore(text, at, 1).join(' '));
}

/** `biaya 0`, money for the family, and what is always one's own (B-4) are no demand. */
function isNothing(text: AdvertText, at: number, end: number): boolean {
  const words = text.line.slice(at, end);
  return (
    /(?:^| )0$|kesehatan|medical|paspor|skck|bpjs|psikotes|mcu/.test(words) ||
    /^(?: ,)? (?:untuk )?(?:keluarga|oleh majikan|ditanggung|dipinjam|ditalang)/.test(text.line.slice(end)) ||
    wordsBefore(text, at, 2).includes('keluarga')
  );
}

const ages = [
  /(?:umur|usia|age|aged)(?: (?:min|minimal|mulai|dari|antara|sekitar|1|2))? (1[0-7])(?: (?:tahun|th|years|sampai|sd|hingga|to|,))* (?:boleh|bisa|ke atas|up|\d\d)/g,
  / (1[2-7])(?: (?:sampai|sd|hingga|to|,))? (?:[1-5]\d) (?:tahun|th|years?)/g,
  / (?:min|minimal|mulai) (?:umur |usia )?(1[0-7]) (?:tahun|th)/g,
  / (?:umur|usia)? ?(1[4-7]) (?:tahun )?(?:juga |pun )?(?:boleh|bisa)/g,
];

function ageUnder18(text: AdvertText): Span | undefined {
  for (const expression of ages) {
    const match = expression.exec(text.line);
    expression.lastIndex = 0;
    if (match) return text.spanOf(match.index, match.index + match[0].length);
  }
  return undefined;
}

/** Women as women, for work that is not named, for entertainment, or for marriage. */
function womenForUnclear({ text, stated }: Looked, licensed: boolean): Span | undefined {
  const [bride] = findAll(text, marriage);
  if (bride && !has(text, /(?<= )(?:buku|surat) nikah(?= )/g)) return bride;
  const [women] = findAll(text, womenOnly);
  const [unclear] = findAll(text, unclearWork);
  if (unclear && has(text, hostess)) return unclear;
  if (!women || has(text, men)) return undefined;
  if (unclear) return unclear;
  return licensed || stated.has('job') || has(text, householdWork) ? undefined : women;
}

/** A training or internship that is sold as a way to work; licensed senders of trainees aside. */
function trainingAsPlacement({ text, company, stated }: Looked): Span | undefined {
  if (stated.has('licence') || stated.has('job-order')) return undefined;
  const [course] = findAll(text, training);
  if (!course) return undefined;
  const isSchool = company?.name.startsWith('LPK') ?? false;
  return isSchool || has(text, promisedWork) ? course : undefined;
}

const personal = /(?<= )(?:inbox|dm|japri|pm|telegram|tele|tg|wechat|chat|pribadi|me|bio)(?= )/;
const freeMail = /@(?:gmail|yahoo|hotmail|outlook|ymail)\./i;
const person =
  /(?:\b(?:hub|hubungi|wa|cp|contact|call|chat|kontak|info|daftar|sponsor|lapangan|kami)\W{1,3}(?:\w+ ){0,3}?)(?:pak|bpk|bp|bapak|bu|ibu|mbak|mba|mb|mas|bang|kak|kang|encik|puan|cik|mr|mrs|madam|mami|sensei|ust\w*|haji|h|hj)\b\.? ?\p{L}/iu;

const personalNumber =
  /\b(?:pak|bpk|bp|bu|ibu|mbak|mba|mb|mas|bang|kak|kang|umi|abah|ust\w*|hj)\b\.? \p{Lu}\p{L}+\W{0,4}(?:di WA |wa |hp )?[+\d]|\d\W{1,3}(?:pak|bpk|bu|ibu|mbak|mba|mas|bang|kak|kang|tante|om)\b\.? \p{Lu}/iu;

/** Only a person's own number or account; nobody who could be found at an office. */
function privateContact({ text, company, stated }: Looked): Span | undefined {
  const [contact] = stated.get('contact') ?? [];
  if (!contact) return undefined;
  if (company && stated.has('office')) return undefined;
  if (!company) return contact;
  const isPersonal =
    personalNumber.test(text.raw) ||
    personal.test(text.line) ||
    freeMail.test(text.raw) ||
    person.test(text.raw);
  const licensed = stated.has('licence') || stated.has('job-order');
  return isPersonal && !licensed ? contact : undefined;
}

/** Any land where all work is closed, or the first one for household work. */
function closedCountry({ text, places, closings }: Looked): Span | undefined {
  const household = findAll(text, householdWork).some(({ end }) => !/^ \d/.test(text.line.slice(end)));
  return places.find(({ code }, at) => {
    const closing = closingFor(closings, code, household);
    return closing !== null && (at === 0 || places[0]?.code === code);
  });
}

/** Where forced work in scam compounds was found (W-4); in some lands only with work by screen. */
const scamLands = new Set(['KH', 'MM']);
const scamLandsByScreen = new Set(['TH', 'LA', 'PH', 'VN']);

function scamDestination({ text, places }: Looked): Span | undefined {
  const [first] = places;
  if (!first) return undefined;
  if (scamLands.has(first.code)) return first;
  return scamLandsByScreen.has(first.code) && has(text, screenWork) ? first : undefined;
}

/** Promises as they were read of scam compounds: from Rp7 million a month (W-4), or in dollars (W-18). */
const promised = { IDR: 7e6, USD: 500 };
/** High pay without any skill: clearly within what was promised there. */
const withoutSkill = { IDR: 15e6, USD: 1000 };
/** A million a day (W-8). */
const aDay = 1e6;

function unrealisticPay({ text, stated }: Looked, shown: Shown, licensed: boolean): Span | undefined {
  const scam = shown.has('scam-destination');
  if (licensed && !scam) return undefined;
  const limits = scam ? promised : shown.has('unqualified') ? withoutSkill : null;
  return (stated.get('pay') ?? []).find((span) => {
    const written = text.raw.slice(span.from, span.to);
    const sums = findMoney(
      written.replace(/(\d)\s?[-–]\s?(?=\d)/g, '$1 $2 ').replace(/\bidr (\d+) million/i, '$1 juta'),
    );
    const daily = /\b(?:sehari|per ?hari|\/ ?hari)\b/i.test(written);
    return sums.some(({ amount, currency }) => {
      if (daily && currency === 'IDR') return amount >= aDay;
      if (limits === null || daily) return false;
      return amount >= (currency === 'IDR' ? limits.IDR : currency === 'USD' ? limits.USD : Infinity);
    });
  });
}

/** Signs that stand even where little of an advert could be read. */
export const heavySigns: ReadonlySet<SignId> = new Set([
  'visit-visa',
  'pays-recruiter',
  'debt-cut',
  'holds-documents',
  'unrealistic-pay',
  'scam-destination',
  'secrecy',
  'unofficial-route',
  'under-age',
  'woman-only-unclear',
  'training-as-placement',
  'forged-papers',
  'closed-country',
]);

/** The gravest first: a list is cut at its end. */
const gravity: readonly SignId[] = [
  'scam-destination',
  'under-age',
  'woman-only-unclear',
  'closed-country',
  'visit-visa',
  'unofficial-route',
  'holds-documents',
  'debt-cut',
  'pays-recruiter',
  'forged-papers',
  'secrecy',
  'training-as-placement',
  'unrealistic-pay',
  'no-company',
  'no-licence',
  'unqualified',
  'rushed',
  'private-contact',
];

/** Signs in the order in which they are told. */
export const gravestFirst = (signs: readonly Sign[]): Sign[] =>
  [...signs].sort((a, b) => gravity.indexOf(a.id) - gravity.indexOf(b.id));

/** What UU 18/2017 and PP 59/2021 want a worker to be told, as far as an advert can. */
export const required: readonly ParticularId[] = [
  'company',
  'licence',
  'job-order',
  'country',
  'job',
  'pay',
  'contract',
  'costs',
  'office',
];
