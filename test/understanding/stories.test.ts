import { describe, expect, it } from 'vitest';
import { createTopics } from '../../src/understanding/topics.ts';
import { shippedModel } from './data.ts';

const { classify } = createTopics(shippedModel());

/** As people tell it who have something on their mind: long, wandering, with the question somewhere in it. */
const stories: readonly (readonly [topics: readonly string[], story: string])[] = [
  [
    ['placement.fees', 'warning.debt', 'agency.broker'],
    'Assalamualaikum kak, perkenalkan saya dari Cilacap. Anak saya dua masih kecil kecil, suami narik ojek, kadang dapat kadang tidak. Minggu kemarin ada ibu ibu datang ke rumah, katanya bisa bantu saya kerja ke Taiwan jaga nenek. Orangnya baik, tiap hari kirim pesan. Tapi kemarin dia bilang saya harus setor 25 juta dulu sebelum berangkat. Saya kaget. Memang biaya kerja ke Taiwan semahal itu ya kak, siapa yang seharusnya bayar?',
  ],
  [
    ['warning.documents-held'],
    'min mau cerita, bulan maret saya daftar ke pt di kota buat kerja ke hongkong. disuruh tinggal di blk, makan tidur di sana tiga bulan belajar bahasa. terus ibu saya sakit jadi saya mau pulang saja ga jadi berangkat. nah sekarang ijazah sama akta saya masih ditahan pt, katanya harus ganti uang dulu 12 juta baru dikasih. padahal saya ga pernah tanda tangan hutang apa apa. gimana cara ambil ijazah saya',
  ],
  [
    ['abroad.wages'],
    'Halo selamat malam. Saya kerja di Malaysia sudah hampir dua tahun, di kilang getah. Dulu lancar saja semuanya, teman teman juga baik. Sejak ganti mandor keadaan berubah, kerja lebih berat. Sudah empat bulan ini gaji saya belum dibayar, tiap ditanya jawabnya nanti nanti terus. Saya malu sama keluarga di kampung karena tidak bisa kirim uang. Saya harus lapor ke mana supaya gaji saya dibayar?',
  ],
  [
    ['abroad.missing'],
    'Pak saya mau minta tolong dicarikan jalan. Adik saya perempuan berangkat ke Arab Saudi tahun 2019 lewat sponsor orang kampung sebelah. Tahun pertama masih suka telpon, kirim foto, kirim uang sekali. Setelah itu nomornya tidak aktif sampai sekarang. Sponsornya juga sudah pindah rumah. Ibu kami sudah tua, tiap malam menangis ingat anaknya. Bagaimana cara mencari adik saya yang hilang kontak itu?',
  ],
  [
    ['departure.deferred'],
    'kak kemarin saya ke bandara soekarno hatta mau terbang ke singapura, udah cek in segala macam, bagasi udah masuk. pas di imigrasi saya dipanggil ke ruangan, ditanya macam macam sampai saya gugup. katanya saya mau kerja ilegal padahal saya cuma mau main ke tempat sepupu. akhirnya saya ga boleh terbang, tiket hangus. sekarang saya di rumah. kenapa saya ditunda berangkat sama imigrasi dan apa saya bisa berangkat lagi',
  ],
  [
    ['passport.data-mismatch'],
    'pagi admin. saya mau bikin paspor buat kerja, semua berkas sudah saya siapkan dari bulan lalu. cuma pas saya lihat lagi ternyata nama di ktp saya pakai Siti Aminah, tapi di ijazah cuma Aminah, terus tanggal lahirnya juga beda sehari sama yang di akta. tetangga bilang gapapa, saudara bilang pasti ditolak. saya jadi bingung. kalau nama di ktp dan ijazah beda begitu gimana mengurus paspornya?',
  ],
  [
    ['warning.visa-misuse'],
    'Assalamualaikum. Sepupu saya diajak temannya kerja jadi pembantu di Dubai. Semua gratis katanya, paspor dibuatkan, tiket dibelikan, malah keluarga dikasih uang lima juta. Yang aneh visanya katanya visa kunjungan dulu, nanti di sana baru diurus jadi visa kerja. Disuruh ngaku mau liburan kalau ditanya petugas. Sepupu saya senang sekali sudah beli koper. Apa boleh kerja pakai visa turis begitu?',
  ],
  [
    ['warning.scam-jobs', 'warning.job-offer'],
    'bang mau nanya serius. anakku umur 22 lulusan smk komputer, nganggur setahun. kemarin dapat tawaran dari telegram kerja jadi admin online di kamboja gajinya 12 juta, tiket ditanggung, ga pake tes apa apa, bahasa ga perlu. anaknya udah semangat banget mau berangkat. bapaknya ragu soalnya pernah lihat berita orang indonesia disuruh nipu online di sana. apa benar kerjaan admin di kamboja itu penipuan?',
  ],
  [
    ['abroad.death'],
    'Selamat siang bapak ibu. Kami keluarga dari Lombok Tengah. Paman kami bekerja di ladang sawit di Sabah sudah sepuluh tahun lebih, jarang pulang. Tadi subuh ada temannya telpon mengabarkan paman meninggal karena sakit di rumah sakit sana. Kami semua bingung, tidak ada yang pernah ke luar negeri. Paspornya pun kami tidak tahu masih berlaku atau tidak. Bagaimana cara memulangkan jenazah paman kami ke kampung?',
  ],
  [
    ['passport.fees', 'passport.apply', 'passport.requirements', 'passport.migrant-worker'],
    'Kulo nuwun mas admin, kulo tiyang ndeso saking Ponorogo. Anak kulo sing ragil bar lulus SMA, pengin nyambut gawe neng Taiwan kaya mbakyune. Wingi wis takon tanggane jarene kudu gawe paspor dhisik. Nanging kulo mboten ngertos babar blas, durung tau gawe paspor. Ana sing ngomong larang, ana sing ngomong gratis. Dadi sing bener piye mas, pira ragade nggawe paspor saiki lan neng endi gawene?',
  ],
];

describe('long stories', () => {
  it.each(stories)('lead to %s', (topics, story) => {
    const { topic, alternatives } = classify(story);
    expect(topics).toContain(topic ?? alternatives[0]?.topic);
  });
});
