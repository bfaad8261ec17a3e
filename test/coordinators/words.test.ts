import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoordinatorCommand, parseCommand } from '../../src/coordinators/words.ts';

const table: [string, CoordinatorCommand | null][] = [
  ['kasus', { word: 'list', text: '' }],
  ['Kasus', { word: 'list', text: '' }],
  ['/kasus', { word: 'list', text: '' }],
  ['cases', { word: 'list', text: '' }],
  ['kasus 5', { word: 'show', number: 5 }],
  ['kasus Lombok Timur', { word: 'list', text: 'Lombok Timur' }],
  ['kasus penipuan di desa saya sudah dilaporkan kemarin', null],
  ['ramai', { word: 'asked' }],
  ['asked', { word: 'asked' }],
  ['ramai sekali di bandara', null],
  ['ambil 1204', { word: 'claim', number: 1204 }],
  ['AMBIL #1204', { word: 'claim', number: 1204 }],
  ['/ambil_1204', { word: 'claim', number: 1204 }],
  ['claim 1204', { word: 'claim', number: 1204 }],
  ['ambil', { word: 'incomplete', command: 'ambil' }],
  ['ambil nafas dulu', null],
  ['ambil 12a', null],
  ['ambil 1204 ya', null],
  ['ambil 12345678901', null],
  ['lepas 7', { word: 'release', number: 7 }],
  ['naik 7', { word: 'escalate', number: 7 }],
  ['tutup 7', { word: 'close', number: 7 }],
  ['buka 7', { word: 'show', number: 7 }],
  ['buka', null],
  ['telepon 7', { word: 'call', number: 7 }],
  ['telpon 7', { word: 'call', number: 7 }],
  ['sudah 7', { word: 'acted', number: 7 }],
  ['sudah', null],
  ['bantuan 7', { word: 'help', number: 7 }],
  ['bantuan', null],
  ['tanya 7 Berangkat kapan?', { word: 'ask', number: 7, text: 'Berangkat kapan?' }],
  ['tanya 7: Berangkat kapan?', { word: 'ask', number: 7, text: 'Berangkat kapan?' }],
  ['tanya #7 satu\ndua', { word: 'ask', number: 7, text: 'satu\ndua' }],
  ['tanya 7', { word: 'incomplete', command: 'tanya' }],
  ['tanya', { word: 'incomplete', command: 'tanya' }],
  ['tanya dong biaya paspor', null],
  ['catat 7 sudah ditelepon', { word: 'note', number: 7, text: 'sudah ditelepon' }],
  ['note 7 called', { word: 'note', number: 7, text: 'called' }],
  ['akhiri 7', { word: 'end', number: 7 }],
  ['end 7', { word: 'end', number: 7 }],
  ['akhiri', null],
  ['darurat 7', { word: 'unseal', number: 7 }],
  ['breakglass #7', { word: 'unseal', number: 7 }],
  ['berkas 7', { word: 'file', number: 7 }],
  ['/file_7', { word: 'file', number: 7 }],
  ['berkas', null],
  ['berkas apa saja', null],
  ['jejak 7', { word: 'trail', number: 7 }],
  ['trail #7', { word: 'trail', number: 7 }],
  ['jejak', null],
  ['darurat', null],
  ['darurat tolong', null],
  ['setuju 7 042118', { word: 'agree', number: 7, text: '042118' }],
  ['agree 7 042118', { word: 'agree', number: 7, text: '042118' }],
  ['setuju 7', { word: 'agree', number: 7, text: '' }],
  ['setuju', null],
  ['setuju 7 orang', null],
  ['setuju saja', null],
  ['kait 1204 1198', { word: 'link', number: 1204, other: 1198 }],
  ['Kaitkan #1204 dan #1198', { word: 'link', number: 1204, other: 1198 }],
  ['/kait_1204_1198', { word: 'link', number: 1204, other: 1198 }],
  ['link 1204, 1198', { word: 'link', number: 1204, other: 1198 }],
  ['bukan 1204 1198', { word: 'unlink', number: 1204, other: 1198 }],
  ['unlink 1204 and 1198', { word: 'unlink', number: 1204, other: 1198 }],
  ['kait', { word: 'incomplete', command: 'kait 1198' }],
  ['kait 1204', { word: 'incomplete', command: 'kait 1198' }],
  ['bukan', null],
  ['bukan 1204', null],
  ['bukan 2 orang', null],
  ['bukan itu maksud saya', null],
  ['link nya mana', null],
  ['kait 1204 1198 1197', null],
  ['tugas on', { word: 'duty', on: true }],
  ['tugas mulai', { word: 'duty', on: true }],
  ['tugas off', { word: 'duty', on: false }],
  ['duty off', { word: 'duty', on: false }],
  ['tugas', { word: 'incomplete', command: 'tugas' }],
  ['tugas saya banyak', null],
  ['terima 0a1b2c', { word: 'accept', code: '0a1b2c' }],
  ['Tolak 0A1B2C', { word: 'refuse', code: '0a1b2c' }],
  ['siap 0421', { word: 'ready', code: '0421' }],
  ['terima kasih', null],
  ['terima kasih banyak', null],
  ['tolak saja', null],
  ['siap komandan', null],
  ['siap', null],
  ['1', null],
  ['1204', null],
  ['', null],
  ['constructor 1', null],
  ['hasOwnProperty 1', null],
];

describe('typed words of coordinators', () => {
  it.each(table)('%j', (text, expected) => expect(parseCommand(text)).toEqual(expected));

  it('any number of digits up to nine is a case, with blanks or a slash', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.constantFrom(' ', '  ', '_', ' #'),
        (number, gap) => {
          expect(parseCommand(`ambil${gap}${number}`)).toEqual({ word: 'claim', number });
        },
      ),
    );
  });

  it('never throws, and a bare number is never a command', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseCommand(text)));
    fc.assert(fc.property(fc.nat(), (n) => parseCommand(String(n)) === null));
  });
});
