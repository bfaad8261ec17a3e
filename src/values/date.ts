/** ISO calendar date, `2026-11-22`. */
export type IsoDate = string;

const weekdays = new Map(
  Object.entries({
    minggu: 0,
    ahad: 0,
    sunday: 0,
    senin: 1,
    monday: 1,
    selasa: 2,
    tuesday: 2,
    rabu: 3,
    rebo: 3,
    wednesday: 3,
    kamis: 4,
    kemis: 4,
    thursday: 4,
    jumat: 5,
    jumaat: 5,
    friday: 5,
    sabtu: 6,
    saturday: 6,
    salasa: 2,
    setu: 6,
    saptu: 6,
    sennin: 1,
    arebbu: 3,
    kemmis: 4,
    khamis: 4,
    isnin: 1,
  }),
);

const months = new Map(
  Object.entries({
    januari: 1,
    jan: 1,
    january: 1,
    februari: 2,
    feb: 2,
    pebruari: 2,
    february: 2,
    maret: 3,
    mar: 3,
    march: 3,
    april: 4,
    apr: 4,
    mei: 5,
    may: 5,
    juni: 6,
    jun: 6,
    june: 6,
    juli: 7,
    jul: 7,
    july: 7,
    agustus: 8,
    agu: 8,
    agt: 8,
    ags: 8,
    august: 8,
    september: 9,
    sep: 9,
    sept: 9,
    oktober: 10,
    okt: 10,
    oct: 10,
    october: 10,
    november: 11,
    nov: 11,
    nopember: 11,
    desember: 12,
    des: 12,
    dec: 12,
    december: 12,
  }),
);

/** Of a day that is not over: "tadi" and "semalam" are not among them. */
const today =
  /\b(?:hari ini|harini|hr ini|hari ni|hri ini|sekarang|skrg|skrng|skg|(?:nanti|ntar|nti|nnt|tar|engke|mengko|ngko) (?:malam|mlm|malem|bengi|wengi|peuting|sore|siang|subuh|tengah malam)|(?:malam|mlm|malem|subuh|sore|siang|pagi|petang) (?:ini|ni|nanti|ntar)|today|tonight|this (?:morning|afternoon|evening)|right now|saiki|dino iki|dina iki|ayeuna|(?:peuting|poe|dinten|sore|wengi) ieu|bengi iki|satiya|sateya|are reya|malem reya|daggi' malem|dhagghi' malem|mangken|(?:se|s)?bentar lagi|(?:se)?kejap lagi|sekedap deui|sakedap deui|sedilut maneh|(?:\d|satu|dua|beberapa|se) ?jam lagi)\b/;
/** Hours alone are today's. */
const soonHour =
  /\b(?:nanti|ntar) jam \d|\bjam (?:\d{1,2}|satu|dua|tiga|empat|lima)(?:[.:]\d\d)? (?:nanti|ini)\b|\bjam \d{1,2}(?:[.:]\d\d)? (?:pagi|subuh|malam|mlm|malem|siang|sore)(?: nanti)?\b|\b(?:subuh|shubuh|dini hari)\b/;
export const tomorrow =
  /\b(?:besok|bsk|besuk|besuq|bsok|besk|beso|esok|esuk|tomorrow|tmrw|tmr|sesuk|mbesuk|isukan|isuk|enjing|enjang|mbenjing|benjing|lagguna|lagguk|laggu)\b(?! sabbhan)|\blaggu'/;
export const yesterday =
  /\b(?:kemarin|kmrn|kemaren|kmren|semalam|semalem|tadi (?:malam|pagi|siang|sore|subuh)|malam tadi|wingi|mau bengi|kamari|kamari peuting|bari'|yesterday|last (?:night|week|month|year))\b|\bsampai (?:sekarang|skrg|hari ini)\b|\b(?:tahun|thn|sejak|since) (?:19|20)\d\d\b|\b(?:lalu|kepungkur|ago)\b/;
export const afterTomorrow = /\b(?:lusa|besok lusa|day after tomorrow|pageto|pagetto)\b/;

/**
 * The day that a text speaks of, seen from `now` in a time zone ("Asia/Jakarta"), or null. Understands "besok",
 * "lusa", "nanti malam", "hari Senin", "minggu depan", "bulan depan", "3 hari lagi", "tgl 5", "5 Desember",
 * "12/05/2026". Days of a week or month that are over mean the next ones. "Minggu depan" is seven days on.
 */
export function findDate(text: string, now: Date, timeZone: string): IsoDate | null {
  const line = text.slice(0, 2000).toLowerCase();
  const here = dayIn(now, timeZone);
  return written(line, here) ?? named(line, here);
}

/** Does the text say today, tonight or tomorrow? */
export function saysSoon(text: string): boolean {
  const line = text.toLowerCase();
  if (afterTomorrow.test(line)) return false;
  if (tomorrow.test(line)) return true;
  return (today.test(line) || soonHour.test(line)) && !yesterday.test(line);
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A date given by numbers or with the name of a month. */
function written(line: string, here: Day): IsoDate | null {
  const numeric = /\b(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{2}|\d{4}))?\b(?![.,]?\d)/.exec(line);
  if (numeric) return ahead(here, Number(numeric[1]), Number(numeric[2]), yearOf(numeric[3]));
  const iso = /\b(\d{4})-(\d\d)-(\d\d)\b/.exec(line);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  for (const [, day = '', name = '', year] of line.matchAll(
    /\b(\d{1,2})\s{0,2}([a-z]{3,9})\b(?:\s{0,2}(\d{4}))?/g,
  )) {
    const month = months.get(name);
    if (month) return ahead(here, Number(day), month, yearOf(year));
  }
  const dayOnly = /\b(?:tgl|tanggal|tggl|tg)\.?\s{0,2}(\d{1,2})\b/.exec(line);
  if (!dayOnly) return null;
  const day = Number(dayOnly[1]);
  const later = day < here.day || /\bbulan depan|bln depan\b/.test(line) ? 1 : 0;
  const month = ((here.month - 1 + later) % 12) + 1;
  return valid(month < here.month ? here.year + 1 : here.year, month, day);
}

/** A date given by its distance from today or its day of the week. */
function named(line: string, here: Day): IsoDate | null {
  if (afterTomorrow.test(line)) return shifted(here, 2);
  if (tomorrow.test(line)) return shifted(here, 1);
  const distance =
    /\b(\d{1,3})\s{0,2}(hari|hr|minggu|mgg|days?|weeks?)\s(?:lagi|kedepan|ke depan|from now)\b/.exec(line);
  if (distance)
    return shifted(here, Number(distance[1]) * (/^(?:minggu|mgg|week)/.test(distance[2] ?? '') ? 7 : 1));
  if (/\b(?:minggu|mgg|pekan) (?:depan|dpn)\b|\bnext week\b/.test(line)) return shifted(here, 7);
  if (/\b(?:bulan|bln) (?:depan|dpn)\b|\bnext month\b/.test(line)) {
    const month = (here.month % 12) + 1;
    const year = month === 1 ? here.year + 1 : here.year;
    return valid(year, month, here.day) ?? valid(year, month, 28);
  }
  for (const [word] of line.replaceAll("jum'at", 'jumat').matchAll(/[a-z]+/g)) {
    const weekday = weekdays.get(word);
    if (
      weekday === undefined ||
      (weekday === 0 && !/\b(?:hari|malam|sunday|ahad) ?minggu\b|\bsunday\b|\bahad\b/.test(line))
    )
      continue;
    const current = new Date(Date.UTC(here.year, here.month - 1, here.day)).getUTCDay();
    return shifted(here, (weekday - current + 7) % 7 || 7);
  }
  return today.test(line) ? shifted(here, 0) : null;
}

/** Making one takes longer than reading a message. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

function dayIn(now: Date, timeZone: string): Day {
  const [year = 0, month = 0, day = 0] = formatOf(timeZone).format(now).split('-').map(Number);
  return { year, month, day };
}

/** Without a year, a day that is over means next year's. */
function ahead(here: Day, day: number, month: number, year: number | null): IsoDate | null {
  if (year !== null) return valid(year, month, day);
  const over = month < here.month || (month === here.month && day < here.day);
  return valid(over ? here.year + 1 : here.year, month, day);
}

function yearOf(text: string | undefined): number | null {
  if (!text) return null;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function shifted(here: Day, days: number): IsoDate {
  return new Date(Date.UTC(here.year, here.month - 1, here.day + days)).toISOString().slice(0, 10);
}

function valid(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || year > 2200 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  return date.toISOString().slice(0, 10);
}
