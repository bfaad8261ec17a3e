/** An amount of money as written in a text. */
export interface Money {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

const multipliers: Readonly<Record<string, number>> = {
  rb: 1e3,
  ribu: 1e3,
  k: 1e3,
  jt: 1e6,
  juta: 1e6,
  jeti: 1e6,
  jutaan: 1e6,
  jtan: 1e6,
  yuta: 1e6,
  jutah: 1e6,
  mio: 1e6,
  rebu: 1e3,
  rban: 1e3,
  ribuan: 1e3,
  ewu: 1e3,
  ebu: 1e3,
  million: 1e6,
  thousand: 1e3,
  milyar: 1e9,
  miliar: 1e9,
  m: 1e9,
};

const currencies: Readonly<Record<string, string>> = {
  rp: 'IDR',
  idr: 'IDR',
  rupiah: 'IDR',
  rm: 'MYR',
  ringgit: 'MYR',
  myr: 'MYR',
  usd: 'USD',
  dolar: 'USD',
  dollar: 'USD',
  hkd: 'HKD',
  ntd: 'TWD',
  nt: 'TWD',
  twd: 'TWD',
  sgd: 'SGD',
  hk: 'HKD',
  riyal: 'SAR',
  reyal: 'SAR',
  rial: 'SAR',
  qar: 'QAR',
  kwd: 'KWD',
  dinar: 'KWD',
  baht: 'THB',
  thb: 'THB',
  euro: 'EUR',
  eur: 'EUR',
  aud: 'AUD',
  nzd: 'NZD',
  bnd: 'BND',
  sar: 'SAR',
  won: 'KRW',
  krw: 'KRW',
  yen: 'JPY',
  jpy: 'JPY',
  dirham: 'AED',
  aed: 'AED',
};

const signs = 'rp|idr|rm|myr|usd|us|hkd|hk|ntd|nt|twd|sgd|sar|aed|qar|kwd|krw|jpy|thb|eur|aud|nzd|bnd';
const units =
  'rban|rb|ribuan|ribu|rebu|ewu|ebu|k|jtan|jt|jeti|jutaan|jutah|juta|yuta|mio|milyar|miliar|m|million|thousand';
const names =
  'rupiah|ringgit|dolar|dollars?|riyal|reyal|rial|won|yen|dirham|dinar|baht|euro|usd|hkd|ntd|nt|twd|sgd|sar|aed|krw|rm';
const amounts = new RegExp(
  `(?<![\\p{L}\\d.,])(?:(${signs}|\\$)\\.?\\$?\\s{0,2}\\$?)?(\\d{1,3}(?:[.,]\\d{3}){1,4}|\\d{1,12})(?:[.,](\\d{1,2}))?(?!\\d)\\s{0,2}(${units})?(?!\\p{L})(?:-?an)?\\s{0,2}(${names})?(?!\\p{L})`,
  'giu',
);

/**
 * The amounts of money in a text: `15jt`, `15 juta`, `Rp 1.500.000`, `1,5 juta`, `RM 1500`. A bare number is
 * none; rupiah are meant where no currency stands.
 */
export function findMoney(written: string): Money[] {
  const found: Money[] = [];
  const text = written
    .replace(/\bse(juta|ribu|milyar|miliar)\b/gi, '1 $1')
    .replace(/\bsa(juta|rebu)\b/gi, '1 $1');
  for (const [, sign = '', whole = '', part = '', unit = '', after = ''] of text.matchAll(amounts)) {
    // A bare `m` may be metres.
    if (!sign && !after && (!unit || unit.toLowerCase() === 'm')) continue;
    const value =
      Number(`${whole.replace(/[.,]/g, '')}.${part || '0'}`) * (multipliers[unit.toLowerCase()] ?? 1);
    const currency =
      sign === '$' || sign.toLowerCase() === 'us'
        ? 'USD'
        : (currencies[(sign || after).toLowerCase().replace(/s$/, '')] ?? 'IDR');
    found.push({ amount: Math.round(value * 100) / 100, currency });
  }
  return found;
}
