import type { PresetName } from '../../terms/preset-choices.ts';
import { buildShardIndex } from '../kernel/shard-index.ts';
import { readShardRows, writePreparedShard } from './shard-files.ts';
import { modelOfShard } from './shard-rows.ts';

/**
 * Prepares the search over one shard's films, from file to file.
 *
 * @param threads how many threads will search it at the same time
 * @throws RangeError if the shard is beyond the limits of the compiled search
 */
export function prepareShard(
  rowsFile: string,
  preparedFile: string,
  preset: PresetName,
  threads: number,
): void {
  const rows = readShardRows(rowsFile);
  const { firstRow, allFilms, documents, differs, longestRow, terms } = rows;
  const index = buildShardIndex(modelOfShard(rows, preset), terms, {
    counts: { films: allFilms, documents },
    differs,
    longestRow,
    threads,
  });
  writePreparedShard(preparedFile, { firstRow, films: rows.filmIds.length, index });
}
