import type { RequestHandler } from 'express';
import type { ReplyLanguage } from '../values/language.ts';
import { replyLanguage } from './language.ts';
import { layout, type PageParts } from './layout.ts';
import { linked } from './links.ts';
import { type Html, html } from './page.ts';

export interface AgencyAnswer {
  readonly text: string;
  /** Names that may have been meant; a tap looks them up. */
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
}

export type CheckAgency = (query: string, language: ReplyLanguage) => AgencyAnswer | Promise<AgencyAnswer>;

export interface CheckPageDeps extends PageParts {
  readonly checkAgency: CheckAgency;
}

const queryLimit = 200;

/** `/periksa?q=NAME`: the register check as a page of its own, to be sent on or printed. */
export function checkPage(deps: CheckPageDeps): RequestHandler {
  return async (request, response) => {
    const language = replyLanguage(request.get('accept-language'), request.query.lang);
    const typed = request.query.q;
    const query = (typeof typed === 'string' ? typed : '').replace(/\p{Cc}/gu, ' ').trim();
    const tooLong = query.length > queryLimit;
    const answer = query === '' || tooLong ? null : await deps.checkAgency(query, language);
    response
      .status(tooLong ? 400 : 200)
      .set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
      .type('html')
      .send(page(deps, language, query.slice(0, queryLimit), tooLong, answer));
  };
}

function page(
  deps: CheckPageDeps,
  language: ReplyLanguage,
  query: string,
  tooLong: boolean,
  answer: AgencyAnswer | null,
): string {
  const t = (key: string, params?: Record<string, string>) => deps.texts.t(language, `web.${key}`, params);
  const other = language === 'id' ? 'en' : 'id';
  const text = (words: string): Html => linked(words, deps.links);
  return layout(deps, {
    language,
    title: t('check-page-title'),
    kind: 'sheet',
    otherHref: address(query, other),
    scripts: ['exit.js'],
    body: html`<main>
<h1>${t('check-title')}</h1>
<form action="/periksa" method="get" role="search" autocomplete="off">
<input type="hidden" name="lang" value="${language}">
<label for="q">${t('check-label')}</label>
<input id="q" name="q" type="search" maxlength="${queryLimit}" value="${query}" aria-describedby="hint" autocomplete="off" spellcheck="false">
<p id="hint" class="note">${t('check-hint')}</p>
<button type="submit">${t('check-button')}</button>
</form>
${tooLong ? html`<p class="problem" role="alert">${t('check-long', { limit: String(queryLimit) })}</p>` : ''}
${answer ? result(answer, text, t, query, language) : ''}
<p class="caution">${text(t('check-caution'))}</p>
<p class="elsewhere"><a href="/?lang=${language}">${t('check-chat')}</a></p>
</main>`,
  });
}

function result(
  answer: AgencyAnswer,
  text: (words: string) => Html,
  t: (key: string, params?: Record<string, string>) => string,
  query: string,
  language: ReplyLanguage,
): Html {
  const choices = answer.choices ?? [];
  return html`<section aria-labelledby="asked">
<h2 id="asked">${t('check-asked', { query })}</h2>
<p class="answer">${text(answer.text)}</p>
${choices.length > 0 ? html`<ul class="names">${choices.map(({ label }) => html`<li><a href="${address(label, language)}">${label}</a></li>`)}</ul>` : ''}
<p class="note share">${t('check-share')}</p>
</section>`;
}

function address(query: string, language: ReplyLanguage): string {
  return `/periksa?${new URLSearchParams({ ...(query ? { q: query } : {}), lang: language })}`;
}
