import type { Target, Task, TaskContext, TaskWork } from '../workflow/task.ts';
import { checkNeighbours } from './checks/neighbour-checks.ts';
import type { FilmTerms } from './film-terms.ts';
import type { SimilarityModel } from './model/model.ts';
import { loadStoredModelFromParquet } from './model/stored/stored-model.ts';
import { csfilmsTarget, storedParameters, type StoredPairs } from './stored-pairs.ts';
import type { PresetName } from './terms/preset-choices.ts';

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

/** What `CosineSimilarity` is computed from, and where it goes. */
export interface CosineSimilarityInput {
  readonly stored: StoredPairs;
  readonly csfilms: Target;
  /** The model that `FilmTerms` wrote. */
  readonly model: Target;
  readonly preset: PresetName;
  /** Loads the model that `FilmTerms` wrote, under the preset. */
  readonly loadModel: (context: TaskContext) => Promise<SimilarityModel>;
}

/**
 * The task that finds every film's nearest others, or compares all pairs:
 * `output/csfilms/part-*.parquet` with film_id, other_id, similarity, sorted by film_id, then
 * similarity descending, then other_id. The modules of the engines add the work.
 */
export function cosineSimilarity(
  { dataDir, filmTerms, preset, neighbours, allPairs }: CosineSimilarityOptions,
  workOn: (input: CosineSimilarityInput) => TaskWork,
): CosineSimilarity {
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
    ...workOn({
      stored,
      csfilms,
      model: filmTerms.model,
      preset,
      loadModel: ({ memoryBytes }) =>
        loadStoredModelFromParquet(filmTerms.model.path, preset, {
          memoryLimitBytes: memoryBytes,
        }),
    }),
    async check(context) {
      // All pairs are too many to read again; they are checked in their database.
      if (stored.kind === 'all-pairs') return [];
      return checkNeighbours(context, csfilms, neighbours);
    },
  };
  return { task, csfilms, stored };
}
