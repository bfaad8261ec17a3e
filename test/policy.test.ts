import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadPolicy, PolicyError } from '../src/policy.ts';

const shipped = join(import.meta.dirname, '../data/policy.yaml');

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function file(content: string, name = 'policy.yaml'): string {
  const folder = mkdtempSync(join(tmpdir(), 'suluh-policy-'));
  folders.push(folder);
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the policy that ships', () => {
  it('has the times that the people were promised', () => {
    const minute = 60_000;
    const hour = 60 * minute;
    expect(loadPolicy(shipped)).toMatchObject({
      unclaimed: { danger: 5 * minute, departure: 15 * minute, normal: 12 * hour },
      claimed: { danger: 15 * minute, departure: hour, normal: 24 * hour },
      silence: { danger: 10 * minute, story: 15 * minute },
      quiet: { from: '21:00', until: '06:00' },
      newcomer: 24 * hour,
      retention: 90 * 24 * hour,
      audit: 730 * 24 * hour,
      withdrawal: 72 * hour,
    });
  });
});

describe("an operator's file", () => {
  it('changes what it names and leaves the rest', () => {
    const policy = loadPolicy(shipped, file('silence: {danger: 2s}\nunclaimed: {normal: 90}\n'));
    expect(policy.silence).toEqual({ danger: 2000, story: 900_000 });
    expect(policy.unclaimed).toMatchObject({ normal: 90_000, danger: 300_000 });
  });

  it('may be JSON, or empty', () => {
    expect(loadPolicy(shipped, file('{"silence": {"story": "1m"}}', 'p.json')).silence.story).toBe(60_000);
    expect(loadPolicy(shipped, file('')).silence.story).toBe(900_000);
    expect(loadPolicy(shipped, file('# nothing yet\n')).silence.story).toBe(900_000);
  });

  it.each([
    ['no duration', 'silence: {danger: soon}', /silence\.danger: "soon" is no duration; write 90s/],
    ['no time of day', 'quiet: {from: "25:00"}', /quiet\.from: .*write a time of day/],
    ['an unknown entry', 'silense: {danger: 5m}', /silense/],
    ['an unknown part', 'silence: {danger: 5m, dangr: 5m}', /dangr/],
    ['a list', '- a\n- b', /must hold entries/],
    ['a word', 'hello', /must hold entries/],
    ['a value in place of entries', 'silence: 5m', /silence/],
    ['nothing in place of entries', 'silence:', /silence/],
    ['broken YAML', 'silence: {danger', /cannot be read/],
  ])('with %s is refused, by the file and the entry', (_, content, message) => {
    const path = file(content);
    expect(() => loadPolicy(shipped, path)).toThrow(PolicyError);
    expect(() => loadPolicy(shipped, path)).toThrow(message);
    expect(() => loadPolicy(shipped, path)).toThrow(path);
  });

  it('that is not there is refused by its name', () => {
    expect(() => loadPolicy(shipped, '/nowhere/policy.yaml')).toThrow(
      /\/nowhere\/policy\.yaml cannot be read/,
    );
  });
});
