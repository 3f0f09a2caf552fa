import type { SimilarityModel } from '../../model/model.ts';

/** What a worker thread is started with. */
export interface WorkerInput {
  readonly model: SimilarityModel;
  readonly neighbours: number;
  /** How much memory its DuckDB may take, in bytes. */
  readonly memoryBytes: number;
  /** The folder for the part files. */
  readonly directory: string;
}

/** What a worker thread posts after each block. */
export interface BlockDone {
  /** Rows written to the block's file. */
  readonly rows: number;
}
