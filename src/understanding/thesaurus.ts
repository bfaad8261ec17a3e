import { wordsOf } from './normalise.ts';
import { spelling } from './spelling.ts';

/**
 * Words that mean the same to this bot, over all languages that people write to it. The classifier sees the
 * meaning beside the word, so that one sample question in Indonesian also teaches English and Javanese.
 * `word*` stands for every word that begins so.
 */
const lists: Readonly<Record<string, string>> = {
  passport: 'paspor passport epaspor',
  cost: 'biaya bayar bayarnya harga tarif ongkos cost costs price fee fees pay paying paid expensive mahal rego regane mbayar mayar bayarin dibayar membayar bayaran pembayaran biayanya harganya sangu ragad ongkosna hargana pangaosna pangaos argana bayaranna mayar ragat modal duitnya uangnya tebus bayarannya berbayar nominal sebesar charge charged spend fare dipungut pungutan nyetor retribusi tagihan billing kena_biaya mbayare ongkosnya',
  free: 'gratis free cuma_cuma zero nol haratis',
  howMuch: 'berapa how_much piro sabaraha piten brp',
  howLong:
    'how_long berapa_lama lama duration lamanya how_many_days how_many_weeks how_many_months berapa_hari berapa_bulan berapa_minggu suwe pira_dina sabaraha_poe pirang_dino estimasi suwene lilana abit sampai_kapan nunggu menunggu nungguin tunggu waiting wait kelar kelarnya lamaan kapan_jadi kapan_selesai how_soon days weeks until ditunggu nunggunya',
  fast: 'cepat percepatan express kilat urgent sehari same_day fast kebut segera gancang',
  finish:
    'selesai jadi jadinya ready finished finish done diambil ambil collect pick_up pickup rampung dadi beres anggeus kelar kelarnya siap_diambil terbit keluar_paspor rampungnya completed',
  status:
    'status cek_status perkembangan kelanjutan tindak_lanjut progress update diproses follow_up ditindak ditindaklanjuti what_happened hasil ada_kabar gimana_kabarnya progres nasib nasibnya sudah_sampai_mana news_about sejauh_mana ada_jawaban ditanggapi respon',
  need: 'syarat syaratnya persyaratan requirements requirement required need needed dibutuhkan perlu disiapkan disiapin required sarat saratna diperlukan butuh kudu_nggowo kelengkapan lengkap mesti dilengkapi dipenuhi wajib_punya wajib_ada harus_ada harus_punya must must_have should_i_bring dibutuhin disiapkeun dicawisake kedah',
  papers:
    'dokumen berkas surat documents document papers paper surat_surat dokumennya berkasnya kertas letter kelengkapan suratnya surat2 paperwork fotokopi copy lembar form formulir blangko suratan',
  how: 'cara caranya how gimana bagaimana carane carana kumaha piye langkah tahap tahapan alur prosedur procedure steps step urutan proses process dekremma beremma ngapain bagemana gmana caranya_gimana tutorial petunjuk panduan alurnya guide tata_cara steps_to tuntun dituntun ajari jelasin',
  begin:
    'mulai start pertama awal dari_awal begin first dulu mulainya dari_mana_dulu ti_mimiti wiwit kawitan permulaan pertama_kali awalnya starting langkah_awal pertama_tama where_do_i_begin first_step awale',
  make: 'bikin buat membuat make apply gawe nggawe nyieun ngurus urus mengurus pembuatan pengurusan ngurusnya mengajukan pengajuan permohonan application dibuat damel agabay daftar register mendaftar pendaftaran registration sign_up registrasi daptar ndaftar bikinkan buatkan dibuatin bikinin daftarin mendaftarkan issue obtain get_a apply_for nyuun bikinan pengadaan ngajuin mengurusnya ndamel',
  where:
    'dimana mana kemana where di_mana nangendi nang_ngendi ning_endi neng_endi endi dimana_ya kamana ka_mana di_mana_ya lokasi alamat address location e_dimma ka_dimma ngendi',
  near: 'terdekat dekat nearest near close deket sekitar paling_dekat cedak pangdeukeutna semma',
  office: 'kantor kanim office ulp mpp mall_pelayanan unit_layanan',
  immigration: 'imigrasi immigration kanim',
  renew:
    'perpanjang perpanjangan memperpanjang renew renewal expired kadaluarsa kedaluwarsa kadaluwarsa habis_masa masa_berlaku expire expires perpanjangnya diperpanjang memperbarui ganti_paspor replace runs_out habis_berlaku entek expiry',
  lost: 'hilang kehilangan lost missing stolen dicuri kecurian tercecer ketinggalan jatuh stole kemalingan raib leungit ical kecopetan dicopet dirampok kecolongan elang misplaced dijambret jambret dimaling maling kemaling lenyap tertinggal diambil_orang dicolong colong nyolong raib_ hanyut terbawa_arus snatched robbed took_my_bag cannot_find',
  damaged:
    'rusak sobek robek basah kena_air kebakar terbakar torn wet damaged kecuci luntur banjir kebanjiran lecek coret copot digigit destroyed burned washed ruined suwek soek lepas_jilid hancur kebasahan lembab lengket kotor terlipat digunting kelipet digigit_anjing hanyut chewed ripped tore burnt spilled',
  electronic: 'elektronik electronic epaspor chip e_paspor e_passport epassport e_pasport',
  years: 'tahun years year thn tahunan taon taun',
  kinds:
    'jenis macam beda bedanya perbedaan difference different types type kinds kind mending bagusan better pilih memilih which_one versus vs bedane bedana bidana compare sama_dengan lebih_baik bedain membedakan',
  mismatch:
    'beda_nama nama_beda tidak_sama salah_ketik salah ejaan mismatch wrong_name wrong_birth betulin perbaiki dibetulkan perbaikan koreksi correct correction spelling keliru tidak_cocok tidak_sesuai salah_tulis not_match not_the_same beda_sama beda_sehari beda_huruf beda_tanggal berbeda_nama bermasalah_data nama_tidak_sama inconsistent differs differ tidak_sinkron',
  identity:
    'nama ktp kk akta akte tanggal_lahir umur_di birth_date name tahun_lahir identitas identity dukcapil nik family_card id_card kartu_keluarga birthdate',
  fake: 'palsu dipalsukan dipalsu fake false memalsukan malsu tembak abal_abal aspal manipulasi dituakan dimudakan dituain dimudain ubah_umur change_my_age diubah dirubah merubah palsuin',
  refused:
    'ditolak tolak menolak ditangguhkan refused rejected reject denied rejection tidak_disetujui nolak ditunda dipersulit dibatalkan turned_down tidak_lolos ditampik tidak_dikasih dicurigai curiga suspected digagalkan gagal tidak_diterima tidak_bisa_diproses meragukan diragukan diminta_balik did_not_accept declined turned_away refuse refuses said_no ora_ditampa disuruh_balik_lagi',
  stopped:
    'ditunda dicegat dicekal ditahan_imigrasi tidak_boleh_terbang stopped offloaded dicegah penundaan menunda gagal_terbang gagal_berangkat dilarang_berangkat held_back cegat diturunkan diturunin ditolak_berangkat not_allowed_to tidak_lolos_imigrasi postponed disuruh_balik disuruh_pulang cegah distop disetop setop dihentikan tidak_boleh_naik batal_naik batal_terbang batal_berangkat not_let let_on_the_plane refused_boarding board boarding_refused sent_back_from diinterogasi tidak_boleh_berangkat tidak_lolos_bandara dihalangi turned_back',
  airport:
    'bandara airport soekarno soetta juanda cengkareng pelabuhan seaport terminal pesawat plane kualanamu ngurah_rai lia bil bandara_lombok checkin boarding bandhara kno',
  counter:
    'counter konter loket jalur_khusus lounge lajur meja helpdesk fast_track fast_lane jalur_pmi antrian_khusus line special_line ruang_tunggu',
  work: 'kerja bekerja work working job jobs kerjanya dikerjakan nyambut_gawe digawe alako gawe_nang pekerjaan damel kerjane nyambut megawe begawe cari_nafkah pekerjaannya kuli ngebabu babu jaga_lansia nanny cleaner dishwasher waitress kerjaannya job_as',
  abroad:
    'luar_negeri abroad overseas luar_negri ln foreign another_country other_country keluar_negeri luar_negeri_ nagari_lar merantau negara_lain negara_orang mancanegara jaban_negoro sabrang loar_negri lowar_nagere',
  worker:
    'pmi cpmi pekerja_migran migrant worker workers buruh_migran tenaga_kerja migrant_worker maid helper domestic_worker prt art caregiver pembantu pekerja tkw_ pahlawan_devisa pekerjaan_rumah_tangga nanny babysitter perawat tukang sopir driver nurse housemaid servant pengasuh',
  agency:
    'pt agensi p3mi pjtki pptkis perusahaan penyalur recruiter recruitment agen lpk pjtkis pengerah penyalurnya jasa pptki company firm agensinya ptnya pt2 biro bursa kantor_pt p3mi_ agen2 agent_company recruiting_company',
  broker:
    'calo sponsor pl petugas_lapangan tekong broker middleman makelar perekrut field_agent perantara cukong calonya recruits tekongnya taikong tengkulak sponsornya recruiters orang_dalam kenalan bibi om_saya lelaki_itu petugas_lap pl_ orang_lapangan arisan ibu_ibu ngajak_orang berangkatin_orang man_who aunt_recruits lady makcik freelance perseorangan_ agen_perorangan cukong_',
  neighbor:
    'tetangga orang_desa pak_rt tetanggaku tonggo tangga neighbor neighbour man_in_my_village di_desa orang_kampung',
  genuine:
    'resmi legal asli benar official registered real legit genuine terdaftar berizin ijin izin licence license licensed bodong ilegal abal penipu valid sah terpercaya trusted fiktif sahih resmina abal_abal bonafid asli_ beneran_ada berijin dapat_izin punya_izin trustworthy reliable legit_ tipu_tipu dipercaya percaya official_ approved',
  check:
    'cek check verify cekkan periksa memeriksa memastikan ngecek mengecek checking cari_tahu mengetahui lihat liat lookup look_up cekno pariksa find_out tahu tau know mastiin pastikan info_pt cariin lihatin liatin mohon_info telusuri tanya_pt is_on_your_list heard_of look_into',
  scam: 'penipuan penipu tipu ditipu ketipu nipu scam scammer fraud cheated cheat bohong menipu kena_tipu tertipu diapusi ngapusi dibohongi hoax hoaks ketipu_ deceived kabobodo dibobodo tepo ngibul dibohongin tipu_tipu penipuannya dikibulin ketipu_pt cheating con fooled diboongin bodong palsu_lowongan too_good',
  signs:
    'ciri ciri_ciri tanda tanda_tanda signs sign modus red_flags red_flag mengenali mencurigakan waspada recognize recognise spot warning_signs flags tanda_tandanya hati_hati cirine ciri2na mencirikan bedain_lowongan recognizing kenali pertanda beda_antara curiga dicurigai notice detect telltale ciri_cirinya trik tricks tip_off gelagat',
  offer:
    'tawaran ditawari ditawarin nawarin menawari offer offered offers diajak ngajak mengajak invites invited diiming nawari ditawani ditawaran dijanjikan dijanjiin iming invite iming_iming diiming_imingi ditawarkan ditawarkan_kerja promised_job diterima_kerja hired_by got_an_offer approached ngiming',
  advert:
    'lowongan loker lowker iklan advert ad posting vacancy vacancies opening openings broadcast facebook fb tiktok telegram job_order info_lowongan brosur poster job_ad lowonganana selebaran pamflet spanduk story status_wa grup_wa broadcast_wa postingan instagram ig sms email_lowongan flyer leaflet',
  visa: 'visa permit calling_visa visanya izin_tinggal work_permit',
  tourist:
    'turis wisata tourist umroh umrah ziarah kunjungan liburan holiday visit visitor melancong pelancong visa_pelajar student_visa haji visa_turis jalan_jalan sosial_budaya pelesir tour vacation bebas_visa pura_pura_liburan pilgrimage ziarah_ sosbud visa_sosial plesiran jenguk menjenguk pelesiran visiting_family pretend',
  scamCountry:
    'kamboja myanmar laos filipina poipet sihanoukville myawaddy cambodia philippines burma mae_sot golden_triangle kamboja_',
  gambling:
    'judi judol slot online_gambling gambling casino kasino crypto kripto scam_center admin admin_chat telemarketing customer_service cs marketing_online operator data_entry typing customer typist online_scam scamming togel taruhan betting bet situs game_online penipu_online balas_chat chatting crypto_trading trading forex love_scam scam_online bandar pinjol_online call_center_kamboja',
  debt: 'hutang utang debt pinjaman pinjam loan kur kredit cicilan borrow uang_saku pocket_money advance uang_fit fit uang_fee uang_tinggalan jaminan bon kasbon rentenir koperasi credit ngutang nganjuk otang sahutang tinggalan down_payment cash_advance bank uang_muka_keluarga dijaminkan jaminan_sawah gadai digadai menggadaikan pawned owe terikat berhutang ngutangi mortgage bunga rente talangan dana_talangan tanggungan_hutang',
  keep: 'ditahan dipegang disimpan menahan nahan pegang memegang disita diambil keeps keep keeping holds holding hold took taken confiscated withhold simpan dititip diminta nyita menyita kept dicekel ditahen dicepeng withholding dikuasai retains tahan kembalikan diumpetin ngumpetin disembunyikan sembunyikan balikin dikembaliin kembaliin narik_dokumen hold_onto kept_by locked_my_passport in_drawer in_a_drawer taruh_di_kantor titip nitip diserahkan dirampas dijadikan_jaminan return_my give_back',
  diploma:
    'ijazah akta kk ktp buku_nikah sertifikat diploma certificate ijasah original asli dokumen_asli sertipikat certificates originals akte raport',
  intern:
    'magang internship intern ferienjob kuliah_sambil mahasiswa kampus pelajar student campus pertukaran au_pair beasiswa siswa smk work_study kuliah kuliah_kerja praktek pkl_luar praktek_kerja prakerin pkl training_industri working_holiday studi belajar_sambil_kerja exchange_student apprenticeship trainee',
  marry:
    'nikah menikah kawin marry marriage jodoh dinikahi dinikahkan pengantin mahar mak_comblang makcomblang bride matchmaker dijodohkan married wedding rabi kawinan suami_asing nikahi jodohkan biro_jodoh suami_orang duda dikawinkan dikawinin mempelai wife_of pernikahan dinikahin calon_suami nikahan kawinin',
  backRoute:
    'jalur_belakang belakang jalur_gelap gelap jalur_tikus tikus speedboat kapal_malam boat nyebrang menyeberang nyeberang night_boat jungle hutan smuggled dumai nunukan entikong tanjung_balai batam tawau sebatik crossing border perbatasan plb by_boat tanpa_paspor without_passport lewat_laut secret illegal_route pelabuhan_tikus nyabrang sambas jagoi_babang karimun tekong_laut rupat bengkalis pantai beach border_path perahu jongkong sampan tanpa_cap boat_at_night tanjung_uban penyelundup penyeberangan kapal_kecil small_boat small_port ferry_gelap malam2 hutan_perbatasan badau sanggau sajingan',
  trafficking:
    'tppo perdagangan_orang perdagangan_manusia trafficking human_trafficking perdagangan tindak_pidana_perdagangan trafficker traffickers jual_orang menjual_orang jual_beli_orang',
  meaning:
    'apa_itu artinya arti what_is pengertian maksud maksudnya definition meaning means mean define jelaskan explain kepanjangan dimaksud apaan opo_iku naon_eta apa_artinya what_does definisi opo_kuwi iku_opo apa_sih singkatan teh_naon',
  illegal:
    'ilegal illegal nonprosedural non_prosedural unprosedural gelap tidak_resmi unofficial illegally undocumented tanpa_dokumen without_papers non_procedural nonprocedural tidak_prosedural unprocedural tanpa_surat irregular tidak_lewat_jalur liar without_procedure no_papers tanpa_prosedur lewat_prosedur gelap2an',
  risk: 'risiko resiko bahaya akibat akibatnya dampak kerugian risk risks danger dangers dangerous rugi konsekuensi consequences bahayanya',
  punish:
    'hukuman dihukum sanksi pidana penjara dipenjara pasal ancaman punishment penalty jail prison sentence sanction fine undang_undang uu hukumannya diancam_hukuman kurungan ancaman_pidana law kena_pasal dijerat jerat diproses_hukum masuk_penjara tuntutan prosecuted convicted law_punishes kena_hukum bui',
  report:
    'lapor laporan melapor melaporkan laporkan report reporting reported aduan mengadu ngadu pengaduan complaint complain complaints ngadukan lapurkeun nglaporke pelapor laporno laporaken ngelapor ngalapor reports laporake informant aduin aduan_saya ngadu_ tell_you inform informasi_soal kasih_info memberitahu bocorin laporanku tindak ditangkap_calonya grebek act_against file_a_complaint mengadukan laporin',
  secret:
    'rahasia dirahasiakan anonim identitas ketahuan ketauan anonymous anonymity identity secret tanpa_nama revenge dibalas protected dilindungi confidential diam_diam konangan kanyahoan kaweruhan kerahasiaan bocor terlindungi kawningan my_name nama_saya balas_dendam nama_asli real_name finds_out find_out_i who_reported pelapor_ ketauan_saya takut_ketahuan nyebut_nama without_my_name',
  who: 'siapa who sapa saha sopo sera',
  phoneNumber:
    'nomor telepon number hotline call_center kontak contact phone wa telp whatsapp hubungi menghubungi call_centre nope dihubungi numbers reach hub line nomer nomorna nomere nomer_telpon call nope_ nelpon nelfon menelepon telponan telepon_ ngontak call_for_help no_hp no_telp dial phone_the mengontak contacts',
  embassy: 'kbri kjri kedutaan konsulat embassy consulate kdei kedubes perwakilan atase mission konjen dubes',
  ministry:
    'bp2mi kp2mi bnp2tki kementerian ministry bp3mi p4mi disnaker dinas kemnaker kemlu bnp2 naker kemenaker depnaker authority instansi lembaga government pemerintah',
  police: 'polisi police polres polda polsek kapolsek',
  wages:
    'gaji upah salary wage wages bayaran digaji gajiku lembur overtime gajinya gajih honor payday gajian gajine gajina salaries unpaid honor_ upahnya uang_kerja pay_day owe_me gaji2 tunggakan upah_ paid_me earnings pesangon',
  unpaid:
    'belum_dibayar tidak_dibayar tidak_bayar not_paid unpaid telat nunggak ditunggak belum_terima dipotong potong potongan cuts deducts deduct late belum_dikasih tidak_digaji hasnt_paid ora_dibayar teu_dibayar nagih belum_lunas dicicil has_not_paid not_been_paid tidak_terima durung_dibayar deduction deductions withheld macet nunda_gaji menunda ditunda_gaji postpones telat_bayar ngutang_gaji tidak_cair cuma_janji separo setengah_gaji half_of_my owes owe_me ora_diwenehi tidak_kasih_gaji belum_ditransfer tak_bagi',
  employer:
    'majikan employer bos boss juragan dunungan taoke master nyonya toke tauke tauke_ pemilik_rumah keluarga_majikan madam nenek_yang kakek_yang akong ama amah sinsang laopan',
  contract: 'kontrak perjanjian contract agreement pk kontraknya perjanjian_kerja kontrake kontrakna',
  different:
    'beda tidak_sesuai berbeda different not_the_same nyatanya ternyata not_same padahal kenyataannya changed diganti dijanjikan janjinya promised lain sampai_sana beda_sama melenceng malah teu_saluyu ora_cocok ora_podo after_arrival lower_than melanggar dilanggar instead malah_disuruh ternyata_disuruh bilangnya janjinya_ lain_dari instead_of told_me_it not_what nyatanya_ dulu_bilangnya katanya_pabrik',
  changeEmployer:
    'pindah_majikan ganti_majikan change_employer keluar_dari_majikan transfer new_employer putus_kontrak break_contract break_my_contract leave_my_employer mutasi tidak_betah pindah_kerja different_employer quit resign resain berhenti_kerja ora_betah teu_betah terminate pindah_bos cari_majikan_lain tidak_tahan tidak_cocok_majikan move_to_another another_family another_household tidak_kuat_kerja minta_pindah mau_pindah berhenti_di_tengah quit_before',
  runAway:
    'kabur kaburan overstay kosongan pati menyerahkan_diri lari_dari melarikan_diri ran_away run_away overstayed undocumented pemutihan rekalibrasi surrender amnesty minggat amnesti left_my_employer runaway kaburan_ tanpa_permit habis_visa no_permit tidak_punya_dokumen_lagi gelap_di_sana permit_mati legal_lagi resmi_lagi become_legal minggat_ escaped kabur_dari visa_mati tak_ada_permit dokumen_mati sembunyi_dari_imigrasi overstaying',
  detained:
    'ditangkap dipenjara penjara tahanan ditahan razia arrested detained jail prison depot detention lokap kena_razia ketangkap ketangkep divonis pengadilan court dituduh polis caught raid custody kena_tangkap kecekel ditangkep dicerek katangkep cell sel kasus lawyer pengacara dibui keciduk diciduk terciduk digrebek grebek kena_ops operasi rumah_detensi picked_up arrested_in locked_up_by ditangkep_ di_bui terjerat_kasus prison_in in_prison accused lockup',
  blacklist:
    'blacklist cekal dicekal banned ban black_list blacklisted kena_cekal masuk_lagi cap_merah daftar_hitam re_enter banning black diblacklist kena_banned masuk_daftar_hitam larangan_masuk dilarang_masuk banned_for may_i_enter_again masuk_taiwan_lagi dihitamkan pernah_dipulangkan sent_back_once',
  deported: 'deportasi dideportasi dipulangkan deported deportation sent_back diusir',
  home: 'pulang go_home pemulangan memulangkan come_home return_home dipulangkan mulih uih wangsul going_home home repatriation kepulangan sukarela mole send_home exit_permit check_out_memo return kembali balik_indonesia balik_kampung pulang_kampung pulkam bring_home memulangkan_ dipulangin pulangin pulangkan antar_pulang fly_home back_to_my_village',
  sick: 'sakit sick stroke ill penyakit lumpuh gering loro kanker hospital rumah_sakit dirawat sakit_jiwa depresi gila struk kecelakaan_parah lumpuh_ injured cedera operasi_rumah_sakit kritis_ opname',
  noMoney:
    'tidak_punya_uang tidak_ada_uang no_money stranded terlantar tidak_punya_ongkos tidak_ada_ongkos ora_nduwe_duit teu_boga_duit telantar broke homeless',
  death:
    'meninggal jenazah mayat wafat died dead death body mati kematian passed_away funeral tilar maot pupus sedo seda mati_di mayit almarhum corpse remains ngantunkeun dunia ahli_waris tewas heirs tiada jasad almarhumah berpulang kepergian tewas_ sudah_tidak_ada dikubur dimakamkan pemakaman body_of corpse_ peti_mati',
  lostContact:
    'hilang_kontak tidak_ada_kabar tidak_bisa_dihubungi no_news lost_contact putus_komunikasi tidak_aktif not_heard cannot_reach havent_heard loss_contact tanpa_kabar putus_kontak melacak trace tidak_pulang_pulang ora_ono_kabare teu_aya_beja ora_ana_kabar lost_touch nomornya_tidak_aktif mencari_keluarga disappeared missing heard find_missing los_kontak tidak_ada_berita kabarnya tidak_pernah_memberi_kabar tidak_pernah_ngasih_kabar tidak_ngasih_kabar no_word never_answers nobody_knows rimbanya entah_dimana tidak_pernah_telepon tidak_pernah_pulang tidak_balas tidak_ada_telepon carikan nyari_ibu nyari_anak ilang_kontak never_called does_not_answer',
  kin: 'kakak adik suami istri anak ibu bapak saudara sister brother husband wife son daughter mother father paman bibi keluarga family aunt uncle sepupu ayah mama cousin keponakan adikku kakakku suamiku istriku anakku ponakan bapake ibune anake adine',
  baby: 'bayi lahir melahirkan hamil baby born birth pregnant anak_lahir akta_lahir ngandung kandungan child children pregnancy akte_lahir',
  divorce: 'cerai divorce bercerai gugat talak hak_asuh custody pegatan pepegatan selingkuh',
  leaveHoliday:
    'cuti re_entry reentry balik_lagi kembali_lagi leave_and_return annual_leave come_back kontrak_habis habis_kontrak selesai_kontrak finish_kontrak finished_contract perpanjang_kontrak extend extension kembali_bekerja mau_balik contract_ended end_of_contract kontrak_selesai go_back going_back bali_maneh mudik lebaran_pulang liburan_pulang pulang_sebentar habis_kontrak_ lanjut_kontrak home_for_a_month kontrak_mau_abis kontrak_mau_habis masa_kontrak_habis tanda_tangan_lagi recontract',
  luggage:
    'barang bagasi koper bea_cukai imei luggage tax pajak kiriman oleh_oleh customs emas paket baggage kardus kirim_barang hp_dari box parcel cargo kargo sinyal_blokir',
  age: 'umur usia age old minimal_umur batas_umur batas_usia years_old umure yuswa minimum_age year_old age_limit tahun_boleh omor umurna kelahiran lahir_tahun tua muda too_old too_young usianya berumur cukup_umur born_in umuran minimum_usia',
  school:
    'lulusan sd smp sma smk ijasah pendidikan sekolah school education tamatan lulus graduate graduated diploma_sma putus_sekolah high_school tidak_tamat paket_a paket_b paket_c tidak_sekolah buta_huruf raport no_diploma ijazah_saya_cuma',
  account:
    'akun account siapkerja siskop2mi sisko login password sandi email verifikasi siap_kerja job_seeker pencari_kerja ak1 kartu_kuning registrasi log_in sign_in username sisko_p2mi disiapkerja daftar_online_pencari web_siapkerja otp kode_verifikasi',
  consent:
    'izin ijin persetujuan consent permission tanda_tangan tandatangan mengizinkan sign signature allow refuses_to_sign direstui restu izin_suami izin_orang_tua permission_letter allowed_by ttd menandatangani signs wali guardian idin palilah ngizinin merestui menyetujui restunya tidak_ngasih_izin tidak_setuju belum_nikah_izin who_signs allow_me approve',
  medical:
    'medical kesehatan unfit medikal mcu tes_kesehatan check_up checkup hepatitis tbc psikologi rontgen flek paru fit sarkes sehat health tuberculosis anemia clinic klinik darah hiv psychological mata_minus tato fit_to_work medikal_ hasil_cek hasil_lab rontgent bercak cek_darah cek_kesehatan periksa_kesehatan health_test x_ray lungs spot did_not_pass bleeding_ gula_darah darah_tinggi kb tes_hamil unfit_',
  training:
    'pelatihan blk training kursus lpk bahasa sertifikat_kompetensi kompetensi blkln belajar course certificate_competence language_test language learn uji_kompetensi mandarin les competence balai_latihan latihan trainning bljr kantonis cantonese latihan_kerja pelatihannya asrama_blk japanese_course keterampilan skill_training kelas_bahasa',
  orientation:
    'opp pap orientasi pembekalan orientation pre_departure predeparture briefing pra_pemberangkatan',
  insurance:
    'bpjs asuransi jaminan_sosial premi jamsostek insurance claim klaim santunan premium social_security iuran jkk jkm cover coverage ditanggung tanggungan asuransina ganti_rugi_kecelakaan kecelakaan kecelakaan_kerja jaminan_kesehatan jaminan_sakit hospital_bill who_pays_the_hospital jaminannya accident compensation',
  seafarer:
    'abk kapal pelaut kapal_ikan seafarer ship vessel fishing cruise pesiar buku_pelaut sijil crew seaman nelayan awak_kapal fisherman boat_crew longline bst siupakk kapal_pesiar merchant berlayar sail sailing pelayaran nakhoda kapal_luar kapal_asing sailor vessel_ deckhand on_board smk_pelayaran',
  idCard:
    'e_pmi epmi ektkln e_ktkln ktkln kartu_pmi e_kpmi ekpmi kartu_tki worker_card kartu_pekerja id_pmi e_id kpmi worker_id',
  g2g: 'g2g g_to_g gtog eps triple_win ijepa program_pemerintah government_program topik kaigo roster g_to_p government_to_government slc ubt cbt lewat_pemerintah government_programme eps_topik lewat_negara jalur_negara dari_negara jalur_pemerintah program_negara state_program via_pemerintah dari_pemerintah',
  independent:
    'mandiri sendiri perseorangan independent independently without_agency tanpa_pt tanpa_agen on_my_own by_myself direct direct_hire individual self dewean nyalira myself tanpa_lewat without_an_agency without_agent langsung_majikan langsung_dari_majikan langsung_dari_bos bos_lama majikan_lama former_employer old_employer hired_me_directly manggil_saya tanpa_perantara tanpa_calo urus_sendiri by_yourself',
  scheme:
    'skema jalur scheme schemes channels channel placement_options p_to_p uksp private routes legal_routes macam_macam ways',
  open: 'dibuka buka open closed tutup ditutup moratorium terlarang banned_countries dilarang allowed dicabut larangan negara_tujuan countries negara penempatan_negara destination ban_lifted diperbolehkan buko',
  saudi:
    'saudi arab timur_tengah kuwait qatar dubai uae oman bahrain middle_east riyadh jeddah arabia mekkah yordania abu_dhabi',
  asia: 'taiwan hongkong singapura malaysia korea jepang brunei macau johor sabah sarawak tawau',
  europe:
    'polandia turki kanada australia jerman poland turkey canada germany new_zealand selandia_baru eropa europe romania rumania ceko hungaria portugal italia inggris belanda serbia kroasia albania bulgaria finlandia',
  bring:
    'dibawa bawa bring pack packing persiapan persiapin prepare preparation checklist bekal disiapin sebelum_terbang before_flying before_departure before_leaving siap_siap digowo dicandak sangu_mangkat siapin siapkan_apa ketinggalan bekalnya jangan_lupa dont_forget must_i_not_forget isi_koper tas_diisi h_1',
  depart:
    'berangkat terbang departure fly leave flight keberangkatan pergi go diberangkatkan mangkat miang depart berangkatin memberangkatkan send sent pemberangkatan',
  money:
    'uang juta duit money million rupiah ribu dp setor setoran transfer dana rp deposit artos pesse deposited',
  refund:
    'kembali dikembalikan refund back uang_kembali money_back balikin narik mundur mengundurkan batal cancel withdraw keluar_dari_pt membatalkan ganti_rugi denda penalty_fee cancelled hangus pembatalan balik_uang dibalikin dibalekno dipulangkeun tuntut mundur_dari minta_duit minta_uang_balik nuntut menuntut uangku_balik duit_balik deposit_back get_back',
  notSent:
    'tidak_diberangkatkan tidak_berangkat belum_berangkat tidak_terbang gagal_berangkat not_sent never_sent not_departed did_not_send never_departed belum_terbang menghilang disappeared ora_mangkat teu_miang tidak_jadi_berangkat belum_diberangkatkan not_sending tidak_berangkat_berangkat ngilang kabur_bawa diundur_undur diundur diulur molor ditunda_terus delay delaying delayed postponing ilang_kontak_pt vanished tutup_pt kabur_pt',
  licence:
    'sip3mi sip2mi p3mi lpk siup sending_organization so licence_terms sip lisensi siupakk pptkis pjtki',
  village: 'desa village kampung kelurahan dusun rt kades kepala_desa desaku lembur_urang',
  desaBinaan:
    'desa_binaan binaan pimpasa desmigratif desbumi desa_migran immigration_village assisted_village',
  volunteer:
    'kawan_pmi relawan volunteer volunteers komunitas kawan sukarelawan kader bantu_tki menjadi_relawan sukarelawan_ kader_desa',
  business:
    'usaha modal wirausaha business purna perwira entrepreneur capital pemberdayaan eks_pmi mantan_pmi bisnis returned former returnees bekas_pmi dagang warung umkm mantan shop purna_pmi jualan berdagang ternak warungan buka_toko toko modal_usaha start_a stall farm_ pengusaha kembangkan_usaha ex_tkw ex_tki mantan_tkw',
  outreach:
    'sosialisasi penyuluhan kampanye campaign outreach seminar information_session edukasi acara langganan berlangganan subscribe kegiatan talk_in socialization invite_officers unsubscribe workshop ceramah narasumber pembicara speaker pkk karang_taruna mengundang ngundang diundang hadir_di acara_desa pengajian arisan_desa ceramah_',
  human:
    'manusia petugas human person admin operator orang_asli real_person cs officer someone somebody agent_human konsultasi ngobrol bicara ngomong speak talk sambungkan hubungkan connect curhat orangnya bukan_bot bukan_robot mesin machine real_human orang_beneran pegawai telponan ditelepon_petugas bukan_mesin staff staf',
  bot: 'bot robot suluh chatbot ini_bot this_bot akun_ini wa_ini situs website web_ini akun_siapa nomor_ini_siapa layanan_ini aplikasi_ini',
  delete:
    'hapus delete erase remove lupakan hilangkan bersihkan wipe clear forget dihapus busek menghapus hapuskeun hapusen hilangin buang lenyapkan reset_chat disappear bersihin musnahkan',
  data: 'data chat percakapan riwayat information info_saya history data_saya my_data pribadi personal data_pribadi obrolan omongan conversation chat_kita pesan_saya chatan',
  privacy:
    'privasi privacy disimpan dibaca dibagikan keep_about store save_my kebijakan_privasi recorded direkam store_about stored kept_about see_this_chat aman_data kesimpen menyimpan nyimpen tersimpan read_this baca_chat share_my dilihat_orang diliat bocor_gak logging',
  language: 'bahasa language english inggris jawa sunda madura javanese sundanese indonesian basa boso bhs',
  change: 'ganti ubah change switch pindah tukar ganti_ke rubah pakai use',
  thanks:
    'makasih terima_kasih thank thanks suwun nuhun oke ok sip siap bye mantap terimakasih trimakasih thank_you matur_nuwun sakalangkong mator',
  greet:
    'halo hai hello hi hey pagi siang sore assalamualaikum permisi selamat punten morning hallo salam kulonuwun assalamu good_morning hy helo hola',
  worth: 'wajar normal boleh legal_ask oleh bener_ga is_it_legal allowed is_it_ok kena meunang',
  deduct: 'potongan dipotong deduction deductions potong potongannya',
  vacancyAsk:
    'lowongan loker vacancy vacancies job_order openings opening peluang lowker job_orders ada_job any_job job_apa info_kerja butuh_kerjaan cari_kerja nyari_kerja ada_kerjaan kerjaan_apa hiring openings_ list_of_jobs job_list',
  queue: 'antri antrian antrean queue kuota slot appointment jadwal m_paspor mpaspor aplikasi app online',
  interview: 'wawancara interview foto photo diwawancara',
  thingsNear: 'keliling mobile eazy_passport paspor_simpatik jemput_bola',
  pay: 'gaji_besar gaji_tinggi dollar dolar usd without_skill tanpa_skill proses_cepat tanpa_bahasa tanpa_pengalaman gaji',
};

interface Entry {
  readonly words: readonly string[];
  readonly concept: string;
}

const byFirstWord = new Map<string, Entry[]>();
for (const [concept, list] of Object.entries(lists)) {
  for (const entry of new Set(list.split(' '))) {
    const words = wordsOf(entry.replaceAll('_', ' '));
    const [first] = words;
    if (!first) continue;
    const there = byFirstWord.get(first);
    if (there) there.push({ words, concept });
    else byFirstWord.set(first, [{ words, concept }]);
  }
}

const prefixes = [
  'memper',
  'diper',
  'menge',
  'mem',
  'men',
  'meng',
  'meny',
  'nge',
  'ber',
  'ter',
  'per',
  'pem',
  'pen',
  'peng',
  'ng',
  'me',
  'di',
  'ke',
  'se',
  'pe',
  'e',
  'n',
  'm',
];
const suffixes = [
  'kannya',
  'annya',
  'innya',
  'nya',
  'kan',
  'keun',
  'kah',
  'lah',
  'pun',
  'an',
  'in',
  'ku',
  'mu',
  'ne',
  'na',
  'no',
  'i',
  'e',
  's',
];
const shortestStem = 4;

/** Of an inflected word the nearest form that has a meaning: `perpanjangin` → perpanjang, `dijambretin` → jambret. */
function stemWithMeaning(word: string): string | null {
  if (word.length <= shortestStem) return null;
  const endings = ['', ...suffixes.filter((suffix) => word.endsWith(suffix))];
  const beginnings = ['', ...prefixes.filter((prefix) => word.startsWith(prefix))];
  for (const beginning of beginnings) {
    for (const ending of endings) {
      const stem = word.slice(beginning.length, word.length - ending.length);
      if (stem.length < shortestStem) continue;
      const usual = spelling.get(stem) ?? stem;
      if (hasMeaning(usual)) return usual;
    }
  }
  return null;
}

/** The meanings in a row of normalised words, each once, in the order of their first word. */
export function meaningsOf(words: readonly string[]): string[] {
  const found = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const entries = byFirstWord.get(word);
    for (const entry of entries ?? []) {
      if (entry.words.every((part, offset) => words[at + offset] === part)) found.add(entry.concept);
    }
    if (entries) continue;
    const stem = stemWithMeaning(word);
    for (const entry of stem ? (byFirstWord.get(stem) ?? []) : []) {
      if (entry.words.length === 1) found.add(entry.concept);
    }
  }
  return [...found];
}

/** Does this word mean something to the bot by itself? Then it is hardly somebody's name. */
export function hasMeaning(word: string): boolean {
  return byFirstWord.get(word)?.some((entry) => entry.words.length === 1) ?? false;
}
