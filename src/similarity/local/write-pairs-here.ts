import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import { pairRoom } from '../all-pairs/shards/pair-shard-size.ts';
import type { CosineSimilarityInput } from '../cosine-similarity.ts';
import { storedRows, storedSizeLimits } from '../model/stored/stored-rows.ts';

/** Writes all pairs with this machine's threads, by shards if the films exceed the memory. */
export async function writePairsHere(
  context: TaskContext,
  input: CosineSimilarityInput,
  minSimilarity: number,
  directory: string,
): Promise<TaskReport> {
  const byShards = await pairsByShards(context, input, minSimilarity, directory);
  if (byShards !== 'whole') return byShards;
  const { signal, workers, progress } = context;
  const model = await input.loadModel(context);
  const { writeAllPairs } = await import('../all-pairs/write-all-pairs.ts');
  return {
    rows: await writeAllPairs({ model, minSimilarity, directory, workers, signal, progress }),
  };
}

async function pairsByShards(
  { memoryBytes, workers, signal, progress }: TaskContext,
  { model, preset }: CosineSimilarityInput,
  minSimilarity: number,
  directory: string,
): Promise<TaskReport | 'whole'> {
  const most = await storedSizeLimits(model.path);
  if (pairRoom({ ...most, workers, memoryBytes }).shardFilms >= most.films) return 'whole';
  const films = await storedRows(model.path);
  const size = { films: films.filmIds.length, entries: films.rowOffsets.at(-1) ?? 0 };
  const { shardFilms, spoolPairs } = pairRoom({ ...size, workers, memoryBytes });
  if (shardFilms >= size.films) return 'whole';
  const { writePairsByShards } = await import('../all-pairs/local/write-pairs-by-shards.ts');
  const rows = await writePairsByShards({
    films,
    preset,
    minSimilarity,
    shardFilms,
    spoolPairs,
    directory,
    scratch: `${directory}.shards`,
    workers,
    signal,
    progress,
  });
  return { rows, facts: { shards: Math.ceil(size.films / shardFilms) } };
}
