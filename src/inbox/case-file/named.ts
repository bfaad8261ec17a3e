import { displayName } from '../../agencies/answer.ts';
import type { Verdict } from '../../agencies/match.ts';
import type { PaperRow, PaperSection } from '../../values/case-paper.ts';
import { dateInWords } from '../../values/date-text.ts';
import { isObject } from '../../values/json.ts';
import { factsForClaimer } from '../actions/facts.ts';
import { regionName } from '../region-name.ts';
import { wordsIn } from '../telling.ts';
import { type Script, withoutOwn } from './words.ts';

/** What stands in the story, found by machine and checked by nobody; and what does not stand in it. */
export function namedSections(script: Script): {
  readonly named: PaperSection;
  readonly unknown: PaperSection;
} {
  const { t } = script;
  const found = findings(script);
  const rows = found.flatMap(({ name, text }) =>
    text === null ? [] : [{ label: t(`case-file.named.${name}`), text }],
  );
  const missing = found.filter(({ text }) => text === null).map(({ name }) => t(`case-file.named.${name}`));
  return {
    named: {
      title: t('case-file.section.named'),
      note: t('case-file.note.named'),
      rows: rows.length > 0 ? rows : [{ label: '', text: t('case-file.named.nothing') }],
    },
    unknown: { title: t('case-file.section.unknown'), rows: unknownRows(missing, script) },
  };
}

interface Finding {
  readonly name: string;
  readonly text: string | null;
}

function findings(script: Script): Finding[] {
  const { gathered, services, t } = script;
  const { world } = services;
  const story = withoutOwn(writtenBy(script), script);
  const facts = world.understand(story, {}).entities();
  const phones = facts.phones.filter((phone) => !gathered.ownPhones.has(phone));
  const places = [...new Set([...typedPlaces(script), regionName(gathered.file.region, 'id', { services })])];
  const understood = factsForClaimer(gathered.events, { services, language: 'id' });
  const listed = (values: readonly string[]): string | null => (values.length > 0 ? values.join(', ') : null);
  return [
    { name: 'persons', text: listed(facts.persons) },
    { name: 'phones', text: listed(phones) },
    { name: 'companies', text: companies(story, facts.agency, script) },
    { name: 'accounts', text: listed([...facts.accounts, ...facts.handles]) },
    { name: 'places', text: gathered.file.region === null ? listed(typedPlaces(script)) : listed(places) },
    { name: 'countries', text: listed(facts.countries.map((code) => world.countryName(code, 'id'))) },
    { name: 'departure', text: departure(script, facts.departureSoon) },
    ...(understood === null ? [] : [{ name: 'understood', text: withoutOwn(understood, script) }]),
    ...(facts.minors ? [{ name: 'minors', text: t('case-file.minors') }] : []),
  ];
}

/** Story and later answers, as far as they are words. */
const writtenBy = ({ gathered }: Script): string =>
  gathered.events
    .flatMap(({ kind, data }) =>
      (kind === 'told' || kind === 'answered') && isObject(data) ? [wordsIn(data)] : [],
    )
    .join('\n');

const typedPlaces = ({ gathered }: Script): string[] =>
  gathered.events.flatMap(({ kind, data }) => {
    const region = kind === 'detailed' && isObject(data) ? data.region : undefined;
    return isObject(region) && typeof region.text === 'string' ? [region.text] : [];
  });

function departure({ gathered, t }: Script, soon: boolean): string | null {
  const said = gathered.events.flatMap(({ kind, data }) =>
    kind === 'detailed' && isObject(data) && typeof data.departure === 'string' ? [data.departure] : [],
  );
  const last = said.at(-1);
  if (last !== undefined) return t(`case-file.departure.${last}`);
  return soon ? t('case-file.departure-soon') : null;
}

/** The register's word on each company, with its date in the same sentence. */
function companies(story: string, agency: string | null, { services, t }: Script): string | null {
  const { agencies } = services.world;
  const verdicts = [agencies.mentions(story), ...(agency === null ? [] : [agencies.check(agency)])];
  const sentences = verdicts.flatMap((verdict) =>
    verdict === null || verdict.verdict === 'not-a-name' ? [] : [sentence(verdict, agency, t)],
  );
  return sentences.length > 0 ? [...new Set(sentences)].join('\n') : null;
}

function sentence(
  { verdict, matches, asked, registerDate }: Verdict,
  agency: string | null,
  t: Script['t'],
): string {
  const [first] = matches;
  const name = verdict === 'similar' || first === undefined ? (agency ?? asked) : displayName(first.name);
  return t(`case-file.company.${verdict}`, {
    name,
    like: first === undefined ? '' : displayName(first.name),
    since: first?.since === undefined ? '' : dateInWords(first.since, 'id', 'long'),
    date: dateInWords(registerDate, 'id', 'long'),
  });
}

function unknownRows(missing: readonly string[], { t }: Script): PaperRow[] {
  const plain = (text: string): PaperRow => ({ label: '', text });
  return [
    ...(missing.length > 0 ? [plain(t('case-file.unknown.missing', { missing: missing.join(', ') }))] : []),
    plain(t('case-file.unknown.unchecked')),
    plain(t('case-file.unknown.reporter')),
  ];
}
