/** Letters looked at in one name or question; the rest of a longer text is left unread. */
const longestText = 4_000;

/**
 * Cuts a text into upper-case words of letters and digits. Accents, apostrophes and invisible marks
 * vanish; every other sign separates. Letters that stand alone in a row are one word ("P.T." is PT).
 */
export function wordsOf(text: string): string[] {
  return linesOf(text).flat();
}

/** The same, a list for each line that holds any word. */
export function linesOf(text: string): string[][] {
  return text
    .slice(0, longestText)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'`´‘’ʼ]+/gu, '')
    .toUpperCase()
    .split(/[\n\r\u2028\u2029]+/)
    .map((line) => gatherLetters(line.match(/[A-Z0-9]+/g) ?? []))
    .filter((line) => line.length > 0);
}

function gatherLetters(words: readonly string[]): string[] {
  const gathered: string[] = [];
  let run = '';
  const closeRun = () => {
    if (run.length > 2 && run.startsWith('PT')) gathered.push('PT', run.slice(2));
    else if (run !== '') gathered.push(run);
    run = '';
  };
  for (const word of words) {
    if (/^[A-Z]$/.test(word)) run += word;
    else {
      closeRun();
      gathered.push(word);
    }
  }
  closeRun();
  return gathered;
}

/** Words that say "limited company" or "placement company" and nothing about which one. */
const limitedCompany = new Set([
  'PT',
  'TBK',
  'PERSERO',
  'PERSEROAN',
  'TERBATAS',
  'PERUSAHAAN',
  'P3MI',
  'PPTKIS',
  'PJTKI',
]);

export function isLimitedCompany(word: string): boolean {
  return limitedCompany.has(word);
}

/** A name's words without its legal form; a name of nothing else keeps its words. */
export function nameWords(name: string): string[] {
  const words = wordsOf(name);
  const rest = words.filter((word) => !limitedCompany.has(word));
  return rest.length > 0 ? rest : words;
}

/**
 * The closed list of spellings that are one word to those who write them. Only what stands here may be
 * passed over in saying that a company is in the register. Each is written without doubled letters.
 */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/PACIFI[CK]|PASIFIC/g, 'PASIFIK'],
  [/INTERNATIONAL/g, 'INTERNASIONAL'],
  [/PROFESIONAL|PROFESSIONAL/g, 'PROFESIONAL'],
  [/REZEKI/g, 'REJEKI'],
  [/SAMUDERA/g, 'SAMUDRA'],
  [/SEJAHTERA/g, 'SEJAHTRA'],
  [/ANUGERAH/g, 'ANUGRAH'],
  [/PUTERA/g, 'PUTRA'],
  [/PUTERI/g, 'PUTRI'],
  [/SENTAUSA/g, 'SENTOSA'],
  [/BHAKTI/g, 'BAKTI'],
  [/DHARMA/g, 'DARMA'],
  [/SETYA/g, 'SETIA'],
  [/CHANDRA/g, 'CANDRA'],
  [/MANAGEMENT/g, 'MANAJEMEN'],
  [/EXPRES/g, 'EKSPRES'],
  // The spelling of before 1972: OENGGOEL, DJAYA, KENTJANA. Never at a word's end (JOE, KTJ).
  [/OE(?=[B-DF-HJ-NP-TV-Z])/g, 'U'],
  [/DJ(?=[AEIOU])/g, 'J'],
  [/TJ(?=[AEIOU])/g, 'C'],
];

const anySpelling = new RegExp(spellings.map(([variant]) => variant.source).join('|'));

/** A short word with a doubled letter is another word (IIM, IM); a long one is a slip of the finger. */
const doublingMatters = 5;

/** One spelling for all harmless spellings of a word. */
export function harmless(word: string): string {
  let folded = word.length < doublingMatters ? word : undouble(word);
  if (!anySpelling.test(folded)) return folded;
  for (const [variant, usual] of spellings) folded = folded.replace(variant, usual);
  return folded;
}

/** How a word sounds, roughly: for finding what somebody may have meant, never for saying "it is". */
export function sound(word: string): string {
  return undouble(
    harmless(word)
      .replace(/PH/g, 'F')
      .replace(/SY(?=[AEIOU])|SH/g, 'S')
      .replace(/K?X/g, 'KS')
      .replace(/([BCDGKT])H/g, '$1')
      .replace(/[VW]/g, 'F')
      .replace(/[QC](?![EI])/g, 'K')
      .replace(/C|Z/g, 'S')
      .replace(/Y/g, 'I'),
  );
}

/** One key for all spellings of a company's name that are surely the same: legal form, spaces, variants. */
export function companyKey(name: string): string {
  return nameWords(name).map(harmless).join('');
}

function undouble(word: string): string {
  return word.replace(/([A-Z])\1+/g, '$1');
}
