import { spelling } from './spelling.ts';
import { hasMeaning } from './thesaurus.ts';

/** Words that are no part of a company's name when they follow "PT". */
const notNames = new Set(
  'yang itu ini di ke dari mana apa saya kami tidak sudah belum bisa mau minta suruh nyuruh bilang kasih untuk dengan dan atau saja lagi resmi tapi karena kalau sampai abal bodong lain lama cabang sama juga punya tempat is are was will the that can has did do to for in i my me asks took keeps says said wont'.split(
    ' ',
  ),
);

/** Does a name follow "PT" or "CV"? Two words, or one, that mean nothing to this bot. */
export function namesCompany(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (word !== 'pt' && word !== 'cv') return false;
    const next = words[at + 1] ?? '';
    if (!isName(next)) return false;
    const after = words[at + 2];
    return after === undefined || isOwnName(after, true) || words.length < 7;
  });
}

function isName(word: string): boolean {
  return word.length > 2 && !/\d/.test(word) && isOwnName(word, false);
}

/** Words that end a company's name, whatever came before them. */
const afterNames = new Set(
  'resmi legal ilegal terdaftar gimana gmn bagaimana aman penipu penipuan bodong asli palsu alamat alamatnya kab kabupaten kec kecamatan kota desa boleh kirim tki tkw pmi pekerja kantor kantornya izin ijin izinnya ijinnya apa apakah benar bener beneran bnr ga gak gk nggak ngga tdk kok kah sih ya yah dong min kak pak bu mas mbak nomor nomer no hp wa telp gaji bayar biaya uang janji menjanjikan memberangkatkan mengirim nipu menipu terus sponsor calo orang orangnya bilang ijazah paspor ada katanya hub hubungi buka membuka membutuhkan mencari dibutuhkan lowongan cek check legit real official registered licensed genuine fake or and atau udah udh sdh mau mo ke di dr dari dgn dg yg apaan tolong penyalur agen terpercaya masih pernah bukan kan ini itu'.split(
    ' ',
  ),
);

/** May this word be part of a proper name? `inside`: a name has begun already, so even an everyday word may. */
export function isOwnName(word: string, inside: boolean): boolean {
  if (notNames.has(word) || afterNames.has(word)) return false;
  if (inside) return true;
  const usual = spelling.get(word) ?? word;
  if (notNames.has(usual) || afterNames.has(usual)) return false;
  return !hasMeaning(usual);
}
