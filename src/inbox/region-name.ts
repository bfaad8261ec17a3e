import type { ReplyLanguage } from '../values/language.ts';
import type { Services } from './services.ts';

/** The everyday name of a region code, a country or the sea. */
export function regionName(
  region: string | null,
  language: ReplyLanguage,
  inside: { readonly services: Pick<Services, 'world'> },
): string {
  const { texts, regionName: nameOf, countryName } = inside.services.world;
  if (region === null) return texts.t(language, 'notice.unknown-region');
  if (region === 'sea') return texts.t(language, 'notice.sea');
  if (region.startsWith('abroad:')) {
    const code = region.slice('abroad:'.length);
    const country = code === '' ? texts.t(language, 'notice.unknown-region') : countryName(code, language);
    return texts.t(language, 'notice.abroad', { country });
  }
  return nameOf(region);
}
