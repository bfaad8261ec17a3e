import { givenNames, ordinary, outsideNames } from '../agencies/ordinary-words.ts';
import { rootsOf } from './lexicon.ts';
import { isOwnName } from './names.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Before a name, in the languages that people mix here; seldom before anything else. */
const titles = set(
  'bunda pak bpk pa bu mas mbak mba mbk kang akang ustad ustadz ust h hj mr mrs ms encik koh ceu gus sdr sdri madam pakde bude paklik bulik mister',
);
/** The same, but as often they speak of a relative, or of nobody. */
const relations = set(
  'bapak ibu bang wak ko cak om kyai kiai haji hajah hajjah miss puan cik tuan tn ny tante teh mang neng abah captain capt kapten nyai daeng lik mbah mbok yu mama amaq inaq papuq mamiq amak inak dae kae ambe puang ama ina lae ito pendeta romo pastor bli uda uni saudara saudari dek adek almarhum almarhumah alm',
);
/** Whose name may stand right after it, or after "saya": "tetangga saya Rukmini", "their son Yosef". */
const kin = set(
  'tetangga tetanggaku abang kakak kak adik adikku adek anak anakku anaknya keponakan ponakan ponakanku sepupu sepupuku suami suamiku istri istriku paman pamanku bibi putri putra teman temanku kawan kawanku saudaraku misan ipar menantu cucu son daughter cousin brother sister husband wife neighbour neighbor friend uncle aunt nephew niece',
);
const whose = set(
  'saya sy sya aku kami kita nya kulo kula kuring abdi sepupu kandung tiri perempuan laki laki-laki my his her their our',
);
/** A stop after these is part of the title; after the others it ends a sentence. */
const shortened = set('bpk ust h hj mr mrs ms tn ny capt sdr sdri alm moh muh');
/** What somebody is, between the title and the name: "pak kades Suparman". */
const offices = set(
  'kades lurah camat kadus rt rw guru ustad ustadz kyai haji hajah bidan mantri kepala ketua de lik dhe le',
);
/** What follows these is a name. */
const naming = set(
  'namanya bernama namanye namane jenenge asmane ngaranna aranne aranna alias dipanggil panggilannya',
);
/** What follows these may be one. */
const calling = set('named called himself herself ngaran nyamana anyama nyamaepon');
/** Those whom a name belongs to. */
const roles = set(
  'calo calonya calone calona sponsor sponsornya sponsore sponsorna tekong tekongnya ejen ejennya agen agennya agent recruiter perekrut perekrutnya bos bosnya bose pl mandor mandornya makelar tauke penyalur penyalurnya pelaku pelakunya tersangka majikan korban korbannya penghubung penghubungnya ketua ketuanya pengurus pengurusnya',
);
/** What else bears a name; its own is not a person's. */
const things = set(
  'pt cv lpk perusahaan agensi yayasan kantor kapal grup akun desa program aplikasi company agency firm',
);
const nameWords = set('nama name jeneng asma');
const people = set('orang org seorang lelaki perempuan cewek cowok wong urang oreng');
/** Names that people are called by, and that mean nothing else. */
const nicknames = set(
  'anto yanto supri karyo joko jono dedi dedy deni denny rudi rudy agus slamet wati siti yuli romli sulaiman eka mansur udin samsul kevin sukron yos parmin mery ratna leni nining reza suparman jumadi marni maemunah hafsah hosnan novi ucok asep ujang dadang cecep entin imas tini tuti yati sumi sumiati sulastri lastri ningsih sutini warni parti tarno sarno karno darmo bejo paijo tukiman tukijan sarbini romlah fatimah aminah khadijah hamid fahmi hendra hendri andri andre andi rian riki rizki rizal ridwan iwan wawan irwan yusuf yusup rahmat rohman arif ahmad muhammad sahdan sahnim zaenal zainal saeful syaiful samsudin sarif sarifudin bambang budi bayu wahyu gunawan hartono santoso prasetyo wibowo suryani lilis endang retno dewi sukirman sugeng suyono supono suwarno',
);
/** Given names that are words as well. */
const wordsToo = set('made dina ana lalu indah lina tina');
/** May stand between the announcement and the name. */
const joining = set(
  'adalah itu is ialah yaitu calon seorang dia nya kuwi teh tu agen agennya calo calonya sponsor sponsornya lengkap lengkapnya',
);

const notPersons = set(
  'gatau gapapa gpp gatahu gak ga gk nggak tau tahu rahasia siapa lupa binti bin disebut tsb tersebut dulu saya sy aku gue kami kita dia mau rt rw kades lurah camat polisi guru kyai petugas admin admn min mimin bisa tanya tolong yang itu ini di ke dari dan sudah belum tidak nanya kepala desa dusun kadus bos majikan sopir calo sponsor rumah nya juga sama adalah orang lapor minta maaf makasih terima kasih ada apa gimana ya yg kok kalau kalo mohon ijin izin numpang tetangga agen sendiri pelaku lapang dokter bidan mantri bupati gubernur presiden menteri jokowi prabowo pembina imigrasi disnaker kandung tiri saudara hamil muda tua negara pertiwi kota jari mertua angkat rumahtangga warung kantin haram umroh umrah mabrur reguler furoda plus kapal nya jenenge namanya bernama nama kulo kula kuring abdi sengko engko enggko sengkok lan karo sareng bi ban kaleh kalih kaliyan the and who from that saja aja doang semua para ketua anggota petani nelayan bapak ibu pak bu mas mbak anak adik kakak istri suami carik modin kawine sing saiki wis wonten badhe kelanjutannye lunga oreng dimma naghara berapa brp dimana kapan kenapa bagaimana boleh harus jadi masih lagi baru katanya bilang suruh disuruh resmi ilegal pt cv lpk bp dua satu lelaki perempuan laki cewek cowok besok kemarin tadi nanti malam pagi siang sore kapten nakhoda haji hajah bawa nyuruh kerja gaji paspor visa surat uang biaya rekening nomor nomer hp wa',
);

const calendar = set(
  'senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november desember monday tuesday wednesday thursday friday saturday sunday january february march may june july august october december tkw tki pmi cpmi smp sma smk mts sd',
);

interface Word {
  readonly written: string;
  readonly lower: string;
  /** What stands between it and the word before: white space, a stop, a comma. */
  readonly gap: string;
}

/** Is this word the name of a place? */
type IsPlace = (word: string) => boolean;

const mostWordsOfName = 3;
const mostGap = /^[\s:"'“”(]{1,4}$/;

/**
 * Persons named with a title ("pak Slamet"), after "namanya" and the like, or after what they are
 * ("calo Yanto"). The writer's own name ("nama saya …") is left alone. Rather none than a false one.
 */
export function findPersons(text: string, isPlace: IsPlace = () => false): string[] {
  const words = wordsOf(text);
  const shouted = !/\p{Ll}/u.test(text);
  const found = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const start = nameAfter(words, at);
    if (start === null) continue;
    const name = nameAt(words, start.at, { kind: start.kind, shouted, isPlace });
    if (name.length === 0) continue;
    found.add(name.map(titleCase).join(' '));
    at = start.at + name.length - 1;
  }
  return [...found];
}

function wordsOf(text: string): Word[] {
  let end = 0;
  return [...text.matchAll(/a[./]n\b\.?|\p{L}[\p{L}'’-]*/giu)].map((match) => {
    const gap = text.slice(end, match.index);
    end = match.index + match[0].length;
    const lower = match[0].toLowerCase();
    return { written: match[0], lower: /^a[./]n/.test(lower) ? 'an.' : lower, gap };
  });
}

/** How surely a name follows: as `likely`, only a capital or a usual given name makes a word one. */
type Kind = 'sure' | 'likely';

/** Where a name may begin after the word at a place, and what announces it; null when nothing does. */
function nameAfter(words: readonly Word[], at: number): { at: number; kind: Kind } | null {
  let kind = announced(words, at);
  if (kind === null) return null;
  let next = at + 1;
  for (; next < words.length && next <= at + 4; next++) {
    const word = words[next]?.lower ?? '';
    if (!isNear(words, next)) return null;
    if (titles.has(word) || naming.has(word)) kind = 'sure';
    else if (offices.has(word) && isTitle(words[next - 1]?.lower ?? '')) kind = 'likely';
    else if (
      !joining.has(word) &&
      !relations.has(word) &&
      !(kin.has(words[at]?.lower ?? '') && (whose.has(word) || kin.has(word))) &&
      !(roles.has(word) && nameWords.has(words[at]?.lower ?? ''))
    )
      break;
  }
  return next < words.length ? { at: next, kind } : null;
}

function announced(words: readonly Word[], at: number): Kind | null {
  const word = words[at]?.lower ?? '';
  const next = words[at + 1]?.lower ?? '';
  const named = naming.has(word) || calling.has(word) || nameWords.has(word);
  if (named && words.slice(Math.max(0, at - 3), at).some(({ lower }) => things.has(lower))) return null;
  if (word === 'an.' || (word === 'nama' && words[at - 1]?.lower === 'atas')) return 'sure';
  // "BRI 0123… an Siti": between an account and its owner.
  if (word === 'an' && /\d\s{0,3}$/.test(words[at]?.gap ?? '')) return 'likely';
  // "Orang nama Dedi".
  if (nameWords.has(word) && people.has(words[at - 1]?.lower ?? '')) return 'likely';
  if (titles.has(word) || naming.has(word)) return 'sure';
  // "nama calonya Sri", "nama dia Encik Razak", "name is", but not "nama saya".
  if (nameWords.has(word))
    return roles.has(next) || joining.has(next) || relations.has(next) ? 'likely' : null;
  return [relations, roles, calling, kin].some((words) => words.has(word)) ? 'likely' : null;
}

const isTitle = (word: string): boolean => titles.has(word) || relations.has(word) || offices.has(word);

/** Only white space parts a word from the one before; after a shortened title a stop too. */
function isNear(words: readonly Word[], at: number): boolean {
  const gap = words[at]?.gap ?? '';
  if (mostGap.test(gap)) return true;
  return shortened.has(words[at - 1]?.lower ?? '') && /^\.\s{0,2}$/.test(gap);
}

interface Around {
  readonly kind: Kind;
  readonly shouted: boolean;
  readonly isPlace: IsPlace;
}

function nameAt(words: readonly Word[], start: number, around: Around): string[] {
  const name: string[] = [];
  for (let at = start; at < words.length && name.length < mostWordsOfName; at++) {
    const word = words[at];
    const near = word?.gap === ' ' || (shortened.has(name.at(-1)?.toLowerCase() ?? '') && word?.gap === '. ');
    if (!word || (at > start && !near) || !isNameWord(word, at > start, around)) break;
    name.push(word.written);
  }
  return name;
}

function isNameWord({ written, lower }: Word, further: boolean, { kind, shouted, isPlace }: Around): boolean {
  if ([notPersons, titles, relations, roles, naming, kin, calendar].some((words) => words.has(lower)))
    return false;
  const capital = !shouted && /^\p{Lu}/u.test(written);
  const given =
    (givenNames.has(written.toUpperCase()) || nicknames.has(lower)) && (capital || !wordsToo.has(lower));
  if (further || kind === 'likely') {
    if (!capital && !given) return false;
  } else if (!capital && !given && !couldBeName(lower)) return false;
  if (written.length < (capital ? 2 : 3) || written.length > 21) return false;
  // A word in capitals only, within small letters, is a shortening: "bu BPK", "pak RT".
  if (capital && /^\p{Lu}{2,4}$/u.test(written) && !given) return false;
  return (given || !isPlace(lower)) && (given || !outsideNames.has(written.toUpperCase()));
}

/** In small letters only a word that means nothing here. */
function couldBeName(lower: string): boolean {
  if (/(?:nya|kan|lah|kah|ku|mu)$/.test(lower) || !isOwnName(lower, false)) return false;
  const [root] = rootsOf([lower]);
  if (root !== lower || /^(.+)\1$/.test(lower)) return false;
  const upper = lower.toUpperCase();
  return !outsideNames.has(upper) && !ordinary.has(upper);
}

function titleCase(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
