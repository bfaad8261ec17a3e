import type { ReplyLanguage } from '../values/language.ts';
import { type Body, bodyOf } from './assets.ts';
import { layout, type PageParts } from './layout.ts';
import { linked } from './links.ts';
import { type Html, html } from './page.ts';
import { fileLimit } from './uploads.ts';

/** Words that the script needs, each under `web.page-<name>`. */
const scriptWords = [
  'you',
  'bot',
  'sending',
  'waiting',
  'unsent',
  'retry',
  'resumed',
  'ended',
  'photo',
  'file',
  'open-file',
  'blank',
] as const;
/** Refusals that the script gives before anything is sent. */
const scriptErrors = ['file-type', 'file-too-large'] as const;
const starters = ['menu', 'check', 'report', 'numbers'] as const;

/** The chat page in a language; made once, it holds nothing of anybody. */
export function chatPages(parts: PageParts): (language: ReplyLanguage) => Body {
  const made = new Map<ReplyLanguage, Body>();
  return (language) => {
    const known = made.get(language);
    if (known) return known;
    const body = bodyOf(Buffer.from(chatPage(parts, language)), 'text/html; charset=utf-8');
    made.set(language, body);
    return body;
  };
}

function chatPage(parts: PageParts, language: ReplyLanguage): string {
  const t = (key: string) => parts.texts.t(language, `web.${key}`);
  const words = Object.fromEntries([
    ...scriptWords.map((word) => [word, t(`page-${word}`)]),
    ...scriptErrors.map((problem) => [problem, t(`error-${problem}`)]),
  ]);
  return layout(parts, {
    language,
    title: 'Suluh',
    kind: 'chat',
    otherHref: language === 'id' ? '/?lang=en' : '/?lang=id',
    scripts: ['exit.js', 'chat.js'],
    body: html`<main id="chat" data-words="${JSON.stringify(words)}" data-links="${JSON.stringify(parts.links)}" data-file-limit="${fileLimit}">
<h1 class="unseen">${t('heading')}</h1>
<div id="log" role="log" aria-live="polite" aria-label="${t('log')}" tabindex="0">
<div class="bubble bot">${t('welcome')}</div>
<div class="choices" id="starters" hidden>${starters.map((name) => starter(t(`start-${name}`)))}</div>
<p class="note">${t('exit-note')}</p>
<noscript><div class="bubble bot">${linked(t('no-script'), parts.links)}</div></noscript>
</div>
<p id="status" role="status"></p>
<button class="retry" id="retry" type="button" hidden>${t('page-retry')}</button>
<form class="compose" id="form" autocomplete="off" hidden>
<div class="attached" id="attached" hidden><span id="attached-name"></span><button id="detach" type="button">${t('detach')}</button></div>
<label class="attach"><input id="file" type="file" accept="image/jpeg,image/png,image/webp,application/pdf"><span class="unseen">${t('attach')}</span><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 8h3l2-3h6l2 3h3v11H4z"/><circle cx="12" cy="13" r="3.5"/></svg></label>
<label class="unseen" for="text">${t('text-label')}</label>
<textarea id="text" rows="1" autocomplete="off" placeholder="${t('text-hint')}" enterkeyhint="send"></textarea>
<button id="send" type="submit" aria-label="${t('send')}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4l17 8-17 8 3-8z"/></svg></button>
</form>
</main>`,
  });
}

function starter(label: string): Html {
  return html`<button type="button" data-say="${label}">${label}</button>`;
}
