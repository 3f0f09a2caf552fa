import { collectGarbage } from '../../nearest/shards/collect-garbage.ts';
import { readShardRows } from '../../nearest/shards/shard-files.ts';
import { guestsOfShard } from '../../nearest/shards/shard-rows.ts';
import type { RowPairs } from '../pairs-of-row.ts';
import { compareWithShard, type AskingFilms } from './compare-shard.ts';
import type { PairShards } from './pair-shards.ts';
import { createPairSpool, type PairSpool } from './pair-spool.ts';
import { createRowOrder } from './row-order.ts';

/** The most films that ask a shard at a time: some 1 kB each. */
const MOST_ASKING = 2 ** 15;

/** What a thread or a program has for its work. */
export interface PairRoom {
  /** How many pairs may be in memory while they are found. */
  readonly spoolPairs: number;
  /** A path for the other ones, which does not exist. */
  readonly spool: string;
  readonly stopped: () => boolean;
}

/**
 * The pairs of the rows `from` to `to` (exclusive) with later rows, row by row: those of
 * `createPairsOfRow`, with one shard in memory at a time. The rows ask their own shard and those after
 * it; then each row's pairs are put in order. Ends early when stopped.
 */
export function* pairsByShards(
  shards: PairShards,
  from: number,
  to: number,
  room: PairRoom,
): Generator<RowPairs, undefined> {
  const orderOf = createRowOrder(shards.films, shards.minSimilarity === 0);
  for (let first = from; first < to;) {
    const own = Math.floor(first / shards.shardFilms);
    const after = Math.min(to, (own + 1) * shards.shardFilms, first + MOST_ASKING);
    using spool = createPairSpool(Math.max(room.spoolPairs, shards.shardFilms), room.spool);
    askShards(shards, own, first, after, spool, room.stopped);
    if (room.stopped()) return;
    for (let row = first; row < after; row++) yield orderOf(row, spool, row - first);
    first = after;
  }
}

/** Has the rows `from` to `to` of a shard ask it and all later ones. */
function askShards(
  shards: PairShards,
  own: number,
  from: number,
  to: number,
  spool: PairSpool,
  stopped: () => boolean,
): void {
  const asking = askingFilms(shards, own, from, to);
  for (let shard = own; shard < shards.files.length && !stopped(); shard++) {
    const firstRow = shard * shards.shardFilms;
    compareWithShard(
      shards,
      shard,
      asking,
      (film, found, count) => spool.add(film, found, count, firstRow),
      stopped,
    );
    collectGarbage();
  }
}

function askingFilms(
  { files, preset, shardFilms }: PairShards,
  own: number,
  from: number,
  to: number,
): AskingFilms {
  const rows = readShardRows(files[own]?.rows ?? '');
  const firstRow = own * shardFilms;
  return { firstRow: from, guests: guestsOfShard(rows, preset, from - firstRow, to - firstRow) };
}
