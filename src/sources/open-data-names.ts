/** Open data about films that is used if the user asks for it. */
export const OPEN_DATA_NAMES = ['wikidata', 'wikipedia'] as const;
/** The files of open data, as the data directory and the user's folder name them. */
export const OPEN_DATA_FILES = {
  wikidata: 'wikidata.tsv.gz',
  wikipedia: 'articles.tsv.gz',
} as const;
export type OpenDataName = (typeof OPEN_DATA_NAMES)[number];

/** Wikidata's own query service. */
export const WIKIDATA_URL = 'https://query.wikidata.org/sparql';
/** The API of the English Wikipedia. */
export const WIKIPEDIA_URL = 'https://en.wikipedia.org/w/api.php';
