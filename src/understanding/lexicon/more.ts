/** Further words, and further spellings of the commonest. See `lexicon.ts` for how a line is read. Not yet read by a native speaker. */
export const more = `
saya: ane sa ambo beta tiang aye awak ana | jv ku enyong nyong | mad engkok sengkok engko bula kulaan | ms ana ambe | en ive im id
kamu: ente lu ko mu | jv sliramu koe kon | mad bein been bekna cong embi | ms hang demo
dia: si_dia doi | jv dekne dheweke wonge | su anjeunna | mad jiya aba
mereka: dong orang_orang | jv cah_cah bocah_bocah
kami: katong torang kitong | jv awakmu
tidak: seng sonde trada tra kagak ndek | jv bli belih ora_ | su teuing lain | mad njek enje benni loy tak | ms dak x tidok tidaq
tidak_ada: gaada nggada | jv gak_onok ra_enek | mad tade tadek tadhek | ms xde takdak
sudah: su la wes | jv wes mpun | su tos ges | mad ella lah le | ms dah doh
belum: blon | jv rung urung | su encan teu_acan | mad ghilok gilok gitak ghitak bellun | ms lum
mau: kepengen hendak | jv pan ape nakal | su rek seja | mad terroah cana | ms nok nanti_nak
akan: bakalan | jv arepe nedya | mad bakala
bisa: | jv isok iso_ | mad bhisa
boleh: bole | jv olih oleh_ntuk | mad ollea olle
harus: musti | jv kudune kon dikon | su kedahna | mad kodhu odi_
disuruh: menyuruh nyuruh suruh perintah paksa dipaksa memaksa | jv dikongkon ngongkon dikon dipekso dipeksa | su dititah nitah titah dipaksa maksa | mad esoro nyoro soro epaksa | ms suruh paksa dipaksa | en told_to force forced order ordered make_me
jadi: menjadi | jv dadi dados | su janten jadi | mad deddi daddi | en become be
bagaimana: kermana gimane begimana | jv kepremen kaya_ngapa priwe | su kumaha_atuh | mad dharemma dhekremma | ms lagu_mano cane camna
apa: ape apaan ape_tuh | jv opo_ | mad apah
mana: embe mane | jv ndi | su mananya | mad emma
siapa: sape sape_tuh | mad sape
berapa: berape | mad brempa berempah berempaan
kenapa: ngape | jv geneyo lapo | su ku_naon | mad kaangguy_apa bideh
yang: nyang | su anu | mad sengak
untuk: buatin bakal | jv gae gawe_ ngo | su jang paranti | mad ngangghuy kaangghuy gebei gebey
dengan: ame sareng | mad bik ben so
kalau: kalu klw kalok | jv nek_ mun | su ari misalna | mad mon_ mun
seperti: kek cem mcm | jv koyok | su jiga | mad akadi
itu: tu tuh nyak | jv kuwe kuwi_ kui | su etateh | mad jiyah jareya rowah | ms tu nun
ini: ni nih ne | jv kiye iki_ | mad riya areah
begitu: segitu gitu_tuh | jv ngono_ | mad cara_jiya
begini: gini | jv ngene mekaten | su kieu | mad cara_reya deiye
sini: disini kesini | jv kene rene mriki | su dieu ka_dieu | mad dinna diyah kanna | ms sini | en here
sana: disana kesana | jv kono mrono mriko | su ditu ka_ditu | mad dissa disana dhissah | ms sana | en there
semua: sekalian seluruhnya | jv kabehe | su sadayana | mad kabbhi | en everyone
tadi: | su bieu | mad buru_
padahal: | jv mangka jebul jebule | su padahal | mad padahal | ms padahal | en although even_though
langsung: otomatis | jv langsung | su langsung | mad langsong | ms terus | en directly immediately straight
supaya: biar agar | jv ben supados | su supaya sangkan | mad ma_le makle | ms supaya | en so_that
tanpa: | jv tanpo | su teu_make | mad sobung | ms tanpa | en without
hanya: | su ngan | mad gun coma
jangan: | jv ojo aja ampun | su ulah montong | mad jha jak ajja | ms jangan usah | en dont do_not
pernah: | jv tau nate | su kungsi kantos | mad toman | ms pernah | en ever once
biasa: normal umum wajar lumrah | jv lumrah umume | su biasa umum | mad biyasa | ms biasa lazim | en usual normal common ordinary
tiba_tiba: mendadak dadakan | jv ujug_ujug moro_moro | su ujug_ujug dadakan | mad ghulina | ms tiba_tiba | en suddenly
mungkin: barangkali | jv mbok_menawa menawa | su sugan meureun | mad ghi_ munguna | ms mungkin | en maybe perhaps possibly might
waktu: saat ketika pas sewaktu masa | jv wayah nalika pas jaman | su waktos basa nalika | mad bekto bakto | ms masa | en time when while
tempat: lokasi | jv panggonan enggon papan | su tempat panggonan | mad kennengngan kennengan | ms tempat | en place location
tinggal: menetap domisili nginep | jv manggon nginep | su cicing linggih | mad neng eneng | ms duduk tinggal | en live stay living
naik: numpak | jv munggah numpak | su naek tumpak | mad ongga nompa | ms naik | en ride get_on board climb
turun: | jv mudhun | su turun | mad toron | ms turun | en get_off fall go_down
jatuh: | jv tiba ceblok kesampluk | su ragrag labuh | mad gaggar ghaggar | ms jatuh | en fall fell fallen
nangis: menangis | jv nangis muwun | su ceurik | mad nanges | ms nangis | en cry crying cried
hidup: urip | jv urip gesang | su hirup | mad odi odhi | ms hidup | en life alive live
sembunyi: ngumpet disembunyikan | jv ndhelik umpetan | su nyumput disumputkeun | mad ngetek etapok | ms sorok sembunyi | en hide hidden hiding
jemput: dijemput menjemput | jv methuk dipethuk papag | su mapag dipapag jemput | mad ajemput | ms ambil jemput | en pick_up fetch
antar: nganter diantar | jv ngeterke ngancani | su nganteurkeun jajap | mad ater ngaterragi | ms hantar | en accompany take_me
titip: dititip nitip | jv dititipno | su dititipkeun | mad nyabba | ms kirim | en entrust leave_with
sewa: ngontrak kos | jv nyewo | su nyewa | ms sewa | en rent hire
tagih: nagih ditagih tagihan | jv ditagih nagih | su ditagih | mad nagi etagi | ms tuntut minta_bayar | en bill demand_payment collect
ganti_rugi: rugi kerugian denda hangus | jv tombok rugi | su rugi ngagantian | mad rogi | ms pampasan ganti_rugi denda hangus | en compensation loss damages forfeited
lulus: lolos | jv lolos lulus | su lulus lolos | mad lolos | ms lulus | en pass passed
gagal: nggak_jadi batal | jv gagal sido_ora batal | su gagal teu_jadi batal | mad gagal burung ta_deddi | ms gagal batal | en fail failed cancelled unsuccessful
mundur: mengundurkan_diri membatalkan keluar_pt | jv mundur metu | su mundur kaluar | mad mondur | ms tarik_diri undur_diri | en withdraw back_out pull_out quit
hukum: undang_undang pasal aturan uu peraturan | jv aturane hukum | su hukum aturan | mad okom atoran | ms undang_undang akta peraturan | en law legal rule regulation
hak: | jv hake | su hak | mad hakna | ms hak | en right rights entitled
isi: isinya | jv isine eusi | su eusina | mad essena | ms kandungan isi | en contents contain inside
hasil: | jv asile | su hasilna | ms keputusan hasil | en result outcome
tanggal: tgl | jv tanggale | su ping kaping | mad tanggal | ms tarikh haribulan | en date
huruf: ejaan | jv aksara | su aksara | ms huruf ejaan | en letter spelling
kartu: | jv kertu | su kartu | ms kad | en card
alamat: | jv alamate | su alamatna | mad alamatta | ms alamat | en address
kode: nomor_registrasi | ms kod | en code
situs: website web laman halaman link | ms laman_web | en website site page link url
medsos: facebook fb instagram ig tiktok telegram wa grup whatsapp pesbuk twitter | en social_media
iklan: postingan brosur selebaran poster flyer pamflet broadcast | jv iklane | su iklanna | ms iklan | en advert advertisement post poster flyer
pemerintah: negara dinas petugas aparat pejabat | jv pamarentah pemrentah | su pamarentah pamarentahan | mad pamarenta pemarenta | ms kerajaan pegawai | en government official officer authority
petugas: pegawai | jv petugase | su patugas | mad tokang | ms pegawai | en officer staff
kades: kepala_desa lurah pak_kades klebun rt rw pak_rt kadus dukuh | jv lurah bekel | su kuwu lurah | mad klebun kalebun apel | ms ketua_kampung penghulu | en village_head
kecamatan: kabupaten kab kec provinsi | su kacamatan | ms daerah mukim negeri | en district regency province
kota_luar: johor sabah sarawak tawau kuching selangor kajang penang riyadh jeddah makkah madinah taipei kaohsiung kuala_lumpur kl dammam doha abu_dhabi tokyo osaka seoul busan bangkok phnom_penh
kota_indonesia: jakarta surabaya bandung semarang batam lombok medan makassar mataram kupang malang blitar cilacap indramayu sukabumi cianjur subang madura bangkalan sampang pamekasan sumenep jember
eropa: polandia turki jerman kanada australia serbia kroasia rumania inggris italia portugal amerika | jv eropah | en poland turkey germany canada romania italy england america
negara_penipuan: kamboja myanmar laos thailand filipina poipet vietnam kemboja burma | en cambodia philippines
timur_tengah: arab saudi kuwait qatar dubai oman bahrain uae suriah irak libya yaman | en middle_east
asia_timur: taiwan hongkong singapura korea jepang macau brunei jepun cina tiongkok china | en japan china
anak_kapal: kapten mandor nahkoda | jv mandor juragan_kapal | su kapten | ms kapten nakhoda mandor | en captain foreman supervisor
galak: cerewet jahat kejam kasar | jv galak kereng sengit | su galak goreng_hate | mad jahat galak | ms garang bengis jahat | en cruel mean harsh abusive
betah: tidak_betah kerasan | jv krasan betah | su betah | mad ta_betah kerasan | ms tak_tahan | en cant_stand
istirahat: libur | jv ngaso leren | su reureuh | mad aso_
pondok: penampungan asrama mess bedeng | jv panampungan pondokan | su panampungan pangkeng | mad pondhuk pondok | ms asrama rumah_kongsi | en shelter dormitory holding_house boarding_house
kamar: bilik ruangan | jv kamar senthong | su kamar | mad kamar | ms bilik | en room
pintu: | jv lawang | su panto | mad labang | ms pintu | en door
makanan: nasi | jv panganan | su kadaharan | mad kakanan | ms makanan lauk | en food
ibu_pkk: arisan posyandu
lari_uang: dibawa_kabur dibawa_lari menghilang | jv digowo_mlayu ngilang | su dibawa_kabur ngaleungit | mad ebekta_buru | ms lesap cabut_lari | en disappeared vanished took_off
tuduh: dituduh fitnah | jv didakwa dituduh | su dituduh | mad etodu | ms tuduh | en accused accuse blame
pengadilan: sidang hakim pengacara | jv pengadilan | su pangadilan | ms mahkamah peguam hakim | en court lawyer judge trial
bunuh: dibunuh | jv dipateni mateni | su dipaehan maehan | mad epate’e mate’e | ms bunuh | en kill killed murder
perkosa: dilecehkan pelecehan diperkosa dicabuli | jv diperkosa diruda_peksa | su digadabah dirogol | mad eperkosa | ms rogol cabul raba | en rape raped harass molest assault
bunuh_diri: bundir mengakhiri_hidup | jv nglalu | su maehan_maneh | en suicide kill_myself end_my_life
lomba: kontes menang juara
korban: | jv korban | su korban | mad korban | ms mangsa | en victim victims
pelaku: sindikat mafia | ms sindiket | en trafficker syndicate perpetrator
ciri: tanda gejala modus | jv tandane cirine | su ciri cirina tawis | mad tandana ceri | ms tanda ciri | en sign signs red_flag
curiga: mencurigakan | jv curiga cubriya | su curiga | mad coriga | ms syak mencurigakan | en suspicious suspect doubt
percaya: dipercaya terpercaya | jv dipercoyo | mad kenneng_partaja partaja | en reliable trustworthy
arti: maksud makna artinya pengertian maksudnya | jv tegese maksude artine karepe | su hartina hartosna maksudna | mad maksodda artena artenah | ms maksud erti | en mean meaning definition
beda: bedanya perbedaan membedakan | jv bedane | su bedana | mad bidana bhidana | ms beza bezanya | en difference distinguish
jenis: macam tipe | jv werna macem jinis | su rupi macem jinis | mad macem | ms jenis | en type types kind
skema: jalur lajur | jv dalan jalur | su jalur | mad jalur lorong | ms laluan saluran | en scheme channel pathway route
mandiri: perseorangan | jv dewekan mandiri | su mandiri sorangan | mad kadibi mandiri | ms persendirian | en independent self
program: programme | jv program | ms program | en program programme
sesuai: cocok | jv cocog cocok | su cocog saluyu | mad cocok | ms padan sesuai | en match suitable according
kenyataan: ternyata nyatanya aslinya | jv jebule nyatane | su nyatana sihoreng | mad nyatana | ms rupanya hakikatnya | en actually turned_out in_reality
pecat: dipecat phk diberhentikan | jv dipecat | su dipecat diliren | mad epecat | ms buang_kerja pecat | en fired dismissed sacked
berhenti: stop | jv mandheg mandek leren | su eureun liren | mad ambu | ms berhenti | en stop quit
tetap: | jv tetep ajeg | su tetep | mad paggun | ms tetap | en still permanent
ulang: mengulang | jv baleni mbaleni | su ngulang malikan | mad abali | ms ulang | en repeat retake again
kuat: sanggup tahan | jv kuwat | su kiat kuat | mad koat | ms tahan larat | en strong stand
kenal: kenalan | jv kenal tepung | su wawuh tepang | mad kennal | ms kenal | en know acquaintance
ngaku: mengaku | jv ngaku | su ngaku | mad ngako | ms mengaku | en claim pretend
pura_pura: sandiwara | jv etok_etok api_api | su api_api | mad ra_para | ms buat_buat pura_pura | en pretend
tato: bertato tindik | en tattoo
hepatitis: tbc hiv anemia diabetes unfit paru flek | ms tibi batuk_kering | en tuberculosis
penting: | jv penting wigati | su penting | mad penteng | ms penting | en important
gampang: mudah | jv gampil gampang | su gampang babari | mad gempang | ms senang mudah | en easy simple
susah: sulit ribet rumit | jv angel ewuh | su hese sesah | mad malarat sara | ms susah payah leceh | en hard difficult complicated
jujur: | jv jujur | su jujur | mad jujur | en honest
pamer: bangga
sepi: rame
pesan: chat obrolan percakapan omongan wasap | jv obrolan omongan | su obrolan | mad obrolan caca | ms mesej perbualan | en message chat conversation messages
data: riwayat info_saya | ms maklumat rekod | en data record history information
admin: operator cs customer_service | en live_agent customer_care
jawa: jowo | en javanese
sunda: | en sundanese
inggris: english | ms inggeris | en english
madura: | mad madhura bhasa_madura | en madurese
peta: maps rute
karyawan: pegawai_pabrik
untung: laba bunga
kabur_majikan: kaburan
surat_tugas: sk
lembaga: yayasan organisasi lsm komunitas | ms badan pertubuhan | en organization community foundation
gabung: ikut_serta bergabung anggota | jv gabung melu_dadi | su gabung milu | mad milo noro | ms sertai join ahli | en join member
kegiatan: acara | jv acara | su kagiatan acara | mad acara | ms acara aktiviti program | en event activity
undang: mengundang narasumber | jv ngundang | su ngondang ngulem | mad ngolok ngonjang | ms jemput undang | en invite
langganan: berlangganan | ms langgan | en subscribe
`;
