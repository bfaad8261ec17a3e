/** What one person writes from the first greeting to the last word. */
type Talk = readonly string[];

const topics: Talk = [
  'halo',
  '1',
  '2',
  'brp biaya bikin paspor skrg?',
  '1',
  'syarat paspor utk kerja ke malaysia apa aja',
  'makasih',
];
const family: Talk = [
  'assalamualaikum',
  'pt agesa asa jaya itu resmi ga ya?',
  '0',
  'PT Maju Mundur Sentosa',
  'cara cek lowongan kerja luar negeri asli atau penipuan',
  'menu',
  '3',
];
const report: Talk = [
  'lapor',
  '1',
  // In one piece: while a story is told in several, the bot does not answer each.
  'ada orang di desa nawarin kerja ke malaysia tanpa kontrak, lewat batam, minta lima juta, hpnya 0812 3456 7890',
  'selesai',
  'Lombok Timur',
  '3',
  '0',
  '0',
  '2',
  'menu',
];
const english: Talk = [
  'hello',
  'how much does a passport cost?',
  'is it legal to work in malaysia with a tourist visa',
  'the agent asks me to pay before departure, is that normal?',
  'menu',
];
const wandering: Talk = [
  'menu',
  '9',
  'bisa pesan nasi goreng?',
  'apa itu p3mi',
  'alamat kantor imigrasi lombok',
  'nomor kbri kuala lumpur',
  'kerja di jepang syaratnya apa',
  'kembali',
  'batal',
];

/** In the share in which they come: most people ask, some check a company, few report. */
const talks: readonly Talk[] = [
  topics,
  family,
  wandering,
  topics,
  english,
  family,
  topics,
  report,
  wandering,
  family,
];

/** The first Telegram id of the people of a bench. */
const firstId = 5_000_000;

export interface Said {
  readonly chat: number;
  readonly text: string;
}

/**
 * An endless conversation of many people at once: so many are in the middle of a talk, and whoever has
 * finished is followed by somebody new. Nobody writes who still waits for an answer. The same at every
 * run as long as nobody has to wait for long.
 */
export function* peopleTalking(
  atOnce: number,
  isWaiting: (chat: number) => boolean = () => false,
): Generator<Said, never> {
  const seats = Array.from({ length: atOnce }, (_, seat) => ({ person: seat, said: 0 }));
  let next = atOnce;
  for (;;) {
    for (const seat of seats) {
      const chat = firstId + seat.person;
      if (isWaiting(chat)) continue;
      const talk = talks[seat.person % talks.length] ?? topics;
      const text = talk[seat.said] ?? 'menu';
      yield { chat, text };
      seat.said += 1;
      if (seat.said < talk.length) continue;
      seat.person = next;
      seat.said = 0;
      next += 1;
    }
  }
}
