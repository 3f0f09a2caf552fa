/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * How much people like two films, for all pairs, without a table of people and pairs: for one film, the
 * weights of everyone who rated it are added up, each times theirs for it.
 *
 * ```
 *  film 3 ─▶ its users 0, 7, 9 ─▶ their films  0: 1 3 5     both[1] = w₀₃ · w₀₁ + w₉₃ · w₉₁
 *                                              7: 3 5       both[5] = w₀₃ · w₀₅ + …
 *                                              9: 1 3 5 8   both[8] = w₉₃ · w₉₈
 * ```
 *
 * It takes as many steps as there are pairs in all lists of ratings: billions for the 32 million ratings
 * of MovieLens, which a join in SQL would write down one by one.
 */
import { accumulate } from '../model/counting-sort.ts';

/** Who likes which films, and how much: both are numbered from 0. */
export interface Likes {
  readonly films: number;
  /** users + 1: the ratings of user u are those from `offsets[u]` to `offsets[u + 1]`. */
  readonly offsets: Int32Array;
  /** The films that users rated, ascending inside a user. */
  readonly rated: Int32Array;
  /** How much they like each, above 0. */
  readonly weights: Float32Array;
}

/** The ratings by film: those of film f are from `offsets[f]` to `offsets[f + 1]`. */
export interface Fans {
  readonly offsets: Int32Array;
  readonly users: Int32Array;
  readonly weights: Float32Array;
}

/** The same ratings by film. */
export function fansOf({ films, offsets, rated, weights }: Likes): Fans {
  const ofFilms = new Int32Array(films + 1);
  for (const film of rated) ofFilms[film + 1] = ofFilms[film + 1]! + 1;
  accumulate(ofFilms);
  const next = ofFilms.slice();
  const fans = {
    offsets: ofFilms,
    users: new Int32Array(rated.length),
    weights: new Float32Array(rated.length),
  };
  for (let user = 0; user + 1 < offsets.length; user++) {
    for (let at = offsets[user]!; at < offsets[user + 1]!; at++) {
      const film = rated[at]!;
      const place = next[film]!;
      fans.users[place] = user;
      fans.weights[place] = weights[at]!;
      next[film] = place + 1;
    }
  }
  return fans;
}

/** f: for each film the sum of the squares of everyone's weights. */
export function squaresOf({ films, rated, weights }: Likes): Float64Array {
  const squares = new Float64Array(films);
  for (const [at, film] of rated.entries()) squares[film] = squares[film]! + weights[at]! ** 2;
  return squares;
}

/** The ratings of some films, which are numbered by their places in `films`, ascending. */
export function likesOfFilms(likes: Likes, films: Int32Array): Likes {
  const numbers = new Int32Array(likes.films).fill(-1);
  for (const [number, film] of films.entries()) numbers[film] = number;
  const offsets = new Int32Array(likes.offsets.length);
  const rated = new Int32Array(likes.rated.length);
  const weights = new Float32Array(likes.rated.length);
  let end = 0;
  for (let user = 0; user + 1 < offsets.length; user++) {
    for (let at = likes.offsets[user]!; at < likes.offsets[user + 1]!; at++) {
      const number = numbers[likes.rated[at]!]!;
      if (number < 0) continue;
      rated[end] = number;
      weights[end++] = likes.weights[at]!;
    }
    offsets[user + 1] = end;
  }
  return {
    films: films.length,
    offsets,
    rated: rated.subarray(0, end),
    weights: weights.subarray(0, end),
  };
}

/**
 * Sets `both` to how much people like a film of `fans` and each of the films of `likes` up to the
 * number `last`.
 */
export function addBoth(
  { offsets, rated, weights }: Likes,
  fans: Fans,
  film: number,
  { both, last }: { readonly both: Float64Array; readonly last: number },
): void {
  both.fill(0);
  for (let fan = fans.offsets[film]!; fan < fans.offsets[film + 1]!; fan++) {
    const user = fans.users[fan]!;
    const weight = fans.weights[fan]!;
    const end = offsets[user + 1]!;
    for (let at = offsets[user]!; at < end; at++) {
      const other = rated[at]!;
      if (other > last) break;
      both[other] = both[other]! + weight * weights[at]!;
    }
  }
}
