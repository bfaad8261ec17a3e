/**
 * Words that the danger rules speak of, after normalising. `word*` stands for every word that begins so,
 * `two words` for words in a row.
 */
export const concepts: Readonly<Record<string, string>> = {
  // Who. The writer and people near them; who holds power over them.
  me: 'saya aku kami kita diriku abdi urang kula kulo sengkok kamek me us we myself ourselves i im awak_ku badanku tubuhku kepalaku mukaku kawe dalem ulun ku saya2 gua kita_semua kami_semua orang_disini orang_sini anak_anak kite sayanya',
  kin: 'adik adikku adek adekku kakak kakakku mbak mbakku abang abangku istri istriku suami suamiku anak anakku ibu ibuku bapak bapakku ayah mama mamak emak temanku teman kawan kawanku sepupu sepupuku keponakan ponakan saudara saudaraku bibi bibiku tante om paman keluargaku tetanggaku pacarku sister brother wife husband daughter son mother father friend friends cousin niece nephew aunt kakang adhiku anake anakna lanceuk adi rayi him her them they she he dia mereka korban kakaknya adiknya anaknya istrinya suaminya',
  boss: 'majikan majikanku majikannya bapak_majikan anak_majikan agensi agensinya sponsor sponsornya kapten nahkoda nakhoda mandor supervisor leader bosnya tekong calo penyalur penjaga satpam sekuriti sindikat mafia preman bandar captain master guards guard recruiter broker trafficker traffickers skipper anaknya_majikan mandornya dunungan juragan toke tauke pl suami_majikan orang_orang_itu mereka they husband_of_my_employer tuannya boss germo mucikari mami orang_cina orang_china om_om lelaki_itu laki_laki_itu preman_itu gangster gang sir madam mandor_kapal anak_buahnya anak_buah bapaknya si_bapak si_om tuan_besar suaminya_nyonya bose penjaganya mafianya germonya orang_pt om_itu majikan_cowok orang_suruhan suruhan_bos anak_buah_bos employers bosses agents brokers owner owners pemilik majikan_laki',

  // Held.
  locked:
    'dikunci dikuncii terkunci kekunci mengunci ngunci kunciin dikunciin digembok gembok digembokin dikurung kurung ngurung mengurung kekurung terkurung dikurungin disekap disekep nyekap menyekap penyekapan sekap kesekap dikonci dikancing dikerem dikekep dikandangi locked lock locks locking imprisoned trapped captive hostage disandera sandera disanderain terperangkap kejebak dipasung ditahan_paksa kena_kurung kena_kunci kena_sekap dibelenggu diborgol dirantai chained handcuffed digrendel diselot dipalang dikunciin_dari_luar locked_up locked_in lock_me lock_us locks_me locks_us dikunci_dari_luar pintu_tidak_bisa_dibuka tidak_dibukain_pintu kunci_dibawa bolted terkunci_di',
  heldSurely:
    'disekap disekep menyekap nyekap penyekapan sekap dikurung dikurungin terkurung kekurung dikerem kena_kurung kena_sekap imprisoned captive hostage disandera dipasung dirantai chained dikandangi dibelenggu held_against',
  held: 'ditahan nahan menahan ketahan ditahanan held detained keeping kept tahan keep keeps',
  place:
    'pintu kamar rumah gudang ruangan mess kos apartemen apartment penampungan kantor bilik gerbang pager pagar toilet kamar_mandi wc dapur mandi gedung ruko kontrakan kontainer container room house home door gate warehouse building dormitory dorm basement compound loteng bandul lawang omah panto shelter blk villa hotel asrama balkon balcony bathroom flat condo',
  outside: 'luar dari_luar outside njaba jaba luaran',
  thing:
    'hp motor mobil akun hape handphone laptop gmail facebook fb ig instagram sim kartu rekening atm paspor ijazah ktp app aplikasi wifi email password chat grup group whatsapp wa tas koper lemari brankas kosan kos kost kostan pin phone account card suitcase car bike jawaban kos2an sekolah kantor_desa loker berkas dokumen sertifikat pasport kk akta uang gaji baterai charger kipas tv kulkas lampu listrik mesin internet sinyal facebookku akunku garage arc iqomah iqama',
  shelter:
    'penampungan mess blk asrama shelter tempat_penampungan rumah_sponsor rumah_calo rumah_penampungan kontrakan_sponsor basecamp gudang compound dormitory dorm hotel kos kontrakan villa balai_latihan ruko kontainer gedung rumah_majikan rumah_agen rumah_pt apartemen pabrik markas kompleks komplek tempat_kerja',
  exit: 'pulang mulih mole balik go_home come_home return turun landing pergi nelpon telepon menelepon metu dipulangkan_ pulang_',
  leave:
    'keluar keluar_rumah kabur lari leave exit escape go_out get_out metu kaluar pergi_dari kabur_dari keluarin escaping leaving kalowar go_outside get_outside outside keluar_pagar keluar_kamar keluar_gedung keluar_sini pergi_dari_sini kemana_mana turun_dari_kapal leave_the_house leave_here step_out keluar_dari_sini',
  notAllowed:
    'tidak_boleh tidak_dibolehin tidak_dibolehkan tidak_diizinkan tidak_dikasih tidak_kasih dilarang melarang dihalangi dihalang2i tidak_diijinkan tidak_diberi tidak_dibiarin tidak_biarin wont_let willnot_let will_not_let wont_allow not_allowed not_let dont_let donot_let doesnt_let doesnt_allow forbidden refuse_to_let refuses_to_let tidak_izin tidak_izinkan tidak_mengizinkan ora_oleh ora_entuk ora_diolehi ora_dioleh ora_di_olehi teu_meunang teu_kenging henteu_kenging teu_diidinan tidak_ngebolehin ndak_boleh enten_olle ta_kening ta_olle tidak_olle tidak_pareng tidak_lepas tidak_dilepas tidak_dilepasin tidak_ngelepasin never_let nda_boleh tidak_oleh tidak_bagi not_letting stops_us stop_us tidak_dibukakan tidak_pernah_boleh tidak_pernah_dikasih never_allowed never_allows never_lets wont_open willnot_allow prevents_us prevent_me will_not_allow isnt_allowed arent_allowed am_not_allowed is_not_allowed are_not_allowed refuses_us stopping_us tidak_dikasi tidak_kasi tidak_dilepaskan tidak_mau_melepas tidak_mau_lepas tidak_mau_melepaskan',
  cannot:
    'tidak_bisa tidak_dapat cannot cant ora_iso ora_bisa teu_tiasa teu_bisa tidak_iso tak_boleh cant_get cannot_get unable tidak_bisa_kabur cannot_run cannot_escape tidak_bisa_lari',
  guarded:
    'dijaga dijagain diawasi diawasin dipantau dikawal guarded watched guards penjaga bodyguard bersenjata armed satpam anjing preman tukang_pukul cctv bawa_senjata senjata_api orang_bersenjata armed_men dijaga_ketat ketat',
  help: 'tolong tolongin tolonglah tulungin tulungono bantu bantuin help selamatkan selametin selamatin selametno save rescue sos jemput evakuasi toloong emergency darurat urgent gawat segera buruan cepat minta_tolong tulong tolongan bantuan please keluarin bebasin bebaskan slametke tolongi pertolongan mayday',
  plead:
    'tolongin tulungin tulungono selamatkan selametin selamatin sos darurat gawat emergency jemput evakuasi minta_tolong tolongan bebaskan bebasin tolong_cepat cepat_tolong tolong_jemput tolong_selamatkan please_come come_quick save_me save_us rescue_me rescue_us',
  phoneTaken:
    'disita diambil dirampas disimpan dipegang ditahan sita rampas confiscated taken took takes away dirampok dikumpulin dikumpulkan dikumpul disimpen collected',

  // Violence.
  beat: 'dipukul dipukulin dipukuli mukul pukul memukul mukulin mukuli pukulin dihajar hajar menghajar ngehajar disiksa siksa nyiksa menyiksa penyiksaan disiksaan tersiksa ditampar nampar menampar tampar ditendang nendang menendang tendang dianiaya aniaya menganiaya penganiayaan digebukin digebuki digebuk gebuk gebukin dijambak jambak menjambak disetrum setrum nyetrum disiram nyiram siram disundut nyundut disetrika dibakar bakar ditusuk tusuk nusuk dicekik cekik mencekik ditonjok tonjok nonjok dibacok bacok ditembak tembak dicambuk cambuk dibanting dikeroyok disabet digampar gampar diinjak dilempar dilempari dipentung digigit ditabok tabok dibogem diantem dijotos dikaplok digebugi diteunggeul ditampiling dicabok dikeplak dijewer disika digetok disabuk kena_pukul kena_tampar kena_dera kena_belasah dibelasah didera ditumbuk beaten beat beats beating hit hits hitting slapped slaps slap slapping kicked kicks kicking kick punched punches punching tortured torture tortures torturing abused abuses abusing abuse burned burnt electrocuted electric_shock stabbed choked strangled whipped shot attacked assaulted pukulan gebugan dislentik pokol epokol epokkol dipokol dikampleng dihantam dihantem dilukai ditodong todong main_tangan maen_tangan kdrt kekerasan dilempar_panci dibenturkan dibenturin dibentur benturin dicakar nyakar nyakarin disulut nyulut menyulut dibekap dipelintir hurt hurts hurting violent tangan_besi ngelempar menghantam membenturkan digunduli dipaksa_minum dijedotin dijedotkan pukulin_saya mukulin_saya menganiyaya burns cuts pours pour poured threw throws thrown dibanjur nempelin throwing slammed pushes pushed didorong dorong melempar',
  beatSurely:
    'disiksa dipukul dipukulin dipukuli dihajar dianiaya digebukin digebuki disetrum dicekik dijambak ditendang ditampar dikeroyok ditusuk dibacok ditembak dicambuk disundut disetrika dibakar diteunggeul digebugi dikaplok diantem ditonjok digampar digebuk dibanting dibelasah didera dipokol epokol epokkol beaten tortured electrocuted diinjak_injak babak_belur disiram_air_panas kena_pukul dibenturkan dibenturin disulut dicakar dijedotin dilempar_panci',
  hotWater:
    'air_panas air_keras minyak_panas hot_water boiling_water acid banyu_panas cai_panas setrika hot_iron iron setrikaan besi_panas minyak_goreng knalpot rokok_menyala',
  wound:
    'berdarah darah luka lebam memar babak_belur patah bonyok bengkak pingsan bleeding blood bruises bruised injured wounded unconscious lukaku sekarat kritis kejang lebam2 biru2 bocor_kepala luka2 berdarah2 bercak_darah gegar patah_tulang broken_arm hurt_badly black_eye jari_putus jari_saya_putus tangan_saya_putus tangan_putus pendarahan keguguran luka_bakar',
  kill: 'dibunuh bunuh membunuh ngebunuh mbunuh dipateni pateni dipaehan kill killed kills murder dimatiin_ dihabisi dihabisin habisin mutilasi dimutilasi disembelih digorok tembak_mati dipatenono dibantai dieksekusi ditembak_mati dimatiin shoot shoots shooting',
  threat:
    'diancam ancam mengancam ngancem ngancam ancaman diancem diancem2 threaten threatens threatened threatening threats ancem ditodong diteror dikejar dikejar2 kejar mengejar diburu dicari2 chased chasing hunting diintimidasi diancam_dibunuh diancam2 ngancam2 bakar_rumah membakar_rumah nakut_nakutin meneror neror mengintimidasi blackmail blackmails blackmailing diperas memeras peras threathen treatened dipaksa_bayar sebar_foto nyebar_foto sebarin_foto sebar_video foto_telanjang foto_bugil spread_my_photos ginjal organ_tubuh ambil_ginjal jual_organ',
  weapon:
    'pisau senjata pistol golok parang celurit bedil knife gun weapon clurit tongkat besi balok pentungan tasers taser',
  starve:
    'tidak_dikasih_makan tidak_dikasih_makanan tidak_kasih_makan tidak_diberi_makan tidak_ada_makan kelaparan starving starve starved no_food not_given_food without_food nothing_to_eat ora_diwenehi_mangan ora_dipakani ora_diwei_mangan tidak_dikasih_minum teu_dibere_dahar teu_dipasihan_tuang not_fed donot_feed dont_feed doesnt_feed not_feeding no_water ora_dikei_mangan makan_sisa makan_basi tidak_dapat_makan belum_dikasih_makan ditinggal_tanpa_makan tidak_ada_makanan tidak_pernah_dikasih_makan makanan_habis makanan_sudah_habis air_habis kehabisan_makanan kehabisan_air out_of_food no_food_left dont_give_food doesnt_give_food not_giving_food doesnt_give_me_food dont_give_us_food cuma_dikasih_air tidak_dikasi_makan dikasih_makan_basi makan_nasi_basi makan_seminggu_sekali sehari_sekali_makan without_eating sekali_sehari cuma_dikasih_mie cuma_makan_sekali makan_sekali_sehari once_a_day',
  noMeal: 'tidak_makan belum_makan not_eaten havent_eaten ora_mangan teu_dahar teu_emam',
  days: 'hari days dinten dino',
  overwork:
    'kerja_paksa dipaksa_kerja forced_to_work forced_labour forced_labor kerja_rodi tidak_boleh_tidur tidak_dikasih_tidur dipaksa_kerja_terus dijadikan_budak diperbudak slave slavery perbudakan budak',

  // Sexual.
  rape: 'diperkosa perkosa memperkosa merkosa pemerkosaan diperkosaan diperkos diprkosa dirudapaksa rape raped rapes raping diewe digagahi dicabuli cabul mencabuli pencabulan disetubuhi dipaksa_ngeseks digauli dinodai dirogol rogol kena_rogol molested molests molesting sexual_assault sexually diperkaos digilir pelecehan dilecehkan dilecehin melecehkan ngelecehin lecehin harassed harass harassing harasses dizinahi ditiduri nidurin niduri meniduri dipaksa_tidur dipaksa_melayani dipaksa_layani layani_tamu melayani_tamu ngelayani_tamu layanin_tamu melayani_laki ngelayani_laki layani_nafsu melayani_nafsu jual_diri melacur dipaksa_melacur dijadikan_pelacur pelacuran dijadiin_psk psk prostitute prostitution jadi_pelacur jadi_psk dipaksa_jadi_psk dipaksa_open_bo open_bo pijat_plus minta_jatah have_sex sex_with forced_sex sex_work prostitusi foto_bugil video_bugil ngeseks maksa_tidur memaksa_tidur paksa_tidur dipaksa_berhubungan berhubungan_badan layani_nafsunya melayani_nafsunya layani_lelaki layani_pria melayani_pria temani_tamu nemenin_tamu sleep_with_me sleep_with_him serve_customers serve_men entertain_customers dijamah menjamah dipaksa_nemenin layani_laki layani_orang ngelayani_orang melayani_orang layani_om nemenin_om dijadikan_pemuas jadi_lc dijadiin_lc masuk_karaoke dipaksa_karaoke open_booking ditelanjangi ditelanjangin menelanjangi dandan_buat_tamu buat_tamu dress_up_for strip_naked stripped_me undress',
  touch:
    'pegang pegangin megang dipegang pegang_pegang megang2 raba diraba raba_raba grepe digrepe digerayangi gerayangi grayangi meraba ngeraba mencium dicium nyium cium peluk dipeluk meluk touch touches touching touched kiss kissed kisses grope groped gropes groping naked telanjang bugil ngintip diintip mengintip masuk_kamar masuk_ke_kamar comes_into_my_room enters_my_room came_into_my_room colek dicolek nyolek telanjangin ditelanjangi mau_tidur_sama ngajak_tidur minta_dilayani ngajak_ngeseks ngajak_ngamar sleep_with_him minta_dipijat remas diremas meremas nempel2 grabs grab grabbed masuk_kamarku masuk_kamar_saya suka_masuk_kamar into_my_room my_room di_atas_kasur ke_kasur kekasur hug hugs memperlihatkan_kemaluan peep peeping ngintipin hugging kissing grabbing peluk_peluk cium_cium remas_remas',
  body: 'dada payudara tubuh badan paha pantat kemaluan breast breasts body private_parts susu bokong tubuhku badanku',
  night: 'malam malam_malam tengah_malam night bengi peuting',

  // Suicide.
  suicide:
    'bunuh_diri mau_mati ingin_mati pengen_mati pingin_mati mati_aja mati_saja mendingan_mati mending_mati lebih_baik_mati mengakhiri_hidup akhiri_hidup mengakhiri_hidupku akhiri_hidupku suicide kill_myself killing_myself end_my_life ending_my_life want_to_die wanna_die better_off_dead end_it_all gantung_diri loncat_dari lompat_dari terjun_dari melompat_dari minum_racun minum_baygon menyayat nyayat sayat_tangan potong_nadi iris_nadi tidak_ingin_hidup tidak_pengen_hidup tidak_mau_hidup tidak_sanggup_hidup tidak_kuat_hidup capek_hidup cape_hidup lelah_hidup dont_want_to_live donot_want_to_live no_reason_to_live pengin_mati kepengen_mati arep_mati pengen_modar kepingin_mati hoyong_maot hayang_paeh hoyong_paeh terro_mateya mau_matii hurt_myself cut_myself nyilet_tangan pengen_ngilang_selamanya pengen_mateni_awak ngakhirin_semuanya mengakhiri_semuanya akhiri_semuanya akhirin_hidup akhirin_semuanya will_jump gonna_jump want_to_jump going_to_jump mau_loncat mau_lompat mau_terjun tali_buat_gantung mau_gantung tidak_mau_hidup_lagi tidak_ingin_hidup_lagi hidup_tidak_ada_gunanya tidak_ada_gunanya_hidup pengen_meninggal ingin_meninggal mau_nyusul_almarhum mending_mati_aja rather_die wish_i_was_dead wish_i_were_dead not_want_to_live tired_of_living lebih_baik_saya_mati mendingan_saya_mati mending_saya_mati biar_mati ambil_nyawa_sendiri mengakhiri_nyawa hilang_nyawa_sendiri loncat_dari_lantai lompat_aja loncat_aja overdosis minum_obat_banyak pamit_selamanya capek_hidup_di_dunia beli_racun siapin_racun racun_tikus nenggak_racun sudah_siapkan_tali tidak_ada_artinya_hidup dunia_ini_kejam_mati jump_off jump_from hang_myself cut_my_wrists overdose tidak_pantas_hidup',
  hyperbole:
    'ketawa tertawa panas lucu ngakak diskon lapar kangen gabut tugas skripsi bosen bosan laughing panasnya gerah macet antri antre kepo game nonton drakor ngantuk rindu pr ujian',

  // About to be moved, sold, sent off.
  move: 'dipindah dipindahin dipindahkan dipindahke pindahin mindahin memindahkan dibawa dibawak digowo dicandak dijemput_paksa diberangkatkan_paksa dipaksa_berangkat diangkut taken_away taking_us taking_me dipaksa_naik dipaksa_ikut diseberangkan disebrangin diterbangkan dioper dioper2 dilempar_ke digondol dipindahno dipindahkeun being_moved be_moved will_move moving_us moving_me will_transfer transfer_us transfer_me take_us take_me move_us move_me disuruh_naik suruh_naik dioper_ke dipindahtangankan dibuang mau_dibuang diselundupkan diseludupkan dijemput_orang dibawa_pergi dibawa_paksa dibawa_kabur dibawa_lari taken_to take_her take_him taking_her put_us_on put_me_on sending_us sending_me send_us send_me dinaikkan_ke digiring digiring_ke disuruh_masuk_mobil disuruh_masuk',
  sold: 'dijual diedol didol diadol diicaleun dilelang diperjualbelikan dijualbelikan being_sold be_sold was_sold got_sold been_sold sold_me sold_us sold_him sold_her sell_me sell_us sell_him sell_her selling_me selling_us jual_saya jual_kami jual_aku menjual_saya menjual_kami ngejual_saya jual_istri jual_adik jual_kakak jual_anak juwel_abdi dijual_ke jual_kita jual_kawan jual_teman jual_dia dijadikan_jaminan selling_girls mau_dijual dilepas_ke_bos kena_jual want_to_sell_me want_to_sell_us want_to_sell_her trying_to_sell_me trying_to_sell_us going_to_sell_me going_to_sell_us',
  ransom: 'tebusan ransom uang_tebus minta_tebus',
  forced:
    'dipaksa paksa maksa memaksa dipaksa_paksa forced forcing force dipeksa dipaksakeun against_my_will against_our_will terpaksa_ikut',
  soon: 'besok nanti nanti_malam malam_ini hari_ini subuh sekarang lusa sebentar_lagi tonight tomorrow today now soon jam sore_ini pagi_ini isuk mengko ngke',
  unknown:
    'entah tidak_tau_kemana tidak_tahu_kemana tidak_tau tidak_tahu tempat_lain tidak_jelas_kemana dont_know donot_know another_place other_place ora_ngerti unknown somewhere perbatasan hutan kompleks lokasi_lain negara_lain teu_terang teu_apal another_company perusahaan_lain bos_lain orang_lain myawaddy tidak_dikasih_tau tidak_dikasih_tahu tidak_dibilangin tujuannya dont_know_where no_idea_where orang_tidak_dikenal orang_tak_dikenal tidak_kenal bos_baru boss_baru unknown_place',

  // At sea.
  sea: 'kapal abk laut dilaut perahu boat ship vessel sea crew kapten captain nahkoda nakhoda cumi longline deck awak_kapal kapal_ikan tengah_laut samudra ocean tugboat prau parahu',
  sink: 'tenggelam karam terbalik mogok terombang ambing terombang_ambing sinking sank capsized drifting adrift hanyut kebakaran terdampar bocor tumbang dibuang_ke_laut thrown_overboard diceburin terapung overboard mesin_mati hanyut2 terkatung katung terkatung_katung engine_dead ombak_besar mesin_kapal_mati kapal_mati air_habis minum_air_ac buang_teman buang_mayat',

  // Hiding, fleeing, stranded without anything, dying.
  hide: 'ngumpet sembunyi bersembunyi umpetan hiding hide ndelik nyumput singidan petak_umpet_ sumput menyembunyikan_diri diumpetin',
  fear: 'takut ketakutan afraid scared fear terancam gemetar trauma sieun wedi tako',
  dying:
    'sekarat mau_meninggal hampir_mati nyaris_mati dying almost_died nearly_died nyawa nyawaku kritis pingsan tidak_bisa_bernafas tidak_bisa_napas cannot_breathe',
  // Of oneself with a wish a farewell, of somebody else a body that lies there.
  wakeNever: 'tidak_bangun_lagi tidak_bangun_bangun not_wake_up wake_up_anymore never_wake_up',
  unconscious:
    'tidak_bangun_lagi tidak_bangun_bangun tidak_sadar tidak_sadar_sadar tidak_sadarkan_diri belum_sadar kejang kejang_kejang tidak_bernafas tidak_napas unconscious not_breathing not_wake_up convulsions ora_sadar teu_sadar teu_eling ta_sadar tak_sedar tak_sedarkan_diri',
  fled: 'kabur melarikan_diri lari lolos escaped ran_away fled run_away minggat',
  abroadPlace:
    'majikan luar_negeri agensi nyonya malaysia taiwan hongkong singapura saudi arab kamboja myanmar laos thailand filipina korea jepang dubai oman qatar kuwait bahrain turki brunei suriah irak jordan yordania libya employer abroad poipet sihanoukville myawaddy jeddah riyadh johor sabah sarawak china macau mesir compound abudhabi uae bavet',
  homePlace:
    'penampungan blk pt kampung desa batam jakarta bekasi surabaya medan nunukan entikong dumai tanjung_balai cirebon indramayu lombok bandara sponsor calo kontrakan condet tangerang malang semarang kupang pontianak kalimantan sumatra jawa depok bogor ciracas kantor_pt rumah_sponsor',

  // What makes a danger one of its own kind: scam compounds, the escort beside, children, no papers.
  compound:
    'kk_park kkpark myawaddy myawadi miawadi sihanoukville sihanukville sihanouk poipet bavet shwe_kokko shwekokko perusahaan_scam perusahaan_scamming perusahaan_scammer perusahaan_judi perusahaan_penipuan kantor_scam kantor_judi kompleks_scam kompleks_judi gedung_scam kerja_scam kerja_scamming scam_compound scam_center scam_centre scam_company scamming_company scam_office dijual_ke_perusahaan_lain dijual_ke_kantor_lain dijual_ke_company_lain sold_to_another_company',
  forcedScam:
    'disuruh_scam disuruh_scamming dipaksa_scam dipaksa_scamming disuruh_jadi_scammer dipaksa_jadi_scammer dijadiin_scammer dijadikan_scammer disuruh_nipu disuruh_menipu disuruh_nipu_orang dipaksa_nipu dipaksa_menipu dipaksa_kerja_scam disuruh_kerja_scam forced_to_scam forced_to_cheat forced_to_defraud make_me_scam make_us_scam made_to_scam making_us_scam force_us_to_scam force_me_to_scam',
  exitFine:
    'denda_keluar bayar_denda_keluar uang_denda_keluar exit_fine exit_fee exit_fees bayar_buat_keluar bayar_untuk_keluar pay_to_leave pay_to_get_out',
  airportNow:
    'di_bandara dibandara sudah_bandara di_airport di_pelabuhan dipelabuhan di_ruang_tunggu di_terminal at_the_airport at_airport in_the_airport at_the_harbour at_the_harbor at_the_port at_the_terminal at_the_gate',
  afraidToGo:
    'takut_berangkat takut_mau_berangkat takut_terbang_ke takut_ikut tidak_mau_berangkat tidak_mau_ikut tidak_jadi_berangkat_tapi mau_batal_berangkat ingin_batal_berangkat pengen_batal_berangkat mau_batal_tapi ingin_batal_tapi pengen_batal_tapi dipaksa_berangkat dipaksa_terbang dipaksa_naik tidak_berani_berangkat afraid_to_leave scared_to_leave afraid_to_go scared_to_go afraid_to_fly_with dont_want_to_go donot_want_to_go dont_want_to_leave donot_want_to_leave forced_to_leave forced_to_fly forced_to_board',
  escort:
    'pengantar yang_mengantar yang_nganter yang_ngantar yang_bawa sponsor calo tekong agen agensi perekrut orang_pt escort my_agent the_agent recruiter broker',
  child: `di_bawah_umur dibawah_umur anak_kecil bocah masih_sd masih_smp masih_sma kelas_smp underage under_age a_minor is_minor still_a_child ${teens()}`,
  undocumented:
    'tidak_punya_paspor tidak_punya_permit tidak_punya_dokumen tidak_punya_surat tidak_ada_paspor tidak_ada_permit tidak_ada_dokumen tidak_ada_surat tanpa_paspor tanpa_permit tanpa_dokumen tanpa_surat kosongan pati paspor_mati permit_mati visa_mati overstay overstayed kaburan undocumented no_papers no_passport no_permit no_visa without_papers without_passport without_a_passport without_permit without_a_permit',
  raid: 'razia dirazia operasi_imigrasi operasi_imigresen operasi_polis ada_operasi digerebek gerebek raid raids raided',
  // Questions about them.
  offered:
    'ditawari ditawarin tawaran tawari lowongan loker offered offer vacancy iklan info gaji salary amankah aman_tidak apakah modus bahayanya',
  permission:
    'boleh bolehkah apakah bisakah can_i can_a can_he can_she allowed gimana_kalau syarat biar supaya',

  // What speaks against it.
  news: 'berita film sinetron drakor drama filmnya series novel cerpen nonton menonton youtube tiktok viral kabar_tv tv televisi news movie story_about lagu game podcast baca_berita koran artikel puisi lirik mimpi dream dreamt anime reels sidang_ cerita_orang kisah makalah skripsi di_film judul nonton_film berita_tv kata_berita konten headline dipukul_rata pukul_rata banting_harga banting_tulang banting_setir dipukul_mundur bunuh_rasa dying_of dying_to bunuh_waktu sold_me_a membunuh_waktu mau_nangis',
  asked:
    'apa_itu apa_artinya arti_dari pengertian definisi apakah_itu artinya what_is meaning_of definition what_does hukuman pasal ancaman_hukuman punishment penalty penjara_berapa bagaimana_cara_mencegah mencegah supaya_tidak biar_tidak agar_tidak prevent avoid seandainya andaikan ciri ciri_ciri apa_bedanya berapa_tahun_hukuman seumpama how_to_avoid bisakah_nanti statistik berapa_kasus kalau_nanti semoga_tidak what_happens_if apa_yang_terjadi_kalau what_if jika_nanti bagaimana_kalau gimana_kalau takutnya_nanti apakah_pernah benarkah_kalau pidana ancaman_pidana cara_tau caranya_tau cara_tahu caranya_tahu how_to_see how_to_know how_do_i_know how_to_tell how_can_i_tell kata_orang sering_disiksa sering_dipukul apa_benar benarkah apakah_benar legally orang_disiksa bener_tidak_kalau banyak_yang_disiksa banyak_yang_dipukul jangan_sampai gimana_ceknya',
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
    'barang uang saldo rekening visa berkas dokumen tabungan bagasi tanah sawah kambing sapi rumah_saya emas tiket makanan baju lpg produk properti sekolah tugas_kelas tugas cabang kantor_cabang divisi kelas shift bengkel servis data',
  village: 'kampung_saya ibu_saya_melarang orang_tua suami suamiku bapak ibu parents husband mertua pacar',
  husbandTakes: 'suami_saya_jalan liburan jalan_jalan wisata rekreasi rumah_sakit dokter mudik',
  want: 'mau akan bakal want wants ingin hendak going arep will',
  gang: 'preman mafia sindikat penculik diculik culik kidnapped kidnap kidnappers bandit milisi militia oknum tak_dikenal calo sponsor gang boss perusahaan_scam perusahaan_judi agensi majikan kapten',
  heldAgainstWill:
    'diculik menculik nyulik culik kidnapped kidnap kidnapping held_hostage against_my_will against_our_will tidak_bisa_kabur tidak_bisa_melarikan_diri tidak_bisa_lari cannot_escape tidak_bisa_kemana_mana tidak_bisa_kemana tidak_boleh_kemana tidak_boleh_kemana_mana ora_iso_kabur being_held held_in held_by trapped dibawa_lari_orang tidak_bisa_keluar_dari_sini cannot_get_out cant_get_out locked_up_in kidnappers penculik holding_me holding_us holding_my_sister stuck_inside not_release wont_release refuse_to_release baru_dilepas baru_dibebaskan tidak_akan_dilepas tidak_dilepas tidak_dibebaskan tidak_dibebasin until_we_pay until_i_pay kalau_mau_bebas',
  go: 'berangkat pergi terbang ikut nikah kawin naik go board fly leave leaving marry dikawinin dinikahin dikawinkan dinikahkan nikahin kawinin',
  chase:
    'dikejar dicari kejar mencari cari chased chasing looking_for dicari_cari dikejar_kejar diburu hunting',
  rescue:
    'selamatkan selametin selamatin selametno slametke bebaskan bebasin bebasno jemput_paksa evakuasi save_me save_us save_her save_him save_my rescue_me rescue_us rescue_her rescue_him rescue_my keluar_dari_sini get_me_out get_us_out get_her_out get_him_out keluarkan_saya keluarin_saya keluarkan_kami keluarkan_adik keluarin_adik lepaskan_saya lepasin_saya',
  money: 'uang nomor kontak file data dokumen money phone number nama',
  peril:
    'terancam dalam_bahaya in_danger nyawa_terancam in_trouble_now nyawaku nyawa help_me_now urgent_help butuh_pertolongan perlu_pertolongan segera_tolong nyawa_saya nyawa_kami will_kill_me going_to_kill_me my_life_is',

  school: 'sekolah temannya teman_sekolah school classmate guru',
  contact:
    'hubungi_keluarga telepon_keluarga telepon_rumah hubungi_rumah kontak_keluarga telepon_orang_tua contact_my_family call_home call_my_family pegang_hp pakai_hp main_hp pake_hp megang_hp use_phone use_my_phone hubungi_orang_tua bicara_dengan_keluarga ngobrol_sama_orang',
  beatPassive:
    'dipukul dipukulin dipukuli disiksa ditampar ditendang digebukin digebuki dianiaya disetrum ditampar2 digebugi ditonjok dicekik dijambak epokol dipokol tortured disundut ditodong',
  seaDeath: 'mati meninggal died dead mayat jasad sekarat sick dying',
  bed: 'tidur tidur_sama ranjang kasur bed sleep',
  fearNow:
    'takut_sekali takut_banget saya_takut aku_takut kami_takut scared i_am_scared im_scared so_scared sangat_takut ketakutan abdi_sieun aku_wedi takut_pak takut_bu takut_kak takut_bang',
  phones: 'hp hp2 phones phone handphone hape hpku hp_kami hp_saya kartu_hp sim',
  bodyHome: 'jenazah santunan asuransi memulangkan klaim dipulangkan ahli_waris insurance',

  prison:
    'gudang kamar bilik kontainer toilet kamar_mandi wc basement bathroom loteng dapur room storage warehouse lantai lt gedung apartemen',
  pet: 'kucing anjing ayam sapi kambing burung ikan hamster kelinci dog cat chicken bird cow',
  buyer: 'perusahaan majikan agensi bos mafia sindikat bandar company compound gang germo',
  lostNow:
    'tidak_tau_dimana tidak_tahu_dimana tersesat nyasar di_hutan di_jalan sembunyi ngumpet dikejar dont_know_where lost_in',
  refuses: 'tidak_mau menolak refuses refuse willnot will_not wont diam_saja marah',
  captain: 'kapten captain nahkoda nakhoda skipper master kapten_kapal',
  unwilling: 'tidak_mau tidak_ikhlas takut dipaksa terpaksa ora_gelem teu_daek dont_want scared afraid',
  fetched:
    'dijemput jemput dibawa diangkut naik_truk naik_speedboat naik_boat naik_kapal naik_mobil picked_up dikirim dinaikkan dimasukin_mobil disuruh_masuk masuk_mobil diseberangkan diangkat diberangkatkan diterbangkan',
  abandoned: 'ditinggal ditinggalin ditinggalkan abandoned left_us left_me dibuang ditelantarkan',
  wild: 'hutan laut tengah_laut perbatasan jalan jungle forest border pulau island pantai',
  worthless: 'tidak_ada_gunanya tidak_ada_artinya tidak_berguna percuma no_point pointless',
  live: 'hidup living life live urip hirup',
  if: 'kalau if unless jika besok',
  marry: 'nikah kawin dikawinin dinikahin dikawinkan dinikahkan marry married rabi',
  hidden: 'disembunyikan disembunyiin diumpetin disembunyikan_di hidden',
  cruel:
    'mabuk drunk gunpoint binatang animal wrist pendarahan putus_jari digunting tidak_tidur without_sleep kejam sadis biadab cruel brutal kasar ngamuk mengamuk gedor',
  ownHouse:
    'rumah_saya rumahku rumah_kami pintu_rumah_saya pintu_rumahku my_house my_door rumah_sendiri rumahnya_sendiri',
  sought:
    'mereka_nyari mereka_mencari nyari_saya mencari_saya cari_saya mengejar_saya ngejar_saya dicari_cari looking_for_me looking_for_us searching_for_me',
};

/** The ways in which people say that somebody is 10 to 17 years old. */
function teens(): string {
  const ages = [10, 11, 12, 13, 14, 15, 16, 17];
  const said = (n: number): string =>
    [
      ...['umur', 'umurnya', 'umur_baru', 'umurnya_baru', 'umur_masih', 'umurnya_masih', 'berumur', 'usia'],
      ...['usianya', 'usianya_baru', 'usia_baru', 'aged', 'is_only', 'only', 'age'],
    ]
      .map((before) => `${before}_${n}`)
      .concat(`baru_${n}_tahun`, `masih_${n}_tahun`, `anak_${n}_tahun`, `saya_${n}_tahun`)
      .concat(`adik_${n}_tahun`, `${n}_years_old`, `${n}_year_old`, `is_${n}`, `im_${n}`, `i_am_${n}`)
      .join(' ');
  return ages.map(said).join(' ');
}

/** Roots of verbs whose many everyday forms are made by `inflect`. */
export const verbRoots: Readonly<Record<string, string>> = {
  beat: 'pukul tampar tendang hajar siksa aniaya gebuk jambak setrum siram sundut cekik tonjok bacok tusuk tembak cambuk keroyok sabet gampar injak tabok antem hantam jotos kaplok keplak jewer getok cakar gigit sulut bekap jedot bentur pentung penthung seret cambuk tampiling gepuk kepruk tumbuk cubit',
  beatSurely: 'siksa aniaya gebuk jambak cekik keroyok antem gampar tampar jotos jedot',
  touch: 'raba grepe gerayang peluk cium colek remas jamah telanjang',
  rape: 'perkosa cabul setubuh rogol gagah leceh',
  locked: 'kunci gembok kurung sekap sekep kandang grendel konci kancing',
  heldSurely: 'sekap sekep kurung',
  threat: 'ancam ancem teror',
};

const nasals: Readonly<Record<string, string>> = { p: 'm', t: 'n', k: 'ng', s: 'ny', c: 'ny' };

/** The forms that people type of a verb: pukul → dipukul, dipukulin, mukul, mukulin, memukuli, kepukul, epukul … */
export function inflect(root: string): string[] {
  const first = root.slice(0, 1);
  const nasal =
    first in nasals
      ? `${nasals[first]}${root.slice(1)}`
      : `${/[aiueogh]/.test(first) ? 'ng' : first === 'b' ? 'm' : 'n'}${root}`;
  const stems = [`di${root}`, `e${root}`, `ke${root}`, nasal, `me${nasal}`, `nge${root}`];
  const forms = stems.flatMap((stem) =>
    ['', 'in', 'i', 'kan', 'nya', 'e', 'an'].map((ending) => stem + ending),
  );
  return [...forms, `${root}in`, `${root}i`];
}
