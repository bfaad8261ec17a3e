import type { Texts } from '../../text/texts.ts';
import type { Json } from '../../values/json.ts';
import { type ReplyLanguage, replyLanguages } from '../../values/language.ts';
import { toE164 } from '../../values/phone.ts';
import { fold } from '../choose.ts';
import type { Stage } from '../play.ts';

/** The language that test dialogues are written in. */
const writtenIn: ReplyLanguage = 'id';
const leaving = ['cancel', 'menu'];

/**
 * A stage for test dialogues over the real texts. Places and dates are read by rules that are just good
 * enough to tell an answer from none: dialogues hold whatever registers say.
 */
export function createStage(texts: Texts, language: ReplyLanguage): Stage {
  const words = (name: string): string[] =>
    replyLanguages
      .flatMap((each) => (texts.catalogues[each]?.[`common.words.${name}`] ?? '').split(','))
      .map(fold)
      .filter((word) => word !== '');
  const back = new Set(words('back'));
  const leave = new Set(leaving.flatMap(words));
  return {
    language,
    t: (key, params) => texts.t(language, key, params),
    has: (key) => texts.has(language, key),
    written: (key) => texts.t(writtenIn, key),
    region: readRegion,
    phone: toE164,
    date: readDate,
    synonyms: Object.fromEntries(['yes', 'no', 'skip', 'done'].map((id) => [id, words(id)])),
    command(text) {
      const typed = fold(text);
      if (back.has(typed)) return 'back';
      return leave.has(typed) ? 'leave' : null;
    },
  };
}

function readRegion(text: string): Json {
  return /\p{L}{3}/u.test(text) ? { text } : null;
}

function readDate(text: string): Json {
  return /\d|besok|lusa|hari ini|minggu|bulan|tomorrow|today|week|month/i.test(text) ? { text } : null;
}
