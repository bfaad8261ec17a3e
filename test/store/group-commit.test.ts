import { describe, expect, it } from 'vitest';
import { groupCommit } from '../../src/store/group-commit.ts';

/** A writer whose commits end when the test says so. */
function setUp(most?: number) {
  const batches: string[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const commit = groupCommit<string>((batch) => {
    batches.push([...batch]);
    return new Promise((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())));
  }, most);
  return { batches, ends, commit };
}
const turn = () => new Promise((resolve) => setTimeout(resolve, 2));

describe('calls that share commits', () => {
  it('writes a lone call at once, and those that come meanwhile together', async () => {
    const { batches, ends, commit } = setUp();
    const done: string[] = [];
    void commit(['a']).then(() => done.push('a'));
    expect(batches).toEqual([['a']]);
    void commit(['b', 'c']).then(() => done.push('b'));
    void commit(['d']).then(() => done.push('d'));
    await turn();
    expect(done).toEqual([]);
    ends[0]?.();
    await turn();
    expect(done).toEqual(['a']);
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
    ends[1]?.();
    await turn();
    expect(done).toEqual(['a', 'b', 'd']);
  });

  it('tells the calls of a failed commit, and only those', async () => {
    const { batches, ends, commit } = setUp();
    const first = commit(['a']);
    const second = commit(['b']);
    ends[0]?.(new Error('full'));
    await expect(first).rejects.toThrow('full');
    await turn();
    ends[1]?.();
    await second;
    expect(batches).toEqual([['a'], ['b']]);
  });

  it('does not let a transaction grow without bound', async () => {
    const { batches, ends, commit } = setUp(3);
    void commit(['a']);
    for (const item of ['b', 'c', 'd', 'e']) void commit([item]);
    for (let n = 0; n < 3; n++) {
      ends[n]?.();
      await turn();
    }
    expect(batches).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
  });
});
