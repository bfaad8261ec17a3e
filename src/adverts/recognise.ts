import type { Stated } from './particulars.ts';
import { findAll, has, phrases } from './pattern.ts';
import { marriage, promisedWork, training } from './sign-words.ts';
import type { AdvertText } from './words.ts';

/** Work is offered. */
const offers = phrases(
  '(lowongan|lowker|loker|lowongan_kerja|vacancy|vacancies|hiring|jawatan_kosong|kekosongan|job_order|open_job|ready_job|job_masuk|rekrutmen|recruitment|recruiting|rekrut|merekrut|direkrut|perekrutan)',
  '(dibutuhkan|butuh|membutuhkan|dicari|diperlukan|mencari|memerlukan|wanted|needed|required|diterima|menerima|need) ~ (orang|org|pekerja|cewek*|perempuan|gadis|anak*|abk|art|tkw|tki|pmi|cpmi|tukang*|perawat|caregiver|sopir|driver|chef|pabrik|tenaga|operator|baby_sitter|prt|karyawan|pelaut|cs|calon*|wanita|nurse|waiter|istri|helper|welder|teknisi|lelaki)',
  '(dibutuhkan|dicari|diperlukan)',
  '(cari|nak_cari|nak_pakai|ambil|butuh|nyari) (pekerja|maid|gadis|cewek*|perempuan|orang|calon|tki|tkw|kerja|#|kosongan)',
  '(kesempatan|peluang|kesempatan_emas|tawaran) (kerja|jadi|emas|resmi)',
  '(siapa|yang|sapa|sopo|ada_yang|kamu|sing) ~ (mau|minat|berminat|ingin|gelem|arep|ikut|pengen|melu|butuh) ~ (kerja|ke|nang|masuk|kesana|job|hubungi|wa|inbox)',
  '(mau|pengen|ingin|cari|yuk|ayo) (kerja|kerja_ke|bekerja|jadi)',
  '(job|kerja|kerjo|digawe|pekerjaan|bekerja) (sg|hk|ke|di|nang|luar_negeri|ln|part_time|hongkong|jepang|korea|taiwan|malaysia|singapura|saudi|kamboja)',
  '(info|program|proses) (loker|kerja|lowongan|tkw|tki|art|magang|jepang|korea|taiwan|saudi|malaysia|hongkong|australia)',
  '(posisi|jabatan|position|job)',
  '(membuka|dibuka|buka|open|opening) ~ (lowongan|pendaftaran|posisi|kesempatan|kelas_magang|seleksi|recruitment|rekrut*|proses|penempatan|job)',
  '(magang|ferienjob|ssw|au_pair) ~ (jepang|jerman|korea)',
  '(seleksi|penempatan|pendaftaran) (tenaga|calon|pekerja|cpmi|ke|kerja|pmi|terbuka)',
  '(lolos|lulus) seleksi',
  'pengganti (pmi|tki|tkw|pekerja|calon)',
  '(sekalian|sambil|plus) kerja',
  '(berangkat|terbang|masuk|nyebrang) (ke|nang|ka) ',
  '(ausbildung|au_pair|magang)',
  '(urus|jalur|trip|permit|lewat) ~ kerja',
  '(salary|gaji|gajinya) ~ #',
);
/** Whoever reads it is to answer, go or enrol. */
const asksToCome = phrases(
  '(hubungi|hub|wa|whatsapp|wasap|contact|kontak|call|cp|chat|inbox|dm|pm|japri|telegram|tele|tg|info|daftar|daftarkan|pendaftaran|minat|berminat|interested|yang_serius|serius|apply|lamaran|kirim_cv|register|datang|japri|text|minat_hubungi|comment|komen|link)',
);
const abroad = phrases(
  '(luar_negeri|ln|overseas|abroad|negeri_jiran|luar_negri|mancanegara|eropa|europe|timur_tengah|timteng|asia|negara_maju|seberang|nyebrang|tki|tkw|pmi|cpmi|ctki)',
  '(kapal_pesiar|cruise_ship|longline|kapal_ikan_asing|laut_lepas|trawl*|purse_seine|laut_argentina|abk_longline)',
  '(abk|kapal|pelaut) ~ (usd|dolar|taiwan|asing|luar_negeri|dollar)',
  '(usd|dolar|ringgit|riyal|ntd|sgd|euro) ~ (mess|visa|tiket|kontrak|paspor)',
  '(paspor|visa|tiket) ~ (ditanggung|disiapkan|diurus*|gratis|siapkan|dibantu|kami|covered)',
  '(terbang|visa_kerja|calling_visa|foto_paspor)',
  '(rm|ringgit|sgd|hkd|ntd|aed|sar|riyal) #',
);
const benefits = phrases(
  '(mess|asrama|hostel|makan|tiket|akomodasi|accommodation|fasilitas|bonus|lembur|overtime|ot|libur|cuti|uang_saku|tip|free_flight)',
);
const aboutTime = phrases('(kontrak|contract|usia|umur|syarat|kuota|gaji_pokok)');

/** Somebody asks, tells what happened to them, or passes on a doubt. */
const asks = phrases(
  '(mau|ingin|numpang|ijin|mohon|boleh|saya) (tanya|nanya|bertanya|konsultasi|tanya2)',
  '(apakah|berapa|bagaimana|kenapa|kapan|apa_benar|dimana_ya|gimana|how_much|how_do|is_it|can_i|should_i|what_is)',
  '(benar|resmi|aman|boleh|bisa|wajar|asli|penipuan|perlu|betul) (tidak|kah|apa_tidak|ya|gak_sih|enggak)',
  '(tolong|minta|coba|cek|mohon) (cek|dicek|info|bantu|ini|cara|infonya)',
  '(kak|min|admin|bu|pak) (mau|tanya|kalau|ada|saya|apa)',
  '(syaratnya|syarat|caranya|prosesnya) (apa|gimana|bagaimana)',
  '(beneran|katanya|menurut_kakak|gmn_caranya|cara_daftar|syarat_kerja)',
  '(saya|suami_saya|anak_saya|adik_saya|istri_saya|kakak_saya) (ditawari|ditawarin|diajak|ditipu|disuruh|dikasih|mau|sudah|punya|sekarang|kerja|pengen|dapat|lagi)',
  '(is|are|was) (this|it|the) ',
);
const tells = phrases(
  '(majikan|agen|agensi|pt|bos|sponsor|calo) (saya|kami|dia|itu|nya)',
  '(anak|suami|istri|adik|kakak|bapak|ibu|teman|tetangga|saudara|keponakan|ipar|anakku|suamiku|ipar) (saya|ku|kami|sy)',
  '(ditipu|disekap|dipukul|digaji|disiksa|kabur|kejebak|terjebak|ditransfer|tertipu|dipulangkan|meninggal|jenazah*|pamit)',
  '(mau|ingin|tolong) (lapor|dilaporkan|melapor)',
  '(perlu|harus) (dilaporin|dilaporkan|lapor)',
  '(ada_orang|ada_calo|orang_datang|ada_yang) (datang|namanya|nawarin|nawari|di_desa|menawari|menawarkan|ajak)',
  '(nawarin|nawari|menawari|nawarkan) (kerja|anak*|saya)',
  '(cerita|pengalaman|kisah) (saya|nyata)',
  '(dapat|ada) info dari',
  '(di|dari) (desa|kampung|dusun|tempat) (kami|saya|kita|sini)',
  'ada (sponsor|calo|agen|tekong|perekrut)',
  '(sponsor|calo|perekrut|ejen) namanya',
  '(ditawari|ditawarin|ditawarkan|got_an_offer|ketrampa)',
  '(saya|aku) sudah # tahun',
  '(belum|tidak) (ada)? (kabar|bayar|digaji)',
);
const news = phrases(
  '(polisi|polda|polres|polri|bareskrim|imigrasi|kemlu|kbri|kjri|menteri|wamen|bp3mi|disnakertrans|kejaksaan|hakim|pengadilan|police|embassy|minister) ~ (tangkap|menangkap|ungkap|mengungkap|amankan|mengamankan|gagalkan|menggagalkan|imbau|mengimbau|ingatkan|mengingatkan|datangi|pulangkan|sebut|menyebut|sosialisasi*|menyosialisasikan|rescued|warns|warn|arrested|said|memfasilitasi|larang|melarang|jelaskan|menjelaskan|difasilitasi)',
  '(tersangka|terdakwa|pelaku|korban|divonis|ditangkap|diringkus|diamankan|modus|sindikat|tppo|tppm|trafficking|victims|victim|suspect|penyelundupan|difasilitasi|moratorium|pemulangan)',
  '(berdasarkan|menurut) (data|uu|undang|pasal|keterangan|peraturan)',
  '(katanya|ujarnya|tuturnya|jelasnya|ungkapnya|said) (di|in|saat|rabu|kamis|jumat|senin|selasa|sabtu|minggu)?',
  '(dijanjikan|dijanjikan_kerja|diiming_imingi|iming_iming|tergiur|promised)',
  '(dilarang|tidak_boleh) (dibebani|memberangkatkan|dipungut)',
);
const warns = phrases(
  '(waspada|awas|hati_hati|waspadalah|beware|imbauan|himbauan|jangan_tergiur|jangan_percaya|cegah*|ciri_cirinya|hoaks|hoax|mengimbau)',
  '(tanya|telepon|hubungi) (kp2mi|disnaker|bp3mi|polisi|imigrasi|kbri|kemlu)',
  '(sumber|source) ~ (dibaca|read)',
  '(kp2mi|bp2mi) 0800',
  '(jangan_berangkat|jangan_serahkan|tunjukkan_aslinya|pendaftaranmu|kamu_boleh|suratmu|tanya_kp2mi|telepon_kp2mi|bukan_visa_kerja|jangan_sampai|belum_bukti|jangan_bayar)',
);
/** Something else is offered. */
const sells = phrases(
  '(dijual|jual|menjual|promo_tiket|tiket_pesawat|tiket_konser|nego|cod|kredit_motor|cicilan_ringan|arisan|kirim_uang|jasa_titip|titip_barang|ongkir|service|servis|konser|lomba|beasiswa|mahasiswa_baru|cpns|jalan_sehat|rapat|undangan|paket_umrah|promo_umrah|umrah_plus|rombongan|ziarah_wali|webinar|paket_wisata|kos|kontrakan|menu|ferry|konsultasi|start_surabaya|start_jakarta|bimbingan_ustadz|hadiah|iuran|relawan)',
  'jasa (pembuatan|pengurusan|urus|kirim|titip) ',
  '(orang_hilang|opp|orientasi_pra)',
);

/** Work is spoken of. */
const work = phrases(
  '(kerja*|bekerja|pekerja*|buruh|job|jobs|work|worker|workers|karyawan|staff|staf|tenaga_kerja|digawe|kerjo|majikan|tkw|tki)',
);

/** What speaks for and against a text's being an advert for work; higher is more likely one. */
export interface Likeness {
  readonly score: number;
  /** How much of what speaks against it are questions and stories. */
  readonly talk: number;
  /** Work is offered, or somebody with a number speaks of work. */
  readonly offers: boolean;
}

/** Is work offered here, to whoever reads it? `heavy`: how many grave signs it shows. */
export function likeAdvert(text: AdvertText, stated: Stated, heavy: number): Likeness {
  const is = (expression: RegExp): boolean => has(text, expression);
  const count = (expression: RegExp): number => findAll(text, expression).length;
  const bride = is(marriage);
  const offered = bride || is(offers);
  const contact = stated.has('contact');
  const working = stated.has('job') || stated.has('pay') || is(work);
  const permitted = stated.has('licence') || stated.has('job-order');
  const speaks =
    (offered ? 2 : 0) +
    (contact ? 2 : 0) +
    (is(asksToCome) ? 0.5 : 0) +
    (stated.has('pay') ? 1.5 : 0) +
    (stated.has('job') ? 0.5 : 0) +
    (stated.has('requirements') ? 0.5 : 0) +
    (stated.has('contract') ? 0.5 : 0) +
    (is(benefits) ? 0.5 : 0) +
    (is(aboutTime) ? 0.5 : 0) +
    (permitted ? 2.5 : 0) +
    (stated.has('office') ? 0.5 : 0) +
    Math.min(1, heavy * 0.5);
  const question = /\?\s*\S{0,3}\s*$/.test(text.raw) ? 1.5 : 0;
  const talk = Math.min(3, count(asks) * 1.5) + question + Math.min(4, count(tells) * 1.5);
  const against =
    talk +
    Math.min(5, count(news) * 2) +
    (is(warns) && !permitted ? 2.5 : 0) +
    (is(sells) ? (is(work) || stated.has('job') ? 2.5 : 4.5) : 0);
  return {
    score: speaks - against,
    talk,
    offers:
      offered || permitted || (contact && working) || (heavy > 0 && stated.has('pay') && stated.has('job')),
  };
}

/** A permit to recruit is given for work abroad alone. */
export const isAbroad = (text: AdvertText, stated: Stated): boolean =>
  stated.has('licence') || stated.has('job-order') || has(text, abroad);

/** A course of a school, with no work behind it. */
export const isOnlyTraining = (text: AdvertText): boolean => has(text, training) && !has(text, promisedWork);
