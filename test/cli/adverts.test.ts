import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { testIo } from './io.ts';

async function adverts(args: string[], stdin: string[] = []) {
  const io = testIo(stdin, { LANG: 'C' });
  const status = await main(['adverts', ...args], io);
  return { status, out: io.out(), err: io.err() };
}

const advert = 'LOKER KAMBOJA admin, gaji 15jt tanpa pengalaman, wa 081234567890';

describe('adverts check', () => {
  it('gives the fields of the contract and no other, a line for each', async () => {
    const { status, out } = await adverts(
      ['check', '--jsonl'],
      [
        `${JSON.stringify({ id: 'a', text: advert })}\n`,
        '\n',
        '{"id":2,"text":"halo"}\n',
        '{"id":3}\n',
        'x\n',
      ],
    );
    expect(status).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        id: 'a',
        advert: true,
        verdict: 'suspicious',
        flags: [
          'no-company',
          'no-licence',
          'unrealistic-pay',
          'scam-destination',
          'unqualified',
          'private-contact',
          'closed-country',
        ],
        agency: null,
        phones: ['+6281234567890'],
        country: 'KH',
      },
      { id: 2, advert: false, verdict: 'not-an-advert', flags: [], agency: null, phones: [], country: null },
      { id: 3, error: '"text" must be a text' },
      { error: 'the line is not JSON' },
    ]);
  });

  it('gives one as JSON', async () => {
    const { status, out } = await adverts(['check', advert, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ advert: true, verdict: 'suspicious', country: 'KH' });
  });

  it('says it to people in their language', async () => {
    const { status, out } = await adverts(['check', advert, '--lang', 'en', '--now', '2026-11-21']);
    expect(status).toBe(0);
    expect(out).toContain('Not stated in this advert');
    expect(out).toContain('A place known for job scams ("KAMBOJA")');
    expect((await adverts(['check', 'halo'])).out).toContain('belum saya kenali');
  });

  it('names the picture that cannot be read', async () => {
    const { status, err } = await adverts(['check', '--image', 'no-such.jpg']);
    expect(status).toBe(1);
    expect(err).toContain('no-such.jpg');
  });

  it.each([
    [[]],
    [['check']],
    [['find', 'x']],
    [['check', 'x', '--jsonl']],
    [['check', 'x', '--image', 'y.jpg']],
    [['check', 'x', '--nothing']],
  ])('%j is wrong use', async (args) => {
    expect((await adverts(args)).status).toBe(2);
  });
});
