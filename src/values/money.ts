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
  riyal: 'SAR',
  sar: 'SAR',
  won: 'KRW',
  krw: 'KRW',
  yen: 'JPY',
  jpy: 'JPY',
  dirham: 'AED',
  aed: 'AED',
};

const amounts =
  /(?<![\p{L}\d.,])(?:(rp|idr|rm|usd|hkd|ntd|nt\$?|sgd|\$)\.?\s{0,2}\$?)?(\d{1,3}(?:[.,]\d{3}){1,4}|\d{1,12})(?:[.,](\d{1,2}))?(?!\d)\s{0,2}(rb|ribu|k|jt|jeti|jutaan|juta|milyar|miliar|m)?(?!\p{L})(?:an)?\s{0,2}(rupiah|ringgit|dolar|dollar|riyal|won|yen|dirham|usd|hkd|ntd|sgd|rm)?(?!\p{L})/giu;

/**
 * The amounts of money in a text: `15jt`, `15 juta`, `Rp 1.500.000`, `1,5 juta`, `RM 1500`. A bare number is
 * none; rupiah are meant where no currency stands.
 */
export function findMoney(text: string): Money[] {
  const found: Money[] = [];
  for (const [, sign = '', whole = '', part = '', unit = '', after = ''] of text.matchAll(amounts)) {
    // A bare `m` may be metres.
    if (!sign && !after && (!unit || unit.toLowerCase() === 'm')) continue;
    const value =
      Number(`${whole.replace(/[.,]/g, '')}.${part || '0'}`) * (multipliers[unit.toLowerCase()] ?? 1);
    const currency =
      sign === '$' ? 'USD' : (currencies[(sign || after).toLowerCase().replace('$', '')] ?? 'IDR');
    found.push({ amount: Math.round(value * 100) / 100, currency });
  }
  return found;
}
