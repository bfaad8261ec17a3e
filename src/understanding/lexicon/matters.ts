/** Papers, money, work, journeys, offices, wrongs. See `lexicon.ts` for how a line is read. Not yet read by a native speaker. */
export const matters = `
paspor: passport pasport | jv paspore | su pasporna | mad pasporra pasport | ms pasport paspot | en passport passports
visa: | jv visane | su visana | ms permit pas | en visa permit work_permit
surat: berkas dokumen | jv layang serat | su serat | mad sorat | ms surat dokumen | en paper papers document documents letter
ktp: identitas nik e_ktp | jv ktpne | su ktpna | ms ic mykad kad_pengenalan | en id_card identity_card identity
kartu_keluarga: kk | jv kk_ne | su kk_na | en family_card
akta: akte akta_kelahiran akte_lahir | ms sijil_lahir surat_beranak | en birth_certificate
ijazah: ijasah | jv ijazahe | su ijazahna | mad ijasa | ms sijil | en diploma school_certificate
sertifikat: sertipikat piagam | ms sijil | en certificate
buku_nikah: surat_nikah | ms sijil_nikah | en marriage_certificate marriage_book
salinan: fotokopi kopian copy lembar | ms fotostat salinan | en copy photocopy
asli: orisinil | jv asline | su aslina | en original
materai: meterai | en stamp duty
tanda_tangan: ttd teken tandatangan | jv tapak_asta teken | su tanda_panangan | mad teken | ms sain tandatangan | en sign signature signed
foto: gambar | jv poto | su poto | mad poto | ms gambar | en photo picture
wawancara: interview diwawancara | ms temuduga interbiu | en interview
antri: antrian antrean ngantri | jv ngantri | su ngantri | mad antre | ms beratur giliran | en queue line slot
daftar: mendaftar pendaftaran registrasi ndaftar | jv ndaftar dhaftar | su ngadaftar daptar | mad daftar adaftar | ms daftar mohon | en register registration sign_up apply application
formulir: blangko isian form | ms borang | en form
aplikasi: app mpaspor m_paspor | ms aplikasi | en app application
jadwal: | jv jadwale | su jadwalna | ms jadual | en schedule appointment timetable
perpanjang: perpanjangan memperbarui | jv manjangke dawani | su manjangan ngamanjangkeun | mad malanjang | ms sambung renew pembaharuan | en renew renewal extend extension
kadaluarsa: kedaluwarsa expired habis_masa mati_paspor | jv mati_masane | su beakeun_masa | mad mate_masana | ms tamat_tempoh mati | en expired expire expires expiry
hilang: kehilangan ilang raib lenyap | jv ilang kelangan ical | su leungit kaleungitan ical | mad elang kaelangan | ms hilang | en lost missing misplaced
rusak: robek sobek basah | jv rusak suwek teles suek | su ruksak soeh baseuh | mad rosak robbi baceng | ms rosak koyak basah | en damaged torn wet broken
curi: dicuri kemalingan copet rampok | jv dicolong kemalingan maling nyolong | su dipaling kapalingan maling | mad ekeco maleng kecolongan | ms curi ragut samun | en stolen steal robbed thief
palsu: memalsukan dipalsukan aspal | jv palsune | su palsu | mad palsu | ms palsu | en fake forged false counterfeit
ubah_data: koreksi perbaikan betulkan | jv mbenerke ngowahi | su ngabenerkeun ngarobah | mad abenderragi | ms betulkan pinda | en correct correction change_data fix
tolak: ditolak menolak | jv ditampik dipunampik | su ditampik | mad etolak | ms tolak | en refuse refused reject rejected denied
tunda: ditunda ditangguhkan penundaan | jv disemayani ditunda | su ditunda | mad etunda | ms tangguh | en postpone postponed deferred delay
tahan: ditahan menahan dipegang disita disimpan | jv dicekel ditahan dicekeli nyekel dikukuhi | su ditahan dicepeng dicekel nyekel | mad etahan eteggu neggu esempen | ms tahan pegang rampas simpan | en hold holding held keep keeps kept confiscate confiscated withhold seized took
biaya: ongkos tarif harga | jv ragad regane rega rego wragad | su ongkos pangaos harga waragad | mad ongkos arga argha arghana beya | ms kos harga bayaran yuran upah tambang | en cost costs price fee fees charge charges | sas aji
bayar: membayar dibayar bayaran setor pembayaran | jv mbayar bayare nyaur | su mayar dibayar | mad majar bajar majara ebajar | ms bayar | en pay paid payment paying | sas bayah
uang: duit dana fulus | jv dhuwit duwit arta artos yatra | su artos duit | mad pesse obang pessena | ms duit wang ringgit | en money cash rupiah | sas kepeng
murah: | jv murah mirah | su mirah murah | mad moda muda | en cheap
mahal: | jv larang awis | su awis mahal | mad larang | en expensive costly
gratis: cuma_cuma bebas_biaya | jv gratisan tanpa_bayar | su haratis | mad garates tak_majar | ms percuma free | en free no_cost
hutang: utang pinjam pinjaman ngutang kredit cicilan | jv utang nyilih silihan ngutang | su hutang nginjeum sambetan ngahutang | mad otang ngotang nginjam | ms hutang pinjam | en debt loan borrow owe credit
jaminan: agunan gadai sertifikat_tanah dijaminkan | jv tanggungan gaden | su gadean | mad sanda | ms cagaran gadai | en collateral pawn guarantee
potong: potongan dipotong | jv dikethok ditugel dipotong | su dipotong | mad epotong epettong | ms potong tolak | en cut cuts deduct deducted deduction
gaji: upah honor bayaran | jv gajine upahe bayarane | su gajih buruhan gajina | mad gaji bajaran gajina opa | ms gaji upah | en salary wage wages pay | sas upaq
lembur: | jv lemburan | su lemburan | ms ot kerja_lebih_masa | en overtime
bonus: pesangon tunjangan | en bonus severance allowance
kembalikan: balikin refund dikembalikan | jv mbalekke dibalekno | su dibalikkeun dipulangkeun malikkeun | mad mabali epabali | ms pulangkan | en refund refunded return_money money_back give_back
transfer: setoran kirim_uang remitansi | ms kirim_duit hantar_duit | en transfer remit remittance send_money
rekening: bank atm | ms akaun_bank | en bank_account account
kerja: bekerja pekerjaan | jv nyambut_gawe kerjo makarya gawe megawe nyambutgawe begawe | su digawe damel gawe pagawean | mad lako alako kalakoan alakoa lakona | ms kerja bekerja | en work working job jobs worker | sas begawean
buruh: pekerja tenaga_kerja karyawan pmi | jv buruh | su buruh kuli | mad koli | ms pekerja | en worker workers labour labor migrant
pembantu: prt art asisten_rumah_tangga | jv rewang batur | su pembantu babu | mad babu pambantu | ms bibik amah orang_gaji maid | en maid helper domestic_worker housemaid
merawat: jaga_lansia caregiver pengasuh perawat_lansia | jv ngopeni momong | su ngurus ngasuh | mad ngobu arabat | ms jaga | en caregiver nanny nurse take_care
pabrik: kilang operator_pabrik | jv pabrik | su pabrik | mad pabrek | ms kilang | en factory
kebun: ladang sawit perkebunan | jv kebon | su kebon | mad kebbun | ms ladang kebun | en plantation farm palm
bangunan: proyek konstruksi tukang_batu kuli_bangunan | jv bangunan | su bangunan | ms binaan kontrak_binaan | en construction building_site
restoran: rumah_makan cuci_piring pelayan | ms restoran kedai_makan | en restaurant waiter waitress dishwasher
kapal: kapal_ikan perahu | jv prau kapal | su kapal parahu | mad kapal parao | ms kapal bot | en ship boat vessel
abk: awak_kapal pelaut nelayan anak_buah_kapal | jv pelaut | su pelaut | mad majang | ms kru anak_kapal kelasi | en crew seaman sailor seafarer fisherman
majikan: bos juragan tuan | jv majikane ndara juragan bos_e | su dunungan majikanna juragan | mad majikan juragan bos | ms majikan tauke bos | en employer boss master
kontrak: perjanjian surat_kontrak | jv kontrake | su kontrakna | mad kontrak | ms kontrak perjanjian | en contract agreement
lowongan: loker lowker kerjaan | jv lowongane | su lowonganana | mad lowongan | ms kerja_kosong jawatan_kosong iklan_kerja | en vacancy vacancies opening job_order hiring
tawaran: ditawari nawari menawari diajak ngajak | jv ditawani nawani dijak ngajak diiming_imingi | su ditawaran nawaran diajak | mad etaware naware eajak | ms tawaran offer ajak | en offer offered offers invited promised
syarat: persyaratan kelengkapan | jv sarat sarate | su sarat saratna | mad sarat sarattha saradda | ms syarat kelayakan | en requirement requirements conditions qualification
urus: ngurus mengurus pengurusan | jv ngurus ngurusi | su ngurus ngurusan | mad ngurus ngoros | ms urus uruskan | en arrange process handle get
proses: prosedur alur tahapan langkah | jv prosese tata_cara | su prosesna | mad proses | ms proses prosedur langkah | en process procedure steps
cara: caranya | jv carane | su carana | mad carana | ms cara | en how_to way
umur_minimal: batas_umur minimal_umur batas_usia | jv umur_paling_enom | ms had_umur | en minimum_age age_limit
pendidikan: lulusan tamatan ijazah_sd | jv lulusan tamatan | su lulusan | mad tamadan lolosan | ms lepasan kelulusan | en education graduate school_level
pelatihan: training kursus latihan les blk lpk | jv latihan | su latihan | mad latian | ms latihan kursus | en training course train
bahasa: | jv basa boso | su basa | mad basa bhasa | ms bahasa | en language
ujian: tes test | jv ujian tes | su ujian | ms peperiksaan ujian | en test exam
kesehatan: medical mcu cek_kesehatan tes_kesehatan | jv priksa_kesehatan priksa | su pariksa_kasehatan | mad parekso | ms pemeriksaan_kesihatan medikal | en medical checkup health_test
asuransi: bpjs jaminan_sosial jamsostek klaim | jv asuransine | su asuransina | mad asuransi | ms insurans socso perkeso takaful | en insurance claim cover premium
izin: ijin restu persetujuan | jv idin ijine pangestu | su idin widi ijin | mad edhi ijin palilan | ms izin kebenaran restu | en permission consent allow approval
resmi: legal sah berizin terdaftar | jv resmine | su resmina sah | mad resmi | ms sah rasmi berdaftar | en official legal registered licensed legit genuine
ilegal: gelap nonprosedural tidak_resmi bodong | jv peteng peteng_petengan | su ilegal poek | mad petteng | ms haram tanpa_izin pati kosong | en illegal unofficial undocumented irregular
calo: makelar perantara sponsor tekong | jv calo makelar | su calo | mad calo | ms ejen_haram tekong orang_tengah | en broker middleman agent recruiter smuggler
pt: perusahaan agensi penyalur pjtki p3mi | jv pt_ne | su pt_na | mad pt_na | ms syarikat agensi ejen | en company agency firm
tipu: ditipu penipuan menipu ketipu | jv diapusi ngapusi ketipu | su ditipu kabobodo ngabobodo | mad etepo nepo katepo epakaju | ms tipu kena_tipu scam | en scam cheated fraud deceived scammer tricked
jual_orang: tppo perdagangan_orang trafiking | jv adol_wong didol | su dijual_jalma | mad ejual | ms pemerdagangan_orang | en trafficking trafficked human_trafficking sold
lapor: melapor melaporkan ngadu aduan pengaduan | jv lapor nglaporke wadul | su lapor ngalaporkeun ngadu | mad lapor alapor ngadu | ms lapor report adu aduan | en report reporting complain complaint | sas lapor
rahasia: dirahasiakan anonim diam_diam | jv wadi meneng_menengan | su rusiah rasiah | mad rahasia | ms sulit rahsia | en secret anonymous confidential
ketahuan: ketauan bocor | jv konangan kaweruhan | su kanyahoan katohyan | mad ekataoe katemmo | ms terbongkar kantoi | en found_out discovered leaked
ancam: diancam mengancam ancaman | jv diancem dianceman | su diancam | mad eancem | ms ugut diugut | en threaten threatened threat
pukul: dipukul disiksa dianiaya | jv digebug diantemi dijiwit dikaplok | su digebug ditonjok ditenggeul | mad epokol eantem egebug | ms pukul dera belasah | en beat beaten hit abused tortured
kunci: dikunci dikurung disekap | jv dikunci disekap dikerem | su dikonci dikurung disekap | mad ekonce ekorong | ms kunci kurung | en lock locked confined
kabur: lari melarikan_diri minggat kaburan | jv mlayu minggat kabur | su kabur minggat lumpat | mad buru kabur minggat | ms lari cabut | en run_away ran_away escape fled runaway
tangkap: ditangkap razia ketangkap digerebek | jv dicekel_polisi kecekel dirazia | su ditewak katangkep dirazia | mad etangkep ekacekke | ms tangkap kena_tahan serbuan kena_cekup | en arrested arrest caught raid
penjara: lapas sel tahanan | jv bui pakunjaran | su pangberokan penjara panjara | mad penjara | ms penjara lokap depoh | en prison jail detention cell depot custody
hukuman: sanksi denda pidana | jv ukuman paukuman | su hukuman | mad okoman | ms hukuman denda kompaun | en punishment penalty fine sentence
polisi: polsek polres | jv pulisi | su pulisi | mad polisi | ms polis | en police
deportasi: dideportasi dipulangkan_paksa | jv dibalekke_paksa | su dipulangkeun | mad epamole | ms usir hantar_balik | en deported deport sent_back
blacklist: cekal daftar_hitam banned | ms senarai_hitam kena_ban | en blacklist blacklisted banned ban
imigrasi: kanim | jv imigrasine | su imigrasi | mad imigrasi | ms imigresen | en immigration
kantor: | jv kantore | su kantor | mad kantor | ms pejabat | en office
kedutaan: kbri kjri konsulat | ms kedutaan konsulat | en embassy consulate
dinas: disnaker bp3mi kp2mi kementerian | ms jabatan kementerian | en ministry authority government_office
nomor: telepon hp wa kontak hubungi | jv nomere nomer | su nomerna nomer | mad nomer | ms nombor talian telefon | en number phone telephone contact call hotline
bandara: lapangan_terbang | jv bandara | su bandara | mad bandara | ms lapangan_terbang klia | en airport
pelabuhan: dermaga | jv pelabuhan | su palabuan | mad palabuan tangkes | ms pelabuhan jeti | en harbour harbor port seaport
pesawat: tiket terbang penerbangan | jv montor_mabur numpak_pesawat | su kapal_udara ngapung | mad kapal_odara | ms kapal_terbang flight tiket | en plane flight ticket fly
berangkat: keberangkatan diberangkatkan | jv budhal mangkat budal | su miang angkat indit mios | mad mangkat berangkat epangkat | ms berangkat bertolak | en depart departure leave leaving
luar_negeri: ln mancanegara luarnegri | jv manca luar_negri jaba_negara | su luar_nagri luar_nagara | mad lowar_nagari lowar_negeri | ms luar_negara oversea | en abroad overseas foreign_country
negara: negeri | jv negoro nagari | su nagara nagri | mad naghara nagara | ms negara | en country countries
rute_gelap: jalur_tikus jalur_belakang lewat_laut nyebrang | jv dalan_tikus liwat_mburi | su jalan_tikus jalur_tukang | mad lebat_budi jalan_tekos | ms jalan_tikus laluan_haram | en back_route smuggle border_crossing
perbatasan: tapal_batas | ms sempadan | en border
tas: koper barang bagasi | jv koper barang | su barang koper | mad bereng | ms beg barang bagasi | en luggage bag baggage suitcase
hp: handphone gawai telepon_genggam ponsel | jv hape | su hape | mad hape | ms telefon handphone | en phone mobile handphone
pulang_kampung: mudik balik_indonesia | jv mulih_ndeso | su mulih_ka_lembur | mad moleh_ka_kampong | ms balik_kampung | en go_back_home
cuti: libur liburan | jv prei | su perei | mad libur | ms cuti | en leave holiday vacation day_off
libur_kerja: istirahat hari_libur | jv leren ngaso | su istirahat reureuh | mad aso | ms rehat | en rest break_time
kabar: berita info informasi | jv warta kabare | su wartos beja | mad kabar kabarra | ms khabar berita maklumat | en news information info word
hilang_kontak: putus_kontak tidak_ada_kabar lost_contact | jv ora_ono_kabar ora_ana_kabare | su teu_aya_wartos euweuh_beja | mad tadha_kabar | ms hilang_khabar putus_hubungan | en lost_contact no_news not_heard
usaha: modal dagang bisnis warung | jv dodolan bakulan | su dagang usaha | mad adagang | ms niaga perniagaan | en business shop capital entrepreneur
sosialisasi: penyuluhan seminar | ms taklimat ceramah | en outreach information_session briefing socialization
relawan: sukarelawan kawan_pmi | ms sukarelawan | en volunteer volunteers
hapus: menghapus dihapus | jv busek | su hapus | mad hapos | ms padam buang | en delete erase remove
simpan: disimpan menyimpan | jv disimpen nyimpen | su disimpen neundeun | mad esempen nyempen | ms simpan | en store save stored keep
bot: robot chatbot | en bot robot chatbot
aman: selamat | jv slamet | su salamet | mad salamet slamet | ms selamat | en safe safety
bahaya: resiko risiko | jv mbebayani bebaya | su bahaya | mad bahaya | ms bahaya risiko | en danger dangerous risk
darurat: gawat genting | ms kecemasan | en emergency
hari: | jv dina dino dinten | su poe dinten | mad are arena | ms hari | en day days
minggu: pekan | jv minggu | su minggon | mad mingguna | en week weeks
bulan: | jv wulan sasi sasen | su sasih bulan | mad bulen | en month months
tahun: taun | jv taun warsa | su taun warsih | mad taon | en year years
jam: pukul_berapa | jv jam | su tabuh jam | mad jem | ms pukul | en hour hours clock time
besok: | jv sesuk sesok mbenjing benjang | su isukan enjing | mad lagguna laggu | ms esok | en tomorrow | sas jemaq
kemarin: | jv wingi kala_wingi | su kamari kamarina | mad beri bari | ms semalam | en yesterday | sas uiq
malam: | jv bengi wengi dalu | su peuting wengi | mad malem | en night
pagi: subuh | jv esuk isuk enjing | su isuk subuh enjing | mad laggu_ | en morning
siang: | jv awan siyang | su beurang siang | mad siyang | ms tengah_hari | en noon daytime
juta: jt | jv yuta yuto | su juta | mad juta | en million millions
ribu: rb | jv ewu | su rebu | mad ebu_ | en thousand
satu: se | jv siji setunggal | su hiji | mad settong | en one
dua: | jv loro kalih | su dua | mad dua duwa | en two
tiga: | jv telu tiga | su tilu | mad tello | en three
empat: | jv papat | su opat | mad empa | en four
lima: | jv limo gangsal | su lima genep | mad lema | en five
sepuluh: | jv sepuluh sedasa | su sapuluh | mad sapolo | en ten
umroh: umrah haji ziarah | ms umrah | en umrah pilgrimage
wisata: turis pelancong jalan_jalan melancong | jv plesir dolan | su ulin piknik | mad ajalan_jalan | ms lancong melancong makan_angin | en tourist tourism visit travel holiday sightseeing
magang: internship praktek | ms latihan_industri | en internship intern apprentice trainee
mahasiswa: kuliah kampus pelajar | ms pelajar universiti | en student university college campus
judi: judol slot kasino togel | ms judi kasino | en gambling casino betting
penipuan_online: scam_online scammer | ms scam_talian | en online_scam scam_compound scam_center
menyerahkan_diri: pemutihan amnesti rekalibrasi | ms serah_diri pemutihan | en surrender amnesty legalisation
pindah: pindah_majikan ganti_majikan | jv pindah ngalih | su pindah | mad ngalle ale_ | ms tukar_majikan pindah | en move transfer change_employer
keliling: mobile jemput_bola | en mobile_service
elektronik: chip | en electronic chip
selain: kecuali | jv liyane | su salian_ti | mad | en besides except other_than
`;
