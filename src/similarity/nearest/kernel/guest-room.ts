import type { CollectionCounts } from '../../model/scaled-weights.ts';

/** A model that holds a part of the films, in an index that films of other parts may query. */
export interface ShardOptions {
  /** What is counted over the films of all parts. */
  readonly counts: CollectionCounts;
  /** m: 1 for a term whose raw weight differs between films of any part. */
  readonly differs: Uint8Array;
  /** The most terms that a film of any part has. */
  readonly longestRow: number;
  /** How many threads will query the index at the same time. */
  readonly threads: number;
}

/**
 * Where films that are not in an index, its guests, are written in order to query it: behind the
 * films' own places in the arrays that a search reads by rank or by class.
 *
 *     ranks    0 … films − 1  │ end of the last │ thread 0: 16 guests, end │ thread 1: 16 guests, end
 *     classes  0 … size − 1   │ the same, with a line of each table of classes for each guest
 *
 * The place in between is there because offsets of a film end where those of the next one begin.
 */
export interface GuestRoom {
  readonly threads: number;
  /** The most terms that a guest may have. */
  readonly longestRow: number;
  /** Values are divided by it. */
  readonly scale: number;
  /** Where the guests' entries begin in the arrays of these names. */
  readonly firstRareEntry: number;
  readonly firstBlockWord: number;
  readonly firstWeight: number;
  /** The fields whose length scales are in a film's head, in this order. */
  readonly scaledFields: readonly number[];
  /** The number of classes in each grouping, and whether it has any fields. */
  readonly sizes: readonly number[];
  readonly isUsed: readonly boolean[];
}

/** Guests of a thread at a time. */
export const THREAD_GUESTS = 16;

/** How many places arrays have for guests, by rank or by class; none in an index without guests. */
export function guestPlaces(threads: number): number {
  return threads === 0 ? 0 : 1 + threads * (THREAD_GUESTS + 1);
}

/** The place of a thread's first guest, behind the films or classes. */
export function firstGuest(thread: number): number {
  return 1 + thread * (THREAD_GUESTS + 1);
}
