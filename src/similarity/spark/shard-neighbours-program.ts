/**
 * Runs on an executor: `shard-neighbours-program.ts PRESET K ROWS… PREPARED…` reads blocks of rows
 * (first row, row after the last), has their films query one prepared shard after the other, and
 * writes every film's K nearest: film_id, other_id, similarity.
 */
import { text } from 'node:stream/consumers';
import process from 'node:process';
import { DEFAULT_PRESET, presetNamed } from '../model/presets.ts';
import { openShard, type FilmGroup } from '../nearest/shards/ask-shard.ts';
import { emptyLists } from '../nearest/shards/best-lists.ts';
import { collectGarbage } from '../nearest/shards/collect-garbage.ts';
import { filmIdsOfAll, readPreparedShard, readShardRows } from '../nearest/shards/shard-files.ts';
import { guestsOfShard, type ShardRows } from '../nearest/shards/shard-rows.ts';
import { neighbourLines } from './neighbour-lines.ts';
import { writeLines } from './write-lines.ts';

/** The most films whose lists are in memory: with 100 neighbours some 150 MB. */
const GROUP_FILMS = 2 ** 17;
/** Rows of one piece of work and of output. */
const STEP_ROWS = 128;

const [presetName = '', neighbours = '', ...files] = process.argv.slice(2);
const preset = presetNamed(presetName) ?? DEFAULT_PRESET;
const rowsFiles = files.slice(0, files.length / 2);
const preparedFiles = files.slice(files.length / 2);

async function* allLines(): AsyncGenerator<string> {
  const ranges = joined(await text(process.stdin));
  const filmIds = filmIdsOfAll(rowsFiles);
  for (const [own, rowsFile] of rowsFiles.entries()) {
    const rows = readShardRows(rowsFile);
    const end = rows.firstRow + rows.filmIds.length;
    for (const range of ranges) {
      const to = Math.min(range.to, end);
      for (let from = Math.max(range.from, rows.firstRow); from < to; from += GROUP_FILMS) {
        yield* linesOfGroup(rows, own, from, Math.min(from + GROUP_FILMS, to), filmIds);
      }
    }
  }
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The blocks that were read, adjacent ones as one. */
function joined(input: string): readonly Range[] {
  const blocks = input
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t').map(Number))
    .map(([from = 0, to = 0]) => ({ from, to }))
    .toSorted((a, b) => a.from - b.from);
  const ranges: Range[] = [];
  for (const block of blocks) {
    const last = ranges.at(-1);
    if (last?.to === block.from) ranges[ranges.length - 1] = { from: last.from, to: block.to };
    else ranges.push(block);
  }
  return ranges;
}

/** Films `from` to `to` (exclusive) of one shard ask all shards, their own first. */
async function* linesOfGroup(
  rows: ShardRows,
  own: number,
  from: number,
  to: number,
  filmIds: Int32Array,
): AsyncGenerator<string> {
  const perFilm = Math.max(0, Math.min(Number(neighbours), rows.allFilms - 1));
  const group = {
    firstRow: from,
    guests: guestsOfShard(rows, preset, from - rows.firstRow, to - rows.firstRow),
    lists: emptyLists(to - from, perFilm),
  };
  const others = preparedFiles.filter((_, shard) => shard !== own);
  for (const prepared of [preparedFiles[own] ?? '', ...others]) {
    askOne(prepared, group);
    collectGarbage();
  }
  for (let first = 0; first < to - from; first += STEP_ROWS) {
    const range = { firstRow: from, from: first, to: Math.min(first + STEP_ROWS, to - from) };
    yield neighbourLines(filmIds, group.lists, range);
  }
}

/** Nothing refers to the shard's memory afterwards. */
function askOne(prepared: string, group: FilmGroup): void {
  const films = group.lists.counts.length;
  const ask = openShard(readPreparedShard(prepared), group, 0);
  for (let first = 0; first < films; first += STEP_ROWS) {
    ask(first, Math.min(first + STEP_ROWS, films));
  }
}

await writeLines(allLines());
