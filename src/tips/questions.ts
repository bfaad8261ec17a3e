import type { CaseKind } from './case.ts';
import { isPlaceKnown, type NamedPlaces, questionsOf } from './kinds.ts';

/** A question of an intake. Whatever it offers, an answer in one's own words is taken too. */
interface Question {
  readonly choices: readonly string[];
  /** What a story has in it that answers this already, in lower case. */
  readonly said?: RegExp;
}

export const questionIds = [
  'where',
  'papers',
  'holder',
  'since',
  'asker',
  'shelter',
  'passport',
  'state',
  'care',
  'told-by',
  'pay',
  'ship',
  'position',
  'reach',
  'held-by',
  'embassy',
] as const;
export type QuestionId = (typeof questionIds)[number];

const table: Readonly<Record<QuestionId, Question>> = {
  where: { choices: [] },
  papers: {
    choices: ['passport', 'diploma', 'id-card', 'several'],
    said: /\b(?:pasp?or\w*|passport\w*|ija[sz]a?h\w*|e?-?ktp\w*|kartu keluarga|kk|ak[tl]e\w*|akta\w*|buku nikah|diploma|certificate|id card)\b/,
  },
  holder: {
    choices: ['employer', 'agent', 'company', 'other'],
    said: /\b(?:majikan\w*|bos\w*|agen\w*|agensi\w*|sponsor\w*|calo\w*|pt|lpk|penampungan\w*|mandor\w*|employer|boss|agent|agency|broker|recruiter|company|training centre)\b/,
  },
  since: {
    choices: ['week', 'month', 'year', 'longer'],
    said: /\b(?:sejak|semenjak|kemarin|kemaren|(?:hari|minggu|bulan|tahun)(?: yang| yg)? (?:lalu|kemarin)|(?:\d+|se|dua|tiga|empat|lima|enam) ?(?:hari|minggu|bulan|bln|tahun|thn)|since|ago|yesterday|last (?:week|month|year)|for (?:\w+ ){1,2}(?:days?|weeks?|months?|years?))\b/,
  },
  asker: {
    choices: ['family', 'friend', 'other'],
    said: /\b(?:(?:anak|suami|istri|kakak|adik|ibu|mama|bapak|ayah|saudara|keponakan|sepupu|paman|bibi|tante|om) ?(?:saya|ku|kami|sy|gw|gue)|my (?:son|daughter|husband|wife|brother|sister|mother|father|cousin|uncle|aunt|nephew|niece|friend)|(?:teman|tetangga) ?(?:saya|ku|kami))\b/,
  },
  shelter: {
    choices: ['both', 'no-food', 'no-bed', 'neither'],
    said: /\b(?:tidur|makan\w*|menginap|nginap|nginep|sleep\w*|food|eat\w*|shelter)\b/,
  },
  passport: {
    choices: ['mine', 'kept', 'lost', 'none'],
    said: /\b(?:pasp?or\w*|passport\w*|splp)\b/,
  },
  // Asked whatever the story says: it decides whether anybody is woken.
  state: { choices: ['life', 'weak', 'able'] },
  care: {
    choices: ['hospital', 'home', 'nowhere'],
    said: /\b(?:rumah ?sakit|rs|rsud|icu|igd|klinik|dirawat|opname|hospital|clinic)\b/,
  },
  'told-by': { choices: ['mission', 'employer', 'friend', 'other'] },
  pay: {
    choices: ['yes', 'no', 'unsure'],
    said: /\b(?:bayar\w*|dibayar\w*|membayar\w*|biaya\w*|ongkos\w*|pay\w*|paid|costs?|fees?)\b/,
  },
  ship: {
    choices: [],
    said: /(?<![\d]\s?)\b(?:km|kmn|mv|mt|fv|tb)[ .]+[a-z]|\b(?:nama kapal\w*|kapal (?:bernama|namanya|kami bernama)|ship called|vessel called)\b/,
  },
  position: {
    choices: [],
    said: /\b(?:pelabuhan|posisi\w*|koordinat|lintang|bujur|sandar|berlabuh|port|harbou?r|position|anchored|latitude|longitude)\b/,
  },
  reach: { choices: ['yes', 'sometimes', 'no'] },
  'held-by': {
    choices: ['police', 'immigration', 'depot', 'unsure'],
    said: /\b(?:pol[ie]s\w*|imigrasi\w*|depot?\w*|detensi|penjara\w*|police|immigration|prison|jail)\b/,
  },
  embassy: {
    choices: ['yes', 'no', 'unsure'],
    said: /\b(?:kbri|kjri|kdei|kedutaan\w*|konsulat\w*|kemlu|embassy|consulate)\b/,
  },
};

export const questionIdOf = (name: unknown): QuestionId | null =>
  questionIds.find((id) => id === name) ?? null;

/** What may be picked instead of writing; empty for a question that is answered in words only. */
export const choicesOfQuestion = (id: QuestionId): readonly string[] => table[id].choices;

/** What a story says, as far as questions depend on it. */
export interface Said extends NamedPlaces {
  readonly text: string;
}

/** What is still to be asked of a story, in order. `asked`: answered or passed over already. */
export function openQuestions(kind: CaseKind, said: Said, asked: ReadonlySet<QuestionId>): QuestionId[] {
  const words = said.text.toLowerCase();
  return questionsOf(kind).filter((id) => !asked.has(id) && !isSaid(id, kind, words, said));
}

function isSaid(id: QuestionId, kind: CaseKind, words: string, places: NamedPlaces): boolean {
  return id === 'where' ? isPlaceKnown(kind, places) : (table[id].said?.test(words) ?? false);
}
