import { basename, dirname, relative } from 'node:path';
import type { z } from 'zod';
import { readYamls, yamlFiles } from '../text/load.ts';
import { type Flow, flowSchema } from './schema.ts';
import { type Topic, topicsFileSchema } from './topics.ts';

/** A file under flows/ that cannot be used: file, place and what is wrong, one line each. */
export class FlowFileError extends Error {
  override readonly name = 'FlowFileError';
}

export interface Contents {
  readonly flows: ReadonlyMap<string, Flow>;
  readonly topics: ReadonlyMap<string, Topic>;
}

/** Reads flows/*.yaml and flows/topics/*.yaml. Throws FlowFileError with every problem of shape. */
export function loadFlows(folder: string): Contents {
  const problems: string[] = [];
  const flows = new Map<string, Flow>();
  const topics = new Map<string, Topic>();
  const files = yamlFiles(folder);
  for (const [at, content] of readYamls('flows', files).entries()) {
    const file = files[at] ?? '';
    const group = basename(file, '.yaml');
    if (dirname(relative(folder, file)) === 'topics') {
      const entries = shaped(topicsFileSchema, content, file, problems) ?? {};
      for (const [name, topic] of Object.entries(entries))
        topics.set(`${group}.${name}`, { id: `${group}.${name}`, ...topic });
    } else {
      const flow = shaped(flowSchema, content, file, problems);
      if (flow && flow.id !== group)
        problems.push(`${file}: id "${flow.id}" must be the file's name, "${group}"`);
      if (flow) flows.set(flow.id, flow);
    }
  }
  if (problems.length > 0) throw new FlowFileError(problems.join('\n'));
  return { flows, topics };
}

function shaped<T>(schema: z.ZodType<T>, content: unknown, file: string, problems: string[]): T | undefined {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    problems.push(`${file}: ${issue.path.join('.') || 'the file'}: ${issue.message}`);
  return undefined;
}
