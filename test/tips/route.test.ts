import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levels } from '../../src/tips/case.ts';
import {
  type Candidate,
  firstLevel,
  levelAbove,
  mayServe,
  type Routing,
  route,
} from '../../src/tips/route.ts';

const person = (
  id: string,
  level: Candidate['level'],
  regions: string[],
  more: Partial<Candidate> = {},
): Candidate => ({
  id,
  level,
  regions,
  onDuty: true,
  reachable: true,
  flags: [],
  ...more,
});

const roster = [
  person('lotim', 'regency', ['52.03']),
  person('lotim2', 'regency', ['52.03', '52.02']),
  person('ntb', 'province', ['52']),
  person('jateng', 'province', ['33']),
  person('pusat', 'national', []),
  person('malaysia', 'national', ['abroad:MY']),
  person('laut', 'national', ['sea']),
];

const routing = (more: Partial<Routing> = {}): Routing => ({
  kind: 'recruiter',
  urgency: 'normal',
  region: '52.03',
  bypass: false,
  from: 'regency',
  excluded: new Set(),
  womenFirst: false,
  ...more,
});

const ids = (more: Partial<Routing>, among: readonly Candidate[] = roster): string[] =>
  route(routing(more), among).who.map(({ id }) => id);

describe('women first', () => {
  const women = [...roster, person('wati', 'regency', ['52.03'], { flags: ['women'] })];
  const off = [...roster, person('wati', 'regency', ['52.03'], { flags: ['women'], onDuty: false })];

  it('alerts only the women on duty of a level that has any, and says that others wait', () => {
    const { who, othersWait } = route(routing({ womenFirst: true }), women);
    expect(who.map(({ id }) => id)).toEqual(['wati']);
    expect(othersWait).toBe(true);
  });

  it('keeps to the second level of a danger, where everybody is alerted if no woman is there', () => {
    expect(ids({ womenFirst: true, urgency: 'danger' }, women)).toEqual(['wati', 'ntb']);
  });

  it('alerts everybody where no woman is on duty', () => {
    const { who, othersWait } = route(routing({ womenFirst: true }), off);
    expect(who.map(({ id }) => id)).toEqual(['lotim', 'lotim2']);
    expect(othersWait).toBe(false);
  });

  it('makes no difference to anybody else', () => {
    expect(ids({}, women)).toEqual(['lotim', 'lotim2', 'wati']);
  });
});

describe('who is alerted', () => {
  it.each<[string, Partial<Routing>, string[]]>([
    ['the regency first', {}, ['lotim', 'lotim2']],
    ['the province, from there on', { from: 'province' }, ['ntb']],
    ['the top, from there on', { from: 'national' }, ['pusat']],
    ['the province, past the regency', { bypass: true, from: 'province' }, ['ntb']],
    ['never the regency that is passed over, even from below', { bypass: true }, ['ntb']],
    ['two levels for danger', { urgency: 'danger' }, ['lotim', 'lotim2', 'ntb']],
    ['two levels for danger, past the regency', { urgency: 'danger', bypass: true }, ['ntb', 'pusat']],
    ['one level for a departure', { urgency: 'departure' }, ['lotim', 'lotim2']],
    ['the province, when only that is known', { region: '52', from: 'province' }, ['ntb']],
    ['the next level, when a regency has nobody', { region: '52.99' }, ['ntb']],
    ['the top, when a province has nobody', { region: '11.01' }, ['pusat']],
    [
      'the top for abroad, with who is there for it',
      { region: 'abroad:MY', from: 'national' },
      ['pusat', 'malaysia'],
    ],
    ['only the general top for another country', { region: 'abroad:HK', from: 'national' }, ['pusat']],
    ['the top for the sea', { region: 'sea', from: 'national' }, ['pusat', 'laut']],
    ['the top, when nobody knows where', { region: null, from: 'national' }, ['pusat']],
    [
      'every province and the top for a cry from nowhere',
      { region: null, from: 'national', urgency: 'danger' },
      ['ntb', 'jateng', 'pusat'],
    ],
    ['nobody who is left out', { excluded: new Set(['lotim']) }, ['lotim2']],
    ['the next level, when all of one are left out', { excluded: new Set(['lotim', 'lotim2']) }, ['ntb']],
  ])('%s', (_, more, who) => {
    expect(ids(more)).toEqual(who);
  });

  it('says at which level it stands then', () => {
    expect(route(routing(), roster).level).toBe('regency');
    expect(route(routing({ region: '52.99' }), roster).level).toBe('province');
    expect(route(routing({ region: '11.01' }), roster).level).toBe('national');
  });

  it('who is off duty is passed over', () => {
    const asleep = roster.map((one) => (one.level === 'regency' ? { ...one, onDuty: false } : one));
    expect(ids({}, asleep)).toEqual(['ntb']);
  });

  it('who has not written to the bot, or left it, is passed over always', () => {
    const mute = roster.map((one) => ({ ...one, reachable: one.id === 'jateng' }));
    expect(ids({}, mute)).toEqual([]);
  });

  it('with nobody on duty anywhere the top is woken', () => {
    const asleep = roster.map((one) => ({ ...one, onDuty: false }));
    expect(ids({}, asleep)).toEqual(['pusat']);
  });

  it('where the top has nobody at all, whoever may see it is woken', () => {
    const few = [
      person('lotim', 'regency', ['52.03'], { onDuty: false }),
      person('jateng', 'province', ['33']),
    ];
    expect(ids({ from: 'national' }, few)).toEqual(['lotim']);
    expect(ids({ from: 'national', bypass: true }, few)).toEqual([]);
  });
});

describe('who may see and claim', () => {
  it.each<[string, Partial<Routing>, string[]]>([
    ['all its levels', {}, ['lotim', 'lotim2', 'ntb', 'pusat']],
    ['not the regency that is passed over', { bypass: true }, ['ntb', 'pusat']],
    ['nobody who is left out', { excluded: new Set(['ntb', 'lotim']) }, ['lotim2', 'pusat']],
    ['abroad: only the top', { region: 'abroad:MY' }, ['pusat', 'malaysia']],
    ['nowhere: only the top', { region: null }, ['pusat']],
    ['nowhere and danger: provinces too', { region: null, urgency: 'danger' }, ['ntb', 'jateng', 'pusat']],
  ])('%s', (_, more, who) => {
    expect(roster.filter((one) => mayServe(one, routing(more))).map(({ id }) => id)).toEqual(who);
  });

  it('whoever is alerted may claim, and nobody is alerted twice', () => {
    const candidate = fc.record({
      id: fc.uuid(),
      level: fc.constantFrom(...levels),
      regions: fc.uniqueArray(fc.constantFrom('52.03', '52', '33', '33.01', 'sea', 'abroad:MY')),
      onDuty: fc.boolean(),
      reachable: fc.boolean(),
      flags: fc.constantFrom<readonly string[]>([], ['women']),
    });
    const any = fc.record({
      urgency: fc.constantFrom('normal', 'departure', 'danger'),
      region: fc.constantFrom('52.03', '52', '33.01', 'sea', 'abroad:MY', 'abroad:', null),
      bypass: fc.boolean(),
      from: fc.constantFrom(...levels),
      womenFirst: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(candidate), any, (people, more) => {
        const one = routing(more as Partial<Routing>);
        const { who } = route(one, people);
        expect(new Set(who.map(({ id }) => id)).size).toBe(who.length);
        for (const { id } of who) {
          const found = people.find((p) => p.id === id);
          expect(found?.reachable && mayServe(found, one)).toBe(true);
        }
      }),
    );
  });
});

describe('levels', () => {
  it.each([
    ['52.03', false, 'regency'],
    ['52.03', true, 'province'],
    ['52', false, 'province'],
    ['sea', false, 'national'],
    ['abroad:MY', false, 'national'],
    ['abroad:', true, 'national'],
    [null, false, 'national'],
  ])('%s (bypass %s) begins at %s', (region, bypass, level) => {
    expect(firstLevel(region, bypass)).toBe(level);
  });

  it('go up to the top and no further', () => {
    expect(['regency', 'province', 'national'].map((one) => levelAbove(one as 'regency'))).toEqual([
      'province',
      'national',
      'national',
    ]);
  });
});
