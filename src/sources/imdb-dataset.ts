/** A column of an IMDb dataset file and the DuckDB type that it is read as. */
interface ImdbColumn {
  readonly name: string;
  readonly type: 'VARCHAR' | 'INTEGER';
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

const text = (name: string): ImdbColumn => ({ name, type: 'VARCHAR' });

/**
 * The dataset files that the pipeline reads. Columns whose values must be valid are typed, so that
 * reading stops at an invalid one; in the others (years, lengths) it is treated as unknown.
 *
 * Format: https://developer.imdb.com/non-commercial-datasets/
 */
export const IMDB_DATASETS: readonly ImdbDataset[] = [
  {
    name: 'title.basics',
    optional: false,
    columns: [
      text('tconst'),
      text('titleType'),
      text('primaryTitle'),
      text('originalTitle'),
      text('startYear'),
      text('runtimeMinutes'),
      text('genres'),
    ],
  },
  {
    name: 'title.ratings',
    optional: false,
    columns: [
      text('tconst'),
      // text, checked in SQL, because DuckDB would round 1000.7 to a whole number
      text('averageRating'),
      text('numVotes'),
    ],
  },
  {
    name: 'title.principals',
    optional: false,
    columns: [
      text('tconst'),
      { name: 'ordering', type: 'INTEGER' },
      text('nconst'),
      text('category'),
      text('job'),
      text('characters'),
    ],
  },
  {
    name: 'name.basics',
    optional: false,
    columns: [
      text('nconst'),
      text('primaryName'),
      text('birthYear'),
      text('deathYear'),
      text('primaryProfession'),
    ],
  },
  {
    name: 'title.akas',
    optional: true,
    columns: [text('titleId'), text('title'), text('language'), text('isOriginalTitle')],
  },
];

/** The dataset of that name. */
export function imdbDataset(name: ImdbDatasetName): ImdbDataset {
  const dataset = IMDB_DATASETS.find((one) => one.name === name);
  if (dataset === undefined) throw new TypeError(`IMDb has no dataset ${name}`);
  return dataset;
}
