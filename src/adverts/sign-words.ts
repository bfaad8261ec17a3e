import type { SignId } from './advert.ts';
import { phrases } from './pattern.ts';

/** The words of an advert that show a sign. */
export interface SignWords {
  readonly sign: SignId;
  readonly words: RegExp;
  /** "tidak", "tanpa", "bukan" before them mean the contrary. */
  readonly deniable: boolean;
  /** Everyday words that say something only where no licence number stands in the advert. */
  readonly unlicensedOnly: boolean;
}

const shown = (sign: SignId, ...list: readonly string[]): SignWords => ({
  sign,
  words: phrases(...list),
  deniable: true,
  unlicensedOnly: false,
});
const undeniable = (words: SignWords): SignWords => ({ ...words, deniable: false });
const soft = (words: SignWords): SignWords => ({ ...words, unlicensedOnly: true });

const visit =
  '(turis|tourist|wisata|wisatawan|kunjungan|visit|visitor|pelancong|lawatan|ziarah|umrah|umroh|umroh|haji|holiday|liburan|sosial)';
const papers =
  '(ijazah|ijazahmu|ijasah|paspor|ktp|kk|akta|akte|sertifikat|buku_nikah|dokumen|surat|sertipikat|passport|passports)';
const kept =
  '(ditahan|dipegang|disimpan|dijaminkan|dititipkan|dititip|diserahkan|ditinggal|dikumpulkan|jaminan|pegang|simpan|tahan|disita|dikumpul|kept|held)';
const departs = '(berangkat|keberangkatan|diberangkatkan|terbang|jalan|flight|fly|mabur|budal|masuk|depart)';
const ports =
  '(batam|nunukan|dumai|tanjung_balai|entikong|sebatik|tarakan|karimun|bengkalis|rupat|sambas|aruk|tanjungpinang|tanjung_pinang|tanjung_uban)';
const rushDays =
  '(hari_ini|besok|lusa|malam_ini|nanti_malam|minggu_ini|minggu_ni|pekan_ini|this_week|tomorrow|tonight|today|besok_malam|besok_pagi|akhir_bulan_ini|hari_jumat|hari_senin|hari_minggu|minggu_depan|minggu_ngarep)';
const smallNumber = '(1|2|3|4|5|6|7|8|9|10|dua|tiga|satu|empat|lima)';
const needless = '(tidak_perlu|tidak_usah|tidak_butuh|tidak_harus|tidak_wajib|tidak_pakai|teu_kudu|ora_usah)';

/** In the order in which they are looked for; a sign may come several times. */
export const signWords: readonly SignWords[] = [
  shown(
    'visit-visa',
    `(visa|visanya|paspor|permit|status) ${visit}`,
    `${visit} (visit)? (visa|pass|pasport|visas)`,
    `(jalur|cop|cap|modus) ${visit}`,
    `(masuk|berangkat|pergi|entry) (sebagai|pakai|dengan|as)? (turis|pelancong|wisatawan|visa_turis|umrah|umroh|ziarah|tourist)`,
    'bebas visa',
    'visa on arrival',
    '(k_eta|keta|esta)',
    'nanti permit',
    '(permit|visa|iqomah|iqama|ikamah) ~ (menyusul|nyusul|belakangan)',
    '(ganti|konversi|dikonversi|ubah|tukar|convert) (visa)? (di_sana|disana|there|nanti)',
    '(visa|visanya) (diganti|dikonversi|diubah|diurus|dirubah) ~ (sana|disana|sampai)',
    'apply work visa onshore',
    '(umrah|umroh|ziarah|haji) ~ (lanjut|sekalian|plus|sambil|terus|setelah_itu) ~ kerja',
    '(tur|tour|wisata|liburan|trip) ~ (sekalian|sambil|plus|lanjut) kerja',
    '(student_visa|visa_pelajar|visa_student) ~ kerja',
    'kerja ~ (student_visa|visa_pelajar)',
  ),
  shown(
    'pays-recruiter',
    '(dp|dpnya|down_payment|panjar) (cuma|cukup|minimal|awal|hanya)? #',
    '(dp|down_payment) (di|pas|saat|awal|dulu)',
    'rekening ~ (pribadi|atas_nama|a_n|staf)',
    '(transfer|setor|kirim_uang|tf|ditransfer) ~ (rekening|rek|bca|bri|mandiri|bni|dana|ovo|hari_ini|sekarang|#)',
    '(biaya|uang|fee) (pendaftaran|administrasi|admin|registrasi|booking|seleksi|interview|daftar|formulir|pengurusan|jaminan|training) ~ #',
    '(biaya|uang) (pendaftaran|administrasi|registrasi) ~ transfer',
    '(admin|administrasi) pendaftaran #',
    '(registration|processing|admin|agent|service|booking) fee',
    '(bayar|membayar|pembayaran) (dulu|di_muka|dimuka|di_awal|uang_muka|di_tempat)',
    'uang (jaminan|pangkal|booking) (rp|#)',
    'cukup # ~ beres',
    '# (terima_jadi|terima_beres|garansi)',
    'deposit #',
  ),
  soft(
    shown(
      'pays-recruiter',
      '(biaya|biayanya|cost|fee|ongkos|tarif|bayaran) (total|cukup|proses|program|semua|hanya|sekitar|mulai|penempatan|keberangkatan|all_in)? (sebesar|cuma|hanya|cukup|total|rp)? #',
      '(total|promo) biaya #',
      '(bayar|membayar|setor|pembayaran|membayarkan|lunasi) ~ #',
      '(cuma|cukup|hanya) # (saja|beres|udah|sudah|sampai|bisa|langsung)',
      '(siapkan|siapin|modal|sediakan|sedia) (dana|uang|biaya)? #',
      '# (all_in|terima_beres|bisa_cicil|sisanya|lunas|bisa_2_kali_bayar)',
      'agent fee',
    ),
  ),
  shown(
    'debt-cut',
    '(potong*|dipotong|pemotongan|tolak|motong|memotong) ~ (gaji|salary|gajian)',
    '(gaji|gajinya|gajimu) ~ (dipotong|potong*|ditolak)',
    '(potong*|dipotong) (selama)? (rp|rm|ntd)? # (bulan|kali)',
    '(potong*|dipotong) ~ (tiap|setiap|per) bulan',
    '(dicicil|cicil|nyicil|dibayar|bayar|ganti|diganti) ~ (dari|dr|pakai|dengan|potong) gaji',
    '(talangi|ditalangi|talangan|dana_talangan|nalangi|nalangin|ditalangin|dipinjami|pinjaman|kasbon|dipinjamkan)',
    '(hutang|utang) (lunas|dibayar|ditanggung|dulu|dicicil)',
    '(bayar|bayarnya|pembayaran) (belakangan|setelah_kerja|sesudah_kerja|habis_gajian|kalau_sudah_kerja|pas_gajian)',
    'uang (jajan|saku|tinggal*|keluarga|fee|pit) ~ (dipotong|potong*)',
    '(salary|wage) (deduction|cut|deducted)',
    '(deducted|deduction) ~ (salary|wage|month*)',
    'bridging loan',
    '(gaji|gajinya) ~ (untuk|buat|ke) (agen|agensi|sponsor|pt)',
    '(pinjami|pinjamkan|pinjamin|hutangi)',
    '(dicicil|cicil|nyicil|balik*) ~ (gajian|sudah_kerja)',
    'bayar ~ (pas|kalau|setelah|sesudah|nanti|habis) gajian',
    '(sampai|selama) potong* (selesai|lunas|habis)',
    '(pergi|berangkat|terbang) dulu ~ bayar',

    '(tambang|tiket|modal|biaya) (kita|kami|agen)? (dahulukan|didahulukan|tanggung_dulu)',
  ),
  shown(
    'holds-documents',
    `${papers} (asli)? ~ ${kept}`,
    `(setor|serahkan|menyerahkan|titip|titipkan|tinggalkan|kumpulkan|jaminan|tahan|menahan|jaminkan|penahanan|simpan|pegang|memegang|menyimpan) ${papers}`,
    '(keep|keeps|hold|holds) ~ (passport|passports|documents)',
  ),
  undeniable(
    shown(
      'unqualified',
      '(tanpa|non|no|without|minus|bebas) (pengalaman|ijazah|skill|skills|keahlian|tes|test|bahasa|sekolah|seleksi|keterampilan|ielts|bst|experience|degree|diploma|syarat)',
      'tanpa (bisa|perlu|harus) (bahasa|ijazah|pengalaman|skill)',
      `${needless} (ada|punya|bisa|ber)? (ijazah|pengalaman|bahasa|skill|sekolah|keahlian|tes|berpengalaman|pintar|seleksi|pendidikan)`,
      'ijazah tidak (perlu|penting|wajib|masalah)',
      'tidak (sekolah|punya_ijazah|tamat|lulus) ~ (boleh|bisa|ok)',
      'tidak punya ijazah',
      '(cukup|yang_penting|modal|asal|asalkan) (bisa)? (ketik|ngetik|mengetik|main_hp|hp|baca_tulis|sehat|mau_kerja|paspor|ktp)',
      '(just|only) ~ (typing|passport)',
      'typing speed',
      'lolos 100',
      'semua lulusan',
      'tidak bisa (bahasa|baca|apa) (boleh|bisa|tidak_apa)',
      '(experience|skill|skills|degree) (not|is_not)? (needed|required|necessary)',
    ),
  ),
  soft(
    undeniable(
      shown(
        'unqualified',
        'pengalaman tidak (diutamakan|wajib|perlu|penting)',
        '(fresh_graduate|freshgraduate|fresh_graduates)',
      ),
    ),
  ),
  undeniable(
    shown(
      'rushed',
      `${departs} ~ ${rushDays}`,
      `${rushDays} ~ ${departs}`,
      `(interview|tes) ${rushDays}`,
      `${rushDays} (interview|terakhir|tutup|ditutup|juga)`,
      'langsung (berangkat|terbang|jalan)',
      '(1|2|3|4|5|7|10|14|satu|dua|tiga|seminggu) (hari|minggu)? (proses|langsung|sudah) ~ (berangkat|terbang|kerja|jalan)',
      '(proses|berangkat|paspor) (kilat|ekspres|super_cepat)',
      'proses cepat',
      `${departs} # (hari|minggu) lagi`,
      `(segera|cepat) ${departs} (hari|minggu|bulan|besok) (ini)?`,
      '(buruan|buru|gercep|gas_daftar|hurry|cepat_ya)',
      `(tinggal|sisa|masih_ada|masih|left) ${smallNumber} (orang|kursi|seat|slot|slots|tempat|kuota|lagi)`,
      'kuota tinggal',
      'sebelum (penuh|kehabisan|pukul|jam|tutup)',
      '(hanya|cuma|berlaku)? sampai (malam_ini|hari_ini|besok|nanti_malam)',
      '(limited|few) (seats|slots|quota)',
      'closing (tomorrow|today|soon)',
      '(segera|harap|mohon) (lakukan|transfer|bayar|melakukan) ~ (pembayaran|transfer|#)',
      '(dianggap|akan) (gugur|hangus|mundur)',
      '(dibutuhkan|dicari|butuh|need) cepat',
    ),
  ),
  soft(
    undeniable(
      shown(
        'rushed',
        '(urgent|urgently|secepatnya|asap)',
        'kuota terbatas',
        '(langsung_kerja|cepat_berangkat|cepat_terbang|fast_process|fast_proses)',
        'masuk terus minggu',
      ),
    ),
  ),
  undeniable(
    shown(
      'secrecy',
      'jangan (sampai)? (bilang*|cerita*|kasih_tahu|sebar|disebar|share|dishare|disebarkan|kabari|bocor*|posting)',
      'jangan (lapor|tanya|hubungi|ke|lewat|izin) (ke)? (disnaker|polisi|imigrasi|bp2mi|bp3mi|desa|kades|lurah|keluarga|suami|petugas)',
      '(bilang|blg|ngaku|ngomong|jawab|say|katakan) (saja|ke)? ~ (liburan|jalan|wisata|training|kunjungan|saudara|umrah|umroh|holiday|keluarga|sekolah)',
      '(rahasia|rahasiakan|dirahasiakan|rahasianya|secret|confidential)',
      'hapus (chat|pesan|percakapan|wa)',
      '(grup|group) tertutup',
      '(diam_diam|sembunyi_sembunyi)',
      'kalau ditanya ~ (bilang|jawab|ngaku|blg)',
      'tanpa (sepengetahuan|ijin|sepengetauan) (keluarga|suami|orang_tua|ortu)',
      '(biar|supaya|agar) tidak (dicurigai|curiga|ketahuan|dicurigain|dipersulit)',
      '(do_not|dont|never) tell',
    ),
  ),
  undeniable(
    shown(
      'unofficial-route',
      '(jalur|jalan|rute) (belakang|laut|tikus|samping|gelap|cepat|orang_dalam|hutan|khusus|blkg|blakang)',
      'lewat (laut|belakang|hutan|jalur|air|sungai)',
      '(tekong|tekongnya|toke_darat)',
      '(speedboat|spit|speed_boat|spitboat|pompong|kapal_kayu|bot_laju)',
      '(kosongan|pekerja_kosong|non_prosedural|nonprosedural|unprosedural|ilegal|illegal)',
      '(tanpa|tidak_usah|tidak_perlu|tidak_pakai|without|no|ora_usah) (lewat)? (paspor|permit|dokumen|pt|visa_kerja|bp2mi|bp3mi|disnaker|surat|kontrak|passport)',
      'orang dalam',
      'pelabuhan tikus',
      '(takde|tiada|tidak_punya|tidak_ada) (permit|paspor|dokumen|surat|pasport)',
      '(paspor|pasport|permit) (takde|tiada|tidak_ada|tidak_punya|mati) ~ (boleh|tidak_apa|bisa|ok|aman)',
      'tidak (ada|punya) paspor ~ (boleh|bisa|tidak_apa)',
      '(border|sempadan|perbatasan) ~ (ambil|tunggu|jemput)',
      '(ambil|ambik|tunggu|jemput) ~ (border|sempadan|perbatasan)',
      '(polisi|polis|imigrasi|petugas) ~ diatur',
      'transit ~ (dulu|baru)',
      '(nyebrang|nyeberang|menyeberang|menyebrang)',
    ),
  ),
  soft(
    undeniable(
      shown(
        'unofficial-route',
        `(lewat|via|dari|lalu) ${ports} ~ (malaysia|malam|kapal|feri|ferry|melaka|johor|sabah|tawau|singapura|nyebrang)`,
        `${ports} ~ (malam|nyebrang|speed|kapal)`,
        '(lewat|lalu) jalan darat',
        `(lewat|via|lalu) ${ports}`,
      ),
    ),
  ),
  shown(
    'under-age',
    '(di_bawah|dibawah|bawah) umur',
    '(umur|usia) (belum|kurang) (cukup|umur|17|18)',
    '(anak*|gadis|remaja) (sd|smp|sekolah)',
    'belum (punya|ada) ktp',
  ),
  undeniable(
    shown(
      'forged-papers',
      '(umur|usia|umurnya) ~ (tuakan|mudakan|naikkan|naikin|tambahin|atur|ganti)',
      '(umur|usia|nama|data|tanggal_lahir|tgl_lahir|identitas|umurnya) ~ (dituakan|dimudakan|diubah|dirubah|diganti|ditambah|dinaikkan|dinaikin|diatur|diakali|disesuaikan|tukar|ditukar|dipalsukan|ubah)',
      '(ijazah|ktp|akta|akte|surat_ijin|sertifikat|surat_nikah|kk|skck) ~ (dibuatkan|dibikinkan|dibikin|bikinkan|bikinin|palsu|tembak|nembak|aspal|dibuatin)',
      'tidak punya ijazah ~ (dibikin*|dibuat*)',
      '(blacklist|blacklis|blaklist) ~ (bisa|bantu|boleh|aman)',
      '(fake|forged) (documents|passport|certificate|papers)',
    ),
  ),
];

/** Work by screen and telephone as in scam compounds (A-10, W-4). */
export const screenWork = phrases(
  '(admin|adm|cs|customer_service|custumer_service|customer_support|live_chat|chat|chatting|telemarketing|marketing|digital_marketing|judol|judi|casino|kasino|dealer|host|data_entry|typing|ngetik|mengetik|translator|komputer|computer|crypto|kripto|trading|online|call_center|operator_komputer|chat_operator|scam|scammer|it|telesales|sales_online|content)',
);

/** Work in somebody's home; its opening and closing is decided by country. */
export const householdWork = phrases(
  '(art|prt|plrt|pembantu|tkw|baby_sitter|babysitter|nanny|housemaid|house_maid|maid|domestic_helper|domestic_worker|domestic|rumah_tangga|penata_laksana|pramurumah|khadimah|kadamah|helper|jaga_anak|jaga_bayi|jaga_rumah|pengasuh)',
);

/** Women are wanted, as women. */
export const womenOnly = phrases('(perempuan|gadis|janda|cewek*|ladies|girl|girls|female|lajang|mojang)');

/** With men wanted beside them, they are wanted as workers. */
export const men = phrases('(laki|pria|lelaki|cowok|cowo|boys|boy|male|men)');

/** Work that is not named, or that is entertainment; marriage. */
export const unclearWork = phrases(
  '(hiburan|karaoke|spa|pijat|massage|lc|pemandu_lagu|hostess|klub|club|kelab|bar|escort)',
  '(temani|temenin|menemani|nemenin|layan|melayani) (tamu|pelanggan|bos|om)',
  'kerja (enak|santai|ringan)',
  '(jenis_kerja|kerjanya|pekerjaan) ~ (dijelaskan|dikasih_tahu) (nanti|disana|setelah)',
  'dijelaskan nanti',
  'foto (full_body|seksi|sexy)',
);

/** Work that is women's by its name. */
export const hostess = phrases('(lc|pemandu_lagu|hostess|ladies|escort)');

export const marriage = phrases(
  '(cari|mencari|dicari|butuh|dibutuhkan|nyari|menerima) ~ (istri|calon_istri|pengantin|jodoh|nikah|isteri|calon_isteri)',
  '(calon_istri|calon_isteri|istri) (untuk|buat) (pria|lelaki|bos|cowok)',
  '(nikah|kawin) (kontrak|pesanan)',
  '(siap|mau) (nikah|dinikahi|menikah|kawin) ~ (pria|lelaki|orang|bos)',
  '(mahar|mas_kawin) ~ #',
  'pengantin pesanan',
);

export const training = phrases(
  '(lpk|kursus|pelatihan|magang|pemagangan|internship|ferienjob|ausbildung|au_pair|sekolah_bahasa|kelas|kuliah|student_visa|training_center)',
);

/** What a training promises when it is a placement. */
export const promisedWork = phrases(
  '(dijamin|pasti|langsung|garansi|jaminan|guaranteed|siap|lulus|bulan|100) (pasti|langsung)? (berangkat|terbang|kerja|lolos|diberangkatkan|kerja_di)',
  '(penempatan|penyaluran|ditempatkan|disalurkan) (kerja|langsung|ke)',
  '(gaji|uang_saku|allowance|salary) ~ #',
  '(sambil|aslinya) kerja',
  '(lalu|terus|kemudian|baru) (terbang|berangkat)',
  'kerja (di|ke) (jepang|korea|jerman)',
);

/** A programme of the government between two countries has no company. */
export const governmentProgramme = phrases(
  '(g_to_g|gtog|g2g|government_to_government|eps_topik|epstopik|triple_win)',
);
export const governmentOffice = phrases(
  '(bp2mi|kp2mi|kemenp2mi|siskop2mi|bp3mi|disnaker|kementerian_p2mi|kementerian_pelindungan)',
);

/** Sentences that warn of what they name. */
export const warning =
  /(?<= )(?:waspada|awas|hati hati|beware|lapor[^ ]*|penipu[^ ]*|scam|hoax|hoaks|fraud|never ask|tidak pernah|kami tidak)(?= )/;

/** Words that turn the next few into their contrary. */
export const denials = new Set(
  'tidak tanpa bukan jangan belum no without never tiada not nol non bebas dilarang'.split(' '),
);
