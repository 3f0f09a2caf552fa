import type { SimilarityModel } from '../model.ts';

/** What a worker thread is started with. */
export interface PairWorkerInput {
  readonly model: SimilarityModel;
  /** From 0, for every pair, to 1. */
  readonly minSimilarity: number;
  /** The folder for the part files. */
  readonly directory: string;
  /** One number in shared memory: the next block that nobody has taken. */
  readonly nextBlock: Int32Array<SharedArrayBuffer>;
  /** One number in shared memory: not 0 when the thread is to end without finishing its block. */
  readonly stopped: Int32Array<SharedArrayBuffer>;
}

/** What a worker thread posts after each block. */
export interface PairBlockDone {
  /** Pairs written to the block's file. */
  readonly rows: number;
  /** Pairs of the block, written or not. */
  readonly pairs: number;
}
