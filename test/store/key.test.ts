import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyError, keyFile, loadKey, parseKey } from '../../src/store/key.ts';
import { recordingLogger, silent } from '../support/logger.ts';

const bytes = Buffer.from(Array.from({ length: 32 }, (_, n) => n * 7));

describe('parseKey', () => {
  it.each([
    ['hex', bytes.toString('hex')],
    ['base64', bytes.toString('base64')],
    ['base64url', bytes.toString('base64url')],
  ])('reads 32 bytes as %s', (_, text) => {
    expect(parseKey(text).equals(bytes)).toBe(true);
  });

  it('makes the same 32 bytes from the same long passphrase', () => {
    const key = parseKey('delapan kata yang mudah diingat orang');
    expect(key).toHaveLength(32);
    expect(key.equals(parseKey('delapan kata yang mudah diingat orang'))).toBe(true);
    expect(key.equals(parseKey('delapan kata yang mudah diingat orang!'))).toBe(false);
  });

  it('refuses a short one, says what to do, and does not repeat it', () => {
    expect(() => parseKey('pendek')).toThrow(KeyError);
    expect(() => parseKey('pendek')).toThrow(/openssl rand/);
    expect(() => parseKey('pendek')).not.toThrow(/pendek/);
  });
});

describe('loadKey', () => {
  let dataDir = '';
  beforeEach(() => {
    dataDir = join(mkdtempSync(join(tmpdir(), 'suluh-key-')), 'data');
  });
  afterEach(() => rmSync(join(dataDir, '..'), { recursive: true }));

  it('makes a file that only its owner reads, with loud advice, and finds it again', () => {
    const logger = recordingLogger();
    const key = loadKey({ dataDir, logger });
    expect(statSync(join(dataDir, keyFile)).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual([keyFile]);
    expect(logger.lines.join()).toMatch(/NEW SECRET KEY/);
    expect(logger.lines.join()).not.toContain(readFileSync(join(dataDir, keyFile), 'utf8').trim());
    expect(loadKey({ dataDir, logger: silent }).equals(key)).toBe(true);
    expect(logger.lines).toHaveLength(1);
  });

  it('takes SECRET_KEY first and makes no file then', () => {
    expect(loadKey({ secretKey: ` ${bytes.toString('hex')}\n`, dataDir, logger: silent }).equals(bytes)).toBe(
      true,
    );
    expect(() => statSync(dataDir)).toThrow();
  });

  it('wants SECRET_KEY with a database of its own', () => {
    expect(() => loadKey({ databaseUrl: 'postgres://x', dataDir, logger: silent })).toThrow(/SECRET_KEY/);
  });

  it('does not replace a damaged file', () => {
    loadKey({ dataDir, logger: silent });
    writeFileSync(join(dataDir, keyFile), 'bukan kunci');
    expect(() => loadKey({ dataDir, logger: silent })).toThrow(/backup/);
    expect(readFileSync(join(dataDir, keyFile), 'utf8')).toBe('bukan kunci');
  });
});
