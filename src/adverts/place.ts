import type { Countries } from '../values/country.ts';
import type { AdvertText, Span } from './words.ts';

export interface PlaceNamed extends Span {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly city: boolean;
}

/** Before a country that is not where the work is. */
const elsewhere = new Set(
  'ex eks mantan bukan not selain via lewat transit pernah bahasa berbahasa restoran resto rumah_makan masakan makanan produk perusahaan merek brand mobil dolar khas keturunan alumni lulusan laut perairan samudra teluk'.split(
    ' ',
  ),
);
/** Of somebody from there; the work is elsewhere when another country stands as its place. */
const belonging = new Set('orang warga pria cowok bos majikan lelaki laki'.split(' '));
/** Before the country where the work is. */
const leading = new Set(
  'di ke in to negara tujuan penempatan lokasi kerja area ka nang neng at loker lowongan job country daerah'.split(
    ' ',
  ),
);
const cities = new Set(
  'kuala lumpur kl johor bahru jb sabah sarawak penang pulau pinang selangor tawau kuching kinabalu melaka pahang kelantan klang riyadh riyad jeddah jedah mekah makkah mekkah madinah medinah dammam dubai dubay abu dhabi abudhabi sharjah doha muscat muskat manama amman baghdad erbil taipei taichung kaohsiung tainan taoyuan seoul busan tokyo osaka nagoya kowloon beijing shanghai guangzhou istanbul ankara antalya phnom penh pnom sihanoukville sihanouk poipet bavet kampot myawaddy miyawadi yangon shwe kokko laukkaing bokeo vientiane bangkok mae sot pattaya hatyai songkhla manila pasay cebu sydney melbourne perth darwin brisbane auckland toronto vancouver london berlin frankfurt amsterdam paris warsawa'.split(
    ' ',
  ),
);
/** Places that adverts name and the list of countries does not. */
const morePlaces: ReadonlyMap<string, string> = new Map(
  Object.entries({
    genting: 'MY',
    'shah alam': 'MY',
    kedah: 'MY',
    kulim: 'MY',
    ipoh: 'MY',
    miri: 'MY',
    sandakan: 'MY',
    bintulu: 'MY',
    seremban: 'MY',
    'port klang': 'MY',
    'negeri sembilan': 'MY',
    terengganu: 'MY',
    putrajaya: 'MY',
    cyberjaya: 'MY',
    labuan: 'MY',
    rawang: 'MY',
    muar: 'MY',
    'batu pahat': 'MY',
    hsinchu: 'TW',
    keelung: 'TW',
    pingtung: 'TW',
    hualien: 'TW',
    changhua: 'TW',
    miaoli: 'TW',
    yilan: 'TW',
    hokkaido: 'JP',
    ibaraki: 'JP',
    fukuoka: 'JP',
    hiroshima: 'JP',
    okinawa: 'JP',
    kyoto: 'JP',
    chiba: 'JP',
    incheon: 'KR',
    mokpo: 'KR',
    ansan: 'KR',
    jeju: 'KR',
    tachileik: 'MM',
    'don mueang': 'TH',
    phuket: 'TH',
    'chiang mai': 'TH',
    'chrey thom': 'KH',
    'hong kong': 'HK',
    hkg: 'HK',
    rumania: 'RO',
    romania: 'RO',
    hungaria: 'HU',
    hungary: 'HU',
    serbia: 'RS',
    bulgaria: 'BG',
    kroasia: 'HR',
    croatia: 'HR',
    slovakia: 'SK',
    ceko: 'CZ',
    yunani: 'GR',
    rusia: 'RU',
    russia: 'RU',
    albania: 'AL',
    lithuania: 'LT',
    latvia: 'LV',
    malta: 'MT',
    siprus: 'CY',
    cyprus: 'CY',
    swiss: 'CH',
    austria: 'AT',
    belgia: 'BE',
    norwegia: 'NO',
    swedia: 'SE',
    denmark: 'DK',
    finlandia: 'FI',
    islandia: 'IS',
    argentina: 'AR',
    brasil: 'BR',
    meksiko: 'MX',
    mauritius: 'MU',
    seychelles: 'SC',
    maldives: 'MV',
    georgia: 'GE',
    kazakhstan: 'KZ',
    suriname: 'SR',
    angola: 'AO',
    nigeria: 'NG',
    gabon: 'GA',
    uae: 'AE',
    ksa: 'SA',
    nz: 'NZ',
    mly: 'MY',
    msia: 'MY',
    mlysia: 'MY',
    twn: 'TW',
    jpn: 'JP',
    miami: 'US',
    alaska: 'US',
  }),
);

/** `#lokertaiwan` */
const hashtag = /^(?:loker|lowongan|kerja|job|tkw|tki|pmi|abk|info)(?=\p{L}{4})/u;
const mostWords = 3;

/**
 * Every country or foreign city that an advert names as the place of work, in their order; those that are
 * said to be the goal come first.
 */
export function placesIn(text: AdvertText, countries: Countries): PlaceNamed[] {
  const words = [...text.plain.matchAll(/[^ ]+/g)].map(({ 0: word, index }) => ({
    word: word.replace(hashtag, ''),
    index,
    length: word.length,
  }));
  const goals: PlaceNamed[] = [];
  const others: PlaceNamed[] = [];
  const people: PlaceNamed[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const named = longestPlace(words.slice(at, at + mostWords), countries);
    const first = words[at];
    const last = words[at + (named?.length ?? 1) - 1];
    if (!named || !first || !last) continue;
    const before = words[at - 1]?.word ?? '';
    const span = text.plainSpanOf(first.index, last.index + last.length);
    const place = { code: named.code, city: named.city, ...span };
    at += named.length - 1;
    if ((elsewhere.has(before) && !named.city) || (first.word === 'kl' && isWordIf(text, span, before)))
      continue;
    (leading.has(before) ? goals : belonging.has(before) ? people : others).push(place);
  }
  return [...goals, ...others, ...people];
}

/** `kl` in small letters is "kalau" as often as Kuala Lumpur. */
const isWordIf = (text: AdvertText, { from, to }: Span, before: string): boolean =>
  text.raw.slice(from, to) === 'kl' && !leading.has(before);

function longestPlace(
  words: readonly { word: string }[],
  countries: Countries,
): { code: string; city: boolean; length: number } | null {
  for (let length = words.length; length > 0; length -= 1) {
    const part = words.slice(0, length).map(({ word }) => word);
    if (part.some((word) => word === ',' || word === '.' || word.length < 2)) continue;
    const name = part.join(' ');
    const code = morePlaces.get(name) ?? wholeName(name, countries);
    if (code) return { code, city: cities.has(part[0] ?? ''), length };
  }
  return null;
}

/** `find` also finds a name within several words: here all of them must be the name. */
function wholeName(name: string, countries: Countries): string | null {
  const [code] = countries.find(name);
  if (!code) return null;
  const words = name.split(' ');
  if (words.length === 1) return code;
  const shorter = [words.slice(1).join(' '), words.slice(0, -1).join(' ')];
  return shorter.some((part) => countries.find(part)[0] === code) ? null : code;
}
