const ageWord =
  '(?:umur|umr|umurnya|umurnyo|umurku|umure|umurna|usia|usianya|usiane|berumur|berusia|yuswa|yuswana|omor|omorra|omorrah|aged|ages|age|aslinya|asline|sebenarnya|sebenernya)';
const between = "(?:baru|masih|msh|nya|sekitar|kira ?kira|is|isih|lagi|nembe|kakara|gi'|ghi'|gik|dia|antara)";
const notMore = String.raw`(?!\d|\s{0,2}(?:bulan|bln|minggu|hari|an\b|juta|jt|ribu|rb|persen|%)|[.,]\d{3})`;
const youngAge = new RegExp(
  String.raw`\b${ageWord}\s{0,2}(?:${between}\s{0,2}){0,2}(\d{1,2})${notMore}((?:\s{0,2}(?:,|&|dan|sama|and|-|/)\s{0,2}\d{1,2}(?!\d)){0,4})`,
  'g',
);
const ageOfSomebody =
  /\b(?:anak|putri|putra|adik|adek|gadis|cewek|cewe|perempuan|remaja|keponakan|ponakan|ponakannya|murid|muridku|baru|masih|isih|nembe|kakara|adikku|anakku|anaknya|budak|bocah|ale'|nine|dedare|yg|yang|is|girls?|boys?)\s(?:\w{1,12},?\s){0,3}?(\d{1,2})\s{0,2}(?:tahun|taun|taon|thn|th|years? old|yo)\b(?!\s{0,2}(?:lalu|yang lalu|yg lalu|penjara|kerja|di|tidak|gak|ga|hilang|ago|kontrak|terakhir|lagi|belum|blm))/g;
const onlySo = /\b(?:only|just|cuma|baru) (\d{1,2})(?=\s{0,2}[.,!?;]|\s{0,2}$|\s(?:and|dan|tapi|but)\b)/g;
const yearsOld = /\b(\d{1,2})[\s-]{0,2}years?[\s-]old\b/g;
/** "Padahal 17", "Ayu (17)". */
const really =
  /\b(?:padahal|pdhl|aslinya|asline|masih|msh)\s(?:baru |masih |umur(?:nya)? )?(1[0-7])(?:\s{0,2}(?:tahun|taun|thn|th)\b|(?=[\s,.]*(?:$|[,.\n])))/g;
const inBrackets = /\p{L}\s{0,2}\((1[0-7])\s{0,2}(?:tahun|taun|thn|th|yo)?\)/gu;
const bornIn = /\b(?:lahir|kelahiran|kelairan|born)(?:nya)?\s(?:\S{1,12}\s){0,3}?((?:19|20)\d\d)\b/g;
const minorWords =
  /\b(?:di ?bawah (?:umur|usia)|bawah umur|anak (?:sd|smp|mts)|(?:masih|msh|isih|baru lulus|nembe lulus|kakara lulus|gi'|tasih|keur|lagi) (?:sekolah )?(?:di )?(?:sd|smp|mts|sma kelas [12])|kelas (?:[1-9]|vii|viii|ix) (?:sd|smp|mts|es ?em ?pe)|(?:kelas|kls) ?(?:1|2|10|11|x|xi) (?:sma|smk|man?)|(?:sma|smk) (?:kelas|kls) ?(?:1|2|10|11|x|xi)|(?:sd|smp|mts) (?:kelas|kls) \d|(?:kelas|kls) [789]\b|bocah cilik|budak leutik|under ?age|minors?|belum (?:punya|cukup|genap|sampai|sampe) (?:ktp|umur|17|18)|(?:durung|can|acan|tak|tidak|ndak|enggak|kurang) (?:duwe|nduwe|boga|cukup) (?:ktp|umur)|kurang umur|anak kecil|usia belasan|usia sekolah|umur(?:nya|e|na)? (?:di ?tuakan|di ?naik(?:kan|in)|di ?rubah|di ?ubah|di ?palsu(?:kan|in)|di ?tua ?in|ditambah(?:i|in)?)|(?:di ?tuakan|di ?tua ?in|dinaik(?:kan|in)) (?:umur|usia)(?:nya|e)?)\b/g;
/** Children who stay where they are: the writer's own, at home, in somebody's care. */
const atHome =
  /\b(?:punya|punye|duwe|gaduh|ninggal\w*|ditinggal\w*|meninggalkan|menitip\w*|nitip\w*|titip\w*|dititip\w*|cucu\w*|tanggungan|momong|mengasuh|ngasuh|asuh|jaga|jagain|ngurus|yang (?:kecil|bungsu|ragil)|yg (?:kecil|bungsu|ragil)|have|has|my kids)\b[^.!?\n]{0,40}$/;
const leftBehind =
  /^[^.!?\n]{0,30}\b(?:ditinggal\w*|dititip\w*|di rumah|di kampung|sama (?:nenek|mbah)nya)\b/;
const taken =
  /\b(?:dibawa|diajak|dikirim|diberangkat\w*|direkrut|ditawari|dijual|dinikah\w*|digowo|dipaksa)\b/;
/** Before a schooling it says that it is over. */
const schooled = /\b(?:lulusan|tamatan|tamat|ijazah|dulu|waktu|sejak)\s*$/;

const spelt = [
  'sebelas',
  'dua ?belas',
  'tiga ?belas',
  'empat ?belas',
  'lima ?belas',
  'enam ?belas',
  'tujuh ?belas',
];
const inWords = spelt.map((word, at) => [new RegExp(String.raw`\b${word}\b`, 'g'), String(at + 11)] as const);
const adult = 18;
const youngestCounted = 5;

/** Is somebody under 18 spoken of? With `now` also by the year of birth. Who stays at home does not count. */
export function speaksOfMinors(text: string, now?: Date): boolean {
  const line = inWords.reduce((rest, [word, digits]) => rest.replace(word, digits), text.toLowerCase());
  const said = [...line.matchAll(minorWords)].some(({ index }) => !schooled.test(before(line, index)));
  if (said && concerned(line, minorWords)) return true;
  if (
    [youngAge, ageOfSomebody, yearsOld, onlySo, really, inBrackets].some((pattern) =>
      concerned(line, pattern),
    )
  )
    return true;
  return now !== undefined && bornLately(line, now);
}

/** Does a pattern name somebody under age who does not stay at home? A pattern without an age is enough by itself. */
function concerned(line: string, pattern: RegExp): boolean {
  return [...line.matchAll(pattern)].some((match) => {
    const ages = match.slice(1).flatMap((part) => part?.match(/\d{1,2}/g) ?? []);
    if (ages.length > 0 && !ages.some((age) => isYoung(Number(age)))) return false;
    const after = line.slice(match.index + match[0].length, match.index + match[0].length + 60);
    if (taken.test(after)) return true;
    return !atHome.test(before(line, match.index)) && !leftBehind.test(after);
  });
}

const isYoung = (age: number): boolean => age >= youngestCounted && age < adult;

const before = (line: string, at: number): string => line.slice(Math.max(0, at - 60), at);

function bornLately(line: string, now: Date): boolean {
  return [...line.matchAll(bornIn)].some(
    ([, year]) =>
      isYoung(now.getUTCFullYear() - Number(year) - 1) && now.getUTCFullYear() - Number(year) >= 10,
  );
}
