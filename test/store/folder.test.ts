import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderError, openFolder } from '../../src/store/folder.ts';

describe('openFolder', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'suluh-folder-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('makes what is missing, for its owner only, and may be called again', () => {
    const path = join(root, 'a/b');
    openFolder(path);
    openFolder(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it.each(['data', 'data/below'])('says what to do where a file stands in the way: %s', (below) => {
    writeFileSync(join(root, 'data'), '');
    expect(() => openFolder(join(root, below))).toThrow(FolderError);
    expect(() => openFolder(join(root, below))).toThrow(/DATA_DIR .*[Ss]et DATA_DIR to/);
  });

  it.runIf(existsSync('/proc/self'))('does not wait for ever under a folder that takes none', () => {
    expect(() => openFolder('/proc/suluh')).toThrow(/DATA_DIR \/proc\/suluh cannot be written/);
  });
});
