import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FlowFileError, loadFlows } from '../../src/flows/load.ts';

let folder = '';
// A project may lie in a folder of any name.
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'suluh-flows-')), 'topics', 'flows');
  mkdirSync(join(folder, 'topics'), { recursive: true });
});
afterEach(() => rmSync(join(folder, '../..'), { recursive: true }));

const flow = 'id: trip\nversion: 1\nstart: bye\nsteps:\n  bye: {end: true}\ntests: []\n';
const topic = 'fees: {kind: answer, facts: [], sources: [], checked: 2026-11-21, review: 2027-01-01}\n';
const put = (file: string, text: string): void => writeFileSync(join(folder, file), text);

describe('loadFlows', () => {
  it('reads flows by their file and topics by file and entry', () => {
    put('trip.yaml', flow);
    put('topics/passport.yaml', topic);
    const { flows, topics } = loadFlows(folder);
    expect([...flows.keys()]).toEqual(['trip']);
    expect(flows.get('trip')).toMatchObject({ role: 'anyone', steps: { bye: { end: true } } });
    expect([...topics.keys()]).toEqual(['passport.fees']);
    expect(topics.get('passport.fees')).toMatchObject({ id: 'passport.fees', certainty: 'sure', next: [] });
  });

  it('names every problem of shape at once, one line each', () => {
    put('trip.yaml', flow.replace('version: 1', 'version: none'));
    put('other.yaml', flow);
    put('topics/passport.yaml', topic.replace('2027-01-01', '2027-02-30'));
    const load = () => loadFlows(folder);
    expect(load).toThrow(FlowFileError);
    expect(load).toThrow(/trip\.yaml: version: /);
    expect(load).toThrow(/other\.yaml: id "trip" must be the file's name, "other"/);
    expect(load).toThrow(/passport\.yaml: fees\.review: write a date as 2026-11-21/);
  });

  it.each([
    ['a step of no kind', 'steps:\n  bye: {end: true}', 'steps:\n  bye: {to: bye}'],
    ['an entry that is not known', 'bye: {end: true}', 'bye: {end: true, sya: bye}'],
    ['a name with capitals', 'bye: {end: true}', 'Bye: {end: true}'],
    ['a turn of no kind', 'tests: []', 'tests: [{name: x, at: bye, turns: [{shouts: x}]}]'],
  ])('refuses %s', (_, sound, mistake) => {
    put('trip.yaml', flow.replace(sound, mistake));
    expect(() => loadFlows(folder)).toThrow(FlowFileError);
  });

  it.each([
    ['a flow topic without its flow', 'kind: flow'],
    ['an answer with a flow', 'kind: answer, flow: trip'],
  ])('refuses %s', (_, kind) => {
    put('topics/passport.yaml', topic.replace('kind: answer', kind));
    expect(() => loadFlows(folder)).toThrow(/names its flow/);
  });
});
