import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands, nearestCommand } from '../../src/cli/commands.ts';
import { main } from '../../src/cli/main.ts';
import { commandWords, projectFolder, terminalLanguage } from '../../src/cli/words.ts';
import { testIo } from './io.ts';

async function call(args: string[], env: Record<string, string> = {}) {
  const io = testIo([], env);
  const status = await main(args, io);
  return { status, out: io.out(), err: io.err() };
}

describe('suluh', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('%j lists every command', async (args) => {
    const { status, out, err } = await call(args);
    expect(status).toBe(0);
    expect(err).toBe('');
    for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
  });

  it('speaks the language of the terminal', async () => {
    expect((await call(['help'], { LANG: 'id_ID.UTF-8' })).out).toContain('Cara pakai');
    expect((await call(['help'], { LANG: 'de_DE.UTF-8' })).out).toContain('Use: ');
  });

  it.each([
    ['chekc', /did you mean "check"\?/],
    ['DRAW', /did you mean "draw"\?/],
    ['xyzzy', /\.\/suluh help/],
    ['constructor', /there is no command "constructor"/],
  ])('does not know %s: status 2 and what to do', async (name, hint) => {
    const { status, out, err } = await call([name]);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(hint);
  });

  it.each(Object.keys(commands).map((name) => [name]))('%s --help tells its use', async (name) => {
    const { status, out } = await call([name, '--help']);
    expect(status).toBe(0);
    expect(out).toContain(`./suluh ${name}`);
    expect(out).not.toContain('cli.');
  });

  it('help COMMAND tells the same, and refuses one that is not there', async () => {
    expect((await call(['help', 'check'])).out).toBe((await call(['check', '--help'])).out);
    expect((await call(['help', 'nothing'])).status).toBe(2);
  });

  it('refuses wrong use with the right one', async () => {
    const { status, err } = await call(['check', '--jsn']);
    expect(status).toBe(2);
    expect(err).toContain('--jsn');
    expect(err).toContain('Use: ./suluh check');
  });
});

describe('an error', () => {
  class CureError extends Error {
    override readonly name = 'CureError';
  }

  const withCommand = async (problem: unknown, env: Record<string, string> = {}) => {
    const io = testIo([], env);
    io.write = async () => {
      throw problem;
    };
    const status = await main(['help'], io);
    return { status, err: io.err() };
  };

  it('of ours is one plain line', async () => {
    const { status, err } = await withCommand(new CureError('PORT is taken; set PORT to another'));
    expect(status).toBe(1);
    expect(err).toBe('suluh: PORT is taken; set PORT to another\n');
  });

  it('of the program is one line too, and shows where only on demand', async () => {
    const quiet = await withCommand(new TypeError('x is not a function'));
    expect(quiet.err).toBe('suluh: help failed: x is not a function (LOG_LEVEL=debug shows where)\n');
    const loud = await withCommand(new TypeError('x is not a function'), { LOG_LEVEL: 'debug' });
    expect(loud.err).toContain('    at ');
  });
});

describe('words of the command', () => {
  it.each([
    [{ LANG: 'id_ID.UTF-8' }, 'id'],
    [{ LANG: 'en_US', LC_ALL: 'id' }, 'id'],
    [{ LANG: 'idx' }, 'en'],
    [{ LANG: '' }, 'en'],
    [{}, 'en'],
  ])('%j → %s', (env, language) => {
    expect(terminalLanguage(env)).toBe(language);
  });

  it('fills in what is given and shows a key that is missing', () => {
    const words = commandWords('en');
    expect(words('cli.unknown-command', { name: 'x' })).toBe('there is no command "x"');
    expect(words('cli.unknown-command')).toContain('{{name}}');
    expect(words('cli.no.such')).toBe('cli.no.such');
  });

  it('has a usage and a summary for every command, in both languages', () => {
    for (const language of ['id', 'en'] as const)
      for (const name of Object.keys(commands))
        for (const part of ['usage', 'summary']) {
          const key = `cli.commands.${name}.${part}`;
          expect(commandWords(language)(key)).not.toBe(key);
        }
  });
});

describe('nearestCommand', () => {
  it.each([
    ['tset', 'test'],
    ['verfy', 'verify'],
    ['halp', 'help'],
    ['', null],
    ['qqqqqqqq', null],
  ])('%j → %s', (typed, name) => {
    expect(nearestCommand(typed)).toBe(name);
  });
});

describe('the table of commands', () => {
  it('is loaded on demand: the entry imports nothing but Node before the cache is on', () => {
    const entry = readFileSync(`${projectFolder}src/cli.ts`, 'utf8');
    const imports = [...entry.matchAll(/^import .* from '([^']+)'/gm)].map((match) => match[1]);
    expect(imports.every((name) => name?.startsWith('node:'))).toBe(true);
  });
});
