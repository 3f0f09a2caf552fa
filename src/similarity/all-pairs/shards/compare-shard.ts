/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Some films against the later films of one shard. The compiled search finds the pairs from a minimum
 * similarity on without looking at most films. A film with more of them than its list holds, or one of
 * which every pair counts, is compared with all films that share a term.
 */
import { cosine } from '../../model/similarity.ts';
import { openGuestSearch } from '../../nearest/kernel/ask-guests.ts';
import type { GuestRows } from '../../nearest/kernel/guest-rows.ts';
import { readPreparedShard } from '../../nearest/shards/shard-files.ts';
import { createLaterDots } from '../later-postings.ts';
import { readPostings, type PairShards } from './pair-shards.ts';
import type { FoundRows } from './pair-spool.ts';

/** The most films that the compiled search finds for one. */
const MOST_FOUND = 512;
/** Films between two checks whether to stop. */
const STEP_FILMS = 512;

/** Films that are compared with a shard. */
export interface AskingFilms {
  /** The row of the first of them among all films. */
  readonly firstRow: number;
  readonly guests: GuestRows;
}

/** Takes what was found for one of the films: the first `count` rows of the shard. */
export type TakeFound = (film: number, found: FoundRows, count: number) => void;

/**
 * Finds every pair with a similarity above 0 that is at least `minSimilarity`; equal similarities of a
 * film in the order of their rows. Returns early when `stopped`.
 */
export function compareWithShard(
  shards: PairShards,
  shard: number,
  asking: AskingFilms,
  take: TakeFound,
  stopped: () => boolean,
): void {
  const count = asking.guests.norms.length;
  const left = shards.compiled
    ? searchShard(shards, shard, asking, take, stopped)
    : Array.from({ length: count }, (_, film) => film);
  if (left.length > 0) scanShard(shards, shard, asking, left, take, stopped);
}

/** Returns the films, ascending, for which there is more than was found. */
function searchShard(
  { files, shardFilms, minSimilarity }: PairShards,
  shard: number,
  { firstRow, guests }: AskingFilms,
  take: TakeFound,
  stopped: () => boolean,
): readonly number[] {
  const { index, films } = readPreparedShard(files[shard]!.index);
  // None of the shard's films has a weight, so none is similar to any other.
  if (index === undefined) return [];
  const most = Math.min(MOST_FOUND, films);
  const ask = openGuestSearch(index, guests, most, 0);
  const kept: FoundRows = { rows: new Int32Array(most), similarities: new Float64Array(most) };
  const left: number[] = [];
  const count = guests.norms.length;
  for (let from = 0; from < count && !stopped(); from += STEP_FILMS) {
    ask({
      from,
      to: Math.min(from + STEP_FILMS, count),
      leastOf: () => minSimilarity,
      found(film, { count: found, rows, similarities }) {
        if (found === most && most < films && similarities[most - 1]! >= minSimilarity) {
          left.push(film);
          return;
        }
        const own = firstRow + film - shard * shardFilms;
        let some = 0;
        for (let i = 0; i < found && similarities[i]! >= minSimilarity; i++) {
          if (rows[i]! <= own) continue;
          kept.rows[some] = rows[i]!;
          kept.similarities[some++] = similarities[i]!;
        }
        take(film, kept, some);
      },
    });
  }
  return left.toSorted((a, b) => a - b);
}

/** Compares films, ascending, with all later ones of the shard. */
function scanShard(
  { files, shardFilms, minSimilarity }: PairShards,
  shard: number,
  { firstRow, guests }: AskingFilms,
  some: readonly number[],
  take: TakeFound,
  stopped: () => boolean,
): void {
  const postings = readPostings(files[shard]!.postings);
  const { squaredNorms } = postings;
  const films = squaredNorms.length;
  const dots = new Float64Array(films);
  const found: FoundRows = { rows: new Int32Array(films), similarities: new Float64Array(films) };
  const { rows, similarities } = found;
  const numbers = numbersIn(postings.terms, guests.terms);
  const addLaterDots = createLaterDots(postings, guests, dots, numbers);
  for (const film of some) {
    if (stopped()) return;
    const own = firstRow + film - shard * shardFilms;
    addLaterDots(film, own);
    const squaredNorm = guests.squaredNorms[film]!;
    let count = 0;
    for (let other = Math.max(0, own + 1); other < films; other++) {
      const dot = dots[other]!;
      const similarity = cosine(dot, squaredNorm, squaredNorms[other]!);
      // Written in any case: a branch would often be mispredicted.
      rows[count] = other;
      similarities[count] = similarity;
      count += Number(dot !== 0 && similarity >= minSimilarity);
      dots[other] = 0;
    }
    take(film, found, count);
  }
}

/** For each of some terms, ascending, its place among others, ascending; -1 if it is not there. */
function numbersIn(terms: Int32Array, some: Int32Array): Int32Array {
  const numbers = new Int32Array(some.length);
  let place = 0;
  for (let i = 0; i < some.length; i++) {
    while (place < terms.length && terms[place]! < some[i]!) place++;
    numbers[i] = terms[place] === some[i] ? place : -1;
  }
  return numbers;
}
