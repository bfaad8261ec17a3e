import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, numberOf, pickChoice } from '../../src/flows/choose.ts';

const choices = [
  { id: 'alone', label: 'Ya, lanjut' },
  { id: 'shared', label: 'Dipakai bersama' },
  { id: 'later', label: 'Nanti saja' },
  { id: 'stop', label: 'Jangan diteruskan', number: '9' },
  { id: 'skip', label: 'Tidak tahu', number: '0' },
];

describe('pickChoice', () => {
  it.each([
    ['1', 'alone'],
    [' 2. ', 'shared'],
    ['no 3', 'later'],
    ['Nomor 3', 'later'],
    ['pilih 2', 'shared'],
    ['yang 1', 'alone'],
    ['2️⃣', 'shared'],
    ['２', 'shared'],
    ['9', 'stop'],
    ['0', 'skip'],
    ['ya lanjut', 'alone'],
    ['YA, LANJUT!!!', 'alone'],
    ['dipakai', 'shared'],
    ['bersama dipakai', 'shared'],
    ['lanjut', 'alone'],
    ['\u202enanti saja\u202c', 'later'],
    ['oke', 'alone'],
    ['4', null],
    ['5', null],
    ['10', null],
    ['1 2', null],
    ['12345', null],
    ['', null],
    ['🙏🙏', null],
    ['ya', null],
    ['nanti saja aku lanjut cerita ya', null],
    ['tidak dipakai bersama', null],
    ['a'.repeat(100_000), null],
  ])('%j → %s', (typed, id) => {
    expect(pickChoice(typed, choices, { alone: ['oke', 'baik'] })).toBe(id);
  });

  it('takes nothing that two labels have in common', () => {
    const alike = [
      { id: 'a', label: 'Ya, dekat rumah' },
      { id: 'b', label: 'Tidak dekat' },
    ];
    expect(pickChoice('dekat', alike)).toBeNull();
    expect(pickChoice('tidak dekat', alike)).toBe('b');
  });
});

describe('how people answer', () => {
  const synonyms = {
    yes: ['ya', 'iya', 'boleh'],
    no: ['tidak', 'gak', 'jangan'],
    filler: ['kak', 'ya', 'pak'],
    digits: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  };
  it.each([
    ['ya kak', 'alone'],
    ['iya', 'alone'],
    ['satu', 'alone'],
    ['dua ya kak', 'shared'],
    ['3 pak', 'later'],
    ['nanti aja kak', 'later'],
    ['nol', 'skip'],
    ['sembilan', 'stop'],
    // "No" is no answer to what stands beside the question.
    ['gak', null],
    ['iya nanti', null],
    ['kak', null],
    ['lima', null],
  ])('%j → %s', (typed, id) => expect(pickChoice(typed, choices, synonyms)).toBe(id));

  it('leaves a yes alone where two choices begin with one', () => {
    const two = [
      { id: 'day', label: 'Boleh, siang saja' },
      { id: 'any', label: 'Boleh, kapan saja' },
    ];
    expect(pickChoice('ya', two, synonyms)).toBeNull();
    expect(pickChoice('boleh pak', two, synonyms)).toBeNull();
  });

  it('takes no number word for the end of a story, and no bare yes inside free text', () => {
    const end = [{ id: 'done', label: 'Selesai' }];
    expect(pickChoice('satu', end, synonyms, true)).toBeNull();
    expect(pickChoice('1', end, synonyms, true)).toBe('done');
    expect(pickChoice('iya', choices, synonyms, true)).toBeNull();
  });
});

const label = fc.stringMatching(/^[a-z]{3,8}( [a-z]{3,8}){0,3}$/);
const lists = fc.uniqueArray(label, { minLength: 1, maxLength: 10, selector: fold });

describe('for every list of choices', () => {
  it('each can be picked by its number and by its label, however it is spelled', () => {
    fc.assert(
      fc.property(lists, (labels) => {
        const list = labels.map((text, index) => ({ id: `c${index}`, label: text }));
        for (const [index, choice] of list.entries()) {
          expect(pickChoice(numberOf(choice, index), list)).toBe(choice.id);
          expect(pickChoice(`  ${choice.label.toUpperCase()}! `, list)).toBe(choice.id);
        }
      }),
    );
  });

  it('whatever is typed gives one of them or nothing, and never throws', () => {
    fc.assert(
      fc.property(lists, fc.string({ unit: 'binary', maxLength: 300 }), (labels, typed) => {
        const list = labels.map((text, index) => ({ id: `c${index}`, label: text }));
        const picked = pickChoice(typed, list);
        expect(picked === null || list.some((choice) => choice.id === picked)).toBe(true);
      }),
    );
  });
});

describe('fold', () => {
  it('changes nothing more when it is done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
