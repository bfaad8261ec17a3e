import { readFile, writeFile } from 'node:fs/promises';
import type { Topic } from '../flows/topics.ts';
import { FileError } from './files.ts';
import type { Words } from './words.ts';

const begin = '<!-- table of contents: begin; made by ./suluh check --table --out docs/content.md -->';
const end = '<!-- table of contents: end -->';
const head = ['topic', 'facts', 'source dates', 'certainty', 'checked', 'review'];

/** Every topic with its facts, the dates of its sources, and when it was read, as a Markdown table. */
export function contentTable(topics: Iterable<Topic>): string {
  const rows = [...topics].map(({ id, facts, sources, certainty, checked, review }) => {
    const dates = [...new Set(sources.map((source) => source.date ?? 'undated'))].sort();
    return [id, facts.join(', '), dates.join(', '), certainty, checked, review];
  });
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell || '–').join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

/** A document with the table between its two marks renewed; null when it has no such marks. */
export function withTable(document: string, table: string): string | null {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) return null;
  return `${document.slice(0, from)}${begin}\n\n${table}\n${document.slice(to)}`;
}

/** Renews the table of a file. Throws FileError when the file has no place for it. */
export async function writeTable(file: string, table: string, words: Words): Promise<void> {
  const renewed = withTable(await readFile(file, 'utf8'), table);
  if (renewed === null) throw new FileError(words('cli.check.no-marks', { file, begin, end }));
  await writeFile(file, renewed);
}
