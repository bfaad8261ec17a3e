import type { IndexedCompany, NameIndex } from './name-index.ts';
import { lineBreak, type Question } from './question.ts';

/** Words of one message that are searched for names; those behind are left unread. */
const tokensRead = 600;
const longestName = 9;

/** An entry of the register met word by word in the question. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  readonly companies: readonly IndexedCompany[];
}

/** Every place where the words of the question are a name in the register; the longest at each place. */
export function findHits(index: NameIndex, { tokens }: Question): Hit[] {
  const hits: Hit[] = [];
  const end = Math.min(tokens.length, tokensRead);
  for (let from = 0; from < end; from++) {
    const words: string[] = [];
    let longest: Hit | null = null;
    for (let to = from + 1; to <= end && words.length < longestName; to++) {
      const token = tokens[to - 1];
      if (token === undefined || token.role === 'company' || token === lineBreak) break;
      words.push(token.text);
      const companies = lookUp(index, words);
      if (companies.length > 0) longest = { from, to, companies };
    }
    if (longest === null) continue;
    const { to } = longest;
    if (!hits.some((hit) => hit.from <= from && to <= hit.to)) hits.push(longest);
  }
  return hits;
}

/** The very letters go before the harmless spellings, the present register before what else there is. */
function lookUp(index: NameIndex, words: readonly string[]): readonly IndexedCompany[] {
  const same = index.same(words);
  const found = same.length > 0 ? same : index.harmless(words);
  for (const place of ['present', 'gone'] as const) {
    const there = found.filter((company) => company.place === place);
    if (there.length > 0) return there;
  }
  return found;
}
