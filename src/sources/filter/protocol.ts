import type { IdSet } from './id-set.ts';

/** What a filter thread is to do. */
export interface FilterInput {
  /** The file to read. */
  readonly path: string;
  /** The file to write. */
  readonly output: string;
  /** Which field holds the id, from 0. */
  readonly idField: number;
  /** Absent: all lines. */
  readonly wanted: IdSet | undefined;
}

/** What a filter thread tells: how many compressed bytes it has read, or that all is done. */
export type FilterMessage =
  { readonly readBytes: number } | { readonly lineNumbers: Uint32Array<ArrayBuffer> };
