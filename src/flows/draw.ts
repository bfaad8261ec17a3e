import { type Edge, edgesOfFlow } from './graph.ts';
import { type Arrow, type Layout, layOut, type Point, type Stop } from './layout.ts';
import type { Flow, Step } from './schema.ts';
import { isAsk } from './schema.ts';

/** The words of a drawing, by text key. */
export type Words = (key: string, params?: Readonly<Record<string, unknown>>) => string;

const wrapAt = 30;
const mostLines = 4;
const letter = 6.4;
const boldLetter = 7.4;
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

/** A picture of a flow as SVG: a box for every step, an arrow for every way. */
export function drawFlow(flow: Flow, t: Words): string {
  const cards = Object.entries(flow.steps).map(([name, step]) => cardOf(flow, name, step, t));
  const known = new Set(cards.map((card) => card.id));
  const edges = edgesOfFlow(flow).filter((edge) => known.has(edge.to));
  const ways = joined(edges, flow, t);
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

function cardOf(flow: Flow, name: string, step: Step, t: Words): Card {
  const [look, text] = describe(flow, step, t);
  const lines = [name, ...wrapped(text)];
  const longest = Math.max(name.length * boldLetter, ...lines.map((line) => line.length * letter));
  const width = Math.max(90, longest + 2 * padding);
  return { id: name, look, lines, width: Math.ceil(width), height: lines.length * lineHeight + padding };
}

function describe(flow: Flow, step: Step, t: Words): [Look, string] {
  if (isAsk(step)) return ['ask', t(`flows.${flow.id}.${step.say}`)];
  if ('act' in step) return ['act', t('cli.draw.act', { name: step.act })];
  if ('branch' in step) return ['branch', ''];
  if ('stay' in step) return ['on', t('cli.draw.stay', { name: step.stay })];
  if ('go' in step) return ['on', t('cli.draw.go', { name: step.go })];
  if ('topic' in step) return ['on', t('cli.draw.topic', { name: step.topic })];
  return ['end' in step ? 'end' : 'say', step.say ? t(`flows.${flow.id}.${step.say}`) : ''];
}

interface Way extends Arrow {
  readonly lines: readonly string[];
  readonly dashed: boolean;
}

/** Ways between the same two steps become one arrow with all their labels. */
function joined(edges: readonly Edge[], flow: Flow, t: Words): Way[] {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to]);
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const lines = group.flatMap((edge) => labelOf(edge, flow, t) ?? []).map(shortened);
    const width = Math.max(0, ...lines.map((line) => line.length * letter + 8));
    const label = { width: Math.ceil(width), height: lines.length * lineHeight };
    const dashed = group.every((edge) => edge.why.kind === 'silence' || edge.why.kind === 'known');
    return [{ from: first.from, to: first.to, label, lines, dashed }];
  });
}

function labelOf({ from, why }: Edge, flow: Flow, t: Words): string | null {
  const step = flow.steps[from];
  const asks = step !== undefined && isAsk(step) ? step : undefined;
  switch (why.kind) {
    case 'choice': {
      const place = (asks?.choices ?? []).findIndex((choice) => choice.id === why.id) + 1;
      return `${why.number ?? place} ${t(`flows.${flow.id}.${asks?.say}.${why.id}`)}`;
    }
    case 'skip':
      return `0 ${t('common.skip')}`;
    case 'known':
      return t('cli.draw.known', { path: why.path });
    case 'silence':
      return t('cli.draw.silence', { after: why.after });
    case 'message':
      return t('cli.draw.message');
    case 'when':
      return why.is === undefined ? t('cli.draw.known', { path: why.path }) : `${why.path} = ${why.is}`;
    case 'else':
      return t('cli.draw.else');
    case 'always':
      return asks ? t('cli.draw.answer') : null;
  }
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
  const stops = layout.arrows[index]?.stops ?? [];
  const from = cards.find((card) => card.id === way.from);
  const to = cards.find((card) => card.id === way.to);
  const [start, end] = [stops[0], stops.at(-1)];
  if (!from || !to || !start || !end) return '';
  const inner = stops.slice(1, -1);
  const up = end.top < start.top;
  const aside = from === to ? from.width / 4 : 0;
  const out = towards(start.x, inner[0]?.x, from) - aside;
  const into = towards(end.x, inner.at(-1)?.x, to) + aside;
  const below = (stop: Stop, card: Card) => (stop.top + stop.bottom + card.height) / 2;
  const above = (stop: Stop, card: Card) => (stop.top + stop.bottom - card.height) / 2;
  const points: Point[] = [
    { x: out, y: up ? above(start, from) : below(start, from) },
    { x: out, y: up ? start.top : start.bottom },
    ...inner.flatMap(({ x, top, bottom }) => (up ? [bottom, top] : [top, bottom]).map((y) => ({ x, y }))),
    { x: into, y: up || from === to ? end.bottom : end.top },
    { x: into, y: up || from === to ? below(end, to) : above(end, to) },
  ];
  const dashes = way.dashed ? ' stroke-dasharray="5 4"' : '';
  return `<path d="${curve(points)}" fill="none" stroke="#5f6b7a" stroke-width="1.2"${dashes} marker-end="url(#head)"/>`;
}

/** Where an arrow touches its box: on the side of where it comes from, so that arrows do not meet in one point. */
function towards(middle: number, other: number | undefined, card: Card): number {
  const reach = card.width / 2 - 16;
  const wish = ((other ?? middle) - middle) / 3;
  return middle + Math.round(Math.max(-reach, Math.min(reach, wish)));
}

/** A line through all points: straight within a row, and bent between rows. */
function curve(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      if (!before) return `M${x} ${y}`;
      if (before.x === x) return `L${x} ${y}`;
      const middle = (before.y + y) / 2;
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
