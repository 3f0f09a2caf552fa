/** Open data about films that is used if the user asks for it. */
export const OPEN_DATA_NAMES = ['wikidata', 'wikipedia'] as const;
export type OpenDataName = (typeof OPEN_DATA_NAMES)[number];

/** The names of the files of open data, without the ending of their format. */
export const OPEN_DATASETS = {
  wikidata: 'wikidata',
  wikipedia: 'articles',
} as const satisfies Readonly<Record<OpenDataName, string>>;
export type OpenDatasetName = (typeof OPEN_DATASETS)[OpenDataName];

/** Where users download MovieLens: its terms are theirs to accept. */
export const MOVIELENS_URL = 'https://grouplens.org/datasets/movielens/';

/** Wikidata's own query service. */
export const WIKIDATA_URL = 'https://query.wikidata.org/sparql';
/** The API of the English Wikipedia. */
export const WIKIPEDIA_URL = 'https://en.wikipedia.org/w/api.php';
