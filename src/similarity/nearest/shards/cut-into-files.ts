import { join } from 'node:path';
import type { FilmRows } from '../../model/stored/stored-rows.ts';
import { collectGarbage } from './collect-garbage.ts';
import { countTerms, cutShard } from './cut-shards.ts';
import { writeShardRows } from './shard-files.ts';

/**
 * Cuts all films into shards of `shardFilms`, the last one with the rest, and writes each to a file in
 * an existing folder.
 *
 * @returns the files, in order
 * @throws the signal's reason when aborted
 */
export async function cutIntoFiles(
  films: FilmRows,
  shardFilms: number,
  folder: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const counts = await countTerms(films, shardFilms);
  const files: string[] = [];
  const count = films.filmIds.length;
  for (let from = 0; from < count; from += shardFilms) {
    signal.throwIfAborted();
    const file = join(folder, `shard-${files.length}.rows`);
    collectGarbage();
    writeShardRows(file, await cutShard(films, counts, from, Math.min(from + shardFilms, count)));
    files.push(file);
  }
  return files;
}
