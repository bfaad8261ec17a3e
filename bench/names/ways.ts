import Fuse from 'fuse.js';
import * as fuzzball from 'fuzzball';
import MiniSearch from 'minisearch';
import { createMatcher } from '../../src/agencies/match.ts';
import { nameWords } from '../../src/agencies/name.ts';

/** The first name that a way finds for a query, and how sure it is (comparable within one way only). */
export interface FirstFound {
  readonly name: string;
  readonly score: number;
  /** The way itself says that this is the very company; null where it does not say such a thing. */
  readonly listed: boolean | null;
}

export interface WayOfFinding {
  readonly id: 'suluh' | 'fuse' | 'fuzzball' | 'minisearch';
  /** Gets ready for these names; then looks up one query. */
  make(names: readonly string[]): (query: string) => FirstFound | null;
}

/** The others know nothing of "PT", so that it is taken away for them. */
const bare = (query: string) => nameWords(query).join(' ').toLowerCase();

const suluh: WayOfFinding = {
  id: 'suluh',
  make: (names) => {
    const companies = names.map((name) => ({ name, nibs: [] }));
    const matcher = createMatcher({ asOf: '2026-09-17', source: 'bench', companies });
    return (query) => {
      const { verdict, matches } = matcher.check(query);
      const [first] = matches;
      return first ? { name: first.name, score: first.score, listed: verdict === 'listed' } : null;
    };
  },
};

const fuse: WayOfFinding = {
  id: 'fuse',
  make: (names) => {
    const list = names.map((name) => ({ name, text: bare(name) }));
    const index = new Fuse(list, { keys: ['text'], includeScore: true, ignoreLocation: true });
    return (query) => {
      const [first] = index.search(bare(query), { limit: 1 });
      return first ? { name: first.item.name, score: 1 - (first.score ?? 1), listed: null } : null;
    };
  },
};

const fuzzy: WayOfFinding = {
  id: 'fuzzball',
  make: (names) => {
    const list = names.map(bare);
    return (query) => {
      const [first] = fuzzball.extract(bare(query), list, { scorer: fuzzball.token_sort_ratio, limit: 1 });
      const name = names[Number(first?.[2])];
      return first && name !== undefined ? { name, score: first[1], listed: null } : null;
    };
  },
};

const minisearch: WayOfFinding = {
  id: 'minisearch',
  make: (names) => {
    const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
    index.addAll(names.map((name, id) => ({ id, text: bare(name) })));
    return (query) => {
      const [first] = index.search(bare(query), { fuzzy: 0.2, prefix: true });
      const name = names[Number(first?.id)];
      return first && name !== undefined ? { name, score: first.score, listed: null } : null;
    };
  },
};

export const ways: readonly WayOfFinding[] = [suluh, fuse, fuzzy, minisearch];
