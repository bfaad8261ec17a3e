/** A box to be placed, by its size. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** An arrow; its label, if any, gets a place of its own of this size. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: { readonly width: number; readonly height: number };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Middle of each box. */
  readonly boxes: ReadonlyMap<string, Point>;
  /** For each arrow, in the order given: the rows it goes through from box to box, and the middle of its label. */
  readonly arrows: readonly { readonly stops: readonly Stop[]; readonly label: Point }[];
}

/** Where an arrow goes through a row: upright from `top` to `bottom`, so that it touches nothing beside it. */
export interface Stop {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

const gapX = 26;
const gapY = 26;
const margin = 24;
const sweeps = 12;

/** A box, or a place that an arrow (and perhaps its label) takes up in a row that it crosses. */
interface Spot {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly row: number;
  x: number;
}

/** One arrow as a chain of spots from row to row, downwards; `turned` when it points upwards. */
interface Chain {
  readonly spots: readonly string[];
  readonly label: string;
  readonly turned: boolean;
}

/**
 * Places boxes in rows from top to bottom. Boxes stand in even rows; the odd rows between them belong to
 * the labels, so that neither boxes nor labels overlap. The same input gives the same picture.
 */
export function layOut(boxes: readonly Box[], arrows: readonly Arrow[], first: string): Layout {
  const rows = rowsOf(boxes, arrows, first);
  const spots = new Map<string, Spot>();
  for (const box of boxes) spots.set(box.id, { ...box, row: 2 * (rows.get(box.id) ?? 0), x: 0 });
  const chains = arrows.map((arrow, index) => chainOf(arrow, index, spots));
  const grid = order(spots, chains);
  align(grid, spots, chains);
  return measure(grid, spots, chains, boxes);
}

/** The row of each box: below everything that leads to it, ways back left aside. */
function rowsOf(boxes: readonly Box[], arrows: readonly Arrow[], first: string): Map<string, number> {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  const done: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const forward: [string, string][] = [];
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const to of next.get(id) ?? []) {
      if (state.get(to) === 'open') continue;
      forward.push([id, to]);
      if (!state.has(to)) visit(to);
    }
    state.set(id, 'done');
    done.push(id);
  };
  for (const id of [first, ...boxes.map((box) => box.id)]) if (!state.has(id)) visit(id);
  const rows = new Map<string, number>();
  for (const id of done.reverse()) {
    const row = rows.get(id) ?? 0;
    rows.set(id, row);
    for (const [from, to] of forward) if (from === id) rows.set(to, Math.max(rows.get(to) ?? 0, row + 1));
  }
  return rows;
}

/** Lays an arrow through the rows between its boxes; one that stays in its row goes round below. */
function chainOf(arrow: Arrow, index: number, spots: Map<string, Spot>): Chain {
  const from = spots.get(arrow.from);
  const to = spots.get(arrow.to);
  if (!from || !to)
    throw new RangeError(`an arrow leads from ${arrow.from} to ${arrow.to}, which has no box`);
  const turned = to.row < from.row;
  const [top, bottom] = turned ? [to, from] : [from, to];
  const labelRow = turned ? bottom.row - 1 : top.row + 1;
  const between = top.row === bottom.row ? [labelRow] : range(top.row + 1, bottom.row);
  const ids = between.map((row) => {
    const id = `arrow ${index} ${row}`;
    const size = row === labelRow ? arrow.label : { width: 0, height: 0 };
    spots.set(id, { id, row, x: 0, ...size });
    return id;
  });
  const spotsInOrder = [top.id, ...ids, bottom.id];
  return { spots: spotsInOrder, label: `arrow ${index} ${labelRow}`, turned };
}

/** Orders every row so that few arrows cross: each spot near the mean place of its neighbours. */
function order(spots: ReadonlyMap<string, Spot>, chains: readonly Chain[]): Spot[][] {
  const grid: Spot[][] = [];
  for (const spot of spots.values()) {
    grid[spot.row] ??= [];
    grid[spot.row]?.push(spot);
  }
  const rows = Array.from(grid, (row) => row ?? []);
  const links = linksOf(chains);
  const place = new Map<string, number>();
  const number = (): void => {
    for (const row of rows)
      for (const [index, spot] of row.entries()) place.set(spot.id, index - row.length / 2);
  };
  number();
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const row of sweep % 2 === 0 ? rows : rows.toReversed()) {
      const wish = new Map(row.map((s) => [s.id, mean(links.get(s.id), place) ?? place.get(s.id) ?? 0]));
      row.sort((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0));
      for (const [index, spot] of row.entries()) place.set(spot.id, index - row.length / 2);
    }
  }
  return rows;
}

/** Moves the spots of each row under and above their neighbours, as far as the row's order and gaps allow. */
function align(rows: readonly Spot[][], spots: ReadonlyMap<string, Spot>, chains: readonly Chain[]): void {
  const links = linksOf(chains);
  for (const row of rows)
    spread(
      row,
      row.map(() => 0),
    );
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const place = new Map([...spots.values()].map((spot) => [spot.id, spot.x]));
    for (const row of sweep % 2 === 0 ? rows : rows.toReversed()) {
      spread(
        row,
        row.map((spot) => mean(links.get(spot.id), place) ?? spot.x),
      );
      for (const spot of row) place.set(spot.id, spot.x);
    }
  }
}

/**
 * The places nearest to the wished ones that keep order and gaps: neighbours that would overlap are
 * joined into a block that stands at the mean of what its members wish.
 */
function spread(row: readonly Spot[], wishes: readonly number[]): void {
  const blocks: { members: Spot[]; offsets: number[]; sum: number; width: number }[] = [];
  for (const [index, spot] of row.entries()) {
    const width = spot.width + gapX;
    let block = { members: [spot], offsets: [width / 2], sum: (wishes[index] ?? 0) - width / 2, width };
    for (
      let last = blocks.at(-1);
      last && startOf(last) + last.width > startOf(block);
      last = blocks.at(-1)
    ) {
      blocks.pop();
      const shift = last.width;
      block = {
        members: [...last.members, ...block.members],
        offsets: [...last.offsets, ...block.offsets.map((offset) => offset + shift)],
        sum: last.sum + block.sum - shift * block.members.length,
        width: last.width + block.width,
      };
    }
    blocks.push(block);
  }
  for (const block of blocks)
    for (const [index, spot] of block.members.entries())
      spot.x = startOf(block) + (block.offsets[index] ?? 0);
}

const startOf = (block: { members: readonly Spot[]; sum: number }): number =>
  block.sum / block.members.length;

function measure(
  rows: readonly Spot[][],
  spots: ReadonlyMap<string, Spot>,
  chains: readonly Chain[],
  boxes: readonly Box[],
): Layout {
  const all = [...spots.values()];
  const left = Math.min(...all.map((spot) => spot.x - spot.width / 2)) - margin;
  const right = Math.max(...all.map((spot) => spot.x + spot.width / 2)) + margin;
  const heights = rows.map((row) => Math.max(0, ...row.map((spot) => spot.height)));
  const tops: number[] = [];
  let y = margin;
  for (const height of heights) {
    tops.push(y);
    y += height + gapY;
  }
  const stopAt = (id: string): Stop => {
    const spot = spots.get(id);
    const row = spot?.row ?? 0;
    const top = tops[row] ?? 0;
    return { x: Math.round((spot?.x ?? 0) - left), top, bottom: top + (heights[row] ?? 0) };
  };
  const at = (id: string): Point => {
    const { x, top, bottom } = stopAt(id);
    return { x, y: (top + bottom) / 2 };
  };
  return {
    width: Math.ceil(right - left),
    height: Math.ceil(y - gapY + margin),
    boxes: new Map(boxes.map((box) => [box.id, at(box.id)])),
    arrows: chains.map((chain) => {
      const stops = chain.spots.map(stopAt);
      return { stops: chain.turned ? stops.reverse() : stops, label: at(chain.label) };
    }),
  };
}

/** Who stands next to whom along the arrows. */
function linksOf(chains: readonly Chain[]): Map<string, string[]> {
  const links = new Map<string, string[]>();
  const link = (a: string, b: string): void => {
    links.set(a, [...(links.get(a) ?? []), b]);
  };
  for (const { spots } of chains)
    for (const [index, spot] of spots.entries()) {
      const next = spots[index + 1];
      if (next === undefined) continue;
      link(spot, next);
      link(next, spot);
    }
  return links;
}

function mean(ids: readonly string[] | undefined, place: ReadonlyMap<string, number>): number | null {
  if (!ids || ids.length === 0) return null;
  return ids.reduce((sum, id) => sum + (place.get(id) ?? 0), 0) / ids.length;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
