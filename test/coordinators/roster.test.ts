import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlaces } from '../../src/cli/coordinators-places.ts';
import { parseRoster } from '../../src/coordinators/roster.ts';

const places = readPlaces();
const header = 'name,channel,address,regions,role,flags';
const parse = (...lines: string[]) => parseRoster([header, ...lines].join('\n'), places);
/** One person with this regions field and role. */
const one = (regions: string, role = '') => parse(`Budi,telegram,123456,"${regions}",${role},`);
const areasOf = (regions: string, role = '') => {
  const { entries, problems } = one(regions, role);
  expect(problems).toEqual([]);
  return { level: entries[0]?.level, regions: entries[0]?.regions };
};
const problemOf = (...lines: string[]) => {
  const { problems } = parse(...lines);
  expect(problems).toHaveLength(1);
  return problems[0];
};

describe('the file', () => {
  const budi = {
    line: 2,
    name: 'Budi',
    channel: 'telegram',
    address: '123456789',
    role: 'coordinator',
    level: 'regency',
    regions: ['52.03'],
    flags: ['women', 'jv'],
  };

  it.each([
    ['as it is described', `${header}\nBudi,telegram,123456789,52.03,coordinator,women;jv\n`],
    ['in another order', 'flags,role,regions,address,channel,name\nwomen jv,,Lotim,123456789,tg,Budi'],
    [
      'from a spreadsheet',
      `\uFEFF${header.toUpperCase()}\r\nBudi,Telegram,123456789,5203,,"women;jv"\r\n,,,,,\r\n`,
    ],
    ['with semicolons', 'name;channel;address;regions;role;flags\nBudi;telegram;123456789;52.03;;"women;jv"'],
    ['with tabs', `${header.replaceAll(',', '\t')}\nBudi\ttelegram\t123456789\tLotim\t\twomen;jv`],
    [
      'in Indonesian',
      'Nama,Saluran,Alamat,Wilayah,Peran,Tanda\nBudi,telegram,123456789,Lombok Timur,relawan,perempuan jawa',
    ],
    [
      'with signs in the name',
      `${header}\n  Bu\u202Edi ,telegram,123456789,52.03,,women;jv`.replace('Bu\u202Edi', '\u0007Budi\u200b'),
    ],
  ])('%s', (_, csv) => {
    expect(parseRoster(csv, places)).toEqual({ entries: [budi], problems: [], notes: [] });
  });

  it('may leave out what is not needed', () => {
    const { entries } = parseRoster('name,channel,address\nBudi,web,abc', places);
    expect(entries[0]).toMatchObject({ level: 'national', regions: [], role: 'coordinator', flags: [] });
  });

  it.each([
    ['nothing', '', 'empty', 1],
    ['only a header', header, 'empty', 1],
    ['no header', 'Budi,telegram,123456\nSari,telegram,234567', 'header', 1],
    ['another encoding', `${header}\nB\uFFFDdi,telegram,123456,,,`, 'not-utf8', 1],
    ['two bytes a letter', 'n\0a\0m\0e\0', 'not-utf8', 1],
    ['an open quote', `${header}\nBudi,telegram,123456,"52.03,,\n`, 'quotes', 2],
    ['too many fields', `${header}\nBudi,telegram,123456,52.03,,,52.04`, 'too-many-fields', 2],
    [
      'unquoted semicolons',
      'name;channel;address;regions;role;flags\nBudi;tg;123456;52.03;52.04;;x',
      'too-many-fields',
      2,
    ],
  ])('%s is refused', (_, csv, problem, line) => {
    const read = parseRoster(csv, places);
    expect(read.problems).toMatchObject([{ problem, line }]);
    expect(read.entries).toEqual([]);
  });

  it('tells every problem at once, with its line', () => {
    const { problems, entries } = parse('Budi,telegram,123456,Lotim,,', ',sms,1,,,', 'Ani,wa,0812,xyz,bos,');
    expect(entries.map((entry) => entry.name)).toEqual(['Budi']);
    expect(problems.map(({ line, problem }) => `${line} ${problem}`)).toEqual([
      '3 no-name',
      '3 channel',
      '4 whatsapp-number',
      '4 role',
      '4 region-unknown',
    ]);
  });

  it('does not take an address twice, however it is written', () => {
    const twice = problemOf('A,wa,081234567890,,,', 'B,whatsapp,+62 812-3456-7890,,,');
    expect(twice).toEqual({ line: 3, problem: 'twice', params: { before: 2 } });
    expect(parse('A,wa,081234567890,,,', 'B,terminal,081234567890,,,').problems).toEqual([]);
  });

  it('never throws and loses no line, whatever is in it', () => {
    const field = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 3, maxLength: 6 }), { maxLength: 5 }), (rows) => {
        const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
        const full = rows.filter((row) => row.some((cell) => cell.trim() !== '')).length;
        const { entries, problems } = parse(...quoted);
        const seen = new Set([...entries, ...problems].map(({ line }) => line));
        // Fields may hold line breaks and marks that refuse the whole file.
        if (!/[\r\n\0\uFFFD]/.test(quoted.join(''))) expect(seen.size).toBe(Math.max(1, full));
      }),
    );
  });
});

describe('an address', () => {
  const addressOf = (channel: string, address: string) => parse(`B,${channel},"${address}",,,`);

  it.each([
    ['telegram', '123 456 789', '123456789'],
    ['tg', "'123456789", '123456789'],
    ['WhatsApp', '0812-3456-7890', '6281234567890'],
    ['wa', '+62 812 3456 7890', '6281234567890'],
    ['wa', '6281234567890', '6281234567890'],
    ['wa', '81234567890', '6281234567890'],
    ['wa', '+886 912 345 678', '886912345678'],
    ['terminal', 'local', 'local'],
  ])('%s %s → %s', (channel, given, address) => {
    const { entries, problems } = addressOf(channel, given);
    expect(problems).toEqual([]);
    expect(entries[0]?.address).toBe(address);
  });

  it.each([
    ['telegram', '@budi', 'telegram-username'],
    ['telegram', 't.me/budi', 'telegram-username'],
    ['telegram', '-1001234567', 'telegram-group'],
    ['telegram', '12', 'telegram-id'],
    ['telegram', '1.23457E+11', 'spreadsheet-number'],
    ['telegram', '', 'no-address'],
    ['wa', '6,28E+12', 'spreadsheet-number'],
    ['wa', '12345', 'whatsapp-number'],
    ['sms', '0812', 'channel'],
  ])('%s "%s" is refused: %s', (channel, given, problem) => {
    expect(addressOf(channel, given).problems).toMatchObject([{ line: 2, problem }]);
  });
});

describe('regions and level', () => {
  it.each([
    ['52.03', 'regency', ['52.03']],
    ['5203', 'regency', ['52.03']],
    ['52', 'province', ['52']],
    ['Lombok Timur', 'regency', ['52.03']],
    ['Lotim', 'regency', ['52.03']],
    ['Kab. Malang', 'regency', ['35.07']],
    ['Kab. Malang, Jatim', 'regency', ['35.07']],
    ['Lotim, Lombok Utara', 'regency', ['52.03', '52.08']],
    ['NTB', 'province', ['52']],
    ['DKI Jakarta', 'province', ['31']],
    ['52.03; lotim ;52.04', 'regency', ['52.03', '52.04']],
    ['abroad:MY', 'national', ['abroad:MY']],
    ['Luar Negeri: Malaysia, Hong Kong', 'national', ['abroad:MY', 'abroad:HK']],
    ['laut', 'national', ['sea']],
    ['sea;abroad:TW', 'national', ['sea', 'abroad:TW']],
  ] as const)('%s → %s %j', (regions, level, codes) => {
    expect(areasOf(regions)).toEqual({ level, regions: codes });
  });

  it.each(['', 'national', 'Nasional', 'ID', 'pusat', '*', 'all', 'Indonesia', 'ID;52'])(
    '"%s" is the whole country',
    (regions) => {
      expect(areasOf(regions)).toEqual({ level: 'national', regions: [] });
    },
  );

  it.each([
    ['xyz', 'region-unknown'],
    ['99', 'region-code'],
    ['52.99', 'region-code'],
    ['520', 'region-code'],
    ['Lombok Timur Barat', 'region-surplus'],
    ['Malaysia', 'country-bare'],
    ['abroad', 'abroad-where'],
    ['abroad:', 'abroad-where'],
    ['abroad:Mars', 'country-unknown'],
  ])('"%s" is refused: %s', (regions, problem) => {
    expect(one(regions).problems).toMatchObject([{ line: 2, problem }]);
  });

  it('an ambiguous name is refused with what it may mean', () => {
    const problem = one('Malang').problems[0];
    expect(problem?.problem).toBe('region-ambiguous');
    expect(problem?.params.candidates).toContain('Kabupaten Malang (35.07)');
    expect(problem?.params.candidates).toContain('Kota Malang (35.73)');
  });

  it('a district stands for its regency, and says so', () => {
    const { entries, notes } = one('52.03.01');
    expect(entries[0]).toMatchObject({ level: 'regency', regions: ['52.03'] });
    expect(notes).toMatchObject([{ line: 2, problem: 'region-widened' }]);
  });

  it('an island that is read as its whole province says so; an abbreviation does not', () => {
    expect(one('Lombok').notes).toMatchObject([{ line: 2, problem: 'region-read' }]);
    expect(one('NTB').notes).toEqual([]);
    expect(one('Nusa Tenggara Barat').notes).toEqual([]);
  });

  it('with mixed levels it is the highest, with a note, and areas that alerts there look for', () => {
    const province = one('Lotim;Jatim');
    expect(province.entries[0]).toMatchObject({ level: 'province', regions: ['52', '35'] });
    expect(province.notes).toMatchObject([{ problem: 'level-province' }]);
    const national = one('Lotim;abroad:MY');
    expect(national.entries[0]).toMatchObject({ level: 'national', regions: ['52.03', 'abroad:MY'] });
    expect(national.notes).toMatchObject([{ problem: 'level-national' }]);
  });

  it.each([
    ['Lotim', 'BP3MI', 'province', ['52']],
    ['NTB', 'nasional', 'national', ['52']],
    ['NTB', 'kabupaten', 'province', ['52']],
    ['', 'national', 'national', []],
  ])('%s as %s → %s %j', (regions, role, level, codes) => {
    expect(areasOf(regions, role)).toEqual({ level, regions: codes });
  });

  it.each(['provinsi', 'koordinator kabupaten'])('%s without a region is refused', (role) => {
    expect(one('', role).problems).toMatchObject([{ problem: 'level-needs-region' }]);
  });
});

describe('role and flags', () => {
  it.each([
    ['', 'coordinator'],
    ['Coordinator', 'coordinator'],
    ['Kawan PMI', 'coordinator'],
    ['Petugas Imigrasi', 'coordinator'],
    ['PIMPASA', 'coordinator'],
    ['relawan desa', 'coordinator'],
    ['supervisor', 'supervisor'],
    ['Penyelia Provinsi', 'supervisor'],
    ['koordinator utama', 'supervisor'],
    ['ketua', 'supervisor'],
  ])('"%s" is a %s', (role, expected) => {
    const { entries, problems } = one('NTB', role);
    expect(problems).toEqual([]);
    expect(entries[0]?.role).toBe(expected);
  });

  it.each(['bos', 'pmi', 'koordinator bos', 'constructor'])(
    '"%s" is refused with what is accepted',
    (role) => {
      const { problems } = one('NTB', role);
      expect(problems).toMatchObject([{ problem: 'role' }]);
      expect(problems[0]?.params.accepted).toContain('penyelia');
    },
  );

  it('unknown flags are kept with a note', () => {
    const { entries, notes } = parse('B,telegram,123456,,,Perempuan;kekerasan anak toString women');
    expect(entries[0]?.flags).toEqual(['women', 'violence', 'children', 'tostring']);
    expect(notes).toMatchObject([{ line: 2, problem: 'flag-unknown', params: { given: 'tostring' } }]);
  });
});
