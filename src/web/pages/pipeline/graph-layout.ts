/*
 * A task is one row below the lowest task that it depends on. A row whose names are too wide
 * together is broken into lines. An edge is left out if a longer path implies it.
 */

export interface GraphNode {
  readonly name: string;
  readonly label: string;
  readonly requires: readonly string[];
}

interface PlacedNode<T> {
  readonly node: T;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface GraphLayout<T> {
  readonly height: number;
  readonly nodes: readonly PlacedNode<T>[];
  /** SVG paths. */
  readonly edges: readonly string[];
}

export const NODE_HEIGHT = 42;
const NODE_WIDTH = 210;
const LETTER_WIDTH = 6.8;
const GAP = 10;
const ROW_GAP = 34;
const MARGIN = 2;

/** Lays out nodes that are in dependency order, in a drawing `width` wide. */
export function layOut<T extends GraphNode>(nodes: readonly T[], width: number): GraphLayout<T> {
  const known = new Set(nodes.map(({ name }) => name));
  const direct = (node: T): readonly string[] => node.requires.filter((name) => known.has(name));
  const above = new Map<string, ReadonlySet<string>>();
  const rowOf = new Map<string, number>();
  const rows: T[][] = [];
  for (const node of nodes) {
    above.set(
      node.name,
      new Set(direct(node).flatMap((name) => [name, ...(above.get(name) ?? [])])),
    );
    const row = Math.max(0, ...direct(node).map((name) => (rowOf.get(name) ?? 0) + 1));
    rowOf.set(node.name, row);
    (rows[row] ??= []).push(node);
  }
  let y = MARGIN;
  const placed: PlacedNode<T>[] = [];
  for (const row of rows) {
    for (const line of linesOf(row, width)) {
      placed.push(...placeLine(line, width, y));
      y += NODE_HEIGHT + GAP;
    }
    y += ROW_GAP - GAP;
  }
  const places = new Map(placed.map((place) => [place.node.name, place]));
  const edges = placed.flatMap(({ node, x, y: top, width: boxWidth }) =>
    direct(node)
      .filter((name) => !direct(node).some((other) => above.get(other)?.has(name)))
      .flatMap((name) => {
        const from = places.get(name);
        return from === undefined ? [] : [edge(from, { x: x + boxWidth / 2, y: top })];
      }),
  );
  return { height: y - ROW_GAP + MARGIN, nodes: placed, edges };
}

function linesOf<T extends GraphNode>(row: readonly T[], width: number): readonly T[][] {
  const widest = Math.max(...row.map(({ label }) => label.length)) * LETTER_WIDTH;
  const columns = Math.max(1, Math.floor((width - 2 * MARGIN + GAP) / (widest + GAP)));
  const lines = Math.ceil(row.length / columns);
  const perLine = Math.ceil(row.length / lines);
  return Array.from({ length: lines }, (_, line) =>
    row.slice(line * perLine, (line + 1) * perLine),
  );
}

function placeLine<T>(line: readonly T[], width: number, y: number): readonly PlacedNode<T>[] {
  const gaps = GAP * (line.length - 1);
  const boxWidth = Math.min(NODE_WIDTH, (width - gaps - 2 * MARGIN) / line.length);
  const left = (width - line.length * boxWidth - gaps) / 2;
  return line.map((node, column) => ({
    node,
    x: left + column * (boxWidth + GAP),
    y,
    width: boxWidth,
  }));
}

function edge(from: PlacedNode<unknown>, to: { readonly x: number; readonly y: number }): string {
  const x = from.x + from.width / 2;
  const start = from.y + NODE_HEIGHT;
  const middle = (start + to.y) / 2;
  return `M${x} ${start}C${x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
}
