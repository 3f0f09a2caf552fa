/** What presets are judged by: models, and which of their films belong together. */
import { withPreset } from '../../src/similarity/model/build-model.ts';
import type { SimilarityModel } from '../../src/similarity/model/model.ts';
import type { Preset } from '../../src/similarity/model/presets.ts';
import { filmDataOf, filmsWithTheSame, modelWithout, wholeModel } from './models.ts';
import { halfOf, readSeries, recallOf, type Group, type Half, type Recall } from './truth.ts';

export interface Evaluation {
  readonly name: string;
  readonly model: SimilarityModel;
  readonly groups: readonly Group[];
  /** Whether titles are hidden from the model: their fields get the factor 0. */
  readonly titlesHidden?: boolean;
}

/** How well a preset does in an evaluation, on one half of its truth. */
export function answer(evaluation: Evaluation, preset: Preset, half: Half): Recall {
  const { model, groups, titlesHidden = false } = evaluation;
  const { factors } = preset;
  const used = titlesHidden ? { ...factors, title: 0, word: 0, series: 0 } : factors;
  return recallOf(
    withPreset(model, { ...preset, factors: used }),
    groups.filter(({ name }) => halfOf(name) === half),
  );
}

/** At least one: the sample is always there. The model of the first one has all terms. */
export type Evaluations = readonly [Evaluation, ...Evaluation[]];

export interface EvaluationOptions {
  /** Scratch data, reused by the next run. */
  readonly dataDir: string;
  /** A folder of dataset files; without it, only the sample is evaluated. */
  readonly datasets?: string | undefined;
  /** A file of series of films in these datasets. */
  readonly truth?: string | undefined;
}

/** For how many films those with the same people are searched. */
const PEOPLE_QUESTIONS = 1000;

/** Prepares all evaluations; a minute the first time, seconds later. */
export async function prepareEvaluations(options: EvaluationOptions): Promise<Evaluations> {
  const { datasets, dataDir } = options;
  const ofSample = await evaluationsOfSample(dataDir);
  if (datasets === undefined) return ofSample;
  const [first, ...others] = await evaluationsOfDatasets({ ...options, datasets });
  return first === undefined ? ofSample : [first, ...others, ...ofSample];
}

async function evaluationsOfDatasets({
  datasets,
  dataDir,
  truth,
}: EvaluationOptions & { readonly datasets: string }): Promise<readonly Evaluation[]> {
  const data = await filmDataOf({ datasets, dataDir });
  // Titles say nothing here: films that share the actors at even places should be found by those at
  // odd places, and by genres and years.
  const even = `category IN ('actor', 'actress') AND ordering % 2 = 0`;
  const model = await wholeModel(data);
  const series = truth === undefined ? [] : [{ model, groups: readSeries(truth) }];
  return [
    ...series.flatMap((evaluation) => [
      { name: 'series', ...evaluation },
      { name: 'series, titles hidden', ...evaluation, titlesHidden: true },
    ]),
    {
      name: 'half of the cast',
      model: await modelWithout(data, even),
      groups: await filmsWithTheSame(data, even, 2, PEOPLE_QUESTIONS),
    },
  ];
}

async function evaluationsOfSample(dataDir: string): Promise<Evaluations> {
  const data = await filmDataOf({ dataDir });
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
