import { findPhones } from '../values/phone.ts';
import type { Particular, ParticularId } from './advert.ts';
import { particularIds } from './advert.ts';
import type { Company } from './company.ts';
import { jobWords } from './job-words.ts';
import { findAll, phrases, wordsBefore } from './pattern.ts';
import type { PlaceNamed } from './place.ts';
import type { AdvertText, Span } from './words.ts';

/** Where in a text each particular stands; spans of one id in their order. */
export type Stated = ReadonlyMap<ParticularId, readonly Span[]>;

/** Signs of an office's own number, which a picture reader may have mistaken. */
const permit = {
  company:
    /S[I1l|]P\s?[38B]\s?M[I1l|]|SIPPTKIS?|SIUPPAK|SIUKAK|izin\s+(?:SO|sending organization|kemnaker|kemenaker|bp2mi|kp2mi|p3mi)/i,
  order:
    /S[I1l|]P\s?[2Z]\s?M[I1l|]|surat\s+izin\s+pe(?:rekrutan|ngerahan)|job\s?order\s+(?:no|nomor)|recruitment\s+permit/i,
};
/** What may stand between the name of a permit and its number. */
const upToNumber = String.raw`[^\n;|•]{0,16}?(?=[\w.\/-]{0,30}\d)[\w.\/:-]{2,40}`;
const companyPermit = new RegExp(`(?:${permit.company.source})${upToNumber}`, 'gi');
const orderPermit = new RegExp(`(?:${permit.order.source})${upToNumber}`, 'gi');
const nib = /(?<![\p{L}\d])NIB\b\W{0,4}\d[\d .]{9,22}\d/giu;
const handle =
  /@[a-z][\w.]{3,30}|(?:wa|t)\.me\/\S{3,}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?:wechat|telegram|tele|tg|line|ig|instagram)\b\s*(?:id)?\s*[:=]\s*\S{3,}/giu;
const street =
  /(?<![\p{L}\d])(?:jl|jln|jalan(?=\s+\p{Lu}))\b\.?\s?\p{L}|(?<!\p{L})(?:ruko|komplek|gedung|wisma|gg\.|office\s*:|head office|(?:alamat|kantor)(?: (?:kantor|pusat|cabang|kami))?\s*[:=])/giu;

const pays =
  '(gaji|gajinya|income|incomenya|upah|salary|salarynya|pendapatan|penghasilan|uang_saku|wage|wages|gaji_pokok|gajine|gaji_bersih|bayaran|honor|hono|benefit)';
const per =
  '(per|tiap|se|setiap)? (bulan|month|hari|jam|minggu|tahun|year|hour|week|sehari|sebulan|mo|monthly|bln|hr|day|net|clean|bersih|borong)';
const time = '(tahun|bulan|minggu|th|thn|year|years|month|months|weeks|taun)';

const wanted: readonly (readonly [ParticularId, RegExp])[] = [
  [
    'pay',
    phrases(
      `${pays} ~ #`,
      `$ ${per}`,
      `(sehari|sebulan|setahun|perhari|perbulan) ~ $`,
      '$ (komisi|commission|tip|gaji|bersih|plus)',
      `${pays} (ikut|sesuai|besar|harian|umr|borong|negara|full|penuh)`,
    ),
  ],
  [
    'requirements',
    phrases(
      '(syarat|persyaratan|kualifikasi|requirement|requirements|kriteria)',
      '(umur|usia|age|aged|umurnya) ~ #',
      '# (sampai|sd)? # (tahun|th|thn|years)',
      '(laki|pria|perempuan|gadis|janda|female|male|lelaki|ladies|lady|girl|cewek*|cowok*|wanita)',
      '(lulusan|pendidikan|min_sma|min_smp|ijazah)',
      '(sehat|bisa|berpengalaman|pengalaman|experience|sertifikat|certificate|bahasa|skill) ',
      '(bisa|sanggup|mampu|punya|siap) (masak|komputer|baca|bahasa|mengetik|ngetik|kerja|paspor)',
      '(tanpa|no|non) (ijazah|pengalaman|skill|experience)',
    ),
  ],
  [
    'contract',
    phrases(
      `(kontrak|kontraknya|contract|pkl|masa_kerja|perjanjian_kerja*|jangka_waktu|durasi) ~ # ${time}`,
      `# ${time} (kontrak|contract)`,
      `(kontrak|contract) (kerja)? (tetap|permanen|permanent|sampai|1|2|3)`,
      `(kontrak|jangka_waktu) ~ (satu|dua|tiga|setahun) ${time}`,
      `(musiman|seasonal) # ${time}`,
      '# year contract',
      '(perjanjian|kontrak) (karyawan|kerja) (tetap|laut) # bulan',
      `(perjanjian_kerja_laut|perjanjian_kerja|kontrak_karyawan|pkl) # ${time}`,
      'kontrak karyawan tetap',
    ),
  ],
  [
    'costs',
    phrases(
      '(biaya|biayanya|pembiayaan|cost|costs|fee|fees|dp|ongkos|modal)',
      '(tidak|tanpa|bebas|no) (ada)? (dipungut|pungutan|biaya|potongan|fee|modal|placement_fee|dp|salary_deduction)',
      '(potong*|dipotong|cicil|dicicil) ~ (gaji|bulan)',
      '(ditanggung|dibayar|dibiayai|paid|covered|borne) (oleh|by)? (majikan|perusahaan|employer|company|pemberi|kami|hotel|rumah)',
      '(gratis|free|percuma|zero_cost|tanpa_modal|gratiss)',
      '(siapkan|siapin|bayar|transfer|setor) ~ #',
      '(tiket|mess|makan|visa|ticket|flight) ~ (gratis|free|ditanggung|covered|siap|disiapkan)',
    ),
  ],
  [
    'visa',
    phrases(
      '(calling_visa|visa_kerja|work_permit|working_visa|employment_visa|work_visa|permit_kerja|visa_pelaut|residence)',
      '(visa|permit|paspor) (turis|tourist|kunjungan|umrah|umroh|ziarah|pelancong|lawatan|visit|visitor|pelajar|student|subclass|d|e_7)',
      '(paspor|visa|permit) (dan|tiket|visa)? (dan)? (diurus*|disiapkan|dibantu|dibuatkan|urus|menyusul|gratis)',
      '(student|tourist|visitor|visit) visa',
      'visa (d|e)? #',
      'visa',
    ),
  ],
  [
    'departure',
    phrases(
      '(berangkat|diberangkatkan|keberangkatan|terbang|mabur|budal|fly|flight|departure|jalan) ~ (hari_ini|besok|lusa|malam_ini|minggu_ini|minggu|bulan|akhir|tanggal|this_week|tomorrow|jumat|senin|dulu|#)',
      '(minggu_depan|minggu_ngarep|bulan_depan|akhir_bulan|malam_ini|besok) ~ (berangkat|terbang|jalan|flight)',
      '(langsung|cepat|siap) (berangkat|terbang|jalan)',
      '# (hari|minggu) ~ (berangkat|terbang)',
      '(penempatan|keberangkatan) (januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)',
      '(berangkat|terbang) secepatnya',
    ),
  ],
];

/** Ways of asking to be written to that name no number. */
const answering = phrases(
  '(inbox|dm|pm|japri|jalur_pribadi|chat_pribadi|private_chat|pesan_pribadi|komen*|comment)',
  '(wa|chat|inbox|hubungi|kontak|dm|telegram|wechat) (aku|saya|kami|admin|pribadi|me|langsung|admin|ini)',
  '(chat|text|contact|call|tele|telegram|tg) (me|us|on|gw|gue)',
  '(wa|chat|whatsapp|wasap|call) (ya|yuk|saja|kalau|bagi|if|sekarang|sis|bun|kak|yang_minat|bang|gan)',
  '(minat|berminat|serius|info|daftar) (langsung)? (wa|chat|dm|inbox|pm|whatsapp|japri|call)',
);

/** Where the particulars of an advert stand. */
export function statedIn(text: AdvertText, company: Company | null, places: readonly PlaceNamed[]): Stated {
  const { raw } = text;
  const stated = new Map<ParticularId, Span[]>();
  const add = (id: ParticularId, spans: readonly Span[]): void => {
    if (spans.length > 0) stated.set(id, [...(stated.get(id) ?? []), ...spans]);
  };
  if (company) add('company', [company]);
  add('licence', inRaw(raw, companyPermit));
  add('job-order', inRaw(raw, orderPermit));
  add('nib', inRaw(raw, nib));
  add('country', places.filter(({ city }) => !city).slice(0, 2));
  add('city', places.filter(({ city }) => city).slice(0, 2));
  if (!stated.has('country')) add('country', places.slice(0, 1));
  add('job', findAll(text, jobWords).slice(0, 3));
  for (const [id, words] of wanted) add(id, pieces(text, words));
  if (!stated.has('pay')) add('pay', bareSums(text));
  add('contact', contacts(text));
  add(
    'office',
    inRaw(raw, street)
      .map((span) => toEnd(raw, span))
      .slice(0, 2),
  );
  return stated;
}

const foreignSum = phrases(
  '(rm|ringgit|usd|sgd|hkd|hk|ntd|nt|twd|bnd|eur|yen|krw|sar|aed|qar|kwd|nzd|aud|cad|pln) #',
  '# (rm|ringgit|usd|dolar|sgd|hkd|ntd|euro|yen|won|riyal|sar|dirham|real|dinar)',
);
const costWords = new Set(
  'biaya bayar dp transfer siapkan fee iuran tiket modal setor kredit talangan denda jaminan budget harga price jual cukup total uang hadiah dana mahar'.split(
    ' ',
  ),
);

/** Millions of rupiah, where nothing says what they are for. */
const millions = /(?<= )\d[\d,]*(?: (?:sampai )?\d[\d,]*)? juta(?:an)?(?= )/g;

/** A sum in foreign money, or of millions, with nothing before it is what is paid for the work. */
const bareSums = (text: AdvertText): Span[] =>
  [...findAll(text, foreignSum), ...findAll(text, millions)]
    .filter(({ at }) => !wordsBefore(text, at, 4).some((word) => costWords.has(word)))
    .map((span) => toEnd(text.raw, span))
    .slice(0, 1);

/** How a span reads where it stands: with what belongs to it up to the end of its line or clause. */
function pieces(text: AdvertText, words: RegExp): Span[] {
  const spans: Span[] = [];
  for (const { from, to } of findAll(text, words)) {
    const span = toEnd(text.raw, { from, to });
    if (spans.some((other) => span.from < other.to)) continue;
    spans.push(span);
  }
  return spans.slice(0, 3);
}

const longestPiece = 90;

function toEnd(raw: string, { from, to }: Span): Span {
  const rest = raw.slice(to, to + longestPiece);
  const end = /\n|[.!?;](?:\s|$)|[|•✅✔]|\p{Extended_Pictographic}|,\s|\s[/–]\s/u.exec(rest);
  const whole = end ? end.index : rest.length;
  const cut = end || to + whole >= raw.length ? whole : rest.lastIndexOf(' ');
  return { from, to: to + Math.max(0, cut) };
}

function inRaw(raw: string, expression: RegExp): Span[] {
  return [...raw.matchAll(expression)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
}

function contacts(text: AdvertText): Span[] {
  const numbers = inRaw(text.raw, /(?:\+|\b)?\(?[\doOlI][\doOlI\s().-]{6,18}[\doOlI]\b/g).filter(
    ({ from, to }) => isNumber(text.raw.slice(from, to)),
  );
  return [...numbers, ...inRaw(text.raw, handle), ...findAll(text, answering).slice(0, 1)].slice(0, 4);
}

/** A telephone number, also a foreign one in its inland form. */
function isNumber(written: string): boolean {
  if (findPhones(written).length > 0) return true;
  const digits = written.replace(/\D/g, '');
  return (
    /^(?:60|65|62|0)?(?:1\d|[89])\d{6,9}$/.test(digits) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(written.trim())
  );
}

/** The particulars in their order, in the words of the advert, each wording once. */
export function particularsOf(text: AdvertText, stated: Stated): Particular[] {
  return particularIds.flatMap((id) => {
    const written = (stated.get(id) ?? []).map((span) => tidy(text.raw.slice(span.from, span.to)));
    return [...new Set(written)].filter((one) => one !== '').map((one) => ({ id, written: one }));
  });
}

/** Line ends inside become spaces; signs left over at both ends go. */
export function tidy(written: string): string {
  return written
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.:;|•*_"'–-]+|[\s,:;|•*_"'–-]+$/gu, '')
    .trim();
}
