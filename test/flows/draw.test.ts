import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFlow } from '../../src/flows/draw.ts';
import { type Arrow, type Box, type Layout, layOut } from '../../src/flows/layout.ts';
import { envOf, flowOf } from './fixture.ts';

const steps = {
  first: {
    ask: 'choice',
    say: 'where',
    free: false,
    unless: 'place',
    choices: [{ id: 'home' }, { id: 'sea', to: 'ship' }, { id: 'stop', number: '9', to: 'gone' }],
    silence: { after: 'danger', to: 'gone' },
    to: 'house',
  },
  house: {
    branch: [
      { when: 'case', is: [1, 2], to: 'ship' },
      { when: 'sent', to: 'gone' },
    ],
    else: 'first',
  },
  ship: { act: 'case.open', to: 'gone' },
  gone: { end: true, say: 'gone' },
};
const texts = {
  'flows.trip.where': 'Where are you? <b>Tell</b> & "write"',
  'flows.trip.where.sea': 'On a ship',
  'flows.trip.gone': 'one two three four five six seven eight nine ten '.repeat(8),
};
const draw = () => drawFlow(flowOf(steps), envOf(texts).t);

describe('drawFlow', () => {
  it('draws a box for every step and an arrow for every way', () => {
    const svg = draw();
    expect([...svg.matchAll(/data-step="([^"]+)"/g)].map((match) => match[1])).toEqual(Object.keys(steps));
    // From first to house, ship and gone; from house to ship, gone and first; from ship to gone.
    expect(svg.match(/marker-end/g)).toHaveLength(7);
  });

  it('shows numbers and labels of choices, conditions, silence and actions', () => {
    const svg = draw();
    for (const words of [
      '2 On a ship',
      '9 flows.trip.where.stop',
      'case = 1, 2',
      'cli.draw.silence',
      'cli.draw.act',
    ])
      expect(svg).toContain(`>${words}<`);
  });

  it('lets no text break the picture', () => {
    expect(draw()).toContain('&lt;b&gt;Tell&lt;/b&gt; &amp;');
    expect(draw()).not.toContain('<b>');
  });

  it('shows only the beginning of long words', () => {
    expect(draw().match(/seven eight/g)?.length).toBeLessThan(5);
    expect(draw()).toContain('…');
  });

  it('draws the same picture each time', () => {
    expect(draw()).toBe(draw());
  });

  it('leaves out ways to steps that do not exist, and draws steps that nothing leads to', () => {
    const svg = drawFlow(flowOf({ first: { say: 'a', to: 'nowhere' }, island: { end: true } }), envOf().t);
    expect(svg).not.toContain('marker-end');
    expect(svg).toContain('data-step="island"');
  });
});

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;

function rectangles(boxes: readonly Box[], arrows: readonly Arrow[], layout: Layout): Rectangle[] {
  const placed = boxes.map((box) => ({
    ...box,
    ...(layout.boxes.get(box.id) ?? { x: Number.NaN, y: Number.NaN }),
  }));
  const labels = arrows.map((arrow, index) => ({
    ...arrow.label,
    ...(layout.arrows[index]?.label ?? { x: Number.NaN, y: Number.NaN }),
  }));
  return [...placed, ...labels];
}

const graphs = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc.record({
    boxes: fc.array(
      fc.record({ width: fc.integer({ min: 40, max: 260 }), height: fc.integer({ min: 20, max: 90 }) }),
      {
        minLength: count,
        maxLength: count,
      },
    ),
    ways: fc.uniqueArray(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 30, selector: String }),
  }),
);

describe('for every graph, with circles and ways to oneself', () => {
  it('no box and no label lies on another, and all lie within the picture', () => {
    fc.assert(
      fc.property(graphs, ({ boxes: sizes, ways }) => {
        const boxes = sizes.map((size, index) => ({ id: `b${index}`, ...size }));
        const arrows = ways.map(([from, to]) => ({
          from: `b${from}`,
          to: `b${to}`,
          label: { width: 60, height: 16 },
        }));
        const layout = layOut(boxes, arrows, 'b0');
        const all = rectangles(boxes, arrows, layout);
        for (const [index, one] of all.entries()) {
          expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
          expect(one.y + one.height / 2).toBeLessThanOrEqual(layout.height);
          expect(one.x + one.width / 2).toBeLessThanOrEqual(layout.width);
          for (const other of all.slice(index + 1)) expect(overlap(one, other)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('what leads on stands above what it leads to, unless it leads back', () => {
    const boxes = ['a', 'b', 'c'].map((id) => ({ id, width: 50, height: 20 }));
    const label = { width: 0, height: 0 };
    const arrows = [
      { from: 'a', to: 'b', label },
      { from: 'b', to: 'c', label },
      { from: 'a', to: 'c', label },
      { from: 'c', to: 'a', label },
    ];
    const { boxes: placed } = layOut(boxes, arrows, 'a');
    const y = (id: string): number => placed.get(id)?.y ?? Number.NaN;
    expect(y('a')).toBeLessThan(y('b'));
    expect(y('b')).toBeLessThan(y('c'));
  });
});
