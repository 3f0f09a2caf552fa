import type { PresetName } from '../../terms/preset-choices.ts';
import type { PairGroup } from '../shards/pair-groups.ts';
import type { PairShardFiles, PairShards } from '../shards/pair-shards.ts';

/** Shards are prepared; a block is one of them. */
export interface PrepareStep {
  readonly type: 'prepare';
  readonly files: readonly PairShardFiles[];
  readonly preset: PresetName;
  readonly minSimilarity: number;
}

/** Rows are compared with later rows; threads take groups, each of several blocks. */
export interface CompareStep {
  readonly type: 'compare';
  readonly shards: PairShards;
  readonly groups: readonly PairGroup[];
  /** The films of all rows. */
  readonly filmIds: Int32Array<SharedArrayBuffer>;
  /** The folder for the part files. */
  readonly directory: string;
  /** The folder for what is found and does not fit into memory. */
  readonly scratch: string;
  /** How many pairs a thread may hold while they are found. */
  readonly spoolPairs: number;
}
