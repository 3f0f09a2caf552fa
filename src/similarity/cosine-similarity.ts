import { version } from '@duckdb/node-api';
import type { Target, Task, TaskContext } from '../workflow/task.ts';
import type { FilmTerms } from './film-terms.ts';
import { writeAllPairs } from './all-pairs/write-all-pairs.ts';
import { writeNeighbours } from './nearest/local/write-neighbours.ts';
import type { SimilarityModel } from './model/model.ts';
import { checkNeighbours } from './checks/neighbour-checks.ts';
import { PRESETS } from './model/presets.ts';
import type { PresetName } from './terms/similarity-fields.ts';
import { loadStoredModelFromParquet } from './model/stored-model.ts';
import { csfilmsTarget, storedParameters, type StoredPairs } from './stored-pairs.ts';

/** The task `CosineSimilarity` and what it writes. */
export interface CosineSimilarity {
  readonly task: Task;
  readonly csfilms: Target;
  readonly stored: StoredPairs;
}

export interface CosineSimilarityOptions {
  readonly dataDir: string;
  readonly filmTerms: FilmTerms;
  readonly preset: PresetName;
  /** How many neighbours a film gets, an integer of at least 1. */
  readonly neighbours: number;
  /** Every pair instead, from this similarity on. */
  readonly allPairs?: { readonly minSimilarity: number } | undefined;
}

/**
 * The task that finds every film's nearest others, or compares all pairs: `output/csfilms/part-*.parquet` with film_id,
 * other_id, similarity, sorted by film_id, then similarity descending, then other_id.
 */
export function cosineSimilarity(options: CosineSimilarityOptions): CosineSimilarity {
  const { dataDir, filmTerms, preset, neighbours, allPairs } = options;
  const csfilms = csfilmsTarget(dataDir);
  const stored: StoredPairs = allPairs
    ? { kind: 'all-pairs', minSimilarity: allPairs.minSimilarity }
    : { kind: 'nearest', neighbours };
  const task: Task = {
    name: 'CosineSimilarity',
    summary: 'Find the films nearest to every film by the cosine of their terms',
    requires: [filmTerms.task],
    reads: [filmTerms.model],
    targets: [csfilms],
    parameters: { preset, ...storedParameters(stored) },
    module: import.meta.url,
    engine: `duckdb ${version()}`,
    async run(context) {
      const limits = { memoryLimitBytes: context.memoryBytes };
      const model = await loadStoredModelFromParquet(filmTerms.model.path, PRESETS[preset], limits);
      return { rows: await writePairs(context, model, stored, context.stage(csfilms)) };
    },
    async check(context) {
      // all pairs are too many to be read once more before their database is checked
      if (stored.kind === 'all-pairs') return [];
      return checkNeighbours(context, csfilms, neighbours);
    },
  };
  return { task, csfilms, stored };
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
