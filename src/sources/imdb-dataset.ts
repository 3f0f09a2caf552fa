/** A column of an IMDb dataset file. */
interface ImdbColumn {
  readonly name: string;
}

/** One of IMDb's non-commercial dataset files. */
export interface ImdbDataset {
  readonly name: ImdbDatasetName;
  /** Whether the pipeline can run without it. */
  readonly optional: boolean;
  /** The columns that the pipeline needs; a file may have more, in any order. */
  readonly columns: readonly ImdbColumn[];
}

export type ImdbDatasetName =
  'title.basics' | 'title.ratings' | 'title.principals' | 'name.basics' | 'title.akas';

const column = (name: string): ImdbColumn => ({ name });

/**
 * The dataset files that the pipeline reads. All columns are read as text and checked in SQL, because
 * DuckDB would round 1000.7 to a whole number without a word.
 *
 * Format: https://developer.imdb.com/non-commercial-datasets/
 */
export const IMDB_DATASETS: readonly ImdbDataset[] = [
  {
    name: 'title.basics',
    optional: false,
    columns: [
      column('tconst'),
      column('titleType'),
      column('primaryTitle'),
      column('originalTitle'),
      column('startYear'),
      column('runtimeMinutes'),
      column('genres'),
    ],
  },
  {
    name: 'title.ratings',
    optional: false,
    columns: [column('tconst'), column('averageRating'), column('numVotes')],
  },
  {
    name: 'title.principals',
    optional: false,
    columns: [
      column('tconst'),
      column('ordering'),
      column('nconst'),
      column('category'),
      column('job'),
      column('characters'),
    ],
  },
  {
    name: 'name.basics',
    optional: false,
    columns: [
      column('nconst'),
      column('primaryName'),
      column('birthYear'),
      column('deathYear'),
      column('primaryProfession'),
    ],
  },
  {
    name: 'title.akas',
    optional: true,
    columns: [column('titleId'), column('title'), column('language'), column('isOriginalTitle')],
  },
];

/** The dataset of that name. */
export function imdbDataset(name: ImdbDatasetName): ImdbDataset {
  const dataset = IMDB_DATASETS.find((one) => one.name === name);
  if (dataset === undefined) throw new TypeError(`IMDb has no dataset ${name}`);
  return dataset;
}
