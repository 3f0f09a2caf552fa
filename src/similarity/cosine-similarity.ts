import { join } from 'node:path';
import { version } from '@duckdb/node-api';
import { codeFiles } from '../workflow/code-files.ts';
import type { Target, Task } from '../workflow/task.ts';
import type { FilmTerms } from './film-terms.ts';
import { loadModelFromParquet } from './load-model.ts';
import { writeNeighbours } from './local/write-neighbours.ts';
import { PRESETS, type PresetName } from './presets.ts';

/** The task `CosineSimilarity` and what it writes. */
export interface CosineSimilarity {
  readonly task: Task;
  readonly csfilms: Target;
}

export interface CosineSimilarityOptions {
  readonly dataDir: string;
  readonly filmTerms: FilmTerms;
  readonly preset: PresetName;
  /** How many neighbours a film gets, an integer of at least 1. */
  readonly neighbours: number;
}

/**
 * The task that finds every film's nearest others: `output/csfilms/part-*.parquet` with film_id,
 * other_id, similarity, sorted by film_id, then similarity descending, then other_id.
 */
export function cosineSimilarity(options: CosineSimilarityOptions): CosineSimilarity {
  const { dataDir, filmTerms, preset, neighbours } = options;
  const { terms, filmIds } = filmTerms;
  const csfilms: Target = { kind: 'directory', path: join(dataDir, 'output', 'csfilms') };
  const task: Task = {
    name: 'CosineSimilarity',
    summary: 'Find the films nearest to every film by the cosine of their terms',
    requires: [filmTerms.task],
    reads: [filmIds, terms],
    targets: [csfilms],
    parameters: { preset, neighbours },
    code: codeFiles(import.meta.url, CODE),
    engine: `duckdb ${version()}`,
    async run({ stage, signal, workers, progress }) {
      const model = await loadModelFromParquet(
        { films: filmIds.path, terms: terms.path, threads: workers },
        PRESETS[preset],
      );
      const rows = await writeNeighbours({
        model,
        neighbours,
        directory: stage(csfilms),
        workers,
        signal,
        progress: ({ rows: done, total }) => progress({ done, total, unit: 'rows' }),
      });
      return { rows };
    },
  };
  return { task, csfilms };
}

const CODE = [
  './cosine-similarity.ts',
  './presets.ts',
  './terms.ts',
  './model.ts',
  './build-model.ts',
  './load-model.ts',
  './film-ids.sql',
  './vocabulary.sql',
  './weights.sql',
  './view-films.sql',
  './view-film-terms.sql',
  './similarity.ts',
  './nearest.ts',
  './neighbours.ts',
  './neighbour-finder.ts',
  './kernel/arena.ts',
  './kernel/classes.ts',
  './kernel/index-arrays.ts',
  './kernel/index-parts.ts',
  './kernel/kernel-index.ts',
  './kernel/open-kernel.ts',
  './kernel/nearest.wasm',
  './local/blocks.ts',
  './local/write-neighbours.ts',
  './local/neighbour-worker.ts',
  './local/create-neighbours.sql',
  './local/clear-neighbours.sql',
  './local/write-neighbours.sql',
  '../duckdb/columns.ts',
];
