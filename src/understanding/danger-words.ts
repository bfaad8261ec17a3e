/**
 * Words that the danger rules speak of, after normalising. `word*` stands for every word that begins so,
 * `two words` for words in a row.
 */
export const concepts: Readonly<Record<string, string>> = {
  // Who. The writer and people near them; who holds power over them.
  me: 'saya aku kami kita diriku abdi urang kula kulo sengkok kamek me us we myself ourselves i im awak_ku badanku tubuhku kepalaku mukaku kawe dalem ulun',
  kin: 'adik adikku adek adekku kakak kakakku mbak mbakku abang abangku istri istriku suami suamiku anak anakku ibu ibuku bapak bapakku ayah mama mamak emak temanku teman kawan kawanku sepupu sepupuku keponakan ponakan saudara saudaraku bibi bibiku tante om paman keluargaku tetanggaku pacarku sister brother wife husband daughter son mother father friend friends cousin niece nephew aunt kakang adhiku anake anakna lanceuk adi rayi him her them they she he dia mereka korban kakaknya adiknya anaknya istrinya suaminya',
  boss: 'majikan majikanku majikannya bapak_majikan anak_majikan agensi agensinya sponsor sponsornya kapten nahkoda nakhoda mandor supervisor leader bosnya tekong calo penyalur penjaga satpam sekuriti sindikat mafia preman bandar captain master guards guard recruiter broker trafficker traffickers skipper anaknya_majikan mandornya dunungan juragan toke tauke pl suami_majikan orang_orang_itu mereka they husband_of_my_employer tuannya boss',

  // Held.
  locked:
    'dikunci dikuncii terkunci kekunci mengunci ngunci kunciin dikunciin digembok gembok digembokin dikurung kurung ngurung mengurung kekurung terkurung dikurungin disekap disekep nyekap menyekap penyekapan sekap kesekap dikonci dikancing dikerem dikekep dikandangi locked lock locks locking imprisoned trapped captive hostage disandera sandera disanderain terperangkap kejebak dipasung ditahan_paksa kena_kurung kena_kunci kena_sekap dibelenggu diborgol dirantai chained handcuffed',
  heldSurely:
    'disekap disekep menyekap nyekap penyekapan sekap dikurung dikurungin terkurung kekurung dikerem kena_kurung kena_sekap imprisoned captive hostage disandera dipasung dirantai chained dikandangi dibelenggu held_against',
  held: 'ditahan nahan menahan ketahan ditahanan held detained keeping kept tahan',
  place:
    'pintu kamar rumah gudang ruangan mess kos apartemen apartment penampungan kantor bilik gerbang pager pagar toilet kamar_mandi wc dapur mandi gedung ruko kontrakan kontainer container room house home door gate warehouse building dormitory dorm basement compound loteng bandul lawang omah panto shelter blk villa hotel asrama balkon balcony bathroom flat condo',
  outside: 'luar dari_luar outside njaba jaba luaran',
  thing:
    'hp motor mobil akun hape handphone laptop gmail facebook fb ig instagram sim kartu rekening atm paspor ijazah ktp app aplikasi wifi email password chat grup group whatsapp wa tas koper lemari brankas kosan kos kost kostan pin phone account card suitcase car bike jawaban kos2an sekolah kantor_desa loker berkas dokumen sertifikat pasport kk akta uang gaji baterai charger kipas tv kulkas lampu listrik mesin internet sinyal facebookku akunku garage',
  shelter:
    'penampungan mess blk asrama shelter tempat_penampungan rumah_sponsor rumah_calo rumah_penampungan kontrakan_sponsor basecamp gudang compound dormitory dorm hotel kos kontrakan villa balai_latihan',
  exit: 'pulang mulih mole balik go_home come_home return turun landing pergi nelpon telepon menelepon metu',
  leave:
    'keluar keluar_rumah kabur lari leave exit escape go_out get_out metu kaluar pergi_dari kabur_dari keluarin escaping leaving kalowar',
  notAllowed:
    'tidak_boleh tidak_dibolehin tidak_dibolehkan tidak_diizinkan tidak_dikasih tidak_kasih dilarang melarang dihalangi dihalang2i tidak_diijinkan tidak_diberi tidak_dibiarin tidak_biarin wont_let willnot_let will_not_let wont_allow not_allowed not_let dont_let donot_let doesnt_let doesnt_allow forbidden refuse_to_let refuses_to_let tidak_izin tidak_izinkan tidak_mengizinkan ora_oleh ora_entuk ora_diolehi ora_dioleh ora_di_olehi teu_meunang teu_kenging henteu_kenging teu_diidinan tidak_ngebolehin ndak_boleh enten_olle ta_kening ta_olle tidak_olle tidak_pareng tidak_lepas tidak_dilepas tidak_dilepasin tidak_ngelepasin never_let nda_boleh tidak_oleh tidak_bagi not_letting stops_us stop_us',
  cannot: 'tidak_bisa tidak_dapat cannot cant ora_iso ora_bisa teu_tiasa teu_bisa tidak_iso tak_boleh',
  guarded:
    'dijaga dijagain diawasi diawasin dipantau dikawal guarded watched guards penjaga bodyguard bersenjata armed satpam anjing preman tukang_pukul cctv',
  help: 'tolong tolongin tolonglah tulungin tulungono bantu bantuin help selamatkan selametin selamatin selametno save rescue sos jemput evakuasi toloong emergency darurat urgent gawat segera buruan cepat minta_tolong tulong tolongan bantuan please keluarin bebasin bebaskan slametke tolongi pertolongan mayday',
  plead:
    'tolongin tulungin tulungono selamatkan selametin selamatin save rescue sos darurat gawat emergency jemput evakuasi minta_tolong tolongan bebaskan bebasin',
  phoneTaken:
    'disita diambil dirampas disimpan dipegang ditahan sita rampas confiscated taken took takes away dirampok',

  // Violence.
  beat: 'dipukul dipukulin dipukuli mukul pukul memukul mukulin mukuli pukulin dihajar hajar menghajar ngehajar disiksa siksa nyiksa menyiksa penyiksaan disiksaan tersiksa ditampar nampar menampar tampar ditendang nendang menendang tendang dianiaya aniaya menganiaya penganiayaan digebukin digebuki digebuk gebuk gebukin dijambak jambak menjambak disetrum setrum nyetrum disiram nyiram siram disundut nyundut disetrika dibakar bakar ditusuk tusuk nusuk dicekik cekik mencekik ditonjok tonjok nonjok dibacok bacok ditembak tembak dicambuk cambuk dibanting dikeroyok disabet digampar gampar diinjak dilempar dilempari dipentung digigit ditabok tabok dibogem diantem dijotos dikaplok digebugi diteunggeul ditampiling dicabok dikeplak dijewer disika digetok disabuk kena_pukul kena_tampar kena_dera kena_belasah dibelasah didera ditumbuk beaten beat beats beating hit hits hitting slapped slaps slap slapping kicked kicks kicking kick punched punches punching tortured torture tortures torturing abused abuses abusing abuse burned burnt electrocuted electric_shock stabbed choked strangled whipped shot attacked assaulted pukulan gebugan dislentik pokol epokol epokkol dipokol dikampleng dihantam dihantem dilukai ditodong todong main_tangan maen_tangan kdrt kekerasan',
  beatSurely:
    'disiksa dipukul dipukulin dipukuli dihajar dianiaya digebukin digebuki disetrum dicekik dijambak ditendang ditampar dikeroyok ditusuk dibacok ditembak dicambuk disundut disetrika dibakar diteunggeul digebugi dikaplok diantem ditonjok digampar digebuk dibanting dibelasah didera dipokol epokol epokkol beaten tortured electrocuted diinjak_injak babak_belur disiram_air_panas kena_pukul',
  hotWater: 'air_panas air_keras minyak_panas hot_water boiling_water acid banyu_panas cai_panas setrika',
  wound:
    'berdarah darah luka lebam memar babak_belur patah bonyok bengkak pingsan bleeding blood bruises bruised injured wounded unconscious lukaku sekarat kritis kejang',
  kill: 'dibunuh bunuh membunuh ngebunuh mbunuh dipateni pateni dipaehan kill killed kills murder dimatiin_ dihabisi dihabisin habisin mutilasi dimutilasi disembelih digorok tembak_mati dipatenono',
  threat:
    'diancam ancam mengancam ngancem ngancam ancaman diancem diancem2 threaten threatens threatened threatening threats ancem ditodong diteror dikejar dikejar2 kejar mengejar diburu dicari2 chased chasing hunting diintimidasi',
  weapon:
    'pisau senjata pistol golok parang celurit bedil knife gun weapon clurit tongkat besi balok pentungan tasers taser',
  starve:
    'tidak_dikasih_makan tidak_dikasih_makanan tidak_kasih_makan tidak_diberi_makan tidak_ada_makan kelaparan starving starve starved no_food not_given_food without_food nothing_to_eat ora_diwenehi_mangan ora_dipakani ora_diwei_mangan tidak_dikasih_minum teu_dibere_dahar teu_dipasihan_tuang not_fed donot_feed dont_feed doesnt_feed not_feeding no_water ora_dikei_mangan makan_sisa makan_basi tidak_dapat_makan belum_dikasih_makan ditinggal_tanpa_makan tidak_ada_makanan',
  noMeal: 'tidak_makan belum_makan not_eaten havent_eaten ora_mangan teu_dahar teu_emam',
  days: 'hari days dinten dino',
  overwork:
    'kerja_paksa dipaksa_kerja forced_to_work forced_labour forced_labor kerja_rodi tidak_boleh_tidur tidak_dikasih_tidur dipaksa_kerja_terus dijadikan_budak diperbudak slave slavery perbudakan budak',

  // Sexual.
  rape: 'diperkosa perkosa memperkosa merkosa pemerkosaan diperkosaan diperkos diprkosa dirudapaksa rape raped rapes raping diewe digagahi dicabuli cabul mencabuli pencabulan disetubuhi dipaksa_ngeseks digauli dinodai dirogol rogol kena_rogol molested molests molesting sexual_assault sexually diperkaos digilir pelecehan dilecehkan dilecehin melecehkan ngelecehin lecehin harassed harass harassing harasses dizinahi ditiduri nidurin niduri meniduri dipaksa_tidur dipaksa_melayani dipaksa_layani layani_tamu melayani_tamu ngelayani_tamu layanin_tamu melayani_laki ngelayani_laki layani_nafsu melayani_nafsu jual_diri melacur dipaksa_melacur dijadikan_pelacur pelacuran dijadiin_psk psk prostitute prostitution jadi_pelacur jadi_psk',
  touch:
    'pegang pegangin megang dipegang pegang_pegang megang2 raba diraba raba_raba grepe digrepe digerayangi gerayangi grayangi meraba ngeraba mencium dicium nyium cium peluk dipeluk meluk touch touches touching touched kiss kissed kisses grope groped gropes groping naked telanjang bugil ngintip diintip mengintip masuk_kamar masuk_ke_kamar comes_into_my_room enters_my_room came_into_my_room colek dicolek nyolek telanjangin ditelanjangi mau_tidur_sama ngajak_tidur minta_dilayani ngajak_ngeseks ngajak_ngamar sleep_with_him minta_dipijat remas diremas meremas nempel2',
  body: 'dada payudara tubuh badan paha pantat kemaluan breast breasts body private_parts susu bokong tubuhku badanku',
  night: 'malam malam_malam tengah_malam night bengi peuting',

  // Suicide.
  suicide:
    'bunuh_diri mau_mati ingin_mati pengen_mati pingin_mati mati_aja mati_saja mendingan_mati mending_mati lebih_baik_mati mengakhiri_hidup akhiri_hidup mengakhiri_hidupku akhiri_hidupku suicide kill_myself killing_myself end_my_life ending_my_life want_to_die wanna_die better_off_dead end_it_all gantung_diri loncat_dari lompat_dari terjun_dari melompat_dari minum_racun minum_baygon menyayat nyayat sayat_tangan potong_nadi iris_nadi tidak_ingin_hidup tidak_pengen_hidup tidak_mau_hidup tidak_sanggup_hidup tidak_kuat_hidup capek_hidup cape_hidup lelah_hidup dont_want_to_live donot_want_to_live no_reason_to_live pengin_mati kepengen_mati arep_mati pengen_modar kepingin_mati hoyong_maot hayang_paeh hoyong_paeh terro_mateya mau_matii hurt_myself cut_myself nyilet_tangan pengen_ngilang_selamanya pengen_mateni_awak',
  hyperbole:
    'ketawa tertawa panas lucu ngakak diskon lapar kangen gabut tugas skripsi bosen bosan laughing panasnya gerah macet antri antre kepo game nonton drakor ngantuk rindu pr ujian',

  // About to be moved, sold, sent off.
  move: 'dipindah dipindahin dipindahkan dipindahke pindahin mindahin memindahkan dibawa dibawak digowo dicandak dijemput_paksa diberangkatkan_paksa dipaksa_berangkat diangkut taken_away taking_us taking_me dipaksa_naik dipaksa_ikut diseberangkan disebrangin diterbangkan dioper dioper2 dilempar_ke digondol dipindahno dipindahkeun being_moved be_moved will_move moving_us moving_me will_transfer transfer_us transfer_me take_us take_me move_us move_me',
  sold: 'dijual diedol didol diadol diicaleun dilelang diperjualbelikan dijualbelikan being_sold be_sold was_sold got_sold been_sold sold_me sold_us sold_him sold_her sell_me sell_us sell_him sell_her selling_me selling_us jual_saya jual_kami jual_aku menjual_saya menjual_kami ngejual_saya jual_istri jual_adik jual_kakak jual_anak juwel_abdi',
  ransom: 'tebusan ransom uang_tebus minta_tebus',
  forced:
    'dipaksa paksa maksa memaksa dipaksa_paksa forced forcing force dipeksa dipaksakeun against_my_will against_our_will terpaksa_ikut',
  soon: 'besok nanti nanti_malam malam_ini hari_ini subuh sekarang lusa sebentar_lagi tonight tomorrow today now soon jam sore_ini pagi_ini isuk mengko ngke',
  unknown:
    'entah tidak_tau_kemana tidak_tahu_kemana tidak_tau tidak_tahu tempat_lain tidak_jelas_kemana dont_know donot_know another_place other_place ora_ngerti unknown somewhere perbatasan hutan kompleks lokasi_lain negara_lain teu_terang teu_apal another_company perusahaan_lain bos_lain orang_lain myawaddy',

  // At sea.
  sea: 'kapal abk laut dilaut perahu boat ship vessel sea crew kapten captain nahkoda nakhoda cumi longline deck awak_kapal kapal_ikan tengah_laut samudra ocean tugboat prau parahu',
  sink: 'tenggelam karam terbalik mogok terombang ambing terombang_ambing sinking sank capsized drifting adrift hanyut kebakaran terdampar bocor tumbang dibuang_ke_laut thrown_overboard diceburin terapung overboard',

  // Hiding, fleeing, stranded without anything, dying.
  hide: 'ngumpet sembunyi bersembunyi umpetan hiding hide ndelik nyumput singidan petak_umpet_ sumput menyembunyikan_diri diumpetin',
  fear: 'takut ketakutan afraid scared fear terancam gemetar trauma sieun wedi tako',
  dying:
    'sekarat mau_meninggal hampir_mati nyaris_mati dying almost_died nearly_died nyawa nyawaku kritis pingsan tidak_bisa_bernafas tidak_bisa_napas cannot_breathe',
  fled: 'kabur melarikan_diri lari lolos escaped ran_away fled run_away minggat',
  abroadPlace:
    'majikan luar_negeri agensi nyonya malaysia taiwan hongkong singapura saudi arab kamboja myanmar laos thailand filipina korea jepang dubai oman qatar kuwait bahrain turki brunei suriah irak jordan yordania libya employer abroad poipet sihanoukville myawaddy jeddah riyadh johor sabah sarawak china macau mesir compound abudhabi uae bavet',
  homePlace:
    'penampungan blk pt kampung desa batam jakarta bekasi surabaya medan nunukan entikong dumai tanjung_balai cirebon indramayu lombok bandara sponsor calo kontrakan condet tangerang malang semarang kupang pontianak kalimantan sumatra jawa depok bogor ciracas kantor_pt rumah_sponsor',

  // What speaks against it.
  news: 'berita film sinetron drakor drama filmnya series novel cerpen nonton menonton youtube tiktok viral kabar_tv tv televisi news movie story_about lagu game podcast baca_berita koran artikel puisi lirik mimpi dream dreamt anime reels sidang_ cerita_orang kisah makalah skripsi',
  asked:
    'apa_itu apa_artinya arti_dari pengertian definisi apakah_itu artinya what_is meaning_of definition what_does hukuman pasal ancaman_hukuman punishment penalty penjara_berapa bagaimana_cara_mencegah mencegah supaya_tidak biar_tidak agar_tidak prevent avoid seandainya andaikan ciri ciri_ciri apa_bedanya berapa_tahun_hukuman seumpama how_to_avoid bisakah_nanti statistik berapa_kasus kalau_nanti semoga_tidak what_happens_if apa_yang_terjadi_kalau what_if jika_nanti bagaimana_kalau gimana_kalau takutnya_nanti apakah_pernah benarkah_kalau',
  past: 'tahun_lalu tahun_yang_lalu tahun_kemarin dulu dahulu waktu_itu pernah years_ago year_ago last_year used_to long_ago zaman jaman sudah_selesai alhamdulillah_sudah sudah_aman sudah_pulang now_safe sudah_dirumah biyen baheula bihari puluhan_tahun mantan bekas in_2019 in_2020 in_2021 in_2022 in_2023 in_2018 tahun_2010 tahun_2012 tahun_2015 tahun_2016 tahun_2017 tahun_2018 tahun_2019 tahun_2020 tahun_2021 tahun_2022 tahun_2023 tahun_2024',
  still:
    'sekarang masih sampai_sekarang hari_ini sejak sudah_lama belum_pulang barusan baru_saja tadi masih_disana terus tiap_hari setiap_hari still now until_now since every_day right_now just_now',
  laugh:
    'wkwk wkwkwk wkwkwkwk haha hahaha hehe hehehe lol lmao xixi wkwkw ngakak hihi becanda bercanda joking kidding haha2 wk wkk',

  // Small sets that single rules use.
  inside: 'dalam_rumah di_dalam dalam_kamar di_kamar inside njero jero didalam dalam_bilik',
  house:
    'rumah kamar mess apartemen apartment house room gedung building omah imah tempat_ini sini disini here mes asrama compound',
  phone: 'hp hape handphone phone ponsel',
  deviceNear:
    'hp hape handphone laptop gmail facebook fb ig instagram sim_card rekening atm app aplikasi wifi email password grup group whatsapp akun motor mobil kos kost kosan kostan kos_kosan koper lemari brankas suitcase car bike kulkas lampu listrik mesin tv baterai charger kipas paspor ijazah ktp kk dokumen sertifikat account',
  device: 'hp hape handphone laptop motor mobil baterai lampu listrik tv kipas',
  goods:
    'motor mobil barang uang saldo rekening visa berkas dokumen tabungan bagasi tanah sawah kambing sapi rumah_saya emas tiket makanan baju lpg produk properti sekolah tugas_kelas',
  village: 'kampung_saya ibu_saya_melarang orang_tua suami suamiku bapak ibu parents husband mertua pacar',
  husbandTakes: 'suami_saya_jalan liburan jalan_jalan wisata rekreasi rumah_sakit dokter mudik',
  want: 'mau akan bakal want wants ingin hendak going arep will',
  gang: 'preman mafia sindikat penculik diculik culik kidnapped kidnap kidnappers bandit milisi militia oknum tak_dikenal calo sponsor gang boss perusahaan_scam perusahaan_judi agensi majikan kapten',
  heldAgainstWill:
    'diculik menculik nyulik culik kidnapped kidnap kidnapping held_hostage against_my_will against_our_will tidak_bisa_kabur tidak_bisa_melarikan_diri tidak_bisa_lari cannot_escape tidak_bisa_kemana_mana tidak_bisa_kemana tidak_boleh_kemana tidak_boleh_kemana_mana ora_iso_kabur being_held held_in held_by trapped',
  go: 'berangkat pergi terbang ikut nikah kawin naik go board fly leave leaving marry',
  chase: 'dikejar dicari kejar mencari cari chased chasing looking_for dicari_cari',
  rescue:
    'selamatkan selametin selamatin selametno slametke rescue save bebaskan bebasin bebasno jemput_paksa evakuasi',
  money: 'uang nomor kontak file data dokumen money phone number nama',
  peril: 'terancam dalam_bahaya in_danger nyawa_terancam in_trouble_now nyawaku nyawa',
};
