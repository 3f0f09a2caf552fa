import type { SimilarityModel } from '../model/model.ts';

/** What a worker thread is started with. */
export interface PairWorkerInput {
  readonly model: SimilarityModel;
  /** From 0, for every pair, to 1. */
  readonly minSimilarity: number;
  /** The folder for the part files. */
  readonly directory: string;
}

/** What a worker thread posts after each block. */
export interface PairBlockDone {
  /** Pairs written to the block's file. */
  readonly rows: number;
  /** Pairs of the block, written or not. */
  readonly pairs: number;
}
