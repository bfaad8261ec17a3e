import { afterTomorrow, findDate, saysSoon, tomorrow, yesterday } from './date.ts';

/** When somebody leaves: today or tonight, tomorrow, or within the next days. */
export type Departure = 'today' | 'tomorrow' | 'days';

const leaving =
  /\b(?:ber?angkat\w*|brgkt|brangkat\w*|brngkt|brkt|brgkat|diberangkat\w*|dibrangkat\w*|terbang\w*|diterbangkan|penerbangan|flight|pesawat\w*|tiket\w*|dibawa|bawa|membawa|dibawak|diangkut|angkut|mengangkut|ngangkut|dijemput|jemput|menjemput|dikirim\w*|kirim|ngirim|mengirim|memberangkat\w*|jalan|dipindah\w*|nyebrang|nyeberang|nyabrang|menyeberang|diseberangkan|pergi|kapal(?:nya|e|na)? (?:jalan|berangkat)|kapalnya|(?:will be |be )?taken|takes? (?:us|me|her|him|them)|picked up|leave|leaves|leaving|fly|flies|flying|flown|depart|departs|departing|departure|boarding|sailing|sails?|mangkat\w*|dipangkatke|(?:di)?budhal\w*|(?:di)?budal\w*|mabur|diberke|digowo|digawa|nggawa|nggowo|lungo|lunga|miang|mios|indit|diangkut|dibawa|ngapung|hiber|mangkatkeun|epabangkat|ebakta|e bakta|eghiba|egiba|ekerem|ngabber|lampaq|lalo ojok|lalo leq|tejauq|jauq|bejauq|berlayar|bertolak|berlepas|dihantar|hantar|keberangkatan\w*|otw bandara|diantar(?:kan|in)?|dianter(?:in)?|di antar|cross|crosses|crossing|(?:naik|pake|pakai) (?:kapal|travel|bis|bus|feri|ferry|boat|speed|pesawat))\b/;
const notLeaving =
  /\b(?:belum|blm|tidak jadi|gak jadi|ga jadi|gajadi|batal|bukan|kapan)\s+(?:di|ber|brg|brk|ter|mang|jadi)/;
/** The departure itself is later, whatever else is tomorrow. */
const muchLater =
  /\b(?:ber?angkat|terbang|diberangkat|leav|fly|depart)\w*\s(?:\S+\s){0,3}?(?:(?:bulan|bln|tahun|thn|minggu|mgg|pekan) (?:depan|dpn|ngarep)|next (?:week|month|year))/;
/** Goings that are no departure: to an office, a course, a doctor. */
const errand =
  /\b(?:ke|ka|nang|neng|ning|menyang|to) (?:kantor|kantornya|imigrasi|disnaker|dinas|sekolah|pasar|puskesmas|rumah sakit|rs|blk|lpk|balai|bank|polsek|polres|notaris|desa|kelurahan|kecamatan|dukcapil|capil|sosialisasi|immigration|the immigration|the office|school)\b|\b(?:bawa|membawa|mbeto|nggawa|nggowo|bring) (?:apa|ktp|kk|berkas|dokumen|uang|paspor|akta|what|opo)\b|\b(?:medical|wawancara|interview|sosialisasi)\b/;
/** Sasak, which shares "lemaq" (tomorrow) with no other language here. */
const sasakTomorrow = /\b(?:lema[qk]|jemaq)\b/;
const atTheAirport =
  /\b(?:sudah|udah|udh|sdh|dah|uda|masih|msh|lagi|skrg|sekarang|posisi|nunggu|now|already|wis|wes|geus|tos|ampon) (?:ada )?(?:di|d|neng|ning|nang|ka|e|at|in|the|at the) ?(?:dalam )?(?:ruang tunggu )?(?:the )?(?:bandara|bandra|bndara|airport|pelabuhan|soetta|juanda|soekarno|kualanamu|hang nadim|boarding)|\b(?:menunggu|nunggu|tunggu|lagi) (?:boarding|pesawat)/;
const justLeft =
  /\b(?:barusan|baru saja|baru aja|barusan aja|br aja|baru tadi|nembe|just|tadi (?:subuh|pagi|siang|sore|malam) (?:udah|sudah|sdh|udh)?) ?(?:ber?angkat|brgkt|naik|jalan|terbang|dijemput|dibawa|diberangkat\w*|left|mangkat|budhal|miang)|\b(?:dijemput|dibawa|diangkut|berangkat|jalan) (?:barusan|baru saja|baru aja|tadi (?:subuh|pagi))/;
const withinDays =
  /\bh ?[-–] ?[1-3]\b|\b(?:[1-3]|satu|dua|tiga|se|loro|rong|telu|telung|dua?)\s{0,2}(?:hari|hr|dinten|dino|poe|are) (?:lagi|lg|maneh|deui)\b|\bsehari lagi\b|\bin (?:[1-3]|a|one|two|three|a few|a couple of) days?\b|\b(?:minggu|mgg|pekan) (?:ini|iki|ieu|niki|ni)\b|\bthis week\b|\b(?:beberapa|dalam waktu) (?:hari|dekat) (?:lagi|ini)?\b|\bdalam (?:beberapa|[23]) hari\b/;
/** "Depan", "kemarin" beside a day of the week: another one than the next. */
const otherWeek = /\b(?:depan|dpn|kemarin|kmrn|kemaren|lalu|wingi|next|last)\b/;
const somewhen = /\b(?:tgl|tanggal|tggl|tg)\b|\d|\b(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad)\b/;
const dayOnly = /^\s*(?:\S+\s+){0,5}\S+\s*$/;
const soonDays = 3;
const dayMs = 86_400_000;
const timeZone = 'Asia/Jakarta';

/**
 * When somebody leaves, as far as a text tells, if it is today, tomorrow or within three days, or "this week".
 * Dates and days of the week count only when `now` is given. What is past, and goings to an office, do not.
 */
export function departureIn(text: string, now?: Date): Departure | null {
  const sentences = text
    .slice(0, 20_000)
    .toLowerCase()
    .replace(/\b(tgl|tanggal|jam|pkl)\s{0,2}\./g, '$1 ')
    .split(/(?<!\d)[.](?!\d)|\.\s|[!?\n;]+/);
  const found = new Set<Departure>();
  let spokenOf = false;
  for (const sentence of sentences) {
    const leaves =
      leaving.test(sentence) && ![notLeaving, errand, muchLater].some((not) => not.test(sentence));
    // "Ke malay naik feri. Tgl 23 pagi." goes on with what was said before.
    const when = leaves || (spokenOf && dayOnly.test(sentence) && !errand.test(sentence));
    const one = when ? (soonIn(sentence) ?? dated(sentence, now)) : onTheWay(sentence);
    if (one !== null) found.add(one);
    const onWay = onTheWay(sentence);
    if (onWay !== null) found.add(onWay);
    spokenOf = leaves && !yesterday.test(sentence);
  }
  return (['today', 'tomorrow', 'days'] as const).find((one) => found.has(one)) ?? null;
}

/** Does somebody leave within the next days? */
export const departureSoon = (text: string, now?: Date): boolean => departureIn(text, now) !== null;

function soonIn(sentence: string): Departure | null {
  if (afterTomorrow.test(sentence)) return 'days';
  if (sasakTomorrow.test(sentence)) return 'tomorrow';
  if (saysSoon(sentence)) return saysTomorrow(sentence) ? 'tomorrow' : 'today';
  return withinDays.test(sentence) && !yesterday.test(sentence) ? 'days' : null;
}

const saysTomorrow = (sentence: string): boolean => tomorrow.test(sentence);

function onTheWay(sentence: string): Departure | null {
  return (atTheAirport.test(sentence) || justLeft.test(sentence)) && !yesterday.test(sentence)
    ? 'today'
    : null;
}

/** A date or a day of the week within the next three days. */
function dated(sentence: string, now: Date | undefined): Departure | null {
  if (!now || !somewhen.test(sentence) || otherWeek.test(sentence) || yesterday.test(sentence)) return null;
  const date = findDate(sentence, now, timeZone);
  const here = findDate('hari ini', now, timeZone);
  if (date === null || here === null) return null;
  const days = (Date.parse(date) - Date.parse(here)) / dayMs;
  if (days < 0 || days > soonDays) return null;
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'days';
}
