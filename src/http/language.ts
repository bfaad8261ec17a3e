import { type Language, languages, type ReplyLanguage, replyLanguages } from '../values/language.ts';

/** The first language of an Accept-Language header that people here write; undefined when there is none. */
export function deviceLanguage(header: string | undefined): Language | undefined {
  return preferred(header).find(isLanguage);
}

/**
 * The language to answer in: the chosen one (`?lang=`), else the device's, else Indonesian. Somebody
 * whose device speaks Javanese or Malay reads Indonesian, whatever comes after it in the list.
 */
export function replyLanguage(header: string | undefined, chosen?: unknown): ReplyLanguage {
  const wanted = replyLanguages.find((language) => language === chosen);
  if (wanted) return wanted;
  const device = deviceLanguage(header);
  return replyLanguages.find((language) => language === device) ?? 'id';
}

/** Primary tags, the most wanted first: `id-ID,id;q=0.9,en;q=0.8` gives id, id, en. */
function preferred(header: string | undefined): string[] {
  return (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const quality = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean);
      return { tag: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => (tag === 'in' ? 'id' : tag));
}

const isLanguage = (tag: string): tag is Language => languages.some((language) => language === tag);
