/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Which films the same people like, counted pair by pair without a table of pairs: for one film, the
 * likes of everyone who likes it are added up.
 *
 * ```
 *  film 3 ─▶ its users 0, 7, 9 ─▶ their films  0: 1 3 5     both[1] = 2
 *                                              7: 3 5       both[5] = 3
 *                                              9: 1 3 5 8   both[8] = 1
 * ```
 *
 * It takes as many steps as there are pairs in all lists of likes: billions for the 32 million ratings
 * of MovieLens, which a join in SQL would write down one by one.
 */
import { setImmediate } from 'node:timers/promises';
import { accumulate } from '../model/counting-sort.ts';
import { createNearest, type Nearest } from '../nearest/nearest.ts';
import { affinity, FEWEST_BOTH } from './affinity.ts';

/** Who likes which films: both are numbered from 0. */
export interface Likes {
  readonly films: number;
  /** users + 1: the likes of user u are those from `offsets[u]` to `offsets[u + 1]`. */
  readonly offsets: Int32Array;
  /** The films that users like, ascending inside a user. */
  readonly liked: Int32Array;
}

/** The films that are most liked together with each film, the closest first. */
export interface LikedTogether {
  readonly films: Int32Array;
  readonly others: Int32Array;
  readonly affinities: Float64Array;
}

interface Progress {
  readonly signal: AbortSignal;
  readonly onFilms: (done: number) => void;
}

/** Films between two pauses, in which the process can do something else. */
const FILMS_AT_ONCE = 64;

/** Finds up to `perFilm` others for each film, the closest first, then by number. */
export async function likedTogether(
  likes: Likes,
  perFilm: number,
  { signal, onFilms }: Progress,
): Promise<LikedTogether> {
  const fans = fansOf(likes);
  const both = new Int32Array(likes.films);
  const nearest = createNearest();
  const others = new Int32Array(likes.films * perFilm);
  const affinities = new Float64Array(others.length);
  const films = new Int32Array(others.length);
  let size = 0;
  for (let film = 0; film < likes.films; film++) {
    if (film % FILMS_AT_ONCE === 0) {
      signal.throwIfAborted();
      onFilms(film);
      await setImmediate();
    }
    countBoth(likes, fans, film, both);
    nearest.reset(perFilm);
    offerOthers(fans, film, both, nearest);
    const end = size + nearest.size();
    nearest.drain(others, affinities, size);
    films.fill(film, size, end);
    size = end;
  }
  return {
    films: films.subarray(0, size),
    others: others.subarray(0, size),
    affinities: affinities.subarray(0, size),
  };
}

/** The likes by film: the users of film f are those from `offsets[f]` to `offsets[f + 1]`. */
interface Fans {
  readonly offsets: Int32Array;
  readonly users: Int32Array;
}

function fansOf({ films, offsets, liked }: Likes): Fans {
  const people = offsets.length - 1;
  const ofFilms = new Int32Array(films + 1);
  for (const film of liked) ofFilms[film + 1] = ofFilms[film + 1]! + 1;
  accumulate(ofFilms);
  const next = ofFilms.slice();
  const users = new Int32Array(liked.length);
  for (let user = 0; user < people; user++) {
    for (let like = offsets[user]!; like < offsets[user + 1]!; like++) {
      const film = liked[like]!;
      users[next[film]!] = user;
      next[film] = next[film]! + 1;
    }
  }
  return { offsets: ofFilms, users };
}

/** Sets `both` to how many people like a film and each other one. */
function countBoth(
  { offsets, liked }: Likes,
  { offsets: ofFilms, users }: Fans,
  film: number,
  both: Int32Array,
): void {
  both.fill(0);
  for (let fan = ofFilms[film]!; fan < ofFilms[film + 1]!; fan++) {
    const user = users[fan]!;
    const end = offsets[user + 1]!;
    for (let like = offsets[user]!; like < end; like++) {
      const other = liked[like]!;
      both[other] = both[other]! + 1;
    }
  }
}

function offerOthers({ offsets }: Fans, film: number, both: Int32Array, nearest: Nearest): void {
  const one = offsets[film + 1]! - offsets[film]!;
  for (let other = 0; other < both.length; other++) {
    if (both[other]! < FEWEST_BOTH || other === film) continue;
    const ofOther = offsets[other + 1]! - offsets[other]!;
    nearest.offer(other, affinity({ one, other: ofOther, both: both[other]! }));
  }
}
