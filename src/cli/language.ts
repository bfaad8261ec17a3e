import { type ReplyLanguage, replyLanguages } from '../values/language.ts';
import { UsageError } from './arguments.ts';

/** `--lang`: a language that the bot answers in; undefined when it is absent. Throws UsageError. */
export function readLanguage(value: string | undefined): ReplyLanguage | undefined {
  const language = replyLanguages.find((one) => one === value);
  if (value !== undefined && !language) throw new UsageError(`--lang ${value}: ${replyLanguages.join(', ')}`);
  return language;
}
