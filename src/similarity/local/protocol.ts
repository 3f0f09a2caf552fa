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
  /** One number in shared memory: the next block that nobody has taken. */
  readonly nextBlock: Int32Array<SharedArrayBuffer>;
  /** One number in shared memory: not 0 when the thread is to end without finishing its block. */
  readonly stopped: Int32Array<SharedArrayBuffer>;
}

/** What a worker thread posts after each block. */
export interface BlockDone {
  /** Rows written to the block's file. */
  readonly rows: number;
}
