import { openGuestSearch } from '../kernel/ask-guests.ts';
import type { GuestRows } from '../kernel/guest-rows.ts';
import { openKernel } from '../kernel/open-kernel.ts';
import type { ShardIndex } from '../kernel/shard-index.ts';
import { createMerge, leastOf, type BestLists } from './best-lists.ts';

/** A shard that can be searched. */
export interface PreparedShard {
  /** The row of its first film among all. */
  readonly firstRow: number;
  readonly films: number;
  /** Absent if none of its films has a weight. */
  readonly index?: ShardIndex | undefined;
}

/** Films that look for their nearest: those of one shard from a row on. */
export interface FilmGroup {
  /** The row of the first of them among all films. */
  readonly firstRow: number;
  readonly guests: GuestRows;
  readonly lists: BestLists;
}

/**
 * Opens a shard for one thread: a function that merges the best of the shard into the lists of the
 * group's films at the places `from` to `to` (exclusive) of some order, which is another one for each
 * shard. When all films of a group have asked every shard once, in any order, their lists are those of one search over all films, to the last bit. Asking their own shard
 * first and passing on what was found saves most of the work in the others.
 *
 * @throws RangeError without enough memory for the search
 */
export function openShard(
  shard: PreparedShard,
  group: FilmGroup,
  thread: number,
): (from: number, to: number) => void {
  const { lists, guests } = group;
  const merge = createMerge(lists);
  if (shard.index === undefined) return openWithoutIndex(shard, group);
  const inShard = group.firstRow - shard.firstRow;
  if (inShard >= 0 && inShard < shard.films) return openOwn(shard, group, shard.index, inShard);
  const ask = openGuestSearch(shard.index, guests, lists.perFilm, thread);
  return (from, to) => {
    ask({
      from,
      to,
      leastOf: (film) => leastOf(lists, film),
      found: (film, found) => merge(film, found, shard.firstRow),
    });
  };
}

/** The group's films are in the shard. */
function openOwn(
  { firstRow, films }: PreparedShard,
  { lists }: FilmGroup,
  { index }: ShardIndex,
  inShard: number,
): (from: number, to: number) => void {
  // A film alone in its shard has no other to find there.
  if (films === 1) return () => undefined;
  const kernel = openKernel(index, lists.perFilm);
  if (kernel === undefined) throw new RangeError('not enough memory for the compiled search');
  const merge = createMerge(lists);
  return (from, to) => {
    const { perFilm, rows, similarities } = kernel.nearest(inShard + from, inShard + to);
    for (let film = from; film < to; film++) {
      const [begin, end] = [(film - from) * perFilm, (film - from + 1) * perFilm];
      merge(
        film,
        {
          count: perFilm,
          rows: rows.subarray(begin, end),
          similarities: similarities.subarray(begin, end),
        },
        firstRow,
      );
    }
  };
}

/** Nothing in the shard is similar to anything: its first films, with similarity 0. */
function openWithoutIndex(
  shard: PreparedShard,
  { lists, firstRow }: FilmGroup,
): (from: number, to: number) => void {
  const merge = createMerge(lists);
  return (from, to) => {
    for (let film = from; film < to; film++) {
      const own = firstRow + film - shard.firstRow;
      const most = Math.min(shard.films, lists.perFilm + 1);
      const rows = Array.from({ length: most }, (_, row) => row).filter((row) => row !== own);
      merge(film, { count: rows.length, rows, similarities: rows.map(() => 0) }, shard.firstRow);
    }
  };
}
