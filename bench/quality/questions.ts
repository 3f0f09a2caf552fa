/** The questions that presets are judged by: a model, and what of it is held for true. */
import { join } from 'node:path';
import type { SimilarityModel } from '../../src/similarity/model.ts';
import { filmsWithTheSame, modelWithout, prepareFilms, wholeModel } from './models.ts';
import { readSeries, type Group } from './truth.ts';

export interface Question {
  readonly name: string;
  readonly model: SimilarityModel;
  readonly groups: readonly Group[];
}

export interface QuestionOptions {
  /** Scratch, kept for the next time. */
  readonly dataDir: string;
  /** A folder of dataset files, absent: only the sample is asked about. */
  readonly datasets?: string | undefined;
  /** A file of series of films in these datasets. */
  readonly truth?: string | undefined;
}

/** How many films are asked for those with the same people. */
const PEOPLE_QUESTIONS = 1000;

/** Prepares all questions; a minute the first time, seconds later. */
export async function prepareQuestions(options: QuestionOptions): Promise<readonly Question[]> {
  const { datasets, dataDir } = options;
  const ofDatasets =
    datasets === undefined ? [] : await questionsOfDatasets({ ...options, datasets });
  return [...ofDatasets, ...(await questionsOfSample(join(dataDir, 'sample')))];
}

async function questionsOfDatasets({
  datasets,
  dataDir,
  truth,
}: QuestionOptions & { readonly datasets: string }): Promise<readonly Question[]> {
  const location = { kind: 'local', folder: datasets } as const;
  const data = await prepareFilms(location, join(dataDir, 'datasets'));
  // Titles say nothing here: whoever shares the actors at even places should be found by those at
  // odd places, and by genres and years.
  const even = `category IN ('actor', 'actress') AND ordering % 2 = 0`;
  return [
    ...(truth === undefined
      ? []
      : [{ name: 'series', model: await wholeModel(data), groups: readSeries(truth) }]),
    {
      name: 'half of the cast',
      model: await modelWithout(data, even),
      groups: await filmsWithTheSame(data, even, 2, PEOPLE_QUESTIONS),
    },
  ];
}

async function questionsOfSample(dataDir: string): Promise<readonly Question[]> {
  const data = await prepareFilms({ kind: 'sample' }, dataDir);
  const model = await wholeModel(data);
  const directed = `category = 'director'`;
  const groups = await filmsWithTheSame(data, directed, 1, 1000);
  return [
    {
      name: 'sample: series',
      model,
      groups: readSeries(new URL('sample-series.json', import.meta.url)),
    },
    { name: 'sample: director', model, groups },
    {
      name: 'sample: director held out',
      model: await modelWithout(data, `category IN ('director', 'writer')`),
      groups,
    },
  ];
}
