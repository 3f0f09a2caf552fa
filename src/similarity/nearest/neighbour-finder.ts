import { buildKernelIndex, type KernelIndex } from './kernel/kernel-index.ts';
import { openKernel } from './kernel/open-kernel.ts';
import type { SimilarityModel } from '../model/model.ts';
import { nearestNeighbours, type Neighbours } from './neighbours.ts';

/** Finds the nearest films of blocks of rows; each thread has its own. */
export interface NeighbourFinder {
  /** Whether the compiled search is used, or else the reference. */
  readonly compiled: boolean;
  /** The neighbours of the rows `from` to `to` (exclusive); see {@link nearestNeighbours}. */
  readonly nearest: (from: number, to: number) => Neighbours;
}

/**
 * A finder of every film's `k` nearest. Its results depend on the model alone: the compiled search and
 * the reference give the same bits. Threads that share an index need not prepare it; with null as
 * index the reference is used, and also where the compiled search cannot run (see `buildKernelIndex`
 * and `openKernel`).
 */
export function createNeighbourFinder(
  model: SimilarityModel,
  k: number,
  index: KernelIndex | null = buildKernelIndex(model) ?? null,
): NeighbourFinder {
  const kernel = index === null ? undefined : openKernel(index, k);
  if (kernel !== undefined) return { compiled: true, nearest: kernel.nearest };
  return { compiled: false, nearest: (from, to) => nearestNeighbours(model, k, from, to) };
}
