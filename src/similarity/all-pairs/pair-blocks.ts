/** Pairs of one block, which is one file: some 150 MB when all of them are written. */
const BLOCK_PAIRS = 2 ** 24;
const MOST_BLOCKS = 4096;

/** Rows `from` to `to` (exclusive); one file has their pairs with later rows. */
export interface PairBlock {
  readonly from: number;
  readonly to: number;
  readonly file: string;
}

/** How many unordered pairs n films make. */
export function pairCount(films: number): number {
  return (films * (films - 1)) / 2;
}

/**
 * The blocks of some films, with about as many pairs each. They depend on nothing else, so that the
 * files are the same for any number of workers.
 *
 *     row 0  . x x x x x x x      block 0        a row's pairs are those with later rows,
 *     row 1    . x x x x x x                     so later blocks have more rows
 *     row 2      . x x x x x      block 1
 *     row 3        . x x x x
 */
export function pairBlocks(films: number): readonly PairBlock[] {
  const pairs = pairCount(films);
  const perBlock = Math.max(BLOCK_PAIRS, Math.ceil(pairs / MOST_BLOCKS));
  const blocks: PairBlock[] = [];
  let from = 0;
  let inBlock = 0;
  for (let row = 0; row < films; row++) {
    inBlock += films - 1 - row;
    if (inBlock < perBlock && row + 1 < films) continue;
    blocks.push({ from, to: row + 1, file: fileName(blocks.length) });
    from = row + 1;
    inBlock = 0;
  }
  return blocks.length > 0 ? blocks : [{ from: 0, to: 0, file: fileName(0) }];
}

function fileName(index: number): string {
  return `part-${String(index).padStart(5, '0')}.parquet`;
}
