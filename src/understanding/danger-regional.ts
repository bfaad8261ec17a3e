/**
 * Words of danger in Javanese, Sundanese, Madurese, Malay and English that `danger-words` does not have, by
 * the same concepts and written in the same way. What is negated in every language is put together below.
 */
export const regional: Readonly<Record<string, string>> = {
  me: 'kulo kula awakku aing kuring simkuring sengko sengkok engkok kaula bula inyong enyong nyong reang isun tiang kitorang kite aku_iki im ive wong_loro',
  kin: 'adhi adhiku adi_kuring adi_abdi pun_adi pun_anak pun_bojo pun_biang alo alo_abdi lanceuk ceuceu akang kakangku masku mbakyuku ponakanku bojoku bojone anakku anake anak_kuring budak_kuring pamajikan salaki bapakku simbokku makku biyungku bulikku pakdheku kancaku koncoku babaturan balad ale aleq alena kaka kakana kacong ana_kaula ana_sengko bini kanca bhibbhi eppa ebu panakan panakanna anak_saudara abang_saya kawan_saya bibik sedulurku dulurku cucu cucuku putuku incu kompoy tetangga cah_wedok bocah_wedok awewe budak_awewe budak_perempuan perempuan_perempuan na_kana ana_bine girls women',
  boss: 'juragan juraganku juragane juragan_wedok dunungan dunungan_kuring majikanna majikane bose bosse nyonyah puan tuan tekong ah_long along debt_collector debt_kolektor dc tukang_nagih tukang_tagih penagih_hutang penagih_utang rentenir loan_shark loan_sharks lintah_darat mandore sponsore agene ejen mamasan supir_majikan anake_juragan anak_dunungan foreman chief_mate landlord instruktur',

  locked:
    'ekonci ekonce ekunci ekoncee kakonci ekurung egembok berkunci kena_mangga dimangga dikerem dikereng diselot dikancing dikancingi dikunceni dipun_kunci kekancing ditutup_dari_luar padlock padlocked chained bolted pintu_rantai epasung esekap kaerong dipagak ditogog digrendel koncina_ebakta konci_dibawa kunci_dibawa kuncine_digowo konci_egiba kunci_dia_bawa took_the_key ikat diikat diiket ditali ditaleni ditalian etale ditalikeun tied tie dicencang erante dirante tersangkut kejebak kajebak terjebak kajebbak terperangkap diborgol',
  heldSurely:
    'esekap ekurung diikat diiket ditaleni ditalian etale tied disekep diculik eculik dicekel_agen dirante erante kena_culik kena_kurung prisoner caged in_a_cage kandang',
  held: 'ditahan etahan dicekel dicekeli dipun_tahan kena_tahan dicegat disimpen_neng simpan_kami dikekep',
  place:
    'lawang lawange labang labeng panto pantona panto_na pintune imah bumi griya omahe compo compok compokna roma bengko bungko stor tandas bilik hostel kedai rumah_kedai kolah pawon jedhing attic basement balcony toilet cage dorm bedsit shed loteng gudhang gedong pagere gerbange kamare imahna jandela jendela cendela window windows lantai stor_belakang',
  outside: 'njobo jobo loar lowar luaran kat_luar from_outside',
  shelter:
    'penampungane pusat_latihan training_centre training_center holding_house tempat_tampung penampungan_pt panampungan asrama_pt pondok_pt rumah_ejen omahe_sponsor imah_sponsor compona_sponsor rumah_kedai safe_house',
  exit: 'wangsul uih muleh bali mole moleya abali kondur mengghir balik_rumah',
  leave:
    'medal metune kalowar kaluar kalowara kaluaran minggat mlayu buru lumpat indit miang lolos medhal metu_saka_kene ka_luar kamamana kamana_mana dhimma_dhimma sortie',
  guarded:
    'dijogo dijaga_ku ejaga dijagani diawasi terus pengawal senapang senapan rifle rifles bedil watch_me watches_me watching_me cameras kamera ditemenin_terus dikawal_terus pager_kawat kawat_berduri barbed',
  help: 'tulungi tulungono tulungana tulungin tolongi tolonge pangnulungkeun tulungkeun tolonglah nulungi bantosan tolongin_aku nyoon_tolong help_me selametno selamettagi salametkeun slametno enggal dhuli gage ndang cepet jemputen kala cepat_sikit',
  plead:
    'tulungi tulungono tulungana tolongi pangnulungkeun tulungkeun nulungi selametno slametno salametkeun salamettagi selametke bebasno bebaskeun lebbasagi jupuken jemputen pangbawakeun kala_sengko bawa_abdi njaluk_tulung nyoon_tolong nyuhunkeun_tulung minta_tolong_encik get_me_out come_get_me send_someone send_somebody please_hurry tulung_gage tolong_dhuli tulung_enggal keluarkan_saya ambil_saya_kat golekono',
  phoneTaken: 'epondhut epondut dijupuk dijabel dirampas dicokot dipulung simpan rampas ambik dijabut',

  beat: 'digebuki digebugi digebug gebugi diantemi ngantemi dikampleng dikamplengi dikaplok ngaplok dikeplak ngeplak dijotosi dipenthung mentung diajar ngajar_aku dipilara milara digajul disadhuk disaduk didugang nyadhuk diidak diidak_idak dijambak dijenggut dijengut dislomot nyiram disiram dibanjur diteunggeul diteunggeulan neunggeul neunggeulan dicabok nyabok dicabokan diteke ditajong najong ditalapung ditonjok digebugan ngagebugan disiksa nyiksa ditabok dipaehan_lalaunan epokol epokole mokol mokole etampar nampar etendhang nendhang etokol ecekek ecekeke egebbuk esiksa esirat esiram egeret eseret digusur digeret epenthong ecapok nyapok kena_lempang lempang dilempang kena_tumbuk kena_sepak sepak kena_belasah belasah kena_dera dera kena_sebat sebat disebat simbah disimbah kena_simbah cucuh dicucuh dihantuk hantuk renjat direnjat kena_renjat lebam bengkak_bengkak slap punch strangle choking chokes stab stabs stabbing pulls_my_hair pull_my_hair pulled_my_hair bangs_my_head banged_my_head scald scalded boiling electrocute electrocutes electrocuted electric_shocks shock_us shock_him shock_them bruise bruises pushed_me pushes_me kaniaya ngamuk ngamok amok bacok sabet gaplok ngegaplok dikepret kepret digaplok dijorokin jorokin didorong ditendangi ditamparin dijitak jitak dicubitin ditusbol disilet silet dipecut pecut',
  beatSurely:
    'digebuki digebugi diantemi dikaplok dipilara diteunggeulan digebugan dicabok epokol epokole etampar esiksa kena_lempang kena_belasah kena_dera kena_sebat kena_tumbuk kena_sepak direnjat kena_renjat dipenthung diidak_idak dijenggut digebug ditajong ecekek',
  hotWater:
    'banyu_panas cai_panas aeng_panas air_panas minyak_panas boiling_oil kuah_panas seterika setrikaan iron',
  wound:
    'getih getihe getihen dhara dara bareuh barareuh abuh bhara bhiru bocor_sirah sirah_bocor cethak_becca becca semaput kapiuhan epeleng kalenger lebam lebam_lebam turun_darah darah_tidak_berhenti bengkak_semua swollen ribs broken_ribs patah_rusuk tugel pokang potong_jari cant_see faint fainted faints ngaluarkeun_getih kalowar_dhara tatu koreng kajang_kejang kejang2 seizures',
  kill: 'dipateni mateni patenono dipaehan maehan epate epatee mateeh matee bunoh dipati pejahan dipejahi nyembelih nggorok ngagorok egorok murdered murder kubunuh habisi habisin dihabisi ngabisin liquidate body_will_not_be_found nobody_will_find_my_body mayat_ku mayatku',
  threat:
    'diancem ngancem ngancam eancam ngancem2 kaancam ugut diugut kena_ugut mengugut digodak digudak diudag diudag_udag eodhi epaghak dikejar kena_kejar diteror dipalak kecandhak nyawa arep_dipateni rek_dipaehan extort extorting will_burn burn_the_house burn_our_house bakar_rumah ngobong_omah ngobong_omahe ngaduruk_imah ngobbhar_compo nak_bakar take_my_child ambil_anak_saya anak_diambil anakku_digowo celaka celakai dicelakai cilakain',
  weapon:
    'lading peso todhi are calo_golok arit clurit bedog gaman pedang machete scissors gunting senapang senapan bedil pentungan pemukul balok linggis rod pipe iron_pipe belt sabuk cambuk rotan paip kabel cable cord stick tongkat kapak golok_nya parang',
  starve:
    'kaliren kelaparan lapar_sekali lapar_banget luwe_banget luwe lapar_ongghu kalaparan lapar_pisan lapar_sangat so_hungry very_hungry sego_wadhang sangu_basi nasi_basi sesa_dunungan sesana_majikan sisa_majikan sisa_makanan leftovers one_cup_of_rice mangan_sedina_pisan dahar_sakali ngakan_sakaleyan fridge_is_locked locks_the_fridge locked_the_fridge lock_the_food mung_diombeni cuma_air_putih just_water only_water banyu_ngombe_entek cai_nginum_beak air_keran',
  noMeal:
    'ora_mangan durung_mangan teu_dahar can_dahar ta_ngakan gita_ngakan tidak_ngakan tidak_dahar tidak_mangan havent_eaten no_meal not_eat',
  days: 'dina dinten poe are hari days',
  overwork:
    'ora_oleh_turu ra_oleh_turu tidak_boleh_turu tidak_boleh_istirahat teu_meunang_sare ta_olle_tedhung tak_boleh_tidur dipeksa_kerjo dipekso_kerja dipaksa_gawe epaksa_alako kena_paksa_kerja not_allowed_to_sleep no_sleep 20_jam 22_jam 20_hours kerja_rodi romusha dijadikeun_budak',

  rape: 'dirudopekso dirudapekso digadabah diperkosa eperkosa merkosa dirogol kena_rogol merogol dipun_perkosa diewe dikeloni_peksa dikeloni_paksa dikon_ngancani_turu ngancani_turu dikon_nglayani nglayani_tamu ngalayanan_lalaki ngalayanan_tamu ngladhini_oreng_lake ngladeni_tamu ngladeni_wong_lanang nglayani_wong_lanang layan_pelanggan layan_lelaki jual_badan jual_diri paksa_tidur maksa_turu dipekso_turu dipaksa_sare epaksa_tedhung wants_sex sex_before sleep_with_customers forced_himself force_himself forced_me_last_night pay_with_my_body bayar_pake_badan reuneuh_ku_dunungan meteng_mergo_juragan hamil_anak_majikan hamil_sama_majikan pregnant_from_employer pregnant_by_my_employer dinodai digilir bergiliran massage_is_not dikeloni open_bo',
  touch:
    'digrayangi digrayang ngrayangi dicekeli diemek_emek diemek digrepe diusap_usap dicabak dicabak_cabak dirampa dirangkul ditangkeup disun ngesun egunggu egumbak ekobbhu raba_saya kena_raba diceluk mlebu_kamar maso_kamar asup_ka_kamar asup_kamar maso_ka_kamar masuk_bilik masuk_bilik_saya comes_to_my_bed came_to_my_bed in_my_bed lie_next_to takes_off_his takes_off_my diintip diinceng ngintip ngincengi diinceng_pas_adus buka_celana buka_klambi buka_baju buka_kalambhi muka_baju dikeloni minta_ditidurin minta_ditemani_tidur menta_dibaturan_sare njaluk_dikeloni ajak_tidur ngajak_turu ngajak_sare ngajak_tedhung ajak_tidur_sekamar grabbing_my under_my_clothes naked wudo taranjang telenjang shower video_mandi',
  night: 'bengi bengi_bengi peuting malem malem_malem malam_malam wengi ndalu',

  suicide:
    'terro_mate terro_mateya terromate hayang_maot hoyong_paeh hoyong_maot hayang_paeh rek_ngagantung ngagantung_maneh gantung_maneh arep_nggantung nggantung_awak gantung_diri arep_mencolot arep_mlumpat mencolot_saka rek_luncat luncat_tina terro_alonca nak_mati rasa_nak_mati nak_terjun nak_bunuh_diri tidak_nak_hidup tak_nak_hidup dah_tak_nak_hidup becik_mati luwih_becik_mati pengin_mati pengin_mati_wae pengen_mati_ae milih_mati leuwih_hade_paeh bhagusan_mate ngombe_racun nginum_racun ngenom_racun minum_racun dah_telan_banyak_pil telan_pil ra_kuat_urip ora_kuat_urip mboten_kiyat_gesang ta_kowat_odhi teu_kuat_hirup dont_want_to_wake_up done_with_life better_dead took_all_the_pills took_pills drank_bleach have_a_rope on_the_roof window_ledge this_is_my_last_message goodbye_everyone pengen_udahan_hidup pergi_selamanya lunga_saklawase miang_salilana pergi_selama_lamanya siapin_tali siapkan_tali nyiapno_tali nyambi_tale iris_tangan potong_urat nyerah_sama_hidup hilang_dari_dunia pengen_hilang_dari_dunia cara_mati titip_anak_saya titip_anakku titip_pun_anak jaga_anak_saya kalau_aku_mati kalau_saya_sudah_tidak_ada nyusul_mbokku mau_nyusul',

  move: 'digowo digawa dibeta dibawa_ka dijupuk_mobil dijupuk_wong dicandak_mobil dipindah dipindahna dipindahno dipindahkeun epinda epindah eghiba egiba egibaa ekerem ekirim dikintun dikirimke dikirimkeun dialih dialihno diparakne diparani_mobil diterne disebrangke disabrangkeun disebrangno nyebrang nyabrang onggha_parao numpak_kapal_cilik numpak_prau naek_parahu naik_bot naik_boat naik_speedboat naik_lori kena_pindah nak_hantar hantar_kami hantar_saya be_moved are_moved moved_at moved_tonight put_us_in put_me_in put_us_on takes_me_away take_me_away taken_tonight cross_the_river in_a_truck in_the_van in_a_van di_dalam_truk di_dalam_mobil di_jero_treuk e_dhalem_tre neng_truk dalam_lori di_dalam_kontainer diangkut dijemput_paksa digondhol dibawa_lumpat egiba_buru dibawa_lari diungsikan',
  sold: 'didol diedol arep_didol diadol dipun_sade diical diicalkeun rek_diical bade_diical ejuwal ejuwala ejual kena_jual nak_jual nak_dijual rek_dijual terro_ejuwal bhadi_ejuwal disade sold_again bought_me bought_for price_for_me harga_saya harga_kuring regaku regane_aku nego_harga_saya nawar_harga sudah_dibeli dibeli_orang dijual_kan diolo_olo sell_us',
  ransom:
    'tebusan tebbusan nebus wang_tebusan ditebus uang_tebusan nebus_anak pay_or_never minta_80_juta_buat_nebus',
  forced:
    'dipeksa dipekso mekso meksa epaksa maksa dipaksakeun kena_paksa dipaksa_paksa paksa_saya tidak_bisa_nolak against_my_will ora_iso_nolak teu_bisa_nolak push_us force_me',
  soon: 'sesuk isuk mengko mengko_bengi bengi_iki saiki isukan isuk_isuk enjing engke engke_peuting peuting_ieu ayeuna janari lagghu dhagghi dhagghi_malem malem_reya sateya satiya esok malam_ni malam_nanti pagi_esok dawn at_dawn friday sore_iki lusa_pagi giliran_saya giliran_kami next mau_bengi before_sunrise giliran',
  unknown:
    'mbuh mbuh_nang_ngendi mbuh_nandi ra_ngerti ora_ngerti ra_ruh ora_weruh teuing teuing_kamana teu_nyaho teu_terang ta_tao ta_tao_dhimma tidak_tahu_mana tak_tahu_mana nobody_says_where nobody_says wong_liyo tiyang_sanes dunungan_sejen majikan_laen bos_lain bos_anyar tempat_sejen kompeni_liyane',

  sea: 'segara segoro samudra laot tase tasek parao parahu prau bot bot_ikan kapale anak_kapal awak_kapale life_raft squid_ship fishing_boat vessel',
  sink: 'kerem kerrem titeuleum tilelep karam karem keli palid kampol hanyut diguwang_neng_segara diguwang dialungkeun ebuwang ebuwang_ka_tase campak_ke_laut kena_campak dilempar_dari_kapal dilempar_ke_laut threw_a_man_overboard mesin_paeh mesine_mati mesin_mate enjin_mati water_coming_in water_is_coming_in air_masuk kebak_banyu kapal_miring miring bucor turned_over pirates perompak life_raft',
  captain: 'kapten kaptene nahkoda captain tekong chief_mate',

  hide: 'ndhelik ndelik singidan delikan nyumput ngetek angetek menyorok nyorok sembunyi hide_behind',
  fear: 'wedi ajrih sieun tako tako_ongghu takut gemeter gemeteran ngadegdeg scared',
  fearNow:
    'wedi_banget aku_wedi ajrih_sanget sieun_pisan sieun tako_ongghu sengko_tako tako_sara takut_sangat so_afraid im_afraid i_am_afraid very_scared takut_banget_kak saya_sangat_takut takut_mati afraid_to_die',
  dying:
    'arep_mati meh_mati kajaba_maot parna gering_parna sake_sara sakit_teruk sakit_parah lara_parah loro_parah very_sick seriously_ill sekarat sakaratul para_mate para_sakarat kritis dying napas_sesak sesak_napas sesek_napas hampir_pengsan pengsan',
  fled: 'mlayu minggat buru lumpat kabur lari_dari_rumah lari_dari_majikan ran_away jumped_from lompat_jendela',
  chase:
    'digodak digudak digoleki digolekki diteangan diudag esare eodhi eserep kena_kejar dicari_cari nuturkeun nututi diikuti ngikutin ikut_saya follow_me follows_me following_me muter2_nyari search_for_me nyariin',
  sought:
    'diteangan digoleki esare nggoleki_aku neangan_abdi nyare_sengko cari_saya nyariin_saya looks_for_me looking_for_me search_the_village',
  rescue:
    'salametkeun_pun salametkeun selametno slametno salamettagi bebasno bebaskeun lebbasagi lebbasagi_ale kaluarkeun_abdi jupuken_aku jemput_saya ambil_saya keluarin_aku keluarkan_saya get_me_out get_us_out stop_her save_him send_someone bantu_evakuasi mohon_evakuasi pulangkan_istri_saya pulangkan_anak_saya',
  peril:
    'nyawaku nyawa_abdi nyabana_sengko dalam_bahaya bahaya_ini in_danger my_life they_are_coming mereka_datang mereka_sudah_di_depan dia_di_luar outside_my_room at_the_door di_depan_pintu neng_ngarep_lawang ning_ngarep_lawang di_hareup_panto hareupeun_panto hareupeun_kamar adana_labang depan_pintu depan_kamar',
  child:
    'budak_smp bocah_smp isih_smp masih_smp anak_smp ana_smp na_kana_smp budak_sd bocah_sd na_kana_sd umur_telulas umur_patbelas umur_limolas umur_nembelas omor_pabelas omor_pa_belas is_thirteen is_fourteen is_fifteen is_sixteen am_fifteen am_sixteen only_fifteen only_fourteen underaged umur_dituakan umure_dituwekne dituwekne budak_15 schoolgirl',
  undocumented:
    'ra_nduwe_surat ora_nduwe_surat teu_boga_surat teu_boga_paspor ta_andhi_sorat ta_andhi_paspor takde_permit tiada_permit pasport_takde takde_pasport no_permit overstayed',
  raid: 'operasi razia serbu ada_operasi ana_operasi aya_razia badha_razia grebek digrebek police_raid',

  // Ill, and kept from a doctor.
  ill: 'sakit sakit_parah lara loro gering sake demam panas_tinggi panas_wis muriang pendarahan getihen kejang hamil melahirkan sick fever bleeding seizure sesak luka patah infeksi bengkak muntah',
  doctor:
    'dokter berobat rumah_sakit rs klinik ubar obat ubat ambulan ambulans doctor hospital ambulance medicine puskesmas diobati ngobatin',
  // Who must not see that somebody writes, and where.
  secret:
    'jangan_telepon jangan_telpon jangan_call jangan_telp ojo_telpon aja_nelpon aja_telpon ulah_nelepon jha_telpon dont_call do_not_call donot_call hapus_chat delete_this tidak_bisa_ngomong tidak_bisa_bicara ra_iso_ngomong ora_iso_ngomong teu_tiasa_nyarios ta_bisa_ngoca tak_boleh_cakap cant_talk cannot_talk cannot_speak nanti_ketahuan takut_ketahuan dia_dengar he_listens she_listens diam_diam sembunyi_sembunyi curi_curi pinjam_hp hp_orang iki_hp ieu_hp hpna_oreng telefon_orang not_my_phone this_is_not_my_phone cuma_punya cuma_sebentar only_have',
  near: 'di_sebelah disebelah sebelah next_to_me beside_me neng_sandingku gigireun e_seddhi orangnya_ada ada_orangnya ana_wonge wonge_ana aya_jalmana badha_orengnga juragane_ana dia_ada dia_pulang he_is_home wonge_arep_bali manehna_rek_balik sebelum_dia before_he before_she',
  noNews:
    'kalau_besok kalau_saya_hilang if_i_dont nek_sesuk lamun_isukan mon_lagghu kalau_esok tidak_ada_kabar ora_ono_kabar ra_ono_kabar taya_beja tadha_kabhar tidak_kasih_kabar senyap',

  news: 'krungu_berita ngadangu_berita ngeding_berita tengok_berita lalajo nenggu nonton filem pilem ning_tv dina_tv e_tv dalam_tv sinetrone ning_fb neng_fb di_fb baca_di_fb tugas_sekolah tugas_sakola tugas_sakola_dhagang assignment thesis school_project mimpi ngimpi mempe podcast trial documentary saw_on_tv on_the_news heard_police denger_denger dengar_dengar kabarnya video_viral viral hoax hoaks postingan',
  asked:
    'kudu_piye kudu_kumaha dha_remma nak_buat_apa lapor_kemana lapor_nang_endi lapor_ka_dhimma report_kat_mana opo_bener leres_teu bener_ora apa_betul betul_ke ongghu_e okomanna hukumane hukumanna opo_kuwi teh_naon napa_artena nek_digebugi what_should_i_do_if where_do_i_report how_to_protect how_to_avoid is_it_true how_many how_often what_happens_to may_a punishment_for bagaimana_cara_tahu gimana_cara_tau oleh_ora boleh_tidak boleh_gak kenging_teu olle_enja boleh_ke is_that_allowed can_they wajar_tidak normal_tidak apa_hukuman sanksi denda_berapa aman_tidak bahaya_tidak bahaya_ora bahaya_teu bahaya_enja bahaya_tak',
  past: 'mbiyen biyen_tau tau_digebugi kungsi baheula lamba tao_epokol pernah_kena taun_kepungkur tahun_katukang taon_se_tapongkor taun_2010 tahun_silam dulunya used_to_be back_then long_ago ten_years_ago sudah_di_rumah wis_nang_omah tos_di_bumi pon_e_compo sudah_pulang wis_mulih tos_uih pon_mole sudah_balik dah_balik dah_selamat_balik bulan_lalu last_month rescued sudah_selamat wis_slamet tos_salamet pon_salamet dah_selamat sudah_bebas already_home safe_now arwah almarhum alm almarhumah jenazah',
  laugh: 'wkwk haha hehe hihi canda guyon lol hahahaha wkwkwkwkwk gurau',
  asks: 'bagaimana berapa apakah kenapa mengapa kapan siapa apa dimana kemana mana bisakah bolehkah piye pira piro kumaha sabaraha saponapa sanapa saponapah dha_remma remma bila bilakah macam_mana how what when where why which who can_i may_i is_it do_i does po ke_tak opo naon napa sapa iraha',
  ifNow:
    'kalau jika andai misal misalnya seandainya if nek yen lamun upami mon kalo suppose sok sering_ga banyak_ga',
  nobody:
    'tidak_ada_yang ora_ana_sing teu_aya_nu tadha_se takde_siapa nobody_forces bukan_dijual tidak_pernah never tau_tidak_pernah ra_tau ora_tau tara ta_tao_mokol tak_pernah bebas_keluar bebas_metu bebas_kaluar boleh_keluar can_go_out free_to baik_sekali kind apikan bageur bagus_banget becce',
  figure:
    'setengah_mati satengah_paeh satengnga_mate nak_mati_haha dikejar_deadline dikejar_target dikejar_cicilan diudag_cicilan digodak_utang eodhi_cicilan macet kejebak_macet kajebak_macet kajebbak_macet jem traffic stuck_in stuck_on deadline harga mencekik_leher bola gol timnas persib persija persebaya arema liga main_game chess badminton harimau_malaya dibantai ngabantai killing_time bunuh_waktu mateni_wektu bunuh_masa laper_mau_mati dying_to kill_for cinta rindu kangen sono kerrong homesick hantu jurig demit ghosts kucing ucing koceng anjing_saya cat',
};

/** "Not" in every language, as `wordsOf` writes it. */
const never =
  'tidak ora ra mboten boten teu henteu moal tara ta tak enten not never dont doesnt didnt wont cannot';

/** Words that deny what follows them. */
export const negations: ReadonlySet<string> = new Set(
  `${never} bukan belum dudu lain durung nobody noone`.split(' '),
);

/** After each of the first, each of the others: "ora oleh", "teu kenging", "ta olle". */
const negated: Readonly<Record<string, string>> = {
  notAllowed:
    'oleh entuk angsal kenging kening meunang boleh olle ole bagi benarkan diolehi diolehke diolehake dikasih_keluar dikasih_pulang dikasih_pergi dibolehin diijinke diidinan diidinkeun dibere_kaluar diberi_keluar eberri_kalowar eberri_mole marenge parenge dikengingkeun dibagi_keluar dibikeun kasih_kami_pulang kasih_saya_pulang bagi_balik bagi_keluar diculke dilepas diculno eculagi ngolehi ngidinan ngidinkeun ngasih_pulang let_us let_me allow_us allow_me allowed open_the_gate',
  cannot: 'iso bisa saget tiasa bisaa isa sagged able can dapat',
  starve:
    'dikasih_makan dikasih_mangan diwenehi_mangan diwenehi_madhang diwei_mangan dikei_mangan dipakani dibere_dahar dipasihan_tuang eberri_ngakan berri_ngakan eberri_naseh bagi_makan bagi_makanan diparingi_dhahar diparingi_neda dikasih_minum feed_me feed_us give_me_food give_us_food given_food ada_makanan',
  unwilling: 'gelem purun daek hoyong endha enda nak want_to_go ikhlas kersa sudi',
  noDoctor:
    'dibawa_ke_dokter digowo_dokter digowo_ning_dokter dibawa_ka_dokter egiba_ka_dokter boleh_berobat oleh_berobat olle_berobat meunang_ubar bagi_ubat bagi_pergi_klinik bawa_ke_dokter bawa_ke_rs mau_bawa_ke_dokter mau_bawa_ke_rumah_sakit mau_ngobatin diobati diobatin gelem_nggowo_rumah_sakit call_a_doctor boleh_ke_dokter boleh_ke_rumah_sakit dikasih_obat parduli paduli peduli',
};

/** The phrases of `negated`, by concept. */
export function negativePhrases(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(negated).map(([concept, list]) => [
      concept,
      never
        .split(' ')
        .flatMap((no) => list.split(' ').map((verb) => `${no}_${verb}`))
        .join(' '),
    ]),
  );
}
