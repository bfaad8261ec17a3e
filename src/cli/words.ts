import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readYaml } from '../text/load.ts';
import { isObject } from '../values/json.ts';
import type { ReplyLanguage } from '../values/language.ts';

/** The folder of the project, wherever the command is called. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** The language of the operator's terminal: Indonesian where LANG says so, else English. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): ReplyLanguage {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^id([_.@-]|$)/i.test(locale) ? 'id' : 'en';
}

/**
 * The words of the command itself (`cli.help.head`), from `locales/<language>/cli.yaml`. Read alone and
 * without i18next, so that help and errors come at once. An unknown key comes back as itself, so that it
 * is seen.
 */
export function commandWords(language: ReplyLanguage): Words {
  const file = `${projectFolder}locales/${language}/cli.yaml`;
  let texts: unknown;
  return (key, params = {}) => {
    texts ??= existsSync(file) ? readYaml(file) : {};
    const [, ...path] = key.split('.');
    const text = path.reduce<unknown>((value, part) => (isObject(value) ? value[part] : undefined), texts);
    if (typeof text !== 'string') return key;
    return text.replace(/\{\{([\w-]+)\}\}/g, (whole, name) => String(params[name] ?? whole));
  };
}
