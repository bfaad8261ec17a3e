import type { Countries } from '../values/country.ts';
import { findPhones } from '../values/phone.ts';
import type { Advert } from './advert.ts';
import type { Closings } from './closed.ts';
import { findCompany } from './company.ts';
import { particularsOf, statedIn } from './particulars.ts';
import { placesIn } from './place.ts';
import { isAbroad, isOnlyTraining, likeAdvert } from './recognise.ts';
import { heavySigns, required, signsOf } from './signs.ts';
import { readAdvertText } from './words.ts';

export interface AdvertKnowledge {
  readonly countries: Countries;
  readonly closings: Closings;
}

/** From this likeness on a text is taken for an advert. */
const likeEnough = 3;
/** Of fewer particulars nothing can be said, unless a sign says enough by itself. */
export const fewestParticulars = 4;

const noAdvert: Advert = {
  verdict: 'not-an-advert',
  particulars: [],
  signs: [],
  missing: [],
  agency: null,
  phones: [],
  country: null,
};

/**
 * What an advert for work abroad states, leaves out, and warns by. The text may be typed, forwarded or read
 * from a picture. Pure; takes time in proportion to the text, of which the first 8,000 characters are read.
 * @param shown somebody shows it and asks what to think of it: questions and stories in it, as in a talk with
 * a recruiter, do not speak against its being an offer
 */
export function assessAdvert(typed: string, { countries, closings }: AdvertKnowledge, shown = false): Advert {
  const text = readAdvertText(typed);
  const company = findCompany(text.raw);
  const places = placesIn(text, countries);
  const stated = statedIn(text, company, places);
  const abroad = places.length > 0 || isAbroad(text, stated);
  if (!abroad || isOnlyTraining(text)) return noAdvert;
  const signs = signsOf({ text, company, places, stated, closings });
  const heavy = signs.filter(({ id }) => heavySigns.has(id)).length;
  const { score, talk, offers } = likeAdvert(text, stated, heavy);
  if (score + (shown ? talk : 0) < likeEnough || !offers) return noAdvert;
  const little = stated.size < fewestParticulars && heavy === 0;
  return {
    verdict: little ? 'cannot-tell' : signs.length > 0 ? 'suspicious' : 'no-red-flag',
    particulars: particularsOf(text, stated),
    signs,
    missing: required.filter((id) => !stated.has(id)),
    agency: company?.name ?? null,
    phones: findPhones(text.raw),
    country: places[0]?.code ?? null,
  };
}
