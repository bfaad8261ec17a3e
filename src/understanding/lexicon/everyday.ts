/** Words of every day. See `lexicon.ts` for how a line is read. Not yet read by a native speaker. */
export const everyday = `
berapa: sebanyak_apa | jv pira piro pinten pirang | su sabaraha | mad berempa berampa saponapa sanapa | ms berapa | en how_much how_many | sas pire sekuda
apa: | jv apa opo nopo menapa punapa | su naon | mad ponapa napa | en what whats | sas ape
siapa: | jv sapa sopo sinten | su saha | mad sapa sera pasera paserah | en who whom whose | sas sai
mana: | jv endi ngendi nendi pundi | su mana | mad dimma ka_dimma e_dimma dimmah kamma emma | en where which | sas embe
dimana: di_mana | jv ning_endi nang_endi neng_endi wonten_pundi teng_pundi nangendi ningendi | su di_mana dimana | mad e_dimma edimma | ms kat_mana kat_ne | en where | sas leq_embe
kemana: ke_mana | jv nyang_endi menyang_endi | su ka_mana kamana | mad ka_dimma kadimma | en where_to
kapan: | jv kapan nalika | su iraha | mad bila bileh | ms bila | en when | sas piran
bagaimana: | jv piye kepiye pripun kadospundi kepriben kepriwe priben pribe primen keprimen | su kumaha kumaha_carana | mad dekremma beremma baramma dekramma kadiponapa kadinapa saponapa | ms macam_mana camne macamana cemana | en how | sas berembe ngumbe
kenapa: mengapa | jv ngopo kok nyapo kenging_menapa | su naha kunaon | mad arapa anapa polana_apa | ms kenapa apasal | en why how_come | sas kembeq
saya: aku gue | jv aku kula kulo ingsun inyong nyong isun reang | su abdi kuring urang aing | mad engko sengko bule kaula abdina tang | ms saya awak aku | en i me my mine myself | sas tiang aku
kamu: anda kakak | jv kowe sampeyan panjenengan koen rika sira | su anjeun maneh | mad bana baen sampeyan panjenengan ajunan | ms awak korang kau | en you your | sas side
dia: beliau ia | jv deweke piyambake panjenengane | su manehna anjeunna | mad aba_na dibina | en he she him her his | sas ie
mereka: | jv wong_wong | su maranehna | mad reng_oreng | ms diorang | en they them their
kami: kita | jv awake_dewe | su urang | mad sengko_kabbi kita | ms kitorang | en we us our
tidak: bukan tiada | jv ora mboten ra ndak gak beli dudu | su teu henteu moal lain hente | mad ta enja lo bunten ta_olle banne | ms tak tidak bukan | en not no dont doesnt didnt isnt arent wasnt never cannot cant | sas ndeq endeq
belum: | jv durung dereng | su acan can tacan | mad ghi_ta gita gi_ta gitak ghita | ms belum_lagi | en not_yet havent hasnt | sas ndeqman
sudah: telah | jv wis uwis sampun pun | su geus parantos enggeus atos | mad ella la mare empon | ms dah sudah | en already have has had | sas wah uah
akan: bakal | jv arep bakal badhe ajeng pan | su rek arek bade bakal | mad bekal bakal akana | ms nak akan | en will going_to gonna shall | sas gen
mau: ingin pengen hendak kepengin | jv arep gelem kepengin kepingin pengin purun | su hayang hoyong palay daek | mad terro endha gellem poron terroa | ms nak hendak mahu | en want wants wanted wish would_like wanna | sas mele melet
bisa: dapat mampu sanggup | jv isa iso saged biso | su bisa tiasa iasa | mad bisa bisaos kengeng | ms boleh dapat | en can could able | sas bau
boleh: diizinkan diperbolehkan | jv entuk oleh angsal pareng kena | su meunang kenging | mad olle ollea kengeng | ms boleh | en may allowed permitted | sas kanggo
harus: wajib mesti | jv kudu kedah wajib | su kudu kedah wajib | mad kodu odu koduh | ms kena mesti | en must have_to should obliged | sas harus
ada: terdapat | jv ana ono wonten enten | su aya | mad bada badha bede | ms ada | en there_is there_are exist exists | sas araq
tidak_ada: tiada | jv ora_ana ora_ono raono mboten_wonten | su euweuh teu_aya teu_aya | mad tadha tada tadak sobung | ms takde takda tiada | en there_is_no none | sas ndaraq
punya: memiliki mempunyai | jv duwe nduwe gadhah kagungan | su boga gaduh ngagaduhan | mad andi andhi kandi agaduwi gaduan | ms ada punya | en have has own got | sas bedoe
yang: | jv sing kang ingkang | su nu anu | mad se sengaku | en which that | sas saq siq
dengan: sama bersama | jv karo kalih kaliyan | su jeung sareng | mad ben bi sareng so | en with | sas kance
dan: | jv lan kalian | su jeung sareng | mad ban ben sareng | en and | sas dait
atau: | jv utawa utowo nopo | su atawa atanapi | mad otaba otabana | en or
dari: | jv saka seko saking soko | su ti tina | mad deri dari | en from | sas leman
ke: | jv menyang nyang dhateng teng | su ka | mad ka dha | en to | sas ojok
di: | jv ing neng nang ning wonten | su di dina | mad e neng | ms kat dekat | en in at on | sas leq
untuk: buat guna | jv kanggo kangge nggo damel gawe | su keur kanggo kangge pikeun | mad kaangghuy kaanguy gabay ghabay kangguy ka | en for | sas jari
kalau: jika bila apabila andai misal | jv yen nek menawi lamun nak | su lamun mun upami upama | mad mon manabi bila | ms kalau kalo | en if when | sas lamun
karena: sebab gara_gara | jv amarga merga mergane jalaran soale | su sabab lantaran kusabab margi | mad polana sabab margana | ms sebab pasal | en because since due_to | sas sengaq
tetapi: tapi namun | jv nanging tapi ning | su tapi namung | mad tape tapeh keng | en but however | sas laguq
saja: cuma hanya sekadar | jv wae ae mung kemawon | su wungkul bae we hungkul mung | mad bai bei malolo coma | ms je sahaja | en only just
juga: pun | jv uga ugo yo | su oge ogek | mad keya kia jugan | ms pun | en also too | sas endah
lagi: kembali ulang | jv maneh meneh malih | su deui | mad pole poleh | ms lagi balik | en again more | sas malik
masih: | jv isih esih taksih | su keneh masih | mad gi ghi gik | en still | sas masih
sekarang: kini saat_ini | jv saiki sak_iki sapunika | su ayeuna kiwari | mad sateya satiya samangken | ms sekarang skang | en now currently nowadays | sas nane
nanti: kelak | jv mengko engko mangke | su engke | mad dagi dagghi gellina | ms nanti | en later | sas laun
tadi: barusan | jv mau wau nembe | su tadi nembe | mad gallu buru | en just_now earlier
dulu: dahulu | jv dhisik disik rumiyin mbiyen biyen | su heula tiheula baheula | mad gallu dullu lamba | en before ago first
ini: | jv iki niki punika kiye | su ieu | mad reya neka areya aria paneka | en this these | sas niki
itu: | jv iku niku kuwi kae | su eta itu | mad jereya rowa ganeka | en that those | sas nike
begitu: gitu seperti_itu | jv ngono mekaten ngonten | su kitu | mad deye cara_jereya | en like_that so | sas maraq_nike
seperti: kayak macam | jv kaya koyo kados kayak | su kawas siga saperti | mad akantha akanta paddana | ms macam | en like as such_as | sas maraq
banyak: | jv akeh kathah okeh | su loba seueur | mad bannya bannyak | ms banyak ramai | en many much lots | sas luek
sedikit: | jv sithik sitik sekedhik | su saeutik sakedik | mad sakone sakoni | ms sikit | en little few | sas sekediq
semua: seluruh segala | jv kabeh sedaya kabeh | su kabeh sadaya sakabeh | mad kabbi sadaja | ms semua | en all every everything | sas selapuq
besar: gede | jv gedhe gedhi ageng | su gede ageung badag | mad raja rajah agung | ms besar | en big large | sas beleq
kecil: | jv cilik alit | su leutik alit | mad keni kenek | ms kecik | en small little | sas kodeq
baru: | jv anyar enggal lagi | su anyar enggal | mad anyar buru | en new | sas baru
lama: | jv suwe lawas dangu | su lila lami heubeul | mad abit abid lamba | ms lama | en long old | sas ngonek
cepat: kilat segera buru_buru | jv cepet rikat enggal gage | su gancang enggal gura_giru | mad ceppet lekkas santak | ms cepat laju | en fast quick quickly soon hurry urgent | sas becat
lambat: pelan | jv alon suwe | su laun lila | mad alon abit | en slow slowly
baik: bagus | jv apik sae becik | su alus sae hade | mad begus bagus sae becce | ms elok bagus | en good nice fine well | sas solah
buruk: jelek | jv elek ala | su goreng awon | mad jube juba | ms teruk | en bad poor | sas lenge
benar: betul | jv bener leres tenan estu | su bener leres enya enyaan | mad bender bendher ongguwan onggu | ms betul | en right correct true really | sas kenaq
salah: keliru | jv klentu luput kleru | su lepat | mad sala kaleru | ms silap | en wrong mistake incorrect error
sama: | jv padha podo sami | su sarua sami | mad padha pada | en same equal
beda: berbeda lain | jv bedo benten seje liyane | su beda sanes benten | mad beda bidha laen | ms lain | en different other else another
jauh: | jv adoh tebih | su jauh tebih | mad jau jeu | en far | sas joq
dekat: terdekat sekitar | jv cedhak cedak celak | su deukeut caket | mad semma semmak | ms dekat | en near close nearest nearby | sas rapet
atas: | jv dhuwur nduwur | su luhur | mad attas | en up above
bawah: | jv ngisor | su handap | mad baba | en down below
depan: | jv ngarep ajeng | su hareup payun | mad adha ade | en front
belakang: | jv mburi wingking | su tukang pengker | mad budi budhi | en behind back
dalam: | jv jero njero lebet | su jero lebet | mad delem | en inside
luar: | jv njaba jaba jobo njobo | su luar | mad lowar luwar | en outside
pergi: | jv lunga lungo tindak | su indit angkat miang mios | mad entar mangkat ajalan | ms pi pergi | en go goes went leave | sas lalo lampaq
datang: tiba sampai | jv teka teko rawuh dugi tekan | su datang sumping dugi nepi anjog | mad dateng napa deteng rabu | ms sampai | en come came arrive arrived | sas dateng
pulang: balik | jv mulih muleh kondur bali wangsul | su mulih uih wangsul balik mulang | mad mole moleh paleman | ms balik | en go_home return come_home | sas uleq
masuk: | jv mlebu lebet | su asup lebet | mad maso masok | en enter entry get_in | sas tame
keluar: | jv metu medal | su kaluar bijil | mad kalowar kaluar | en exit get_out leave out | sas sugul
duduk: | jv lungguh lenggah | su diuk calik | mad toju tojuk | en sit
tidur: | jv turu sare tilem | su sare kulem | mad tedung asaren | en sleep slept
makan: | jv mangan maem dhahar nedha | su dahar tuang neda emam | mad ngakan adahar | ms makan | en eat food meal | sas mangan
minum: | jv ngombe ngunjuk | su nginum ngaleueut | mad ngenom | en drink
lihat: melihat tonton | jv ndelok nonton ningali mriksani deleng | su tingali ningali nempo | mad nenggu ngabas abas | ms tengok | en see look watch view | sas gitaq
dengar: mendengar | jv krungu rungokno mireng | su dangu denge ngadangu | mad ngeding miereng | en hear heard listen
bicara: ngomong omong bilang berkata cerita | jv ngomong ngendika cariyos crito kandha ngomonge | su nyarios carios ngomong | mad acaca ngoca caca dabu | ms cakap kata | en say said speak talk tell told | sas ngeraos
tanya: bertanya menanyakan nanya | jv takon nyuwun_pirsa tanglet taken nakoni | su naros taros nanya tumaros | mad atanya tanya atanyaa | ms tanya | en ask asked question inquire | sas ketuan
jawab: menjawab balas | jv njawab wangsul mangsuli | su ngawaler jawab waler | mad jawab nyaot | en answer reply
tahu: mengetahui paham mengerti ngerti | jv ngerti weruh mangertos sumerep reti | su nyaho terang apal uninga ngartos | mad tao oning ngarte | ms tahu faham | en know understand knew | sas taoq
ajar: mengajari ajari belajar | jv sinau ajar | su diajar ngajar | mad ajar ajer | en teach learn
pikir: kira mikir | jv mikir piker | su mikir | mad pekker mekker | ms fikir ingat | en think thought
ingat: | jv eling kelingan | su inget emut | mad enga enget | en remember
lupa: | jv lali kesupen | su poho hilap | mad loppa kaloppae | en forget forgot
suka: senang | jv seneng remen | su resep bogoh | mad senneng lebur | ms suka | en like happy
sedih: susah | jv susah sedhih | su sedih nalangsa | mad sossa | en sad
takut: khawatir cemas was_was ngeri | jv wedi ajrih kuwatir | su sieun hariwang inggis | mad tako hawater | ms takut risau bimbang | en afraid scared fear worried worry | sas takut
malu: | jv isin | su era isin | mad todus malo | en ashamed shy
marah: | jv nesu duka muring | su ambek pundung bendu | mad gigir peggel | ms marah | en angry mad
bingung: galau pusing | jv bingung mumet | su bingung lieur | mad bingong posang | ms keliru pening | en confused lost dont_understand
minta: mohon | jv njaluk nyuwun jaluk | su menta nyuhunkeun neda | mad mente nyo’on nyuun ngamponga | ms minta mintak | en ask_for request please | sas ngendeng
kasih: beri memberi ngasih dikasih | jv weneh menehi wehi nyukani paring diwenehi wehke | su mere masihan dibere maparin | mad abri aberri aberik ngator eberri | ms bagi beri | en give gave given | sas beng
ambil: mengambil | jv jupuk njupuk mendhet | su cokot nyokot nyandak | mad kala ngala ekala | ms ambik | en take took get pick | sas bait
bawa: membawa | jv gawa nggowo gowo mbeto | su bawa mawa nyandak candak | mad giba ngiba eghiba | en bring carry | sas jauq
kirim: mengirim | jv ngirim kintun | su ngirim kintun | mad kerem ngerem | ms hantar | en send sent | sas ngirim
terima: menerima dapat | jv tampa nampa nampi entuk oleh | su narima nampi meunang | mad tarema narema olle | ms terima | en receive received accept got
pakai: memakai menggunakan guna | jv nganggo nggo ngagem | su make nganggo | mad ngangguy angguy | ms guna pakai | en use using used
cari: mencari nyari | jv golek nggolek goleki pados | su neangan milarian teang | mad nyare sare nyareh | ms cari | en find search look_for seek | sas boyaq
temu: bertemu ketemu jumpa | jv ketemu panggih | su papanggih tepang panggih | mad katemmo | ms jumpa | en meet met find found
tunggu: menunggu nunggu | jv ngenteni enteni nengga | su nungguan antosan ngantosan | mad ngante ante | en wait waiting
tolong: bantu bantuan | jv tulung tulungi rewangi mbantu | su bantuan bantos tulungan pangnulungkeun | mad tolong bento abanto toloanga | ms tolong bantu | en help assist aid | sas tulung
jual: menjual | jv dol adol sade ngedol | su ngajual icalan | mad ajual juwal | en sell sold
beli: membeli | jv tuku tumbas | su meuli meser | mad melle ngobangi | en buy bought | sas beli
buat: bikin membuat dibuat | jv gawe nggawe damel ndamel | su nyieun ngadamel jieun | mad agabay gabay aghabay ngabey | ms buat bina | en make made create | sas piaq
kerjakan: lakukan ngapain | jv nindakake tumindak nglakoni ngapa | su ngalakukeun migawe | mad alakone nglakone | en do did done doing
jalan: berjalan | jv mlaku lumaku | su leumpang | mad ajalan lanjang | en walk road way | sas lampaq
buka: membuka | jv mbukak buka | su muka | mad mukka bukka | en open
tutup: menutup | jv nutup | su nutup | mad notop | en close shut
mulai: memulai awal pertama | jv wiwit kawit | su ngamimitian mimiti ti_mimiti | mad molae awwal | ms mula | en start begin first
selesai: beres kelar rampung tuntas | jv rampung bar bubar rampunge | su anggeus beres rengse | mad mare lastare | ms habis siap | en finish finished done complete ready | sas wahn
habis: | jv entek telas bar | su beak seep | mad tadha abis | ms habis | en run_out used_up
ganti: tukar ubah | jv salin ijol ngganti | su ganti robah | mad gante obe | ms tukar | en change replace switch
pilih: memilih | jv milih | su milih | mad mele | en choose pick option
coba: mencoba | jv jajal njajal | su cobian | mad noba coba | ms cuba | en try
ikut: mengikuti | jv melu nderek melok | su ngiring miluan | mad noro noroe | ms ikut | en follow join
percaya: yakin | jv percoyo ngandel | su percanten percaya | mad parcaja | ms percaya | en trust believe sure
janji: menjanjikan dijanjikan | jv janjine semayan | su jangji dijangjikeun | mad jenji janji | en promise promised
bohong: dusta ngibul | jv ngapusi goroh ngapus mbujuki | su bohong ngabohong | mad ngaco bhuta | ms tipu kelentong | en lie lied lying
nama: | jv jeneng jenenge asma | su ngaran nami wasta | mad nyama asma nyamana | en name named called | sas aran
rumah: | jv omah griya dalem nggriyo | su imah bumi rorompok | mad roma bengko compo | en house home | sas bale
desa: kampung dusun kelurahan | jv ndeso desane | su lembur | mad disa dhisa kampong | ms kampung | en village | sas gubuk
kota: | jv kutha | su kota | mad kotta | ms bandar | en city town
sekolah: | jv sekolah sekolahan | su sakola | mad sakola asakola | en school
pasar: | jv peken | su pasar | mad pasar | en market
makasih: terima_kasih | jv matur_nuwun suwun nuwun | su hatur_nuhun nuhun | mad sakalangkong kasoon mator_sakalangkong | ms terima_kasih | en thanks thank_you
maaf: | jv ngapunten sepurane nyuwun_sewu | su punten hapunten | mad saporana sapora | ms maaf | en sorry excuse_me
halo: assalamualaikum | jv kulonuwun sugeng | su sampurasun wilujeng | mad | en hello hi
terus: lalu kemudian | jv njur banjur lajeng terusan | su tuluy terus lajeng | mad terros saellana | ms lepas_tu pastu | en then
setelah: sesudah habis | jv sakwise bar sawise | su saatos sanggeus | mad saellana samarena | ms lepas selepas | en after
sebelum: | jv sadurunge sakdurunge | su sateuacan samemeh | mad sabellunna | en before
sampai: hingga | jv nganti tekan | su nepi dugi | mad sampe | ms sampai hingga | en until till up_to
sangat: banget sekali amat | jv banget tenan sanget | su pisan kacida | mad onggu parana | ms sangat | en very really so
kurang: | jv kirang | su kirang | mad korang | en less lacking
lebih: | jv luwih langkung | su leuwih langkung | mad lebbi | en more over
cukup: | jv cekap | su cekap | mad cokop | en enough
tiap: setiap | jv saben | su unggal saban | mad saben | ms setiap | en each every per
sendiri: sendirian | jv dhewe dewekan piyambak dewe | su sorangan nyalira | mad dibi kadibi | ms sorang | en alone own self
bersama: bareng rombongan | jv bareng bebarengan | su babarengan sasarengan | mad areng | en together group
`;
