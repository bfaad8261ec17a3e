/**
 * Chat spelling → the word that it stands for. One list for all languages: the classifier and the danger
 * detector see one form, however it was typed. Old words for the same thing (TKI, TKW, BMI) become one too.
 */
const lines = `
saya: sy syaa sya saia sayah aq ak gw gue gua q
aku: aqu akuh
kamu: km kmu lu lo elu
kami: kmi
mereka: mrk mrka
anda: antum sampean
tidak: tdk gak ga gk nggak ngga enggak engga kagak kaga g ngak ndak gakk tak tk gaa nda ngg gag tdak tida
jangan: jgn jngn
belum: blm blom belom blum
sudah: sdh udh udah dah sdah uda sudh dh
sekarang: skrg skrng skarang sekrang skg skrang
bagaimana: gmn gimana gmna gmana bgmn gimna bagaimn piye kumaha gmnaa
berapa: brp brapa berp brpa berpa brape pinten sabaraha piro pira
kenapa: knp knapa napa ngapa ngopo naha mengapa
dimana: dmn dmana dimn dmna
mana: mn
kemana: kmn kmana
kapan: kpn kapn iraha
siapa: sapa spa syapa
apa: ap apaan apo opo naon
dari: dr dri
untuk: utk untk buat bwt bt tuk
bisa: bs bsa bissa biso tiasa iso
kalau: klo kalo klu kl kalu klau lamun nek
yang: yg yng ygg
dengan: dgn dg dngn
dan: n dn
sama: sm ama
pada: pd
dalam: dlm dlam
karena: krn krna karna soale soalnya
tetapi: tp tapi tpi ttpi
jadi: jd jdi
saja: aja aj ae doang sj
juga: jg jga
lagi: lg lgi
lewat: lwt lwat liwat lewt via
masuk: msk masok
keluar: kluar klr kluwar metu
orang: org orng wong urang oran
banyak: bnyk byk bnyak
benar: bnr bener beneran bnran bner leres tenan
bayar: byr byar bayr bayare
bayarnya: byrnya
biaya: biya beaya biayah ongkos
kerja: krj krja kerjo kerjaan
bekerja: bkerja
berangkat: brgkt brangkat brngkt berangkt brkt brgkat berankat mangkat
diberangkatkan: dibrangkatin diberangkatin dibrgktkan dibrangkatkan
tolong: tlg tlong tolng tlng tolongg tulung tulungan
minta: mnta mnt mintak
nomor: nmr nmer nomer nomr nmor nope norek
telepon: tlp telp telpon tlpn telfon tlpon telepn telfn call
hubungi: hub kontak
terima: trima trm
kasih: ksh
makasih: mksh makasi mksih tengkyu trims thx thanks tq makaseh nuhun suwun hatur thanx thankyou
paspor: pspor pasport passport paspr pasfor paspot passpor paspord passports pasporr pasppor
imigrasi: imgrasi imigrsi emigrasi migrasi
pmi: tki tkw bmi tkl
cpmi: ctki
agensi: agen ejen agency agencies agent agents
majikan: boss bos juragan tuan nyonya employer
petugas: ptugas
pemerintah: pmrintah pemrintah
resmi: rsmi resmii
perusahaan: prusahaan perusahan company
sponsor: sponsornya sposor sponser
taiwan: twn taiwn
hongkong: honkong hk hkg hongkon
malaysia: malay mly malaysa malaysi mlaysia malasia
singapura: singapore singapur spore singapor singapuran
saudi: ksa
korea: korsel
jepang: japan jepng
kamboja: cambodia kambodja kmboja
arab: arb
negeri: ngri negri
luar: luwar
laki: laki
perempuan: prempuan cewek wanita cewe
anak: ank
keluarga: kluarga klrga kelwarga
suami: swami bojo
istri: isteri bini
bulan: bln bulen bulang wulan
tahun: thn th taun
hari: hr hri dino
minggu: mgg minggo
besok: bsk bsok besuk isuk sesuk
kemarin: kmrn kmarin kemaren kmaren
malam: mlm mlem bengi
pagi: pg
rumah: rmh omah imah umah
surat: srt
ijin: izin izn
ijazah: ijasah izasah
syarat: syrt sarat syart persyaratan syaratnya
dokumen: dok dokumn berkas
daftar: dftar dftr
kontrak: kntrak kontrk kontrek
gaji: gajih gajian gji gajihan
potong: ptong potongan
dipotong: dpotong
uang: duit uwang doku fulus artos
juta: jt jta
ribu: rb
kantor: ktr kntor
bandara: bandra airport
kapal: kpl
pulang: plg plang mulih balik
hilang: ilang hlang kehilangan
takut: tkt wedi sieun
lapor: lpor laporin
laporan: lporan
kampung: kmpung
tetangga: ttngga
saudara: sodara sdr sdra
pengen: pgn pngen pingin kepingin hayang kepengen
mau: mo mw mauu arep bade
boleh: blh bole
harus: hrs kudu mesti wajib
kirim: krm
kata: kta
katanya: ktny ktnya jarene cenah
nanti: nti ntar entar ngko engke
sampai: smp sampe smpe sampek
sebelum: sblm sebelom
sesudah: ssdh
setelah: stlh abis
selama: slama
lama: lm
sendiri: sndiri dewe sorangan
seperti: sprti kayak kyk kya kek
begitu: gitu gtu bgtu
begini: gini gni bgini
terus: trs trus
semua: smua smw sma kabeh sadaya
hanya: cuma cuman hny mung
lihat: liat
cek: chek cekin ngecek cekkan dicek
penyalur: penyalurnya
you: u
your: ur
please: pls plz pliss plis
people: ppl
because: bcoz bcs
cannot: cant
dont: donot
wont: willnot
im: iam
`;

export const spelling: ReadonlyMap<string, string> = new Map(
  lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [word = '', variants = ''] = line.split(':');
      return variants
        .trim()
        .split(' ')
        .map((variant) => [variant, word] as const);
    }),
);

/** The words on the right-hand side: usual spellings. */
export const usualWords: ReadonlySet<string> = new Set(spelling.values());
