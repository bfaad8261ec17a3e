import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, html } from '../../src/http/page.ts';

test('what is put in is escaped, HTML is not escaped twice', () => {
  const inner = html`<b>${'<i> & "q"'}</b>`;
  expect(html`<p title="${`'x'`}">${inner}${[inner, inner]}${3}</p>`.source).toBe(
    `<p title="&#39;x&#39;">${'<b>&lt;i&gt; &amp; &quot;q&quot;</b>'.repeat(3)}3</p>`,
  );
});

test('no text can leave its place', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"']/);
      expect(escaped.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
    }),
  );
});
