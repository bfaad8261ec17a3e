import type { HelpLine } from '../values/line.ts';
import { Html, html } from './page.ts';

/** What is printed → where a tap on it leads: telephone, WhatsApp or a site. */
export type Links = Readonly<Record<string, string>>;

/** Links of the help lines, so that a number in an answer can be tapped. Only known numbers become links. */
export function helpLinks(lines: readonly HelpLine[]): Links {
  return Object.fromEntries(lines.map((line) => [line.number, address(line)]));
}

function address({ kind, number, dial, whatsapp }: HelpLine): string {
  if (kind === 'web') return `https://${number}`;
  const digits = (dial ?? number).replace(/[^\d+]/g, '');
  return whatsapp && digits.startsWith('+') ? `https://wa.me/${digits.slice(1)}` : `tel:${digits}`;
}

/**
 * The text with its help lines as links. A short number such as 110 is only one where it stands by itself
 * after a colon, as in "Polisi: 110".
 */
export function linked(text: string, links: Links): Html {
  const printed = Object.keys(links).sort((a, b) => b.length - a.length);
  if (printed.length === 0) return html`${text}`;
  const any = printed.map((number) => number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<![\\w.,/-])(${any})(?![\\w/-]|[.,]\\d)`, 'g');
  const pieces: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const href = links[match[0]];
    if (href === undefined || (match[0].length < 5 && !/:\s*$/.test(text.slice(0, match.index)))) continue;
    pieces.push(html`${text.slice(end, match.index)}<a href="${href}" rel="noreferrer">${match[0]}</a>`);
    end = match.index + match[0].length;
  }
  return new Html(pieces.join('') + html`${text.slice(end)}`.source);
}
