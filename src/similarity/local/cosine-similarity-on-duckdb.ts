import { version } from '@duckdb/node-api';
import type { TaskContext } from '../../workflow/task.ts';
import { writeAllPairs } from '../all-pairs/write-all-pairs.ts';
import {
  cosineSimilarity,
  type CosineSimilarity,
  type CosineSimilarityOptions,
} from '../cosine-similarity.ts';
import type { SimilarityModel } from '../model/model.ts';
import { writeNeighbours } from '../nearest/local/write-neighbours.ts';
import type { StoredPairs } from '../stored-pairs.ts';

/** The task `CosineSimilarity` on this machine's threads; DuckDB writes the files of neighbours. */
export function cosineSimilarityOnDuckDB(options: CosineSimilarityOptions): CosineSimilarity {
  return cosineSimilarity(options, ({ csfilms, stored, loadModel }) => ({
    module: import.meta.url,
    engine: `duckdb ${version()}`,
    async run(context) {
      const model = await loadModel(context);
      return { rows: await writePairs(context, model, stored, context.stage(csfilms)) };
    },
  }));
}

async function writePairs(
  { signal, workers, memoryBytes, progress }: TaskContext,
  model: SimilarityModel,
  stored: StoredPairs,
  directory: string,
): Promise<number> {
  const options = { model, directory, workers, signal };
  switch (stored.kind) {
    case 'nearest':
      return writeNeighbours({
        ...options,
        memoryBytes,
        neighbours: stored.neighbours,
        progress: ({ rows: done, total }) => progress({ done, total, unit: 'rows' }),
      });
    case 'all-pairs':
      return writeAllPairs({
        ...options,
        minSimilarity: stored.minSimilarity,
        progress: ({ pairs: done, total }) => progress({ done, total, unit: 'rows' }),
      });
    default:
      return stored satisfies never;
  }
}
