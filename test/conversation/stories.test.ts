import { describe, expect, it } from 'vitest';
import { Player } from './player.ts';

interface Story {
  readonly name: string;
  readonly text: string;
  /** Topics that are right; a topic with a flow counts by its flow. */
  readonly right: readonly string[];
}

// Written as people write to a bot late in the evening: everything at once, the question somewhere inside.
const stories: Story[] = [
  {
    name: 'a mother whose daughter left through a sponsor and is heard of no more',
    right: ['abroad.missing'],
    text: `Assalamualaikum bapak ibu yang di sini, perkenalkan saya ibu rumah tangga dari kampung, anak saya yang
nomor dua perempuan umur 24 tahun berangkat bulan Maret kemarin lewat sponsor, tetangga desa sebelah sendiri orangnya,
katanya ke Arab Saudi jadi asisten rumah tangga gajinya 6 juta. Awal awal masih suka telpon, kirim foto majikannya, kirim
uang dua kali lewat sponsor itu. Tapi sudah tiga bulan ini tidak ada kabar sama sekali, nomornya tidak aktif, facebooknya
juga tidak pernah dibuka. Saya tanya ke sponsornya jawabnya cuma sabar bu, sabar, anaknya sehat. Bapaknya sampai sakit
mikirin. Saya ini orang bodoh tidak sekolah, tidak tahu harus kemana mencari anak saya, alamat majikannya pun saya tidak
pegang. Bagaimana caranya mencari anak saya yang hilang kontak ini pak, apakah bisa dibantu dicarikan? Terima kasih
sebelumnya, semoga dibalas kebaikannya.`,
  },
  {
    name: 'a seafarer who is asked for money and has questions about ships',
    right: ['placement.seafarers'],
    text: `Mas, nyong arep takon. Nyong umur 22, lulusan SMK pelayaran nang Tegal, wis duwe buku pelaut karo BST. Ana kanca
ngajak melu kapal ikan, jarene kapal long line bendera Taiwan, operasine nang laut lepas, kontrak rong taun, gajine 550
dolar sebulan, sing 150 dikirim meng umah sisane ditampa pas sign off. Nyong ora ngerti kiye bener apa ora carane.
Agensine jarene manning agency, duwe kantor cilik nang pinggir dalan. Sing nyong arep takokna, nek dadi ABK kapal ikan
luar negeri kuwe syarate apa bae, kudu lewat endi, dokumen apa sing kudu nyong pegang dhewek sadurunge numpak kapal, lan
perjanjian kerja lautne kudu disahke nang endi? Nyong wedi kaya kancane bapakku sing mbiyen ora dibayar blas. Matur
nuwun mas.`,
  },
  {
    name: 'an invitation to a job behind a keyboard',
    right: ['warning.scam-jobs', 'warning.job-offer'],
    text: `kak mau curhat dikit sekalian tanya ya. aku kan baru lulus kuliah D3, udah ngelamar kemana mana 8 bulan ga ada
panggilan. kemaren di grup telegram loker ada yang dm, namanya Kevin, nawarin jadi customer service judi online di
Kamboja, tepatnya di Sihanoukville. gajinya 900 sampe 1200 dolar, makan sama mess gratis, tiket pesawat mereka yang
beliin, ga pake interview cuma tes ngetik doang. aku disuruh bilang ke imigrasi mau liburan sama temen, terus nanti di
bandara sana ada yang jemput. temenku yang udah di sana juga ngajak, katanya enak kerjanya cuma chat sama orang. tapi
mamaku ga ngebolehin gara gara nonton berita yang disekap di kamboja itu. emang kerja admin kayak gitu di kamboja semua
penipuan ya kak? atau ada yang bener? tolong jawab jujur ya soalnya disuruh kasih kepastian sebelum hari sabtu.`,
  },
  {
    name: 'documents that do not agree',
    right: ['passport.data-mismatch'],
    text: `Selamat malam admin. Mohon maaf mengganggu waktunya, saya mau konsultasi sedikit. Saya berencana bikin paspor
untuk pertama kali karena diajak kakak ipar. Setelah saya kumpulkan semua berkas ternyata ada yang beda. Di KTP dan KK nama
saya tertulis SITI ROHMAH lahir 12 Agustus 1996, tapi di ijazah SD dan SMP tertulis SITI RAHMAH lahir 12 Agustus 1995. Akta
lahir saya baru dibuat tahun 2010 ikut data KK. Terus buku nikah malah pakai nama SITI ROKHMAH. Bu RT bilang tidak apa apa
nanti petugasnya ngerti sendiri, tapi ada juga yang bilang bisa dibantu orang dalam supaya umurnya sekalian disesuaikan,
bayar 1,5 juta. Saya bingung. Kalau nama dan tanggal lahir beda beda begini apakah paspor tetap bisa dibuat, mana yang
harus diperbaiki dulu, dan ngurusnya dimana? Terima kasih banyak.`,
  },
  {
    name: 'the family of a worker who has died',
    right: ['abroad.death'],
    text: `Pak, bu, kami sekeluarga lagi berduka. Kakak kandung saya meninggal dunia hari Kamis di Taichung Taiwan, kata
temannya satu pabrik kena serangan jantung waktu tidur di asrama. Dia berangkat resmi lewat PT tahun 2023, kontraknya masih
sisa delapan bulan. Istrinya di rumah pingsan terus, anaknya masih kecil kecil dua orang. Agensinya baru telpon sekali dan
bilang jenazah masih di rumah sakit, pulangnya mungkin lama karena ada surat surat, malah ditawari dikremasi saja biar
cepat. Kami tidak mau, kami maunya dimakamkan di kampung. Yang ingin kami tanyakan, siapa yang menanggung biaya
pemulangan jenazah dari Taiwan sampai ke rumah, surat apa yang harus disiapkan keluarga, dan apakah ada santunan BPJS buat
anak anaknya? Mohon petunjuknya, kami orang desa tidak paham caranya.`,
  },
  {
    name: 'wages that are not paid',
    right: ['abroad.wages'],
    text: `hello sir/madam, good evening. I am Indonesian domestic helper here in Malaysia since two years, my name I
don't want to tell first. My employer is a family with four children in Klang. In the beginning the salary came every
month, 1,500 ringgit, only late a few days. But since last Raya until now madam always says next month, next month, she
says business is slow. Already seven months she did not pay me anything, only gives me 50 ringgit for phone credit. I have
a small book where I write every month. I am not beaten, food is okay, I can go out on Sunday. Saya cuma mau gaji saya
dibayar, di kampung anak saya perlu uang sekolah. My question: how can I claim my unpaid salary, where do I complain, and
can I do it while I still work for her or must I leave first? Thank you very much for your help.`,
  },
  {
    name: 'stopped at the airport',
    right: ['departure.deferred'],
    text: `Min mau tanya dong, kesel banget hari ini. Jadi tadi pagi saya sama istri di bandara Juanda mau terbang ke
Singapura terus lanjut ke Johor, rencananya nengok adik yang nikah di sana, ya sekalian lihat lihat siapa tahu ada
kerjaan. Pas di konter imigrasi ditanya macem macem, ke sana sama siapa, nginep dimana, uangnya berapa, tiket pulang mana,
pekerjaan di sini apa. Saya jawab apa adanya. Terus dibawa ke ruangan, ditanya lagi setengah jam, dan ujungnya kami tidak
boleh berangkat, dikasih kertas tanda tangan. Tiket hangus dua juta lebih. Paspornya sih dikembalikan. Sebenarnya kenapa
imigrasi bisa menunda keberangkatan orang begitu, terus apakah nama saya sekarang masuk daftar hitam, dan kalau mau
berangkat lagi bulan depan harus bagaimana biar tidak ditolak lagi? Mohon penjelasannya min.`,
  },
  {
    name: 'an offer to work on an umrah visa',
    right: ['warning.visa-misuse'],
    text: `Punten kang, teteh, abdi ti Cianjur bade tumaros. Aya sponsor ka lembur, ibu haji, nawarkeun damel ka Arab Saudi
tapi cenah angkatna nganggo visa umroh heula. Engke di ditu umrohna ngan sakali, tos kitu langsung dibawa ka bumi majikan,
damel jadi pembantu, gajihna 1.500 riyal. Saurna ayeuna mah kabeh oge kitu carana sabab visa kerja keur pembantu ditutup,
engke visana tiasa digentos di ditu. Abdi moal bayar nanaon malah dipasihan duit 5 juta kanggo kulawarga. Pun lanceuk
nyarios ulah, tapi abdi butuh pisan artos kanggo nyakolakeun budak. Anu bade ditaroskeun, naha kenging damel di Saudi
nganggo visa umroh sapertos kitu? Bahayana naon upami kapanggih ku polisi di ditu? Hatur nuhun pisan sateuacanna.`,
  },
  {
    name: 'a returned worker who has a claim',
    right: ['abroad.return', 'placement.insurance'],
    text: `Permisi kak admin. Saya purna pekerja migran, pulang dari Hong Kong bulan lalu setelah finish kontrak empat
tahun. Sekarang sudah di rumah di Malang. Waktu berangkat dulu saya didaftarkan BPJS Ketenagakerjaan sama PT, kartunya
masih ada, nomornya juga ada. Tahun terakhir di sana saya sempat jatuh dari tangga waktu bersihkan jendela, tangan kanan
patah, dioperasi dan biaya rumah sakit sebagian saya bayar sendiri, kuitansinya saya simpan. Kata teman di grup itu bisa
diklaim asuransinya, tapi ada yang bilang sudah lewat karena sudah pulang. PT saya dihubungi tidak pernah jawab. Jadi
bagaimana cara klaim BPJS pekerja migran kalau orangnya sudah pulang ke Indonesia, syaratnya apa saja dan batas waktunya
berapa lama? Sama satu lagi kak, apa ada bantuan modal usaha untuk purna PMI?`,
  },
  {
    name: 'a cousin who is locked up',
    right: ['help.emergency'],
    text: `Kak tolong banget ini, saya bingung mau lapor ke siapa. Sepupu saya perempuan umur 21, orang Lombok Tengah,
dua minggu lalu dijemput mobil travel katanya mau ditraining dulu sebelum ke Turki. Ternyata dibawa ke sebuah rumah di
pinggiran Jakarta, isinya ada lima belas perempuan, pintu pagarnya digembok dari luar, yang jaga laki laki dua orang. HP
mereka diambil semua, ini dia bisa chat saya jam dua malam pakai HP tukang masak sembunyi sembunyi. Katanya yang minta
pulang disuruh ganti uang 25 juta, dan ada yang ditampar gara gara nangis. Dia bilang besok lusa mau diterbangkan dan dia
takut sekali, sampai bilang lebih baik mati. Keluarga di kampung sudah ke rumah sponsor tapi malah diancam. Kami harus
bagaimana supaya dia bisa keluar dari sana? Alamatnya dia tidak tahu, cuma kelihatan menara masjid dari jendela.`,
  },
];

/** Where a story has led: the flow that was begun, else the topic that was answered. */
function reached({ talk }: Player): string | null {
  return talk.flow ? talk.flow.flow : talk.topic;
}

describe.each(stories)('$name', ({ text, right }) => {
  it('is long', () => {
    const count = text.split(/\s+/).length;
    expect(count).toBeGreaterThanOrEqual(80);
    expect(count).toBeLessThanOrEqual(250);
  });

  it('leads to the right place', () => {
    const player = new Player().says(text);
    const offered = player.said.at(-1)?.choices?.map((choice) => choice.id) ?? [];
    const place = reached(player);
    expect({ place, offered, right: place !== null && right.includes(place) }).toMatchObject({ right: true });
  });
});
