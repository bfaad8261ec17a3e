import type { AdvertSheet, SheetPart, SheetRow } from '../values/advert-sheet.ts';
import { dateInWords } from '../values/date-text.ts';
import type { ReplyLanguage } from '../values/language.ts';
import type { AdvertAdvice, SaidSign } from './advert.ts';
import type { World } from './world.ts';

/**
 * What is said about an advert, as a sheet to be passed on. Parts without a word are left out: a sheet
 * never says that there are no signs.
 * @param now milliseconds since 1970, shown as the day on which the advert was read
 */
export function sheetOf(
  advice: AdvertAdvice,
  texts: World['texts'],
  language: ReplyLanguage,
  now: number,
): AdvertSheet {
  const t = (key: string, params = {}): string => texts.t(language, key, params);
  const part = (name: string, look: SheetPart['look'], rows: readonly SheetRow[]): SheetPart[] =>
    rows.length === 0 ? [] : [{ head: t(`adverts.heads.${name}`), look, rows }];
  const more =
    advice.moreSigns.length > 0 ? [t('adverts.more-signs', { titles: advice.moreSigns.join('; ') })] : [];
  const missing = advice.missing.length > 0 ? [`${advice.missing.join(', ')}.`] : [];
  const advised = advice.travel === null ? [] : [advice.travel];
  const day = dateInWords(new Date(now).toISOString().slice(0, 10), language, 'long');
  return {
    title: t('adverts.sheet.title'),
    lead: `${advice.lead}\n${t('adverts.sheet.read', { date: day })}`,
    parts: [
      ...part('missing', 'list', rowsOf(missing)),
      ...part('signs', 'list', [...advice.signs.map(signRow), ...rowsOf([...more, ...advised])]),
      ...part('states', 'list', rowsOf(advice.states.map(({ title, written }) => `${title}: ${written}`))),
      ...part('register', 'list', rowsOf([advice.register])),
      ...part('questions', 'box', rowsOf(advice.questions)),
      ...part('where', 'box', rowsOf(advice.where.split('\n'))),
    ],
    source: [advice.sources, texts.t(language, 'pictures.by')].filter((line) => line !== '').join('\n'),
  };
}

const rowsOf = (lines: readonly string[]): SheetRow[] => lines.map((text) => ({ text }));

const signRow = ({ title, reason, written }: SaidSign): SheetRow => ({
  text: written === null ? title : `${title} (“${written}”)`,
  note: reason,
});
