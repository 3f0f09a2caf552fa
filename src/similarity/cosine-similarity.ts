import { join } from 'node:path';
import { version } from '@duckdb/node-api';
import { codeFiles } from '../workflow/code-files.ts';
import type { Target, Task } from '../workflow/task.ts';
import { loadModelFromParquet } from './load-model.ts';
import { writeNeighbours } from './local/write-neighbours.ts';
import { PRESETS, type PresetName } from './presets.ts';

export interface CosineSimilarityOptions {
  readonly dataDir: string;
  readonly prepFilms: Task;
  /** Where PrepFilms writes the films. */
  readonly films: Target;
  readonly filmTerms: Task;
  /** Where FilmTerms writes the terms. */
  readonly terms: Target;
  readonly preset: PresetName;
  /** How many neighbours a film gets, an integer of at least 1. */
  readonly neighbours: number;
}

/**
 * The task that finds every film's nearest others: `output/csfilms/part-*.parquet` with film_id,
 * other_id, similarity, sorted by film_id, then similarity descending, then other_id.
 */
export function cosineSimilarity(options: CosineSimilarityOptions): Task {
  const { dataDir, prepFilms, films, filmTerms, terms, preset, neighbours } = options;
  const csfilms: Target = { kind: 'directory', path: join(dataDir, 'output', 'csfilms') };
  return {
    name: 'CosineSimilarity',
    summary: 'Finds the films nearest to every film by the cosine of their terms.',
    requires: [prepFilms, filmTerms],
    reads: [films, terms],
    targets: [csfilms],
    parameters: { preset, neighbours },
    code: codeFiles(import.meta.url, CODE),
    engine: `duckdb ${version()}`,
    async run({ stage, signal, workers, progress }) {
      const model = await loadModelFromParquet(
        { films: films.path, terms: terms.path, threads: workers },
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
  './local/blocks.ts',
  './local/write-neighbours.ts',
  './local/neighbour-worker.ts',
  './local/create-neighbours.sql',
  './local/clear-neighbours.sql',
  './local/write-neighbours.sql',
  '../duckdb/columns.ts',
];
