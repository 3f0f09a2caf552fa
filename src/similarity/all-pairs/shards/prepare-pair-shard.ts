import { existsSync } from 'node:fs';
import type { PresetName } from '../../terms/preset-choices.ts';
import { canQueryEachOther } from '../../nearest/kernel/shard-index.ts';
import { prepareShard } from '../../nearest/shards/prepare-shard.ts';
import { rangeOfPreparedShard, readShardRows } from '../../nearest/shards/shard-files.ts';
import { modelOfShard } from '../../nearest/shards/shard-rows.ts';
import { writePostings, type PairShardFiles } from './pair-shards.ts';

/** Prepares a shard from the file of its rows; for every pair, only its postings. */
export function preparePairShard(
  { rows: rowsFile, postings, index }: PairShardFiles,
  preset: PresetName,
  minSimilarity: number,
): void {
  const rows = readShardRows(rowsFile);
  writePostings(postings, { ...modelOfShard(rows, preset), terms: rows.terms });
  if (minSimilarity === 0) return;
  try {
    prepareShard(rowsFile, index, preset, 1);
  } catch (error) {
    // Beyond the limits of the compiled search: postings do.
    if (!(error instanceof RangeError)) throw error;
  }
}

/** Whether the compiled search can look for the pairs of shards, which have been prepared. */
export function canBeSearched(files: readonly PairShardFiles[], minSimilarity: number): boolean {
  return (
    minSimilarity > 0 &&
    files.every(({ index }) => existsSync(index)) &&
    canQueryEachOther(files.flatMap(({ index }) => rangeOfPreparedShard(index) ?? []))
  );
}
