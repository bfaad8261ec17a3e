import type { Level } from '../tips/case.ts';
import { type Read, read, refused } from './remark.ts';

export interface RoleRead {
  readonly role: 'coordinator' | 'supervisor';
  /** When the word names one. */
  readonly level: Level | null;
}

const coordinatorWords = new Set(
  (
    'coordinator koordinator relawan volunteer kawan kader officer petugas staff staf pimpasa pendamping ' +
    'anggota member pegawai penghubung contact'
  ).split(' '),
);
const supervisorWords = new Set(
  'supervisor penyelia pembina lead leader admin administrator ketua kepala head chief utama'.split(' '),
);
const levelWords: Readonly<Record<string, Level>> = {
  regency: 'regency',
  kabupaten: 'regency',
  kab: 'regency',
  kota: 'regency',
  district: 'regency',
  city: 'regency',
  province: 'province',
  provinsi: 'province',
  propinsi: 'province',
  prov: 'province',
  provincial: 'province',
  bp3mi: 'province',
  national: 'national',
  nasional: 'national',
  pusat: 'national',
  kp2mi: 'national',
};
/** Say nothing about role or level, as in "Kawan PMI" or "petugas Desa Binaan". */
const silentWords = new Set(
  'pmi desa binaan imigrasi immigration tingkat level of the di dan and wilayah p4mi'.split(' '),
);

/** The words that are shown to who wrote one that is not known. */
const acceptedRoles =
  'coordinator, koordinator, relawan, volunteer, kawan PMI, petugas, officer, staff, pimpasa; ' +
  'supervisor, penyelia, pembina, ketua, admin, lead; + kabupaten, provinsi, BP3MI, nasional';

/** Empty means coordinator. Any of the words may stand together: `supervisor provinsi`. */
export function readRole(cell: string): Read<RoleRead | null> {
  const words = cell.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const isLevel = (word: string): boolean => Object.hasOwn(levelWords, word);
  const known = (word: string): boolean =>
    isLevel(word) || coordinatorWords.has(word) || supervisorWords.has(word) || silentWords.has(word);
  const meaning = words.filter((word) => known(word) && !silentWords.has(word));
  const isSilent = words.length > 0 && meaning.length === 0;
  if (isSilent || !words.every(known))
    return refused('role', { given: cell.trim(), accepted: acceptedRoles });
  const level = meaning.flatMap((word) => (isLevel(word) ? (levelWords[word] ?? []) : []))[0] ?? null;
  return read({
    role: meaning.some((word) => supervisorWords.has(word)) ? 'supervisor' : 'coordinator',
    level,
  });
}
