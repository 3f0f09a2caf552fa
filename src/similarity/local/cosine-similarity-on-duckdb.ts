import { version } from '@duckdb/node-api';
import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import {
  cosineSimilarity,
  type CosineSimilarity,
  type CosineSimilarityInput,
  type CosineSimilarityOptions,
} from '../cosine-similarity.ts';
import type { SimilarityModel } from '../model/model.ts';
import { storedRows, storedSizeLimits } from '../model/stored/stored-rows.ts';
import { writePairsHere } from './write-pairs-here.ts';
import { bytesOfFilm, shardFilms } from '../nearest/shards/shard-size.ts';

/**
 * The task `CosineSimilarity` on this machine's threads; DuckDB writes the files of neighbours. Films
 * that exceed the memory are searched as shards, one in memory at a time.
 */
export function cosineSimilarityOnDuckDB(options: CosineSimilarityOptions): CosineSimilarity {
  return cosineSimilarity(options, (input) => ({
    module: import.meta.url,
    engine: `duckdb ${version()}`,
    async run(context) {
      const directory = context.stage(input.csfilms);
      const { stored } = input;
      if (stored.kind === 'all-pairs') {
        return await writePairsHere(context, input, stored.minSimilarity, directory);
      }
      const rows = await nearestByShards(context, input, stored.neighbours, directory);
      if (rows !== 'whole') return rows;
      const model = await input.loadModel(context);
      return { rows: await nearest(context, model, stored.neighbours, directory) };
    },
  }));
}

/** Writes the neighbours by shards, unless all films can be searched as one, or only the plain way. */
async function nearestByShards(
  { memoryBytes, workers, signal, progress }: TaskContext,
  { model, preset }: CosineSimilarityInput,
  neighbours: number,
  directory: string,
): Promise<TaskReport | 'whole'> {
  const most = await storedSizeLimits(model.path);
  if (shardFilms({ ...most, neighbours, memoryBytes }) >= most.films) return 'whole';
  const films = await storedRows(model.path);
  const size = { films: films.filmIds.length, entries: films.rowOffsets.at(-1) ?? 0 };
  const inShard = shardFilms({ ...size, neighbours, memoryBytes });
  if (inShard >= size.films) return 'whole';
  const { writeByShards } = await import('../nearest/local/write-by-shards.ts');
  const rows = await writeByShards({
    films,
    preset,
    neighbours,
    shardFilms: inShard,
    directory,
    scratch: `${directory}.shards`,
    workers,
    preparers: Math.max(1, Math.floor(memoryBytes / (inShard * bytesOfFilm(size)))),
    memoryBytes,
    signal,
    progress,
  });
  if (rows === undefined) return 'whole';
  const shards = Math.ceil(size.films / inShard);
  return { rows, facts: { shards } };
}

async function nearest(
  { signal, workers, memoryBytes, progress }: TaskContext,
  model: SimilarityModel,
  neighbours: number,
  directory: string,
): Promise<number> {
  const { writeNeighbours } = await import('../nearest/local/write-neighbours.ts');
  return writeNeighbours({
    model,
    neighbours,
    directory,
    workers,
    memoryBytes,
    signal,
    progress,
  });
}
