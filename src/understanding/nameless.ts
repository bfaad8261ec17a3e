import { isOwnName } from './names.ts';

/** Stands for what was taken out, in every language. */
const gap = '[…]';

const emails = /[\p{L}\d._%+-]{1,64}@[\p{L}\d.-]{1,120}\.\p{L}{2,20}/gu;
const handles = /(?<![\p{L}\d])@[\p{L}\d._]{2,40}/gu;
const links = /(?:https?:\/\/|www\.|wa\.me\/|t\.me\/)[^\s]{1,300}/gi;
/** Runs of digits, with letters that stand for digits, however they are parted. */
const digits = /(?<![\p{L}])\+?\(?[\doOlI](?:[\s().,\-–/]{0,3}[\doOlI]){4,40}(?![\p{L}])/gu;
const numeral =
  '(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|zero|one|two|three|four|five|six|seven|eight|nine)';
const spokenDigits = new RegExp(`(?<!\\p{L})(?:${numeral}[\\s,-]+){4,}${numeral}(?!\\p{L})`, 'giu');

const companies = /(?<![\p{L}\d])(?:p\s?\.?\s?t|c\s?\.?\s?v|lpk|yayasan)(?:\.|\s)\s{0,3}/giu;
const persons =
  /(?<![\p{L}\d])(?:pak|bpk|bapak|bu|ibu|mas|mbak|mba|mbk|bang|kang|kak|cak|om|tante|ustad|ustadz|kyai|haji|hj|mr|mrs|ms|miss|calo|sponsor|nama saya|nama aku|nama ?ku|nama(?:nya)?|bernama|my name is|named|a\.n\.?|atas nama)\.?:?\s{1,3}/giu;

const longest = { company: 6, person: 3 };
/** Longer texts are stories or adverts, not questions. */
const mostCharacters = 300;

/**
 * A question without what could tell who asked it or of whom it speaks: telephone and other long numbers,
 * e-mail addresses, links, and the names after "PT", "pak", "bu" and the like. Null for what is too long
 * for a question. It rather takes out too much than too little.
 */
export function nameless(text: string): string | null {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length > mostCharacters || line === '') return null;
  const bare = [emails, links, handles, spokenDigits].reduce((left, what) => left.replace(what, gap), line);
  const numberless = bare.replace(digits, (run) => (run.replace(/\D/g, '').length >= 3 ? gap : run));
  return namesOut(namesOut(numberless, companies, longest.company), persons, longest.person);
}

/** Takes out the names that follow a word which announces one. */
function namesOut(text: string, announced: RegExp, most: number): string {
  let rest = '';
  let from = 0;
  for (const match of text.matchAll(announced)) {
    const start = match.index + match[0].length;
    const end = endOfName(text, start, most);
    if (match.index < from || end === start) continue;
    rest += `${text.slice(from, start)}${gap}`;
    from = end;
  }
  return rest + text.slice(from);
}

/** Where the name that begins at `start` ends; `start` itself when no name stands there. */
function endOfName(text: string, start: number, most: number): number {
  let end = start;
  for (const match of text.slice(start).matchAll(/([\p{L}\p{M}\d'’&-]+)([\s.]*)/gu)) {
    const word = match[1] ?? '';
    const gapBefore = start + match.index > end && !/^[\s.]*$/.test(text.slice(end, start + match.index));
    if (gapBefore || most === 0 || !isPartOfName(word)) break;
    end = start + match.index + word.length;
    most -= 1;
  }
  return end;
}

/** A capital makes a name of an everyday word ("PT Maju Jaya"); else it is a word that means nothing here. */
function isPartOfName(word: string): boolean {
  return isOwnName(word.toLowerCase(), /^\p{Lu}/u.test(word));
}
