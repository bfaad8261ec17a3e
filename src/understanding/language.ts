import type { Language } from '../values/language.ts';
import { clean } from './normalise.ts';

/**
 * Words that tell a language, as people type them; not the words that several of these languages share.
 * `!` marks one that is enough by itself.
 */
const lists: Readonly<Partial<Record<Language, string>>> = {
  id: 'saya aku sy gue gw kamu anda tidak gak ga gk nggak enggak tdk bisa bs apa apakah bagaimana gimana gmn gmna berapa brp yang yg dan dengan dgn untuk utk buat dari dr ini itu ada adakah mau mo sudah udah sdh belum blm kalau kalo klo karena krn tapi tp juga jg saja aja lagi dimana mana kemana kapan siapa kenapa knp harus hrs kerja bikin cara syarat biaya bayar uang gaji kantor negeri luar negri tolong makasih terima kasih dong sih nih deh kok ya kak min pak bu mas mbak surat lewat lwt lapor cek resmi nomor halo selamat pagi siang sore malam minta sama pengen ingin berangkat pulang majikan paspor calo suami istri anak kakak adik gitu banget bgt skrg sekarang terus sampai kami kita mereka dia nya bener benar gaada jadi jd lama hari tahun bulan orang apaan gapapa menu batal kembali boleh jalan bawa dibawa ditahan ditawarin ditawari disuruh diajak katanya jangan supaya biar sebelum sesudah setelah mulai masih pernah semua banyak sedikit kartu hilang kirim lowongan gratis penipuan penipu bedanya beda artinya maksudnya syaratnya caranya biayanya bayarnya daftar pendaftaran hubungi nomornya rumah kampung desa keluarga orangtua pulangnya berkas dokumen perjanjian pekerja migran perusahaan penyalur visa turis umroh kapal laut kaburan kabur takut mati hidup jual dijual tentang kode cuaca resep harga besok kemarin semalam hujan umur lulusan sd smp sma kena punya dapat dapet ikut ambil ambilin diambil balik gapunya salam dulu terbang keluar masuk gaboleh dikunci dipukul telpon hp bukan bantu bantuan mohon info cari nyari ngurus urus jadwal berlaku pake pakai ditolak majikannya paspornya bang nomer dikasih petugas tinggal mesti siapin hapus mudik nikah cerai hamil lahir meninggal jenazah sakit pasport bos nyonya',
  en: 'the! is are am was were i my me we you your they he she his her it this that what! how! where! when who why! which! do does did can could should would will with! without of! for from to! at in on and or but if not dont cant have! has had need! want! work working employer agency money please! help! thank! thanks hello hi there! about been being abroad passport much many long know tell get got make find apply report visa contract salary wages wage worker workers good morning evening bye yes okay lost new old job jobs legal safe real an a any someone husband wife sister brother mother father stop no all our remove delete best recipe price cost name number call talk speak human leave change going fly phone baby child today check list agent broker locked beat hit unpaid expired requirements',
  jv: 'aku kulo kula piye! kepiye! carane! pira piro! ora! ra! opo! neng! nang! ning! saiki! iso! wis! wes! durung! arep! karo! kanggo! sing! iki! kuwi! kae! endi! ngendi! nangendi! sopo! ngopo! yen! nek! lan! menyang! mulih! wong! duwe! nduwe! duit mbayar! nyambut! gawe! gae kowe! sampean! panjenengan! matur! suwun! nuwun! nggih! mboten! pundi! pinten! saged! badhe! wonten! niki! nopo! menawi! kulonuwun! kerjo! negoro! lungo! lunga! mangkat! omah! bojo! mbakyu! anakku tulung! rego! regane! syarate! biayane! piyambak! kadospundi! dereng! sampun! inyong! nyong! kepriwe! primen! pan! enyong! dadi! njaluk! takon! pingin nggawe! ono! ana! rak! tenan! lah mas mbak sesuk! isuk bengi! kudu kabeh! mergo! soale jarene! bapake! ibune! anake! kok suwe! suwene! pirang! ngerti! entuk! oleh',
  su: 'abdi! kuring! kumaha! sabaraha! teu! henteu! naon! mana kamana! iraha! saha! naha! bade! hoyong! hayang! tiasa! geus! atos! parantos! acan! teu! ieu! eta! anu! jeung! sareng! kanggo ti! ka! nu! mun! upami! pami! lamun damel! padamelan! mulih uih! wangsul! nuhun! hatur! punten! mangga! teh! téh! mah! atuh! euy! wae! keur! nuju! aya! euweuh! teu! pamajikan! salaki! caroge! budak! lanceuk! bumi! imah! dikonci! tulungan! mayar! nyieun! sarat! sabaraha! pangaos! rek! arek! kudu! kedah! meunang! kenging! dugi! lami! taun! sasih! poe! dinten! ayeuna! enjing! isukan! kumargi! maneh! anjeun! salira! kajaba! artos! urang',
  mad: 'engkok! sengko! sengkok! kaule! kaula! bulâ! bule! badan! dhika! bekna! ba´na! bâ! dekremma! beremma! saponapa! berempa! sanapa! ponapa! ka! dimma! kamma! edimma! keng! tak! ta! enten! bunten! sampon! ella! bile! sera! pasera! terro! terroa! mangkat! alako! lako! kalakoan! pesse! pessena! majar! agabay! gabay! bada! badha! badâ! areya! reya! jareya! rowa! kaanggo! kaangguy! sareng! ban! bi! bik! moso! moleh! mole! cong! oreng! reng! lake! bine! kacong! cebbing! tolongen! saterossa! sakalangkong! mator! jhâ! sajan! engghi! enggi! iya! bek! benyak! abit! lanjang! olle! norok! ollena! gellu! sateya! mangken! lagguna! lagguk! nyareh! nyo´on! nyoon! polana! ngoca! ngocak! kabbi! romana! roma! bengko! tako! esangka! epareng! eberrik! sossa! neka! ghuru! ngireng apah',
  ms: 'nak! macam! camne! camana! takde! bila! cakap! pasal! apasal! sangat sahaja! je! jer! hendak! wang! ringgit! ejen! imigresen! balai! kerajaan! pejabat! tempoh! hantar! bagitau! tengok! esok! semalam bilik! doktor! kereta encik! puan! cik! korang! kitorang! diorang! borang! bayaran! kos! yuran! percuma! sijil! lesen! syarikat! kilang! ladang! warganegara! jumpa! betulkah! bolehkah! adakah! awak! tak dah takut kena bagi boleh kat! dekat mana saya majikan pasport permit tolong pukul kurung! lari tangkap macamana! kenape! kahwin! meninggal bayi hospital! polis! mati sudah belum lagi duit gaji kerja balik ke',
};

/** Words that stand in a list by `!` but are Indonesian just as well, or that several languages share. */
const shared = new Set(
  'saya mana boleh tak kenapa ke mahu duit gaji permit sangat tolong hospital saudara mereka telah akan sudah belum jangan bagi buat guna perlu pekerja agensi dokumen sah haram lari tangkap terima begitu ka ti tapi adi urang bule badan keng ta ella bile moso le gi iya pas nika roma coma lah cuti balik dadi ana pan rak lan wis kudu ban bi bik cong reng anak sajan olle tape asing di luar bisa kanggo aku oleh isuk ono mas mbak'.split(
    ' ',
  ),
);

const weights = new Map<string, [Language, number][]>();
for (const [language, list] of Object.entries(lists) as [Language, string][]) {
  for (const entry of new Set(list.split(' '))) {
    const word = entry.replace('!', '');
    const weight = entry.endsWith('!') && !shared.has(word) ? 2 : 1;
    weights.set(word, [...(weights.get(word) ?? []), [language, weight]]);
  }
}

const mostWords = 60;
/** "G to G" says nothing of the language around it, nor does "no" where it is short for "nomor". */
const sayingNothing =
  /\b([gp]) to \1\b|\bno(?= (?:wa|hp|tlp|telp|telpon|telepon|rek|rekening|ktp|kk|paspor|kontak|kantor)\b)/g;

/** The language of a message, or null when its words do not tell. Only the first sixty words are looked at. */
export function languageOf(text: string): Language | null {
  const words =
    clean(text.slice(0, 2000))
      .replace(sayingNothing, ' ')
      .match(/\p{L}+/gu)
      ?.slice(0, mostWords) ?? [];
  const scores = new Map<Language, number>();
  for (const word of words) {
    const entries = weights.get(word) ?? [];
    for (const [language, weight] of entries) {
      // A word that several languages know says less of each.
      scores.set(language, (scores.get(language) ?? 0) + weight / entries.length);
    }
  }
  const id = scores.get('id') ?? 0;
  // Indonesian and Malay share most words; without a word of Malay alone it is Indonesian.
  if (id > 0 && id >= (scores.get('ms') ?? 0)) scores.delete('ms');
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < (best[0] === 'id' ? 0.4 : 1)) return null;
  if (second && best[1] - second[1] < 0.4) return null;
  return best[0];
}
