/** Builds the films and terms to measure, in a separate data directory. */
import { join } from 'node:path';
import { createPipeline } from '../../src/pipeline.ts';
import { loadModelFromParquet } from '../../src/similarity/model/load-model.ts';
import type { SimilarityModel } from '../../src/similarity/model/model.ts';
import { PRESETS } from '../../src/similarity/model/presets.ts';
import type { SourceLocation } from '../../src/sources/source-dataset.ts';
import { tasksNamed } from '../../src/workflow/force.ts';
import { runTasks } from '../../src/workflow/runner.ts';

/** The folders of films and credits that the models are built from. */
export interface FilmData {
  readonly dataDir: string;
  readonly films: string;
  readonly credits: string;
  readonly people: string;
}

/** Runs PrepFilms and FilmTerms with the default filter, unless they are up to date. */
async function prepareFilms(
  location: SourceLocation,
  dataDir: string,
  { likedTogether: movieLens, minRating = 6 }: FilmSources,
): Promise<FilmData> {
  const { tasks } = createPipeline({
    dataDir,
    location,
    akas: true,
    minRating,
    minVotes: 500,
    titleTypes: ['movie'],
    neighbours: 100,
    preset: 'balanced',
    ...(movieLens !== undefined && { movielens: movieLens }),
  });
  const summary = await runTasks(tasksNamed(tasks, 'FilmTerms'), { dataDir, workers: 2 });
  if (summary.status !== 'succeeded') throw new Error('the films could not be prepared');
  const output = join(dataDir, 'output');
  return {
    dataDir,
    films: join(output, 'films'),
    credits: join(output, 'credits'),
    people: join(output, 'people'),
  };
}

/** What films are built from. */
export interface FilmSources {
  /** A folder of dataset files; absent: the sample. */
  readonly datasets?: string | undefined;
  /** A folder of MovieLens, whose ratings say which films are liked together; absent: nothing does. */
  readonly likedTogether?: string | undefined;
  /** The films are rated above this; 6 by default, as in the product. */
  readonly minRating?: number | undefined;
  /** Scratch data, reused by the next run. */
  readonly dataDir: string;
}

/** The films, prepared below `dataDir`. */
export async function filmDataOf(sources: FilmSources): Promise<FilmData> {
  const { datasets, dataDir } = sources;
  return datasets === undefined
    ? prepareFilms({ kind: 'sample' }, join(dataDir, 'sample'), sources)
    : prepareFilms({ kind: 'local', folder: datasets }, join(dataDir, 'datasets'), sources);
}

/** The model of all terms. */
export async function wholeModel({ dataDir, films }: FilmData): Promise<SimilarityModel> {
  const terms = join(dataDir, 'output', 'terms');
  return await loadModelFromParquet({ films, terms }, PRESETS.seed);
}
