/**
 * Runs on an executor: `pairs-program.ts SHARDS GROUPS` reads numbers of groups of rows, has these rows
 * ask the shards, and writes their pairs with later rows: film_id, other_id, similarity. SHARDS is a
 * `PairShards` as JSON, and GROUPS how many groups were asked for.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import process from 'node:process';
import { pairBlocks } from '../all-pairs/pair-blocks.ts';
import type { RowPairs } from '../all-pairs/pairs-of-row.ts';
import { pairGroups, type PairGroup } from '../all-pairs/shards/pair-groups.ts';
import type { PairShards } from '../all-pairs/shards/pair-shards.ts';
import { pairsByShards } from '../all-pairs/shards/pairs-by-shards.ts';
import { filmIdsOfAll } from '../nearest/shards/shard-files.ts';
import { writeLines } from './write-lines.ts';

/** Pairs in memory while they are found: 50 MB. */
const SPOOL_PAIRS = 2 ** 22;
/** Pairs of one piece of output. */
const STEP_PAIRS = 4096;

const [shardsText = '', least = ''] = process.argv.slice(2);
const shards = JSON.parse(shardsText) as PairShards;
const filmIds = filmIdsOfAll(shards.files.map(({ rows }) => rows));

async function* allLines(): AsyncGenerator<string> {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-pairs-'));
  const room = { spoolPairs: SPOOL_PAIRS, spool: join(folder, 'spool'), stopped: () => false };
  try {
    const numbers = (await text(process.stdin)).split('\n').filter((line) => line !== '');
    for (const { from, to } of rangesOf(numbers.map(Number))) {
      let row = from;
      for (const pairs of pairsByShards(shards, from, to, room)) yield* linesOf(row++, pairs);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The rows of some groups, ascending; adjacent ones together, unless their pairs are too many. */
function rangesOf(numbers: readonly number[]): readonly Range[] {
  const groups = pairGroups(pairBlocks(shards.films), shards, Number(least));
  const ranges: Range[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const { from, to } = rowsOf(groups[number] ?? []);
    const last = ranges.at(-1);
    if (last?.to !== from || shards.minSimilarity === 0) ranges.push({ from, to });
    else ranges[ranges.length - 1] = { from: last.from, to };
  }
  return ranges;
}

function rowsOf(group: PairGroup): Range {
  return { from: group[0]?.from ?? 0, to: group.at(-1)?.to ?? 0 };
}

function* linesOf(row: number, { count, positive, rows, similarities }: RowPairs) {
  const filmId = filmIds[row];
  for (let first = 0; first < count; first += STEP_PAIRS) {
    let lines = '';
    for (let i = first; i < Math.min(first + STEP_PAIRS, count); i++) {
      // The shortest text of a number is read back as the same number.
      lines += `${filmId}\t${filmIds[rows[i] ?? 0]}\t${i < positive ? similarities[i] : 0}\n`;
    }
    yield lines;
  }
}

await writeLines(allLines());
