import { fold } from '../choose.ts';
import { error, type Finding } from './finding.ts';
import type { CheckInput } from './input.ts';

/** Sample questions that two topics claim, in whatever spelling. */
export function sharedSamples({ samples, places }: CheckInput): Finding[] {
  const owners = new Map<string, string | null>();
  const findings: Finding[] = [];
  for (const { language, topic, text } of samples) {
    const words = fold(text);
    const owner = owners.get(words);
    if (owner === undefined) owners.set(words, topic);
    else if (owner !== topic)
      findings.push(
        error(
          places.sample(language, topic, text),
          `the sample question "${text}" belongs to ${owner ?? 'no topic'} and to ${topic ?? 'no topic'}`,
        ),
      );
  }
  return findings;
}
