import type { PairBlock } from '../pair-blocks.ts';
import type { PairShards } from './pair-shards.ts';

/** Blocks that follow each other, whose rows ask the shards together. */
export type PairGroup = readonly PairBlock[];

/**
 * Groups blocks so that each group takes about the same time and there are at least `least`. To read a
 * shard for few rows would take longer than to search it for them; but if every pair counts, one block
 * is enough work.
 */
export function pairGroups(
  blocks: readonly PairBlock[],
  shards: Pick<PairShards, 'shardFilms' | 'minSimilarity' | 'files'>,
  least: number,
): readonly PairGroup[] {
  if (shards.minSimilarity === 0) return blocks.map((block) => [block]);
  const total = blocks.reduce((sum, block) => sum + searches(block, shards), 0);
  const groups: PairBlock[][] = [[]];
  let done = 0;
  for (const block of blocks) {
    if (done >= (groups.length * total) / least) groups.push([]);
    groups.at(-1)?.push(block);
    done += searches(block, shards);
  }
  return groups;
}

/** How many searches of a shard a block takes, about. */
function searches(
  { from, to }: PairBlock,
  { shardFilms, files }: Pick<PairShards, 'shardFilms' | 'files'>,
): number {
  return (to - from) * (files.length - Math.floor(from / shardFilms));
}
