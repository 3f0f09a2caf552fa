import type { Neighbourhood, Star } from './neighbourhood.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The greatest ratio of width to height at which a neighbourhood is drawn. */
export const WIDEST = 1.45;

const NEAREST = 5;
const FARTHEST = 10;
const OUTSIDE = 15;

/**
 * The places of the stars: the film in the middle; the nearest ones around it, closer if they are
 * more similar, each next to the one most similar to it; outside them the films near them. All
 * circles are `stretch` times as wide as high.
 */
export function placesOf(
  { stars, ties }: Neighbourhood,
  stretch: number,
): ReadonlyMap<number, Place> {
  const spot = (angle: number, radius: number): Place => ({
    x: stretch * radius * Math.cos(angle),
    y: -radius * Math.sin(angle),
  });
  const similarity = tieTable(ties);
  const middle = stars.find(({ ring }) => ring === 0)?.film.film_id ?? 0;
  const near = chain(idsOf(stars, 1), (one, other) => similarity.get(keyOf(one, other)) ?? 0);
  const toMiddle = near.map((id) => similarity.get(keyOf(id, middle)) ?? 0);
  const most = Math.max(...toMiddle, 1e-9);
  const places = new Map<number, Place>([[middle, { x: 0, y: 0 }]]);
  const angles = new Map<number, number>();
  for (const [place, id] of near.entries()) {
    // the nearest two on the right, one above the other, where there is room for their titles
    const angle = (2 * Math.PI * (place - 0.5)) / near.length;
    const closeness = Math.sqrt((toMiddle[place] ?? 0) / most);
    angles.set(id, angle);
    places.set(id, spot(angle, FARTHEST - (FARTHEST - NEAREST) * closeness));
  }
  const outer = idsOf(stars, 2).map((id) => ({
    id,
    angle: angles.get(nearestTo(id, near, similarity)) ?? 0,
  }));
  // films near the same one are side by side, evenly around the whole circle
  outer.sort((one, other) => one.angle - other.angle || one.id - other.id);
  for (const [place, { id }] of outer.entries()) {
    const angle = (2 * Math.PI * (place + 0.5)) / outer.length;
    places.set(id, spot(angle, OUTSIDE + (place % 2 === 0 ? 0 : 1.8)));
  }
  return places;
}

function idsOf(stars: readonly Star[], ring: Star['ring']): readonly number[] {
  return stars.filter((star) => star.ring === ring).map(({ film }) => film.film_id);
}

/** An order in which each film is followed by the one most similar to it of those left. */
function chain(
  ids: readonly number[],
  similarityOf: (one: number, other: number) => number,
): readonly number[] {
  const [first, ...rest] = ids;
  if (first === undefined) return [];
  const order = [first];
  const left = new Set(rest);
  let last = first;
  while (left.size > 0) {
    const [next = last] = [...left].sort(
      (one, other) => similarityOf(last, other) - similarityOf(last, one) || one - other,
    );
    order.push(next);
    left.delete(next);
    last = next;
  }
  return order;
}

function nearestTo(
  id: number,
  others: readonly number[],
  similarity: ReadonlyMap<string, number>,
): number {
  const of = (other: number): number => similarity.get(keyOf(id, other)) ?? 0;
  return others.reduce((best, other) => (of(other) > of(best) ? other : best), others[0] ?? id);
}

function tieTable(ties: Neighbourhood['ties']): ReadonlyMap<string, number> {
  return new Map(ties.map(({ from, to, similarity }) => [keyOf(from, to), similarity]));
}

function keyOf(one: number, other: number): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
