import type { SimilarityModel } from '../../src/similarity/model/model.ts';

/** K of every measurement. */
export const NEIGHBOURS = 100;

/** Rows that a thread takes at a time, as the pipeline's workers do. */
export const BLOCK_ROWS = 1024;

/** What a thread of the benchmark is started with. */
export interface BenchInput {
  readonly model: SimilarityModel;
  readonly k: number;
  /** The next block that nobody has taken. */
  readonly next: Int32Array<SharedArrayBuffer>;
  readonly stopped: Int32Array<SharedArrayBuffer>;
  /** films × k, row-major, to be filled. */
  readonly rows: Int32Array<SharedArrayBuffer>;
  readonly similarities: Float64Array<SharedArrayBuffer>;
}
