import type { SimilarityModel } from '../../model/model.ts';

/** All films, of a model or otherwise. */
type Films = Pick<SimilarityModel, 'filmIds'>;

/**
 * Rows of a model in one block, which is one output file. Fixed, so that the files are the same for any
 * number of workers; with 100 neighbours a block is a row group of about a megabyte.
 */
export const BLOCK_ROWS = 1024;

/** Rows `from` to `to` (exclusive) and the name of the file with their neighbours. */
export interface Block {
  readonly from: number;
  readonly to: number;
  readonly file: string;
}

/** The number of blocks; a model without films has one empty block, so that a file is written. */
export function blockCount({ filmIds }: Films): number {
  return Math.max(1, Math.ceil(filmIds.length / BLOCK_ROWS));
}

/** The block of a number from 0 to the number of blocks. */
export function blockAt({ filmIds }: Films, index: number): Block {
  const from = index * BLOCK_ROWS;
  return {
    from,
    to: Math.min(from + BLOCK_ROWS, filmIds.length),
    file: `part-${String(index).padStart(5, '0')}.parquet`,
  };
}
