import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Place } from './finding.ts';

/** A YAML file as it stands on disk; `file` is relative to the project, with `/`. */
export interface SourceFile {
  readonly file: string;
  readonly source: string;
}

/** Finds the file and line of what is checked. What stands nowhere gets its file, or its folder. */
export interface Places {
  /** An entry of a file by its dotted path. */
  entry(file: string, path: string): Place;
  flow(id: string, ...path: (string | number)[]): Place;
  topic(id: string, ...path: (string | number)[]): Place;
  text(language: string, key: string): Place;
  /** A sample question by its topic (null: none) and words. */
  sample(language: string, topic: string | null, text: string): Place;
}

/** Reads the lines of every entry of the given files. A file that is not YAML simply has no lines. */
export function createPlaces(files: readonly SourceFile[]): Places {
  const outlines = new Map(files.map(({ file, source }) => [file, lazyOutline(source)] as const));
  const at = (file: string, path: readonly (string | number)[]): Place => {
    const outline = outlines.get(file)?.();
    for (let length = path.length; length > 0; length -= 1) {
      const line = outline?.get(path.slice(0, length).join('.'));
      if (line !== undefined) return { file, line };
    }
    return { file };
  };
  return {
    entry: (file, path) => at(file, path.split('.')),
    flow: (id, ...path) => at(`flows/${id}.yaml`, path),
    topic: (id, ...path) => {
      const [group = id, ...name] = id.split('.');
      return at(`flows/topics/${group}.yaml`, [name.join('.'), ...path]);
    },
    text: (language, key) => ({ ...textPlace(language, key, outlines, at), language }),
    sample: (language, topic, text) => {
      const [group, ...name] = (topic ?? '').split('.');
      const folder = `locales/${language}/questions`;
      const [file, entry] =
        topic === null ? noneFile(folder, text, outlines) : [`${folder}/${group}.yaml`, name.join('.')];
      return { ...at(file, [`${entry}=${text}`]), language };
    },
  };
}

type Outline = ReadonlyMap<string, number>;
type Outlines = ReadonlyMap<string, () => Outline>;

/** Samples without a topic stand in `none.yaml` of any shape: the first file of that name with the words. */
function noneFile(folder: string, text: string, outlines: Outlines): [string, string] {
  const file = `${folder}/none.yaml`;
  const entry = [...(outlines.get(file)?.().keys() ?? [])].find((path) => path.endsWith(`=${text}`));
  return [file, entry?.slice(0, -text.length - 1) ?? ''];
}

/** `topics.passport.fees.title` stands in topics/passport.yaml under fees.title: the longest path that is a file. */
function textPlace(
  language: string,
  key: string,
  outlines: Outlines,
  at: (file: string, path: readonly string[]) => Place,
): Place {
  const parts = key.split('.');
  for (let split = parts.length; split > 0; split -= 1) {
    for (const file of filesOf(language, parts.slice(0, split))) {
      if (!outlines.has(file)) continue;
      const path = parts.slice(split);
      const text = at(file, [...path, 'text']);
      return text.line === undefined ? at(file, path) : text;
    }
  }
  return { file: `locales/${language}` };
}

/** The files that the beginning of a key may mean: `flows.report.recruiter` is flows/report.recruiter.yaml. */
function filesOf(language: string, parts: readonly string[]): string[] {
  const [room, ...rest] = parts;
  const nested = `locales/${language}/${parts.join('/')}.yaml`;
  return rest.length > 0 ? [`locales/${language}/${room}/${rest.join('.')}.yaml`, nested] : [nested];
}

function lazyOutline(source: string): () => Outline {
  let outline: Outline | undefined;
  return () => {
    outline ??= outlineOf(source);
    return outline;
  };
}

/** The line of every entry, by its dotted path; list items also by `path=words`. */
function outlineOf(source: string): Outline {
  const lines = new LineCounter();
  const outline = new Map<string, number>();
  const lineAt = (offset: number | undefined): number => lines.linePos(offset ?? 0).line;
  const visit = (node: Node | null, path: string): void => {
    const inner = (name: unknown): string => (path === '' ? String(name) : `${path}.${name}`);
    if (isMap<Node, Node | null>(node)) {
      for (const { key, value } of node.items) {
        const name = inner(isScalar(key) ? key.value : key);
        outline.set(name, lineAt(key.range?.[0]));
        visit(value, name);
      }
    } else if (isSeq<Node>(node)) {
      for (const [index, item] of node.items.entries()) {
        outline.set(inner(index), lineAt(item.range?.[0]));
        if (isScalar(item)) outline.set(`${path}=${item.value}`, lineAt(item.range?.[0]));
        visit(item, inner(index));
      }
    }
  };
  visit(parseDocument(source, { lineCounter: lines }).contents, '');
  return outline;
}
