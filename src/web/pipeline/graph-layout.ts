/*
 * A task stands one row below the lowest of those that it comes after; an edge that a longer way
 * says as well is left out. The list below the drawing says all of it in words.
 */

export interface GraphNode {
  readonly name: string;
  readonly requires: readonly string[];
}

export interface PlacedNode<T> {
  readonly node: T;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface GraphLayout<T> {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode<T>[];
  /** SVG paths. */
  readonly edges: readonly string[];
}

const WIDTH = 760;
const NODE_HEIGHT = 42;
const NODE_WIDTH = 210;
const GAP = 10;
const ROW = 76;

/** Lays out nodes that come in dependency order. */
export function layOut<T extends GraphNode>(nodes: readonly T[]): GraphLayout<T> {
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
  const placed = rows.flatMap((row, index) => placeRow(row, index * ROW + 2));
  const places = new Map(placed.map((place) => [place.node.name, place]));
  const edges = placed.flatMap(({ node, x, y, width }) =>
    direct(node)
      .filter((name) => !direct(node).some((other) => above.get(other)?.has(name)))
      .flatMap((name) => {
        const from = places.get(name);
        return from === undefined ? [] : [edge(from, { x: x + width / 2, y })];
      }),
  );
  return { width: WIDTH, height: (rows.length - 1) * ROW + NODE_HEIGHT + 4, nodes: placed, edges };
}

function placeRow<T>(row: readonly T[], y: number): readonly PlacedNode<T>[] {
  const width = Math.min(NODE_WIDTH, (WIDTH - GAP * (row.length - 1) - 4) / row.length);
  const left = (WIDTH - row.length * width - GAP * (row.length - 1)) / 2;
  return row.map((node, column) => ({ node, x: left + column * (width + GAP), y, width }));
}

function edge(from: PlacedNode<unknown>, to: { readonly x: number; readonly y: number }): string {
  const x = from.x + from.width / 2;
  const start = from.y + NODE_HEIGHT;
  const middle = (start + to.y) / 2;
  return `M${x} ${start}C${x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
}
