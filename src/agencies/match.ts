import { findHits, type Hit } from './hits.ts';
import { nameWords, wordsOf } from './name.ts';
import { type IndexedCompany, indexNames, type Likely, type NameIndex } from './name-index.ts';
import type { Notice, NoticeList } from './notice.ts';
import { companiesOf } from './noticed.ts';
import {
  beginsBefore,
  endsBehind,
  isBoundary,
  isOrdinary,
  type Layout,
  longestName,
  onlyAsks,
  opensPersonName,
  type Question,
  readQuestion,
  type Segment,
  soundsLikePerson,
} from './question.ts';
import type { Register } from './register.ts';

export type VerdictKind = 'listed' | 'similar' | 'delisted' | 'not-listed' | 'not-a-name';

export interface NameMatch {
  readonly name: string;
  /** Empty where the register gives none. */
  readonly nib: string;
  /** 0 to 1; 1 where nothing but harmless differences were found. */
  readonly score: number;
  /** Set for a company that is no longer in the register: the first register without it. */
  readonly since?: string;
}

/** What was asked about, where it is no limited company. `cv` stands for every other legal form. */
export type OtherThan = 'lpk' | 'cv' | 'person' | 'phone';

export interface Verdict {
  readonly verdict: VerdictKind;
  /** Best first, at most three; empty with `not-listed` and `not-a-name`. */
  readonly matches: readonly NameMatch[];
  /** The day for which the register holds, `2026-09-17`. */
  readonly registerDate: string;
  /** The name (or number) that the question was taken to be about, in capitals; empty if none. */
  readonly asked: string;
  readonly kind: OtherThan | null;
  /** What lists of suspended and revoked licences say about the company that was found. */
  readonly notices: readonly Notice[];
}

/** A company that an earlier register held and the present one does not. */
export interface Delisted {
  readonly name: string;
  readonly nib: string;
  /** The day of the first register without it. */
  readonly since: string;
}

export interface Matcher {
  /** Answers a question about one company: a name, a business number, or a sentence around them. */
  check(query: string): Verdict;
  /** The company that an ordinary message clearly names, or null. */
  mentions(text: string): Verdict | null;
  /** All names that can be found. */
  names(): readonly string[];
}

const mostMatches = 3;

/** Likeness from which a name is worth showing as "did you mean", and from which in mere talk. */
const worthAsking = 0.68;
const worthAskingInTalk = 0.8;

/** What a likeness is worth where everyday words were left out to find it. */
const leftOut = 0.9;

/** Weaker matches are shown beside the best one only when they are nearly as good. */
const besideBest = 0.2;

const segmentsCompared = 4;

/** Builds the index once; each look-up is then independent of the register's size, or nearly so. */
export function createMatcher(
  register: Register,
  delisted: readonly Delisted[] = [],
  lists: readonly NoticeList[] = [],
): Matcher {
  const companies = companiesOf(register, delisted, lists);
  const index = indexNames(companies);
  const judge = (text: string, layout: Layout) => new Judgement(index, register.asOf, text, layout);
  return {
    // A question longer than any name may be a whole advert, pasted in with its lines.
    check: (query) => judge(query, wordsOf(query).length > longestName ? 'lines' : 'flat').answer(),
    mentions: (text) => judge(text, 'lines').answerIfNamed(),
    names: () => companies.map(({ name }) => name),
  };
}

/** One question on its way to a verdict. */
class Judgement {
  private readonly index: NameIndex;
  private readonly registerDate: string;
  private readonly question: Question;
  private readonly hits: readonly Hit[];

  constructor(index: NameIndex, registerDate: string, text: string, layout: Layout) {
    this.index = index;
    this.registerDate = registerDate;
    this.question = readQuestion(text, index.knows, layout);
    this.hits = findHits(index, this.question);
  }

  answer(): Verdict {
    return (
      this.byNumber(this.hits.filter((hit) => this.isNamed(hit))) ??
      this.bySpelling(this.hits.filter((hit) => this.isNamed(hit))) ??
      better(
        this.byLikeness(this.question.segments.filter((part) => !part.titled || part.marked)),
        this.asOneName(),
      ) ??
      this.amongOthers(this.hits) ??
      this.notFound()
    );
  }

  answerIfNamed(): Verdict | null {
    const hits = this.hits.filter((hit) => this.isNamed(hit));
    const marked = this.question.segments.filter((part) => part.marked && !isOrdinary(part.words[0] ?? ''));
    const knownNumber = this.question.numbers.some((number) => this.index.byNib(number).length > 0);
    if (hits.length === 0 && marked.length === 0 && !knownNumber) return null;
    const [first] = marked;
    return (
      this.byNumber(hits) ??
      this.bySpelling(hits) ??
      this.byLikeness(marked.length > 0 ? marked : this.segmentsOf(hits)) ??
      this.amongOthers(hits) ??
      (first === undefined ? null : this.verdict('not-listed', [], first.words))
    );
  }

  /**
   * A name of one word, or of everyday words only, is meant as a name only beside "PT" or where
   * nothing else is said; a name after "Pak", "Bu" or "saya" is a person's.
   */
  private isNamed(hit: Hit): boolean {
    const { tokens } = this.question;
    const { from, to } = hit;
    if (tokens[from - 1]?.role === 'company' || tokens[to]?.role === 'company') return true;
    if (opensPersonName(tokens[from - 1])) return false;
    return this.isTelling(hit) || onlyAsks(this.question, hit);
  }

  /** Several words, and not everyday ones only. */
  private isTelling({ from, to, companies }: Hit): boolean {
    const words = companies.map((company) => nameWords(company.name).length);
    const { tokens } = this.question;
    return tokens.slice(from, to).some((token) => !isOrdinary(token.text)) && Math.min(...words) > 1;
  }

  /** A business number decides alone; where a name stands beside it, both must agree. */
  private byNumber(hits: readonly Hit[]): Verdict | null {
    const { numbers } = this.question;
    if (numbers.length === 0) return null;
    const owners = unique(numbers.flatMap((number) => this.index.byNib(number)));
    const named = unique(hits.flatMap((hit) => hit.companies));
    const asked = [numbers.find((number) => this.index.byNib(number).length > 0) ?? numbers[0] ?? ''];
    const stray = numbers.some(
      (n) => this.index.byNib(n).length === 0 && (this.question.saysNib || !isPhone(n)),
    );
    if (owners.length > 0) {
      const agrees =
        named.length === 0 ? !this.namesAnything() : owners.every((owner) => named.includes(owner));
      return agrees && owners.length === 1
        ? this.found(owners, asked, numbers)
        : this.verdict('similar', toMatches(unique([...owners, ...named]), 1, numbers), asked);
    }
    if (named.length > 0) {
      return stray ? this.verdict('similar', toMatches(named, 0.9, numbers), asked) : null;
    }
    if (this.namesAnything()) return null;
    if (numbers.every(isPhone) && !this.question.saysNib)
      return this.verdict('not-a-name', [], asked, 'phone');
    const nibLike = this.question.saysNib || numbers.some((number) => number.length >= 13);
    return this.verdict(nibLike ? 'not-listed' : 'not-a-name', [], asked);
  }

  private namesAnything(): boolean {
    return this.question.segments.some((part) => part.words.some((word) => !isOrdinary(word)));
  }

  /** The name as the register has it, harmless differences aside, with nothing beside it. */
  private bySpelling(hits: readonly Hit[]): Verdict | null {
    const whole = hits.filter((hit) => this.standsAlone(hit));
    const companies = unique(whole.flatMap((hit) => hit.companies));
    const [first] = whole;
    if (first === undefined) return null;
    const asked = this.wordsAt(first);
    const others = this.question.segments.filter(
      (part) => part.marked && !whole.some((hit) => hit.from < part.to && part.from < hit.to),
    );
    if (companies.length === 1 && others.length === 0) return this.found(companies, asked);
    return this.verdict('similar', toMatches(companies, 0.95), asked);
  }

  /** A register's name with more words beside it than likeness bears: perhaps talk, perhaps another name. */
  private amongOthers(hits: readonly Hit[]): Verdict | null {
    const telling = hits.filter((hit) => this.isTelling(hit) && this.isNamed(hit));
    const [first] = telling;
    if (first === undefined) return null;
    const companies = unique(telling.flatMap((hit) => hit.companies));
    return this.verdict('similar', toMatches(companies, 0.7), this.wordsAt(first));
  }

  private standsAlone({ from, to }: Hit): boolean {
    const { tokens } = this.question;
    if (from > 0 && !isBoundary(tokens[from - 1])) return false;
    return isBoundary(tokens[to]) && !beginsBefore(tokens, from) && !endsBehind(tokens, to);
  }

  /** The runs of words in which a register's name stands beside others. */
  private segmentsOf(hits: readonly Hit[]): Segment[] {
    return this.question.segments.filter((part) =>
      hits.some((hit) => part.from <= hit.from && hit.to <= part.to),
    );
  }

  private wordsAt({ from, to }: { from: number; to: number }): string[] {
    return this.question.tokens.slice(from, to).map((token) => token.text);
  }

  private found(
    companies: readonly IndexedCompany[],
    asked: readonly string[],
    nibs: readonly string[] = [],
  ) {
    const notices = companies.flatMap((company) => company.notices);
    if (companies.some(({ place }) => place === 'noticed')) {
      return { ...this.verdict('not-listed', [], asked), notices };
    }
    const gone = companies.some(({ place }) => place === 'gone');
    return { ...this.verdict(gone ? 'delisted' : 'listed', toMatches(companies, 1, nibs), asked), notices };
  }

  private byLikeness(segments: readonly Segment[]): Verdict | null {
    const best = segments
      .filter((part) => part.marked || this.couldBeName(part.words) || part.words.some(this.index.isCommon))
      .sort((a, b) => Number(b.marked) - Number(a.marked))
      .slice(0, segmentsCompared)
      .map((part) => ({ part, likely: this.likelyIn(part) }))
      .filter(({ likely }) => likely.length > 0)
      .sort((a, b) => (b.likely[0]?.score ?? 0) - (a.likely[0]?.score ?? 0))[0];
    if (best === undefined) return null;
    const matches = best.likely.flatMap(({ company, score }) => toMatches([company], score));
    return this.verdict('similar', matches, best.part.words, this.question.otherForm);
  }

  /** A slip of the finger can turn a word of a name into one of talk ("TRI KAMI SENTOSA"). */
  private asOneName(): Verdict | null {
    const tokens = this.question.tokens.filter((token) => token.role !== 'company');
    const outside = tokens.filter((token) => token.role === 'outside').length;
    if (outside !== 1 || tokens.length < 3 || tokens.length > 6) return null;
    const words = tokens.map((token) => token.text);
    const likely = this.index.likely(words, 1).filter(({ score }) => score >= worthAskingInTalk);
    const matches = likely.flatMap(({ company, score }) => toMatches([company], score));
    return matches.length === 0 ? null : this.verdict('similar', matches, words, this.question.otherForm);
  }

  private likelyIn(part: Segment): Likely[] {
    const talk = !part.marked && (this.question.otherForm !== null || !onlyAsks(this.question, part));
    const least = talk ? worthAskingInTalk : worthAsking;
    const likely = this.readings(part)
      .filter((words) => words.length > 1 || (!talk && words === part.words) || part.marked)
      .flatMap((words) => this.likelyTo(words, words.length < part.words.length))
      .concat(this.byInitials(part.words))
      .sort((a, b) => b.score - a.score);
    const top = likely[0]?.score ?? 0;
    const seen = new Set<IndexedCompany>();
    return likely
      .filter(({ company, score }) => {
        if (seen.has(company) || score < least || score < top - besideBest) return false;
        seen.add(company);
        return true;
      })
      .slice(0, mostMatches);
  }

  private likelyTo(words: readonly string[], shortened: boolean): Likely[] {
    const likely = this.index.likely(words, mostMatches);
    return shortened ? likely.map(({ company, score }) => ({ company, score: score * leftOut })) : likely;
  }

  /** The words as they stand, without everyday words around, with "LPK" where it stands, without a branch. */
  private readings({ words, form }: Segment): (readonly string[])[] {
    const telling = (word: string) => !isOrdinary(word) || this.index.knows(word);
    const from = words.findIndex(telling);
    const to = words.findLastIndex(telling) + 1;
    const readings = [words];
    if (from > 0 || (to > 0 && to < words.length)) readings.push(words.slice(from, to));
    if (this.index.knows(form)) readings.push([form, ...words]);
    const branch = words.indexOf('CABANG');
    if (branch > 0 && !this.index.knows('CABANG')) readings.push(words.slice(0, branch));
    return readings;
  }

  /** "AAJ": letters that cannot be spoken as a word, and one company only that begins so. */
  private byInitials(words: readonly string[]): Likely[] {
    const initials = words.join('');
    if (initials.length < 3 || initials.length > 5 || /[^AEIOU\d][AEIOU]/.test(initials)) return [];
    const companies = this.index.byInitials(initials);
    return companies.length === 1 ? companies.map((company) => ({ company, score: worthAsking })) : [];
  }

  private notFound(): Verdict {
    const { segments, otherForm, tokens } = this.question;
    const marked = segments.find((part) => part.marked && this.couldBeName(part.words));
    if (marked !== undefined) return this.verdict('not-listed', [], marked.words);
    const titled = segments.find((part) => part.titled && part.words.length <= 4);
    if (titled !== undefined) return this.personOrTalk(titled);
    const candidate = segments
      .filter((part) => this.couldBeName(part.words))
      .sort((a, b) => b.words.length - a.words.length)[0];
    if (candidate === undefined) return this.verdict('not-a-name', []);
    const { words } = candidate;
    if (otherForm !== null) return this.verdict('not-listed', [], words, otherForm);
    if (soundsLikePerson(words)) return this.verdict('not-a-name', [], words, 'person');
    const isTalk = !onlyAsks(this.question, candidate) && tokens.some((token) => token.role === 'outside');
    const isName = isTalk ? words.length > 1 && words.some(this.index.isCommon) : !this.isSentence(words);
    return isName ? this.verdict('not-listed', [], words) : this.verdict('not-a-name', []);
  }

  /** "Pak Budi" is a person; "saya menangis" is talk. */
  private personOrTalk({ from, words }: Segment): Verdict {
    const isTitle = this.question.tokens[from - 1]?.role === 'title';
    const isPerson = isTitle ? words.some((word) => !isOrdinary(word)) : soundsLikePerson(words);
    return isPerson ? this.verdict('not-a-name', [], words, 'person') : this.verdict('not-a-name', []);
  }

  /** Everyday words make a name only where each of them is known from companies' names. */
  private couldBeName(words: readonly string[]): boolean {
    const everyday = (word: string) => isOrdinary(word) && !this.index.knows(word);
    return words.some((word) => !isOrdinary(word)) || (words.length > 1 && !words.some(everyday));
  }

  private isSentence(words: readonly string[]): boolean {
    const everyday = words.filter((word) => isOrdinary(word) && !this.index.knows(word)).length;
    return words.length > 8 || (everyday * 2 >= words.length && !words.some(this.index.isCommon));
  }

  private verdict(
    verdict: VerdictKind,
    matches: readonly NameMatch[],
    asked: readonly string[] = [],
    kind: OtherThan | null = null,
  ): Verdict {
    return {
      verdict,
      matches: matches.slice(0, mostMatches),
      registerDate: this.registerDate,
      asked: shorten(asked.join(' ')),
      kind,
      notices: [],
    };
  }
}

function better(one: Verdict | null, other: Verdict | null): Verdict | null {
  const best = (verdict: Verdict | null) => verdict?.matches[0]?.score ?? 0;
  return best(other) > best(one) ? other : one;
}

/** Indonesian mobile and fixed numbers, and anything with a plus; a business number is none of these. */
function isPhone(number: string): boolean {
  return /^\+|^08[1-9]\d{6,10}$|^62\d{8,12}$|^0[2-9]\d{6,9}$/.test(number);
}

function toMatches(
  companies: readonly IndexedCompany[],
  score: number,
  nibs: readonly string[] = [],
): NameMatch[] {
  return companies.map((company) => ({
    name: company.name,
    nib: company.nibs.find((nib) => nibs.includes(nib)) ?? company.nibs[0] ?? '',
    score: Math.round(score * 100) / 100,
    ...(company.since === null ? {} : { since: company.since }),
  }));
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

/** What is repeated to the reader stays short, whatever was sent. */
function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`;
}
