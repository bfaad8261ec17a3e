import type { Delisted } from './match.ts';
import { companyKey } from './name.ts';
import type { IndexedCompany } from './name-index.ts';
import type { Notice, NoticeList } from './notice.ts';
import type { Register } from './register.ts';

/**
 * All companies that can be asked for: those of the register, those gone from it, and those that only a
 * list of suspended or revoked licences names. What such a list says stands at the company that has its
 * business number or, failing that, its name.
 */
export function companiesOf(
  register: Register,
  delisted: readonly Delisted[],
  lists: readonly NoticeList[],
): IndexedCompany[] {
  const companies: Changeable[] = [
    ...register.companies.map(({ name, nibs }) => place(name, nibs, 'present', null)),
    ...delisted.map(({ name, nib, since }) => place(name, nib === '' ? [] : [nib], 'gone', since)),
  ];
  if (lists.length === 0) return companies;
  const known = byNumberAndName(companies);
  for (const { entries, ...list } of lists) {
    for (const entry of entries) {
      const company = known.find(entry) ?? known.add(place(entry.name, entry.nibs, 'noticed', null));
      company.notices.push({ ...list, ...entry });
    }
  }
  return companies;
}

interface Changeable extends IndexedCompany {
  readonly notices: Notice[];
}

function place(
  name: string,
  nibs: readonly string[],
  where: IndexedCompany['place'],
  since: string | null,
): Changeable {
  return { name, nibs, place: where, since, notices: [] };
}

function byNumberAndName(companies: Changeable[]) {
  const numbers = new Map<string, Changeable>();
  const names = new Map<string, Changeable>();
  const note = (company: Changeable) => {
    for (const nib of company.nibs) if (!numbers.has(nib)) numbers.set(nib, company);
    const key = companyKey(company.name);
    if (!names.has(key)) names.set(key, company);
  };
  companies.forEach(note);
  return {
    find: ({ name, nibs }: { readonly name: string; readonly nibs: readonly string[] }) =>
      nibs.map((nib) => numbers.get(nib)).find((company) => company !== undefined) ??
      names.get(companyKey(name)),
    add: (company: Changeable) => {
      companies.push(company);
      note(company);
      return company;
    },
  };
}
