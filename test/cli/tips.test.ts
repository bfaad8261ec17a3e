import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { testIo } from './io.ts';

async function tips(args: string[], stdin: string[] = []) {
  const io = testIo(stdin, { LANG: 'C' });
  const status = await main(['tips', ...args], io);
  return { status, out: io.out() };
}

describe('tips extract', () => {
  it('gives the fields of the contract and no other, a line for each', async () => {
    const full =
      'Pak Budi dari PT Maju Jaya di Lombok Timur mau berangkatkan anak 15 tahun besok ke Malaysia, HP 0812-3456-7890';
    const { status, out } = await tips(
      ['extract', '--jsonl'],
      [`${JSON.stringify({ id: 1, text: full })}\n`, '\n', '{"id":2,"text":"halo"}\n', '{"id":3}\n'],
    );
    expect(status).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        id: 1,
        region: { code: '52.03', name: 'Kabupaten Lombok Timur' },
        province: { code: '52', name: 'Nusa Tenggara Barat' },
        phones: ['+6281234567890'],
        agency: 'PT Maju Jaya',
        persons: ['Budi'],
        countries: ['MY'],
        departureSoon: true,
        minors: true,
      },
      {
        id: 2,
        region: null,
        province: null,
        phones: [],
        agency: null,
        persons: [],
        countries: [],
        departureSoon: false,
        minors: false,
      },
      { id: 3, error: '"text" must be a text' },
    ]);
  });

  it.each([[[]], [['extract']], [['--jsonl']], [['find', '--jsonl']]])('%j is wrong use', async (args) => {
    expect((await tips(args)).status).toBe(2);
  });
});
