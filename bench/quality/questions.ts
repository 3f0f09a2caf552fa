/** The questions that presets are judged by: a model, and what of it is held for true. */
import { withFactors } from '../../src/similarity/model/build-model.ts';
import type { SimilarityModel } from '../../src/similarity/model/model.ts';
import type { FieldFactors } from '../../src/similarity/model/presets.ts';
import { filmDataOf, filmsWithTheSame, modelWithout, wholeModel } from './models.ts';
import { halfOf, readSeries, recallOf, type Group, type Half, type Recall } from './truth.ts';

export interface Question {
  readonly name: string;
  readonly model: SimilarityModel;
  readonly groups: readonly Group[];
  /** Whether titles are hidden from the model: their fields get the factor 0. */
  readonly titlesHidden?: boolean;
}

/** How well factors answer a question on one half of its truth. */
export function answer(question: Question, factors: FieldFactors, half: Half): Recall {
  const { model, groups, titlesHidden = false } = question;
  const used = titlesHidden ? { ...factors, title: 0, word: 0, series: 0 } : factors;
  return recallOf(
    withFactors(model, used),
    groups.filter(({ name }) => halfOf(name) === half),
  );
}

/** Never none: the sample is always there. The first one's model is that of all terms. */
export type Questions = readonly [Question, ...Question[]];

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
export async function prepareQuestions(options: QuestionOptions): Promise<Questions> {
  const { datasets, dataDir } = options;
  const ofSample = await questionsOfSample(dataDir);
  if (datasets === undefined) return ofSample;
  const [first, ...others] = await questionsOfDatasets({ ...options, datasets });
  return first === undefined ? ofSample : [first, ...others, ...ofSample];
}

async function questionsOfDatasets({
  datasets,
  dataDir,
  truth,
}: QuestionOptions & { readonly datasets: string }): Promise<readonly Question[]> {
  const data = await filmDataOf({ datasets, dataDir });
  // Titles say nothing here: films that share the actors at even places should be found by those at
  // odd places, and by genres and years.
  const even = `category IN ('actor', 'actress') AND ordering % 2 = 0`;
  const model = await wholeModel(data);
  const series = truth === undefined ? [] : [{ model, groups: readSeries(truth) }];
  return [
    ...series.flatMap((question) => [
      { name: 'series', ...question },
      { name: 'series, titles hidden', ...question, titlesHidden: true },
    ]),
    {
      name: 'half of the cast',
      model: await modelWithout(data, even),
      groups: await filmsWithTheSame(data, even, 2, PEOPLE_QUESTIONS),
    },
  ];
}

async function questionsOfSample(dataDir: string): Promise<Questions> {
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
