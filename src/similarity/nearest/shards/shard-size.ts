import { MAX_FILMS } from '../kernel/index-parts.ts';

/** What is to be searched, and with what. */
export interface SearchSize {
  readonly films: number;
  /** How many terms all films have together. */
  readonly entries: number;
  /** How many neighbours a film gets. */
  readonly neighbours: number;
  /** How much memory the search may take, in bytes. */
  readonly memoryBytes: number;
}

/** The films of a shard are a multiple of this, so that no block of rows has films of two shards. */
const STEP_FILMS = 1024;
/** Smaller shards would save little memory. */
const LEAST_FILMS = 16 * STEP_FILMS;
/** An index, with the scratch memory of some threads, must remain below 4 GiB. */
const INDEX_BYTES = 3 * 2 ** 30;

/**
 * How many films a shard should have: all of them if they can be searched as one, as this takes the
 * least time; otherwise as few shards as possible of about the same size.
 */
export function shardFilms(size: SearchSize): number {
  const { films, neighbours, memoryBytes } = size;
  const perFilm = bytesOfFilm(size);
  const index = indexBytesOfFilm(size);
  if (films * perFilm <= memoryBytes && films <= mostFilms(index)) return films;
  const most = Math.min(mostFilms(index), memoryBytes / (perFilm + 12 * neighbours));
  const shards = Math.ceil(films / Math.max(LEAST_FILMS, most));
  return Math.ceil(films / shards / STEP_FILMS) * STEP_FILMS;
}

/**
 * A model, its index and what is needed to prepare both: 2.4 kB per film were measured with 160,000
 * and 640,000 generated films of 18 terms each, and scaled weights take 16 bytes more for each term.
 */
export function bytesOfFilm({ films, entries }: Pick<SearchSize, 'films' | 'entries'>): number {
  return 1000 + 95 * (entries / Math.max(1, films));
}

/** An index alone. */
function indexBytesOfFilm({ films, entries }: SearchSize): number {
  return 700 + 40 * (entries / Math.max(1, films));
}

function mostFilms(indexBytes: number): number {
  return Math.min(MAX_FILMS, INDEX_BYTES / indexBytes);
}
