/** What Wikidata's names of genres end with without saying more. */
const ENDINGS = ['', ' film', ' films', ' movie', ' cinema', ' fiction', ' fiction film', ' genre'];

/** How Wikidata's names of IMDb's own genres begin, and what is true of any film. */
const BEGINNINGS = [
  'action',
  'adult',
  'adventure',
  'animated',
  'animation',
  'biographical',
  'biography',
  'comedy',
  'crime',
  'documentary',
  'drama',
  'dramatic',
  'family',
  'fantasy',
  'feature',
  'fiction',
  'film',
  'full-length',
  'historical',
  'history',
  'horror',
  'live-action',
  'motion picture',
  'movie',
  'music',
  'musical',
  'mystery',
  'narrative',
  'news',
  'noir',
  'romance',
  'romantic',
  'sci-fi',
  'science',
  'short',
  'sport',
  'sports',
  'suspense',
  'thriller',
  'war',
  'western',
];

/**
 * Genres of Wikidata, in lower case, that say no more than IMDb's genres: `drama film`, `comedy`,
 * `science fiction film`. `neo-noir` and `heist film` are not among them.
 */
export const GENERAL_GENRES: ReadonlySet<string> = new Set([
  ...BEGINNINGS.flatMap((beginning) => ENDINGS.map((ending) => `${beginning}${ending}`)),
  'biopic',
  'film noir',
  'history film',
  'reality television',
  'talk show',
]);
