import { type Edge, edgesOfFlow, type Why } from './graph.ts';
import { type Arrow, type Layout, layOut, type Point } from './layout.ts';
import type { Flow, Step } from './schema.ts';
import { isAsk } from './schema.ts';

/** The words that stand in a drawing. */
export interface Words {
  t(language: string, key: string): string;
}

const wrapAt = 30;
const mostLines = 4;
const letter = 6.4;
const lineHeight = 16;
const padding = 10;

type Look = 'say' | 'ask' | 'branch' | 'act' | 'on' | 'end';

/** Fill, edge and corner of each kind of step. */
const looks: Readonly<Record<Look, readonly [string, string, number]>> = {
  say: ['#ffffff', '#5f6b7a', 4],
  ask: ['#e8f1fb', '#1f5fa8', 12],
  branch: ['#fdf3d8', '#9a7415', 0],
  act: ['#ece8f6', '#5b4a9b', 0],
  on: ['#e4f4ee', '#1c7a5a', 18],
  end: ['#e9ebee', '#333b45', 18],
};

interface Card {
  readonly id: string;
  readonly look: Look;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** A picture of a flow as SVG: a box for every step, an arrow for every way, in the words of a language. */
export function drawFlow(flow: Flow, words: Words, language: string): string {
  const t = (say: string) => words.t(language, `flows.${flow.id}.${say}`);
  const cards = Object.entries(flow.steps).map(([name, step]) => cardOf(name, step, t));
  const known = new Set(cards.map((card) => card.id));
  const ways = joined(
    edgesOfFlow(flow).filter((edge) => known.has(edge.to)),
    flow,
    words,
    language,
  );
  const layout = layOut(cards, ways, flow.start);
  const title = `${flow.id}, version ${flow.version}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${layout.height}" viewBox="0 0 ${layout.width} ${layout.height}" font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif" font-size="11" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5f6b7a"/></marker></defs>',
    `<rect width="100%" height="100%" fill="#fbfcfd"/>`,
    ...ways.map((way, index) => arrowSvg(way, index, layout, cards)),
    ...cards.map((card) => cardSvg(card, layout, flow)),
    ...ways.map((way, index) => labelSvg(way, layout.arrows[index]?.label)),
    '</svg>',
    '',
  ].join('\n');
}

function cardOf(name: string, step: Step, t: (say: string) => string): Card {
  const [look, text] = describe(step, t);
  const lines = [name, ...wrapped(text)];
  const width = Math.max(90, ...lines.map((line) => line.length * letter + 2 * padding));
  return { id: name, look, lines, width: Math.ceil(width), height: lines.length * lineHeight + padding };
}

function describe(step: Step, t: (say: string) => string): [Look, string] {
  if (isAsk(step)) return ['ask', `${t(step.say)}`];
  if ('act' in step) return ['act', `does ${step.act}`];
  if ('branch' in step) return ['branch', ''];
  if ('stay' in step) return ['on', `waits at ${step.stay}`];
  if ('go' in step) return ['on', `goes to the flow ${step.go}`];
  if ('topic' in step) return ['on', `answers ${step.topic}`];
  return ['end' in step ? 'end' : 'say', step.say ? t(step.say) : ''];
}

interface Way extends Arrow {
  readonly lines: readonly string[];
  readonly dashed: boolean;
}

/** Ways between the same two steps become one arrow with all their labels. */
function joined(edges: readonly Edge[], flow: Flow, words: Words, language: string): Way[] {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to]);
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const lines = group.flatMap((edge) => labelOf(edge, flow, words, language) ?? []);
    const width = Math.max(0, ...lines.map((line) => line.length * letter + 8));
    const label = { width: Math.ceil(width), height: lines.length * lineHeight };
    const dashed = group.every((edge) => edge.why.kind === 'silence' || edge.why.kind === 'known');
    return [{ from: first.from, to: first.to, label, lines, dashed }];
  });
}

function labelOf(edge: Edge, flow: Flow, words: Words, language: string): string | null {
  const step = flow.steps[edge.from];
  const { why } = edge;
  if (why.kind === 'choice' && step && isAsk(step)) {
    const place = (step.choices ?? []).findIndex((choice) => choice.id === why.id) + 1;
    const label = words.t(language, `flows.${flow.id}.${step.say}.${why.id}`);
    return shortened(`${why.number ?? place} ${label}`);
  }
  return inWords(why);
}

function inWords(why: Why): string | null {
  if (why.kind === 'known') return `has ${why.path}`;
  if (why.kind === 'silence') return `silence (${why.after})`;
  if (why.kind === 'message') return 'each message';
  if (why.kind === 'when')
    return shortened(why.is === undefined ? `has ${why.path}` : `${why.path} = ${why.is}`);
  return why.kind === 'else' ? 'else' : null;
}

function cardSvg(card: Card, layout: Layout, flow: Flow): string {
  const at = layout.boxes.get(card.id) ?? { x: 0, y: 0 };
  const [fill, stroke, corner] = looks[card.look];
  const x = at.x - card.width / 2;
  const y = at.y - card.height / 2;
  const entrance = card.id === flow.start || card.id === flow.leave;
  const texts = card.lines.map((line, index) => {
    const weight = index === 0 ? ' font-weight="bold"' : '';
    const baseline = y + padding / 2 + (index + 0.75) * lineHeight;
    return `<text x="${x + padding}" y="${baseline}"${weight} fill="#1c242d">${escaped(line)}</text>`;
  });
  const box = `<rect x="${x}" y="${y}" width="${card.width}" height="${card.height}" rx="${corner}" fill="${fill}" stroke="${stroke}" stroke-width="${entrance ? 3 : 1.2}"/>`;
  return `<g data-step="${escaped(card.id)}">${box}${texts.join('')}</g>`;
}

function arrowSvg(way: Way, index: number, layout: Layout, cards: readonly Card[]): string {
  const points = layout.arrows[index]?.points ?? [];
  const from = cards.find((card) => card.id === way.from);
  const to = cards.find((card) => card.id === way.to);
  const [start, end] = [points[0], points.at(-1)];
  if (!from || !to || !start || !end) return '';
  const inner = points.slice(1, -1);
  const up = end.y < start.y;
  const level = end.y === start.y;
  const leaving = { x: towards(start, inner[0], from), y: start.y + (up ? -1 : 1) * (from.height / 2) };
  const arriving = { x: towards(end, inner.at(-1), to), y: end.y + (up || level ? 1 : -1) * (to.height / 2) };
  const dashes = way.dashed ? ' stroke-dasharray="5 4"' : '';
  return `<path d="${curve([leaving, ...inner, arriving])}" fill="none" stroke="#5f6b7a" stroke-width="1.2"${dashes} marker-end="url(#head)"/>`;
}

/** Where an arrow touches its box: on the side of where it comes from, so that arrows do not meet in one point. */
function towards(middle: Point, other: Point | undefined, card: Card): number {
  const reach = card.width / 2 - 16;
  const wish = ((other?.x ?? middle.x) - middle.x) / 3;
  return middle.x + Math.round(Math.max(-reach, Math.min(reach, wish)));
}

/** A line through all points that leaves and enters each of them upright. */
function curve(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      if (!before) return `M${x} ${y}`;
      const middle = Math.round((before.y + y) / 2);
      return `C${before.x} ${middle} ${x} ${middle} ${x} ${y}`;
    })
    .join(' ');
}

function labelSvg(way: Way, at: Point | undefined): string {
  if (!at || way.lines.length === 0) return '';
  const { width, height } = way.label;
  const back = `<rect x="${at.x - width / 2}" y="${at.y - height / 2}" width="${width}" height="${height}" fill="#fbfcfd"/>`;
  const texts = way.lines.map((line, index) => {
    const y = at.y - height / 2 + (index + 0.75) * lineHeight;
    return `<text x="${at.x}" y="${y}" text-anchor="middle" fill="#3c4754">${escaped(line)}</text>`;
  });
  return `<g>${back}${texts.join('')}</g>`;
}

/** The beginning of a text in short lines. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < wrapAt) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(shortened(word));
  }
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]} …`];
}

const shortened = (text: string): string => {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length <= wrapAt ? letters.join('') : `${letters.slice(0, wrapAt - 1).join('')}…`;
};

/** For SVG: no mark-up from texts, and no characters that XML forbids. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
