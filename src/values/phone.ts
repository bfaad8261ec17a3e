import { unmask } from './unmask.ts';

/** A run that may be a telephone number: digits, look-alike letters between digits, and separators. */
const runs = /(?<![\p{L}\d/._@#-])(\+|00)?[([]?[\doOlI][\doOlI\s().[\]\-‐‑–/]{6,60}[\doOlI](?![\d\p{L}])/gu;
const links = /(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=|tel:)\+?(\d{8,15})/gi;

/** Country code → lengths of the whole number without `+`, for the places where workers from Indonesia are. */
const foreign: Record<string, readonly [number, number]> = {
  '1': [11, 11],
  '20': [11, 12],
  '31': [11, 11],
  '39': [11, 13],
  '40': [11, 11],
  '44': [12, 12],
  '48': [11, 11],
  '49': [11, 13],
  '60': [10, 12],
  '61': [11, 11],
  '63': [11, 12],
  '64': [10, 12],
  '65': [10, 10],
  '66': [10, 11],
  '673': [10, 10],
  '81': [11, 12],
  '82': [10, 12],
  '84': [11, 12],
  '852': [11, 11],
  '853': [11, 11],
  '855': [11, 12],
  '856': [11, 13],
  '86': [13, 13],
  '886': [11, 12],
  '90': [12, 12],
  '91': [12, 12],
  '95': [10, 12],
  '960': [10, 10],
  '961': [10, 11],
  '962': [11, 12],
  '963': [11, 12],
  '964': [12, 13],
  '965': [11, 11],
  '966': [11, 12],
  '967': [11, 12],
  '968': [11, 11],
  '971': [11, 12],
  '973': [11, 11],
  '974': [11, 11],
  '98': [12, 12],
};

/**
 * The telephone numbers in a text, each once, in E.164, in their order. Indonesian numbers are known by
 * `08`, `62`, `+62` and area codes; foreign ones only with `+` or `00`. Numbers may be spelt out ("nol
 * delapan satu dua …") or disguised ("o8l2"). Dates, money and registration numbers are none.
 */
export function findPhones(written: string): string[] {
  const text = inDigits(written);
  const found: { at: number; phone: string }[] = [];
  for (const match of text.matchAll(links)) {
    const phone = toE164(`+${match[1]}`);
    if (phone) found.push({ at: match.index, phone });
  }
  for (const match of text.matchAll(runs)) {
    if (isOtherNumber(text, match.index)) continue;
    for (const phone of phonesInRun(match[0])) found.push({ at: match.index, phone });
  }
  found.sort((a, b) => a.at - b.at);
  return [...new Set(found.map((one) => one.phone))];
}

/** Before digits they say that these are no telephone number. */
const otherNumber =
  /(?:\b(?:nib|nik|ktp|no\.? ?kk|paspor|passport|bca|bri|bni|bsi|btn|bjb|cimb|danamon|permata|seabank|bank [a-z]{2,10}|rek(?:ening)?|account|akaun)|rekening|norek|\brp\.?|\bidr|\brm)(?:nya|ne|na)?\s*[:.=]?\s*$/i;

/** The word before it says that it is a registration, an account or money. */
const isOtherNumber = (text: string, at: number): boolean =>
  otherNumber.test(text.slice(Math.max(0, at - 16), at));

/**
 * The text with `mask` instead of every telephone number but those of `keep` (E.164). Where a number is
 * disguised, other digits of the text may come out in their plain form; no other word changes.
 */
export function maskPhones(text: string, mask: string, keep: ReadonlySet<string> = new Set()): string {
  const hidden = (found: string): boolean => findPhones(found).some((phone) => !keep.has(phone));
  const plain = maskRuns(text, mask, keep);
  if (!hidden(plain)) return plain;
  const spelt = maskRuns(inDigits(plain), mask, keep);
  return hidden(spelt) ? spelt.replace(/[\d\p{Nd}]/gu, '•') : spelt;
}

function maskRuns(text: string, mask: string, keep: ReadonlySet<string>): string {
  const linked = text.replace(links, (link, digits: string) => {
    const phone = toE164(`+${digits}`);
    return phone === null || keep.has(phone) ? link : mask;
  });
  return linked.replace(runs, (run, ...rest: unknown[]) => {
    const at = rest.find((one) => typeof one === 'number') ?? 0;
    if (isOtherNumber(linked, at)) return run;
    const phones = phonesInRun(run);
    const kept = phones.filter((phone) => keep.has(phone));
    return kept.length === phones.length ? run : [...kept, mask].join(' / ');
  });
}

/** Digits as people say them: Indonesian, English, Javanese, Sundanese and Madurese. */
const spoken = new Map(
  [
    'nol kosong kosongkosong zero enol',
    'satu one siji hiji settong',
    "dua two loro dua' due",
    "tiga three telu tilu tello' tello",
    "empat four papat opat empa' empa",
    "lima five limo lema' lema",
    'enam six enem genep ennem nem',
    "tujuh seven pitu petto' petto",
    "delapan eight lapan wolu dalapan ballu' ballu",
    "sembilan nine songo sanga salapan sanga'",
  ].flatMap((words, digit) => words.split(' ').map((word) => [word, String(digit)] as const)),
);
const spokenDigit = `(?:${[...spoken.keys()].sort((a, b) => b.length - a.length).join('|')}|\\d{1,4}(?!\\d)|[oO])`;
const spokenRuns = new RegExp(
  `(?<![\\p{L}\\d])${spokenDigit}(?:[\\s,.-]{1,3}${spokenDigit}){3,20}(?![\\p{L}\\d])`,
  'giu',
);
const spokenWord = /\p{L}[\p{L}']*|\d+/gu;

/** "WA 8123456789": the zero is left out where the word says that it is a number. */
const withoutZero =
  /\b((?:wa|whatsapp|hp|hape|telp|tlp|nomor|nomer|no)\b[ .:]{0,3})(8[1-35-9]\d{7,10})(?!\d)/gi;

/** "0812 titik 3456", "0812 strip 3456": what parts the digits is said in words. */
const spokenGap =
  /(?<=[\doOlI]\s{0,2})(?:titik|dot|strip|setrip|minus|min|spasi|garis|dash)(?=\s{0,2}[\doOlI])/gi;
/** "08satu2-34dua": a word for a digit right beside digits. */
const stuckWords = new RegExp(
  `(?<![\\p{L}\\d])(?=\\p{L}{0,12}\\d|\\d{1,12}\\p{L})(?:\\d|${longSpoken()}){2,30}(?![\\p{L}\\d])`,
  'giu',
);
const longWord = new RegExp(longSpoken(), 'giu');
const lookalikes: Readonly<Record<string, string>> = { S: '5', B: '8', Z: '2', i: '1', '|': '1', '!': '1' };

function longSpoken(): string {
  return [...spoken.keys()]
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length)
    .join('|');
}

/** Wide and framed digits as plain ones, and numbers spelt out word by word in digits. */
function inDigits(text: string): string {
  const plain = unmask(text)
    .replace(/\p{Pd}/gu, '-')
    .replace(spokenGap, '-')
    .replace(stuckWords, (run) => run.replace(longWord, (word) => spoken.get(word.toLowerCase()) ?? word))
    .replace(/(?<=\d)[SBZi|!](?=[\doOlISBZ])/g, (letter) => lookalikes[letter] ?? letter)
    .replace(/(?<=\d)[•·_~*|]{1,2}(?=\d)/g, '-')
    .replace(withoutZero, '$10$2');
  return plain.replace(spokenRuns, (run) => {
    const parts = run.toLowerCase().match(spokenWord) ?? [];
    const digits = parts.map((part) => spoken.get(part) ?? (part === 'o' ? '0' : part)).join('');
    // "Dua, tiga orang" and "satu dua tiga" stay words.
    return /^(?:0|62)\d{8,13}$/.test(digits) && parts.some((part) => spoken.has(part)) ? ` ${digits} ` : run;
  });
}

/** Two numbers side by side are one run: `0812-3456-7890 / 0857 1234 5678`. */
function phonesInRun(run: string): string[] {
  return run.split(/\s*\/\s*|\n+|\s{2,}/).flatMap((part) => {
    const whole = toE164(part);
    if (whole) return [whole];
    return part.split(/\s(?=08\d\d|\+|62\s?8\d\d)/).flatMap((one) => toE164(one) ?? []);
  });
}

/** Nothing but digits, letters that look like them, and what parts them. */
const onlyDigits = /^[\doOlI\s().[\]+\-‐‑–/]+$/;

/** One number in any everyday spelling → E.164, or null when it is none. */
export function toE164(text: string): string | null {
  const plain = onlyDigits.test(text) ? text.replace(/[oO]/g, '0').replace(/[lI]/g, '1') : text;
  if (looksLikeMoneyOrDate(plain)) return null;
  const international = /^\s*[([]?(\+|00)/.test(plain);
  const digits = plain.replace(/\D/g, '').replace(/^00/, '');
  if (international) return fromInternational(digits);
  if (digits.startsWith('62')) return indonesian(digits.slice(2));
  // "03 5551234" is no area code of ours.
  if (/^\D*0[1-79]\D/.test(plain) && !/^\D*0[1-79]\D{0,2}\d{1,2}\D/.test(plain)) return null;
  if (digits.startsWith('0')) return indonesian(digits.slice(1));
  return null;
}

function looksLikeMoneyOrDate(text: string): boolean {
  const bare = text.trim();
  return (
    /^\d{1,3}(\.\d{3})+$/.test(bare) ||
    /^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}$/.test(bare) ||
    /^\d{4}-\d\d-\d\d/.test(bare)
  );
}

function fromInternational(digits: string): string | null {
  if (digits.startsWith('62')) return indonesian(digits.slice(2));
  for (let length = 3; length >= 1; length--) {
    const lengths = foreign[digits.slice(0, length)];
    if (!lengths) continue;
    // People write +886 (0)9…, with the zero of the inland form.
    const rest = digits.slice(length).replace(/^0/, '');
    const whole = digits.slice(0, length) + rest;
    return whole.length >= lengths[0] && whole.length <= lengths[1] ? `+${whole}` : null;
  }
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null;
}

/** National digits without the leading zero: mobile 8…, or a landline with an area code that exists. */
function indonesian(national: string): string | null {
  const digits = national.replace(/^0/, '');
  if (/^8[1-35-9]\d{7,10}$/.test(digits)) return `+62${digits}`;
  if (/^(?:2[1-9]|3[1-8]|4[0-8]|5[1-6]|6[1-5]|7[0-7]|9[0-8])\d{6,9}$/.test(digits)) return `+62${digits}`;
  return null;
}
