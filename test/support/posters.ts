import { join } from 'node:path';

// The library that draws letters reads this when it draws its first; the posters look alike everywhere.
process.env.FONTCONFIG_FILE ??= join(import.meta.dirname, '../../data/fonts/fonts.conf');
const { default: sharp } = await import('sharp');

/** A made-up advert as a picture, and words of it that must be read back. */
export interface Poster {
  readonly name: string;
  /** Matched against what was read, in one line, whatever the case. */
  readonly words: readonly RegExp[];
  /** Those that stand at its beginning, and are shown to whoever sent it. */
  readonly shown: readonly RegExp[];
  draw(): Promise<Buffer>;
}

interface Line {
  readonly text: string;
  /** Height of the letters in px. */
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly x?: number;
  readonly y: number;
  readonly middle?: boolean;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const letters = ({ text, size, fill, bold, x = 60, y, middle }: Line): string =>
  `<text x="${x}" y="${y}" font-family="Noto Sans" font-size="${size}" fill="${fill}"` +
  `${bold ? ' font-weight="bold"' : ''}${middle ? ' text-anchor="middle"' : ''}>${escaped(text)}</text>`;

const svg = (width: number, height: number, parts: readonly string[]): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`,
  );

const box = (x: number, y: number, width: number, height: number, fill: string, round = 0): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`;

const jpeg = (drawn: Buffer, quality = 80): Promise<Buffer> => sharp(drawn).jpeg({ quality }).toBuffer();

/** Loud colours, letters in boxes, pressed twice through a group's compression. */
async function facebook(): Promise<Buffer> {
  const middle = (text: string, size: number, fill: string, y: number, bold = true): string =>
    letters({ text, size, fill, y, bold, x: 540, middle: true });
  const drawn = svg(1080, 1350, [
    '<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0b3d91"/><stop offset="1" stop-color="#06193f"/></linearGradient></defs>',
    box(0, 0, 1080, 1350, 'url(#g)'),
    '<circle cx="930" cy="170" r="210" fill="#f5b301" opacity="0.35"/>',
    middle('LOWONGAN KERJA', 92, '#ffd400', 150),
    middle('LUAR NEGERI - KAMBOJA', 68, '#ffffff', 240),
    box(90, 290, 900, 150, '#d81f26', 24),
    middle('GAJI 15 JUTA / BULAN', 80, '#ffffff', 394),
    ...[
      'Posisi: admin dan customer service online',
      'Tanpa pengalaman, tanpa ijazah',
      'Usia 18 - 35 tahun, pria / wanita',
      'Visa turis, paspor kami yang urus',
      'Berangkat minggu ini, kuota terbatas!',
      'Biaya 3 juta dulu, sisanya potong gaji',
    ].map((text, n) => letters({ text, size: 46, fill: '#ffffff', x: 110, y: 530 + n * 84 })),
    box(0, 1040, 1080, 310, '#f5b301'),
    middle('Hubungi WA: 0812-0000-4321', 64, '#06193f', 1140),
    middle('Kak Rina - chat pribadi saja', 46, '#06193f', 1220, false),
    middle('Jangan sampai ketinggalan', 40, '#06193f', 1295, false),
  ]);
  return jpeg(await jpeg(drawn, 60), 70);
}

const bubble = (lines: readonly string[], y: number, colours: { box: string; words: string }): string[] => [
  box(36, y, 940, lines.length * 58 + 60, colours.box, 22),
  ...lines.map((text, n) => letters({ text, size: 38, fill: colours.words, x: 70, y: y + 72 + n * 58 })),
];

/** A forwarded message on a dark screen. */
async function dark(): Promise<Buffer> {
  const colours = { box: '#1f2c34', words: '#e9edef' };
  return sharp(
    svg(1080, 1700, [
      box(0, 0, 1080, 1700, '#0b141a'),
      box(0, 0, 1080, 150, '#1f2c34'),
      letters({ text: 'Keluarga Besar', size: 44, fill: '#e9edef', x: 150, y: 92, bold: true }),
      letters({ text: 'Diteruskan', size: 30, fill: '#8696a0', x: 70, y: 232 }),
      ...bubble(
        [
          'INFO LOKER MALAYSIA',
          'Pabrik sarung tangan, Johor',
          'PT Maju Mundur Sentosa',
          'Gaji RM 1.700 + lembur',
          'Kontrak 2 tahun, mess gratis',
          'KTP dan ijazah asli dipegang kantor',
          'selama kontrak',
          'Biaya 8 juta bayar di muka ke',
          'Pak Anto sebelum berangkat',
          'Berangkat lewat Batam pakai kapal',
          'Minat? WA 0813 0000 8765',
          'Cepat, tinggal 5 orang lagi',
        ],
        260,
        colours,
      ),
      letters({ text: '19.42', size: 28, fill: '#8696a0', x: 880, y: 1000 }),
      ...bubble(['Ini beneran ga ya?'], 1080, { box: '#005c4b', words: '#e9edef' }),
    ]),
  )
    .png()
    .toBuffer();
}

/** Many screens of a talk in one picture, six times as high as wide. */
async function long(): Promise<Buffer> {
  const light = { box: '#ffffff', words: '#111b21' };
  const own = { box: '#d9fdd3', words: '#111b21' };
  const talk: readonly (readonly [typeof light, readonly string[]])[] = [
    [light, ['Halo kak, jadi ikut kerja ke luar', 'negeri?']],
    [own, ['Iya mau, kerja apa ya?']],
    [light, ['Jaga orang tua di Taiwan', 'Gaji NT$ 20.000 per bulan']],
    [own, ['PT nya apa kak?']],
    [light, ['PT Bulan Purnama Tujuh', 'kantor di Cirebon']],
    [own, ['Ada izinnya?']],
    [light, ['Izin masih diurus, aman kok.', 'Nanti menyusul']],
    [own, ['Biayanya berapa?']],
    [light, ['Nggak bayar dulu. Potong gaji', '12 bulan, sebulan 10 juta']],
    [own, ['Kontraknya boleh dibaca dulu?']],
    [light, ['Kontrak nanti di sana saja kak']],
    [own, ['Umur saya baru 17']],
    [light, ['Tenang, umur di paspor nanti', 'kami ubah jadi 21']],
    [own, ['Kapan berangkat?']],
    [light, ['Lusa sudah harus berangkat']],
    [own, ['Paspornya gimana?']],
    [light, ['Paspor kami yang pegang', 'supaya tidak hilang']],
    [light, ['Jangan cerita ke orang rumah', 'dulu ya, nanti batal']],
    [light, ['Telepon saya 0857-0000-2468']],
    [own, ['Baik saya pikir dulu']],
  ];
  const parts: string[] = [];
  let y = 190;
  for (const [colours, lines] of talk) {
    parts.push(...bubble(lines, y, colours));
    y += lines.length * 58 + 60 + 190;
  }
  return sharp(
    svg(1080, y, [
      box(0, 0, 1080, y, '#efe7dd'),
      box(0, 0, 1080, 150, '#008069'),
      letters({ text: 'Agen Kerja', size: 44, fill: '#ffffff', x: 150, y: 92, bold: true }),
      ...parts,
    ]),
  )
    .png({ palette: true, colours: 32 })
    .toBuffer();
}

const notice = (): Buffer => {
  const lines = [
    'Dicari asisten rumah tangga',
    'Penempatan: Arab Saudi, kota Riyadh',
    'Gaji 1.500 riyal, kontrak 2 tahun',
    'Wanita usia 21 - 45 tahun',
    'Proses cepat pakai visa umrah',
    'Uang saku keluarga 5 juta',
    'Daftar ke Bu Yanti, Sukabumi',
    'HP 0821 0000 1357',
  ];
  return svg(1240, 1500, [
    box(0, 0, 1240, 1500, '#fbfaf4'),
    box(0, 0, 1240, 230, '#1c6b3a'),
    letters({ text: 'PENGUMUMAN', size: 110, fill: '#ffffff', x: 620, y: 155, bold: true, middle: true }),
    ...lines.map((text, n) =>
      letters({ text, size: 58, fill: '#1a1a1a', x: 80, y: 350 + n * 128, bold: n % 3 === 0 }),
    ),
  ]);
};

/** Numbers that look like chance and are the same every time. */
function* chance(): Generator<number> {
  let seed = 1357;
  for (;;) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    yield seed / 2 ** 32;
  }
}

/** A sheet of paper on a wall: askew, out of focus, lit from one side, grainy, and the camera held sideways. */
async function photographed(): Promise<Buffer> {
  const askew = await sharp(notice()).rotate(-3, { background: '#6b5d4f' }).blur(1.6).toBuffer();
  const { width, height } = await sharp(askew).metadata();
  const light = svg(width, height, [
    '<defs><linearGradient id="l" x1="0" y1="0" x2="1" y2="0.6"><stop offset="0" stop-color="#fff"/><stop offset="0.6" stop-color="#b5ad9c"/><stop offset="1" stop-color="#6b655a"/></linearGradient></defs>',
    box(0, 0, width, height, 'url(#l)'),
  ]);
  const lit = await sharp(askew)
    .composite([{ input: light, blend: 'multiply' }])
    .removeAlpha()
    .raw()
    .toBuffer();
  const random = chance();
  const grain = () => random.next().value + random.next().value - 1;
  for (let at = 0; at < lit.length; at += 1)
    lit[at] = Math.min(255, Math.max(0, (lit[at] ?? 0) + Math.round(grain() * 22)));
  return sharp(lit, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Orientation: '6' } })
    .rotate(-90)
    .jpeg({ quality: 72 })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

/** Everything that such an advert has to state. */
async function honest(): Promise<Buffer> {
  const lines = [
    'PT AGESA ASA JAYA',
    'Izin SIP3MI Nomor 123/CONTOH/2026',
    'Nomor SIP2MI: 456/CONTOH/2026',
    'Negara: Taiwan, kota Taichung',
    'Jabatan: perawat lansia (caregiver)',
    'Jumlah: 20 orang, pria dan wanita',
    'Gaji pokok NT$ 20.000 per bulan',
    'Kontrak kerja 3 tahun',
    'Syarat: usia 21 - 45 tahun, lulus SMP,',
    'sehat, izin suami, istri, atau orang tua',
    'Biaya penempatan tidak dibebankan',
    'kepada calon pekerja',
    'Visa kerja. Berangkat Februari 2027',
    'Kantor: Jl. Contoh No. 1, Jakarta Timur',
    'Telepon 021-0000-1122',
  ];
  const drawn = svg(1200, 1600, [
    box(0, 0, 1200, 1600, '#ffffff'),
    box(0, 0, 1200, 200, '#14507a'),
    letters({
      text: 'PENGUMUMAN LOWONGAN',
      size: 76,
      fill: '#ffffff',
      x: 600,
      y: 125,
      bold: true,
      middle: true,
    }),
    ...lines.map((text, n) =>
      letters({ text, size: n === 0 ? 64 : 48, fill: '#14212b', x: 80, y: 310 + n * 84, bold: n === 0 }),
    ),
  ]);
  return jpeg(drawn, 78);
}

export const posters: readonly Poster[] = [
  {
    name: 'facebook',
    words: [/kamboja/i, /15 juta/i, /visa turis/i, /0812[- ]?0000[- ]?4321/, /potong gaji/i],
    shown: [/kamboja/i, /15 juta/i],
    draw: facebook,
  },
  {
    name: 'dark',
    words: [/PT Maju Mundur Sentosa/i, /malaysia/i, /0813 ?0000 ?8765/, /ijazah asli/i, /8 juta/i],
    shown: [/PT Maju Mundur Sentosa/i, /malaysia/i],
    draw: dark,
  },
  {
    name: 'long',
    words: [/PT Bulan Purnama Tujuh/i, /taiwan/i, /0857[- ]?0000[- ]?2468/, /potong gaji/i, /17/],
    shown: [/taiwan/i, /PT Bulan Purnama Tujuh/i],
    draw: long,
  },
  {
    name: 'photographed',
    words: [/arab saudi/i, /visa umrah/i, /0821 ?0000 ?1357/, /yanti/i, /1\.500 riyal/i],
    shown: [/arab saudi/i, /visa umrah/i],
    draw: photographed,
  },
  {
    name: 'honest',
    words: [/PT AGESA ASA JAYA/i, /SIP3MI/, /SIP2MI/, /taiwan/i, /021[- ]?0000[- ]?1122/, /3 tahun/i],
    shown: [/PT AGESA ASA JAYA/i, /taiwan/i],
    draw: honest,
  },
];
