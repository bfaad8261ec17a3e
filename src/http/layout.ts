import type { Texts } from '../text/texts.ts';
import type { ReplyLanguage } from '../values/language.ts';
import type { AssetName, Assets } from './assets.ts';
import type { Links } from './links.ts';
import { type Html, html } from './page.ts';

/** What every page is made with. */
export interface PageParts {
  readonly texts: Texts;
  readonly assets: Assets;
  readonly links: Links;
}

export interface Layout {
  readonly language: ReplyLanguage;
  readonly title: string;
  /** `chat` or `sheet`, for the style. */
  readonly kind: string;
  /** The same page in the other language. */
  readonly otherHref: string;
  readonly scripts: readonly AssetName[];
  readonly body: Html;
}

/**
 * A whole page. "Keluar cepat" is a link, so that it works before any script has come and without; the
 * script makes it forget as well.
 */
export function layout({ texts, assets }: PageParts, page: Layout): string {
  const { language } = page;
  const other: ReplyLanguage = language === 'id' ? 'en' : 'id';
  const t = (key: string) => texts.t(language, `web.${key}`);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="icon" href="${assets.url('icon.svg')}">
<link rel="stylesheet" href="${assets.url('style.css')}">
${page.scripts.map((name) => html`<script src="${assets.url(name)}" defer></script>`)}
</head>
<body class="${page.kind}">
<header>
<a class="name" href="/?lang=${language}">Suluh</a>
<a class="other" href="${page.otherHref}" hreflang="${other}" lang="${other}" data-replace>${texts.t(other, 'web.language-name')}</a>
<a class="exit" href="${t('exit-url')}" rel="noreferrer" role="button" data-exit>${t('exit')}</a>
</header>
${page.body}
</body>
</html>
`.source;
}
