/** How good a ranking for one person is, by what they think of the films that were hidden. */
import { DISLIKED, HATED, LIKED, type Person } from './people.ts';

/** The scores of films, by film_id; higher is better. */
export type Scores = ReadonlyMap<number, number>;

/** What is measured about one person; absent where their hidden ratings cannot tell. */
export interface Figures {
  /** The share of the first ten films that are hidden and liked; absent if none is. */
  readonly precision?: number;
  /** Discounted cumulative gain of the first twenty, to that of the best order. */
  readonly gain?: number;
  /** How often a liked hidden film is above a disliked one; a tie counts half. Absent without both. */
  readonly auc?: number;
  /** The same with a hidden film that they hate. */
  readonly aucOfHated?: number;
  /** How many hidden films they like. */
  readonly liked: number;
  /** How many pairs of a liked and a disliked hidden film there are. */
  readonly pairs: number;
}

const PRECISION_DEPTH = 10;
const GAIN_DEPTH = 20;

/** Ranks all candidates that a person was not shown, by score descending and then film_id. */
export function figuresOf(person: Person, candidates: readonly number[], scores: Scores): Figures {
  const scoreOf = (filmId: number): number => scores.get(filmId) ?? -Infinity;
  const liked = new Set(idsOf(person, (rating) => rating >= LIKED));
  const disliked = idsOf(person, (rating) => rating <= DISLIKED);
  const shown = new Set(person.shown.map(({ filmId }) => filmId));
  const ranked = candidates
    .filter((filmId) => !shown.has(filmId))
    .sort((one, other) => scoreOf(other) - scoreOf(one) || one - other);
  const aucsOf = (name: 'auc' | 'aucOfHated', worse: readonly number[]) =>
    liked.size > 0 &&
    worse.length > 0 && { [name]: aucOf([...liked].map(scoreOf), worse.map(scoreOf)) };
  return {
    liked: liked.size,
    pairs: liked.size * disliked.length,
    ...(liked.size > 0 && {
      precision: hits(ranked.slice(0, PRECISION_DEPTH), liked) / PRECISION_DEPTH,
      gain: gainOf(ranked, liked),
    }),
    ...aucsOf('auc', disliked),
    ...aucsOf(
      'aucOfHated',
      idsOf(person, (rating) => rating <= HATED),
    ),
  };
}

function idsOf({ hidden }: Person, holds: (rating: number) => boolean): readonly number[] {
  return hidden.filter(({ rating }) => holds(rating)).map(({ filmId }) => filmId);
}

function hits(films: readonly number[], liked: ReadonlySet<number>): number {
  return films.filter((filmId) => liked.has(filmId)).length;
}

function gainOf(ranked: readonly number[], liked: ReadonlySet<number>): number {
  let gain = 0;
  let best = 0;
  for (let place = 0; place < GAIN_DEPTH; place++) {
    const discounted = 1 / Math.log2(place + 2);
    if (liked.has(ranked[place] ?? -1)) gain += discounted;
    if (place < liked.size) best += discounted;
  }
  return gain / best;
}

function aucOf(liked: readonly number[], disliked: readonly number[]): number {
  let wins = 0;
  for (const one of liked) {
    for (const other of disliked) wins += one > other ? 1 : Number(one === other) / 2;
  }
  return wins / (liked.length * disliked.length);
}
