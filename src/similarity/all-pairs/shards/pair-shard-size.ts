import { bytesOfFilm } from '../../nearest/shards/shard-size.ts';
import { MAX_FILMS } from '../../nearest/kernel/index-parts.ts';
import { PAIR_BYTES } from './pair-spool.ts';

/** What is to be compared, and with what. */
export interface PairsSize {
  readonly films: number;
  /** How many terms all films have together. */
  readonly entries: number;
  /** How many threads compare pairs at the same time. */
  readonly workers: number;
  /** How much memory all of it may take, in bytes. */
  readonly memoryBytes: number;
}

/** Smaller shards would save little memory. */
const LEAST_FILMS = 2 ** 14;
/** The compiled search over more films takes more than it can address. */
const MOST_FILMS = 2 ** 20;
/** The thread itself, the film ids that ask, and a row group of the file that it writes. */
const THREAD_BYTES = 64 * 2 ** 20;
/** For each of all films: a row's pairs, what is needed to sort them, and a place in a row group. */
const ROW_BYTES = 64;

/** How much each thread may have in memory. */
export interface PairRoomSize {
  /** All films if they can be compared in one piece. */
  readonly shardFilms: number;
  readonly spoolPairs: number;
}

/**
 * How to compare all pairs in bounded memory: in one piece if it fits, as threads then share it;
 * otherwise each thread has one shard in memory, and a quarter of the rest for the pairs that it finds.
 */
export function pairRoom({ films, entries, workers, memoryBytes }: PairsSize): PairRoomSize {
  const perFilm = bytesOfFilm({ films, entries });
  const perThread = memoryBytes / workers - THREAD_BYTES - ROW_BYTES * films;
  const tails = 24 * (entries / Math.max(1, films));
  const shared = perThread - tails * films;
  if (films <= MAX_FILMS && films * perFilm <= shared * workers) {
    return { shardFilms: films, spoolPairs: 0 };
  }
  const most = Math.min(MOST_FILMS, (0.75 * perThread) / perFilm);
  const shards = Math.ceil(films / Math.max(LEAST_FILMS, most));
  const spoolPairs = Math.floor(Math.max(2 ** 20, (0.25 * perThread) / PAIR_BYTES));
  return { shardFilms: Math.ceil(films / shards), spoolPairs };
}
