import type { KernelIndex } from '../kernel/kernel-index.ts';
import type { SimilarityModel } from '../model.ts';

/** What a worker thread is started with. */
export interface WorkerInput {
  readonly model: SimilarityModel;
  /** The model prepared for the compiled search, where that can run. */
  readonly index: KernelIndex | undefined;
  readonly neighbours: number;
  /** The folder for the part files. */
  readonly directory: string;
}

/** What a worker thread posts after each block. */
export interface BlockDone {
  /** Rows written to the block's file. */
  readonly rows: number;
}
