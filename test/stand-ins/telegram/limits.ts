import { isRecord, structured } from './body.ts';
import { type Button, badRequest } from './types.ts';
import type { InlineArticle } from './world.ts';

const textLimit = 4096;
const captionLimit = 1024;
const buttonLimit = 100;

/** Text as Telegram keeps it: parsed, trimmed, 1 to 4096 characters. */
export function checkedText(raw: string, parseMode: string): string {
  if (raw === '') throw badRequest('message text is empty');
  const parsed = withoutMarkup(raw, parseMode).trim();
  if (parsed === '') throw badRequest('text must be non-empty');
  if (parsed.length > textLimit) throw badRequest('message is too long');
  return parsed;
}

export function checkedCaption(raw: string, parseMode: string): string {
  const parsed = withoutMarkup(raw, parseMode).trim();
  if (parsed.length > captionLimit) throw badRequest('message caption is too long');
  return parsed;
}

const htmlTags = /^\/?(b|strong|i|em|u|ins|s|strike|del|span|tg-spoiler|a|code|pre|blockquote)(\s|$)/i;

function withoutMarkup(raw: string, parseMode: string): string {
  if (parseMode === '') return raw;
  if (parseMode === 'HTML') {
    const plain = raw.replace(/<([^>]*)>/g, (_all, tag: string) => {
      if (!htmlTags.test(tag)) throw badRequest(`can't parse entities: Unsupported start tag "${tag}"`);
      return '';
    });
    if (plain.includes('<')) throw badRequest("can't parse entities: Unclosed start tag");
    return plain
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
  }
  if (parseMode === 'MarkdownV2') {
    const reserved = /(?<!\\)[#+\-=|{}.!]/.exec(raw);
    if (reserved) {
      throw badRequest(`can't parse entities: Character '${reserved[0]}' is reserved and must be escaped`);
    }
    return raw.replace(/(?<!\\)[*_~`[\]()>]/g, '').replace(/\\(.)/g, '$1');
  }
  if (parseMode === 'Markdown') return raw.replace(/(?<!\\)[*_`]/g, '');
  throw badRequest('unsupported parse_mode');
}

/** The inline keyboard of a call, or undefined; refuses what Telegram refuses. */
export function checkedKeyboard(raw: unknown): Button[][] | undefined {
  if (raw === undefined || raw === '') return undefined;
  const markup = structured(raw, 'reply keyboard markup');
  if (!isRecord(markup)) throw badRequest('object expected as reply markup');
  if (!('inline_keyboard' in markup)) return undefined;
  const rows = markup.inline_keyboard;
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" must be of type Array');
  const keyboard = rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest('field "inline_keyboard" must be an Array of Arrays');
    return row.map(checkedButton);
  });
  if (keyboard.flat().length > buttonLimit) throw badRequest('reply markup is too long');
  return keyboard;
}

function checkedButton(raw: unknown): Button {
  if (!isRecord(raw)) throw badRequest("can't parse inline keyboard button: expected an Object");
  const label = raw.text;
  if (typeof label !== 'string') {
    throw badRequest('can\'t parse inline keyboard button: Can\'t find field "text"');
  }
  if (label.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  if (typeof raw.url === 'string') return { text: label, url: checkedUrl(raw.url) };
  if (typeof raw.callback_data === 'string') {
    const bytes = Buffer.byteLength(raw.callback_data);
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
    return { text: label, callback_data: raw.callback_data };
  }
  throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
}

function checkedUrl(url: string): string {
  const invalid = (why: string) => badRequest(`inline keyboard button URL '${url}' is invalid: ${why}`);
  if (!URL.canParse(url)) throw invalid('Wrong HTTP URL');
  const { protocol, hostname } = new URL(url);
  if (protocol === 'tg:') return url;
  if (protocol !== 'http:' && protocol !== 'https:') throw invalid('Unsupported URL protocol');
  if (!hostname.includes('.')) throw invalid('Wrong HTTP URL');
  return url;
}

/** The results for an inline query; only articles with a text are known here. */
export function checkedArticles(raw: unknown): InlineArticle[] {
  const list = structured(raw, 'inline query results');
  if (!Array.isArray(list)) throw badRequest("can't parse inline query results");
  if (list.length > 50) throw badRequest('RESULTS_TOO_MUCH');
  const articles = list.map(checkedArticle);
  if (new Set(articles.map(({ id }) => id)).size < articles.length) throw badRequest('RESULT_ID_DUPLICATE');
  return articles;
}

function checkedArticle(raw: unknown): InlineArticle {
  if (!isRecord(raw) || raw.type !== 'article') throw badRequest('unallowed result type');
  const { id, title, description, input_message_content: content } = raw;
  const bytes = typeof id === 'string' ? Buffer.byteLength(id) : 0;
  if (typeof id !== 'string' || bytes < 1 || bytes > 64) throw badRequest('RESULT_ID_INVALID');
  if (typeof title !== 'string' || title.trim() === '') throw badRequest('ARTICLE_TITLE_EMPTY');
  if (!isRecord(content) || typeof content.message_text !== 'string') {
    throw badRequest('input message content is not specified');
  }
  const text = checkedText(content.message_text, String(content.parse_mode ?? ''));
  return { id, title, description: typeof description === 'string' ? description : '', text };
}

const commandShape = /^[a-z0-9_]{1,32}$/;

/** The list of a bot's commands. */
export function checkedCommands(raw: unknown): { command: string; description: string }[] {
  const list = structured(raw, 'commands');
  if (!Array.isArray(list) || list.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  return list.map((entry: unknown) => {
    const command = isRecord(entry) ? String(entry.command ?? '').replace(/^\//, '') : '';
    const description = isRecord(entry) ? String(entry.description ?? '') : '';
    if (!commandShape.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256) {
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    return { command, description };
  });
}

export function checkedLanguageCode(code: string): string {
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw badRequest('invalid language code specified');
  return code;
}
