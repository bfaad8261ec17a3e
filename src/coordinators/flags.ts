import { languages } from '../values/language.ts';
import { type Finding, type Read, read } from './remark.ts';

const synonyms: Readonly<Record<string, string>> = {
  woman: 'women',
  female: 'women',
  perempuan: 'women',
  wanita: 'women',
  kekerasan: 'violence',
  child: 'children',
  anak: 'children',
  indonesia: 'id',
  inggris: 'en',
  english: 'en',
  jawa: 'jv',
  javanese: 'jv',
  sunda: 'su',
  sundanese: 'su',
  madura: 'mad',
  madurese: 'mad',
  melayu: 'ms',
  malay: 'ms',
  sasak: 'sas',
};
const known: ReadonlySet<string> = new Set(['women', 'violence', 'children', ...languages]);

/** Words separated by `;`, `,` or spaces. Unknown ones are kept. */
export function readFlags(cell: string): Read<string[]> {
  const words = cell.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? [];
  const flags = [
    ...new Set(words.map((word) => (Object.hasOwn(synonyms, word) ? (synonyms[word] ?? word) : word))),
  ];
  const notes = flags
    .filter((flag) => !known.has(flag))
    .map((given): Finding => ({ problem: 'flag-unknown', params: { given, known: [...known].join(', ') } }));
  return read(flags, notes);
}
