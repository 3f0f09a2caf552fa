import { criteriaOf } from '../url/filter.ts';
import type { SimilarSearch } from '../url/similar-search.ts';
import type { Presets, SimilarQuery } from '../api/types.ts';
import { termFactorsOf } from './topics.ts';
import { tunedWeights, type Tuning } from './tuning.ts';

/** How many films are listed at first, and how many more each time. */
export const SHOWN = 20;

/** What a question of a page is made of. */
export interface Asked {
  readonly like: readonly number[];
  readonly unlike?: readonly number[];
  readonly search: SimilarSearch;
  readonly tuning?: Tuning;
  /** What tuned weights are made of. */
  readonly presets?: Presets | undefined;
  /** Those of the films in question, which some topics depend on. */
  readonly genres?: readonly string[];
}

/** What the API is asked for the films like some others, as an address has it. */
export function similarQuery(asked: Asked): SimilarQuery {
  const { like, unlike = [], search, tuning = {}, presets, genres = [] } = asked;
  const weights = presets && tunedWeights(presets, search.preset, tuning);
  const terms = termFactorsOf(search, [...new Set(genres)]);
  const filter = criteriaOf(search);
  return {
    like,
    ...(unlike.length > 0 && { unlike }),
    ...(weights ? { weights } : search.preset !== undefined && { preset: search.preset }),
    ...(terms.length > 0 && { terms }),
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(search.above !== undefined && { threshold: search.above / 100 }),
    limit: search.show ?? SHOWN,
    explain: true,
  };
}
