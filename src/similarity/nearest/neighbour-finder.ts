import { buildKernelIndex, type KernelIndex } from './kernel/kernel-index.ts';
import { openKernel } from './kernel/open-kernel.ts';
import type { SimilarityModel } from '../model/model.ts';
import { nearestNeighbours, type Neighbours } from './neighbours.ts';

/** Finds the nearest films of blocks of rows; in each thread, process or machine its own. */
export interface NeighbourFinder {
  /** Whether the compiled search answers, or the reference in its place. */
  readonly compiled: boolean;
  /** The neighbours of the rows `from` to `to` (exclusive); see {@link nearestNeighbours}. */
  readonly nearest: (from: number, to: number) => Neighbours;
}

/**
 * A finder of every film's `k` nearest. What it answers depends on the model alone: the compiled
 * search and the reference give the same bits. Threads that share an index save preparing it;
 * with null in its place the reference answers.
 *
 * The reference stands in where the compiled search cannot run (see `buildKernelIndex` and
 * `openKernel` for when).
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
