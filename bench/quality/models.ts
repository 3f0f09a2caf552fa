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
async function prepareFilms(location: SourceLocation, dataDir: string): Promise<FilmData> {
  const pipeline = createPipeline({
    dataDir,
    location,
    akas: true,
    minRating: 6,
    minVotes: 500,
    titleTypes: ['movie'],
    neighbours: 100,
    preset: 'balanced',
  });
  const summary = await runTasks(tasksNamed(pipeline, 'FilmTerms'), { dataDir, workers: 2 });
  if (summary.status !== 'succeeded') throw new Error('the films could not be prepared');
  const output = join(dataDir, 'output');
  return {
    dataDir,
    films: join(output, 'films'),
    credits: join(output, 'credits'),
    people: join(output, 'people'),
  };
}

/** The films of a folder of dataset files, or of the sample, prepared below `dataDir`. */
export async function filmDataOf({
  datasets,
  dataDir,
}: {
  readonly datasets?: string | undefined;
  readonly dataDir: string;
}): Promise<FilmData> {
  return datasets === undefined
    ? prepareFilms({ kind: 'sample' }, join(dataDir, 'sample'))
    : prepareFilms({ kind: 'local', folder: datasets }, join(dataDir, 'datasets'));
}

/** The model of all terms. */
export async function wholeModel({ dataDir, films }: FilmData): Promise<SimilarityModel> {
  const terms = join(dataDir, 'output', 'terms');
  return await loadModelFromParquet({ films, terms }, PRESETS.seed);
}
