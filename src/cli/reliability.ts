import type { Evaluation, Reliability } from '../understanding/evaluate.ts';
import type { Words } from './words.ts';

const size = 400;
const margin = { left: 70, top: 50, bottom: 60, right: 30 };
const width = margin.left + size + margin.right;
const height = margin.top + size + margin.bottom;
const marks = [0, 0.2, 0.4, 0.6, 0.8, 1];
/** The area of a dot says how many messages it stands for. */
const smallestDot = 3;
const largestDot = 16;

const x = (value: number): string => (margin.left + value * size).toFixed(1);
const y = (value: number): string => (margin.top + (1 - value) * size).toFixed(1);

/** How far confidence holds, as SVG: a dot for every tenth of confidence, on the line where it holds exactly. */
export function drawReliability({ reliability, calibrationError }: Evaluation, words: Words): string {
  const title = words('cli.reliability.title', { away: (calibrationError * 100).toFixed(1) });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(width / 2, 28, title),
    ...marks.flatMap(scale),
    line([0, 1], '#888', '4 4'),
    ...curve(reliability),
    text(margin.left + size / 2, height - 16, words('cli.reliability.confidence')),
    text(20, margin.top + size / 2, words('cli.reliability.right'), 'transform="rotate(-90 20 250)"'),
    '</svg>',
    '',
  ].join('\n');
}

function scale(value: number): string[] {
  const percent = `${Math.round(value * 100)} %`;
  return [
    `<path d="M${x(value)} ${y(0)}V${y(1)}M${x(0)} ${y(value)}H${x(1)}" stroke="#ddd"/>`,
    text(Number(x(value)), Number(y(0)) + 20, percent),
    text(margin.left - 26, Number(y(value)) + 4, percent),
  ];
}

function curve(steps: readonly Reliability[]): string[] {
  if (steps.length === 0) return [];
  const most = Math.max(...steps.map(({ total }) => total));
  const points = steps.map((step) => ({ ...step, share: step.right / step.total }));
  const path = points.map(({ confidence, share }) => `${x(confidence)} ${y(share)}`).join('L');
  return [
    `<path d="M${path}" fill="none" stroke="#1d5b79" stroke-width="2"/>`,
    ...points.map(({ confidence, share, total, right }) => {
      const radius = Math.max(smallestDot, Math.sqrt(total / most) * largestDot).toFixed(1);
      const said = `${right}/${total}`;
      return `<circle cx="${x(confidence)}" cy="${y(share)}" r="${radius}" fill="#1d5b79" fill-opacity="0.6"><title>${said}</title></circle>`;
    }),
  ];
}

function line([from, to]: readonly [number, number], colour: string, dashes: string): string {
  return `<path d="M${x(from)} ${y(from)}L${x(to)} ${y(to)}" stroke="${colour}" stroke-dasharray="${dashes}"/>`;
}

const text = (at: number, down: number, said: string, more = ''): string =>
  `<text x="${at}" y="${down}" text-anchor="middle" ${more}>${escaped(said)}</text>`;

const escaped = (said: string): string =>
  said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
