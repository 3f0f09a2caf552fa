/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * What liking other films says of each film: the ridge regression of how much people like it on how much
 * they like the films with the greatest affinity to it.
 *
 *     (G + diag(G) + 100) · w = g
 *
 * G is how much people like two of those films, g how much they like the film and each of them; weights
 * below 0 are left out. It is EASE (H. Steck, Embarrassingly Shallow Autoencoders for Sparse Data, 2019),
 * whose inverse of a matrix of all films is replaced by small ones, as in his Markov Random Fields for
 * Collaborative Filtering (2019). diag(G) stands for ratings that are left out by chance (Autoencoders
 * that don't overfit towards the Identity, 2020). docs/adr/0019-liked-together-is-a-field.md has figures.
 */
import { setImmediate } from 'node:timers/promises';
import { createNearest } from '../nearest/nearest.ts';
import { affinity } from './affinity.ts';
import { addBoth, fansOf, likesOfFilms, squaresOf, type Likes } from './shared-likes.ts';
import { solve } from './solve.ts';

/** The films whose likes predict that of each film, by film and then number. */
export interface LikedTogether {
  readonly films: Int32Array;
  readonly others: Int32Array;
  /** Above 0. */
  readonly weights: Float64Array;
}

/** How many films predict others, and how many of them each. */
export interface Limits {
  /** The films with the most likes; their pairs need 4 bytes times the square of their number. */
  readonly predictors: number;
  readonly perFilm: number;
}

interface Progress {
  readonly signal: AbortSignal;
  readonly onFilms: (done: number) => void;
}

/** Films between two pauses, in which the process can do something else. */
const FILMS_AT_ONCE = 64;
/** What is added to the diagonal, so that few ratings say little. */
const RIDGE = 100;

/** Finds what predicts each film. */
export async function likedTogether(
  likes: Likes,
  { predictors: most, perFilm }: Limits,
  { signal, onFilms }: Progress,
): Promise<LikedTogether> {
  const pause = async (done: number): Promise<void> => {
    if (done % FILMS_AT_ONCE !== 0) return;
    signal.throwIfAborted();
    onFilms(done);
    await setImmediate();
  };
  const squares = squaresOf(likes);
  const predictors = mostLiked(squares, most);
  const predicting = likesOfFilms(likes, predictors);
  const fans = fansOf(likes);
  const both = new Float64Array(predictors.length);
  const pairs = new Float64Array((both.length * (both.length + 1)) / 2);
  for (const [number, film] of predictors.entries()) {
    await pause(number);
    addBoth(predicting, fans, film, { both, last: number });
    pairs.set(both.subarray(0, number + 1), pairAt(number, 0));
  }
  const found: Found = { films: [], others: [], weights: [] };
  let number = 0;
  for (let film = 0; film < likes.films; film++) {
    await pause(film);
    if (predictors[number] === film) readBoth(pairs, number++, both);
    else addBoth(predicting, fans, film, { both, last: both.length });
    predict({ film, both, pairs, predictors, squares, perFilm }, found);
  }
  return {
    films: Int32Array.from(found.films),
    others: Int32Array.from(found.others),
    weights: Float64Array.from(found.weights),
  };
}

/** The films with the greatest sums, ascending. */
function mostLiked(squares: Float64Array, most: number): Int32Array {
  return Int32Array.from(squares.keys())
    .sort((one, other) => squares[other]! - squares[one]! || one - other)
    .slice(0, most)
    .sort();
}

/** Where a pair of predictors is among all, row by row of the lower triangle. */
function pairAt(one: number, other: number): number {
  return one >= other ? (one * (one + 1)) / 2 + other : pairAt(other, one);
}

function readBoth(pairs: Float64Array, number: number, both: Float64Array): void {
  for (let other = 0; other < both.length; other++) both[other] = pairs[pairAt(number, other)]!;
}

interface Found {
  readonly films: number[];
  readonly others: number[];
  readonly weights: number[];
}

interface Target {
  readonly film: number;
  /** By predictor: how much people like it and the film. */
  readonly both: Float64Array;
  readonly pairs: Float64Array;
  readonly predictors: Int32Array;
  readonly squares: Float64Array;
  readonly perFilm: number;
}

function predict(target: Target, found: Found): void {
  const { film, both, pairs, predictors } = target;
  const chosen = closest(target);
  const size = chosen.length;
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      matrix[row * size + column] = pairs[pairAt(chosen[row]!, chosen[column]!)]!;
    }
    const diagonal = row * size + row;
    matrix[diagonal] = 2 * matrix[diagonal]! + RIDGE;
  }
  const weights = Float64Array.from(chosen, (other) => both[other]!);
  solve(matrix, weights);
  for (const [at, other] of chosen.entries()) {
    if (weights[at]! <= 0) continue;
    found.films.push(film);
    found.others.push(predictors[other]!);
    found.weights.push(weights[at]!);
  }
}

/** The predictors with the greatest affinity to a film, ascending. */
function closest({ film, both, predictors, squares, perFilm }: Target): Int32Array {
  const nearest = createNearest();
  nearest.reset(perFilm);
  for (let other = 0; other < both.length; other++) {
    if (predictors[other] === film) continue;
    const close = affinity({
      one: squares[film]!,
      other: squares[predictors[other]!]!,
      both: both[other]!,
    });
    if (close > 0) nearest.offer(other, close);
  }
  const chosen = new Int32Array(nearest.size());
  nearest.drain(chosen, new Float64Array(chosen.length), 0);
  return chosen.sort();
}
