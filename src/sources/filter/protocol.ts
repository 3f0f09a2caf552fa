import type { IdSet } from './id-set.ts';

/** The work of a filter thread. */
export interface FilterInput {
  /** The file to read. */
  readonly path: string;
  /** The file to write. */
  readonly output: string;
  /** Which field holds the id, from 0. */
  readonly idField: number;
  /** The ids of the lines to keep; undefined: all lines. */
  readonly ids: IdSet | undefined;
}

/** A message from a filter thread: how many compressed bytes it has read, or that it is done. */
export type FilterMessage =
  { readonly readBytes: number } | { readonly lineNumbers: Uint32Array<ArrayBuffer> };
