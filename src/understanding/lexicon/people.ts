/** People, family, body, life. See `lexicon.ts` for how a line is read. Not yet read by a native speaker. */
export const people = `
orang: manusia | jv wong tiyang uwong | su jalma jalmi urang | mad oreng oreng_ | ms orang | en person people someone somebody man | sas dengan
ibu: mama emak bunda mamak mak | jv simbok mbok ibune biyung | su indung mamah ema | mad ebo embu emma bu | ms mak emak | en mother mom mum | sas inaq
ayah: bapak papa bapa | jv bapake rama romo | su abah bapa | mad eppa ramana mama | ms ayah abah | en father dad | sas amaq
orangtua: orang_tua ortu | jv wong_tuwa tiyang_sepuh wong_tuo | su kolot sepuh | mad reng_towa oreng_towa | ms mak_ayah | en parents parent
anak: putra putri | jv putra lare bocah | su budak putra murangkalih | mad ana anak kana | ms budak anak | en child children kid son daughter kids
bayi: balita | jv bayek jabang | su orok | mad baji | en baby infant newborn
suami: laki | jv bojo_lanang garwa sing_lanang | su salaki pameget caroge | mad lake raka | ms laki | en husband | sas semame
istri: bini | jv bojo_wedok garwa sing_wedok | su pamajikan bojo | mad bine rayi | ms bini | en wife | sas seninaq
kakak: abang mbak kak | jv mas mbakyu kangmas kakang | su aa teteh akang lanceuk | mad kaka | ms abang kakak | en older_brother older_sister brother sister
adik: ade | jv adhi rayi adik_ | su adi rai | mad ale alek | ms adik | en younger_brother younger_sister sibling
saudara: sodara kerabat famili | jv sedulur dulur | su dulur baraya wargi | mad taretan tretan | ms sedara saudara | en relative relatives family_member | sas semeton
paman: om | jv pakdhe paklik lik | su mamang emang ua | mad anom majadi | ms pakcik | en uncle
bibi: tante | jv budhe bulik bulek | su bibi uwa | mad bibbi | ms makcik | en aunt
sepupu: | jv misanan nak_sanak | su misan | mad sapopo | en cousin
keponakan: ponakan | jv keponakan ponakan | su alo suan | mad panakan | en nephew niece
cucu: | jv putu | su incu | mad kompoy | en grandchild
nenek: mbah | jv simbah mbah | su nini | mad embu_towa nyae | en grandmother grandma
kakek: mbah_kakung | jv mbah_kung | su aki | mad kae | en grandfather
mertua: besan ipar | jv maratuwa ipe | su mitoha dahuan | mad mattowa epar | en in_law
keluarga: | jv kulawarga kluwarga | su kulawarga | mad kaluarga | en family | sas keluarge
tetangga: | jv tangga tonggo | su tatangga | mad tatangga | ms jiran | en neighbour neighbor
teman: kawan sahabat | jv kanca konco rencang batir | su babaturan rerencangan sobat | mad kanca | ms kawan member | en friend friends mate | sas kance
pacar: gebetan | jv pacare yang_yangan | su kabogoh bobogohan | mad bakalan | ms awek pakwe | en boyfriend girlfriend
laki_laki: pria cowok lelaki | jv lanang kakung | su lalaki pameget | mad lake lalakek | ms lelaki jantan | en man men male guy
perempuan: wanita cewek | jv wedok wadon estri | su awewe istri | mad bine babine binek | ms perempuan | en woman women female girl
janda: duda | jv rondho randha | su rangda duda | mad | en widow widower
gadis: remaja abg | jv prawan perawan | su mojang parawan | mad parabn praban | en teenager teen
tua: lansia | jv tuwa sepuh tuwo | su kolot sepuh | mad towa | en old elderly
muda: | jv enom nom | su ngora anom | mad ngoda | en young
umur: usia | jv umure yuswa | su yuswa umurna | mad omor omorra | ms umur | en age aged years_old
lahir: kelahiran | jv lair miyos | su lahir dibabarkeun ngajuru | mad laher | en born birth
hamil: mengandung bunting | jv meteng mbobot ngandhut | su kakandungan reuneuh bobot | mad ngandung betteng | ms mengandung | en pregnant pregnancy
melahirkan: lahiran bersalin | jv babaran nglairake | su ngalahirkeun ngajuru | mad arembi | ms beranak bersalin | en give_birth gave_birth delivery
nikah: menikah kawin | jv rabi kawin krama | su kawin nikah rarabi | mad akabin kabin nika | ms kahwin | en marry married marriage wedding | sas merariq
cerai: pisah talak gugat_cerai | jv pegat pegatan pisahan | su pirak papisah papegatan | mad apesa atellak | ms cerai | en divorce divorced separate
mati: meninggal wafat tewas gugur | jv mati seda pejah tilar tinggal_donya ninggal | su maot pupus ngantunkeun tilar_dunya paeh | mad mate sobung_omor sedo ninggal | ms mati meninggal | en die died dead passed_away death | sas mate
jenazah: mayat | jv layon mayit jisim | su layon mayit | mad majid mayyit | ms mayat jenazah | en body corpse remains
kubur: makam dimakamkan | jv kuburan ngubur dikubur | su kurebkeun makam | mad koburan | en grave burial bury
sakit: penyakit | jv lara loro gerah sakit | su gering udur teu_damang nyeri | mad sake saket songkan | ms sakit | en sick ill illness pain hurt | sas sakit
sehat: waras | jv waras seger | su cageur damang | mad beres sehat | ms sihat | en healthy health well
obat: | jv tamba obat | su ubar landong | mad tamba jamo | ms ubat | en medicine drug
dokter: bidan mantri perawat | jv dhokter | su dokter | mad dokter | ms doktor jururawat | en doctor nurse
rumah_sakit: rs puskesmas klinik | jv rumah_sakit | su rumah_sakit | mad roma_sake | ms hospital | en hospital clinic
luka: cedera memar | jv tatu luka | su raheut tatu | mad loka | ms cedera lebam | en wound wounded injured injury bruise
darah: berdarah | jv getih rah | su getih | mad dara dere | en blood bleeding
kepala: | jv sirah endhas | su sirah mastaka hulu | mad cetak | en head
tangan: | jv tangan asta | su leungeun panangan | mad tanang | en hand
kaki: | jv sikil suku | su suku sampean | mad soko | en foot leg
mata: | jv mripat soca | su panon soca | mad mata | en eye
perut: | jv weteng padharan | su beuteung patuangan | mad tabu | en stomach belly
kerasukan: gila stres depresi | jv edan gendheng | su gelo owah | mad gila | ms gila | en crazy mental depressed stress
lapar: kelaparan | jv luwe ngelih | su lapar | mad lapar | en hungry starving
capek: lelah letih | jv kesel sayah | su cape | mad lesso | ms penat letih | en tired exhausted
miskin: melarat susah_ekonomi | jv mlarat kere | su miskin malarat | mad mesken | en poor
kaya: sugih | jv sugih | su beunghar | mad soghi | ms kaya | en rich
buta_huruf: tidak_bisa_baca | jv ora_iso_moco | su teu_tiasa_maca | mad ta_bisa_maca | en illiterate cannot_read
baca: membaca | jv maca moco | su maca | mad maca | en read
tulis: menulis | jv nulis | su nulis | mad noles | en write written
cantik: ganteng | jv ayu bagus | su geulis kasep | mad raddin | en pretty handsome beautiful
jodoh: | jv jodho | su jodo | mad judu | en match partner
agama: ibadah sholat salat ngaji puasa | jv sembahyang solat | su solat ngaos | mad abajang | ms solat | en religion pray prayer worship fasting
pakaian: baju celana jilbab kerudung | jv klambi kathok | su acuk calana | mad kalambi | ms baju tudung | en clothes clothing shirt dress hijab
air: | jv banyu toya | su cai | mad aing | en water
nasi: beras | jv sega beras | su sangu beas | mad nase berras | en rice
`;
