import type { DuckDBConnection } from '@duckdb/node-api';
import type { ImdbDatasetName } from '../../../sources/imdb-dataset.ts';
import type { DatasetSource } from '../../../sources/source-dataset.ts';
import type { PrepFilmsFilter } from '../../prep-films.ts';
import type { FilteredLines } from './filtered-lines.ts';

/** The dataset files while they are read. */
export interface Reading {
  readonly connection: DuckDBConnection;
  readonly lines: FilteredLines;
  readonly sources: readonly DatasetSource[];
  readonly filter: PrepFilmsFilter;
  readonly workers: number;
}

/** How many lines of a dataset's file were there before, and are left out. */
export type RepeatedLines = Readonly<Partial<Record<ImdbDatasetName, number>>>;

/** What became of the lines of a file that passed the filter. */
export interface UsedLines {
  readonly dataset: ImdbDatasetName;
  /** How many lines had one of the ids. */
  readonly used: number;
  /** How many of them were there before, and are left out. */
  readonly repeated: number;
}
