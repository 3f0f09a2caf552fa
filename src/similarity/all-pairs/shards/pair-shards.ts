import type { PresetName } from '../../terms/preset-choices.ts';
import { openArrayFile, writeArrayFile } from '../../nearest/shards/array-file.ts';
import type { Postings } from '../later-postings.ts';

/** All films as shards, in files that threads and executors read one at a time. */
export interface PairShards {
  /** The number of all films. */
  readonly films: number;
  /** The films of each shard; the last one has the rest. */
  readonly shardFilms: number;
  readonly files: readonly PairShardFiles[];
  readonly preset: PresetName;
  /** From 0 to 1. */
  readonly minSimilarity: number;
  /** Whether the compiled search can look for the pairs. */
  readonly compiled: boolean;
}

/** The files of a shard. */
export interface PairShardFiles {
  /** Its films, as `writeShardRows` writes them. */
  readonly rows: string;
  /** Its films by their terms. */
  readonly postings: string;
  /** The compiled search over its films, if all shards have one. */
  readonly index: string;
}

/** A shard's films by their terms. */
export interface ShardPostings extends Postings {
  /** The numbers of its terms among those of all films, ascending. */
  readonly terms: Int32Array;
}

export function writePostings(path: string, postings: ShardPostings): void {
  const { terms, termOffsets, termRows, termWeights, termFactors, squaredNorms } = postings;
  const arrays = { terms, termOffsets, termRows, termWeights, termFactors, squaredNorms };
  writeArrayFile(path, {}, arrays);
}

/** @throws TypeError for a file that {@link writePostings} has not written, or not completely */
export function readPostings(path: string): ShardPostings {
  using file = openArrayFile(path);
  return {
    terms: new Int32Array(file.read('terms')),
    termOffsets: new Int32Array(file.read('termOffsets')),
    termRows: new Int32Array(file.read('termRows')),
    termWeights: new Float64Array(file.read('termWeights')),
    termFactors: new Float64Array(file.read('termFactors')),
    squaredNorms: new Float64Array(file.read('squaredNorms')),
  };
}
