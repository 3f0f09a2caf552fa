import type { SimilarQuery } from '../api/types.ts';
import { criteriaOf } from '../url/filter.ts';
import { SIMILAR_ABOVE, USUAL_VARIETY, type SimilarSearch } from '../url/similar-search.ts';
import type { SimilarityFields } from './similarity-fields.ts';
import { termFactorsOf } from './reasons/topics.ts';
import { presetIn, tunedWeights, type Tuning } from './tuning/tuning.ts';

/** How many films are listed at first. */
export const FIRST_SHOWN = 20;

interface QueryParts {
  readonly like: readonly number[];
  readonly unlike?: readonly number[];
  readonly search: SimilarSearch;
  /** Needed by a search that {@link dependsOnFields}. */
  readonly fields?: SimilarityFields | undefined;
  readonly tuning?: Tuning;
  /** Those of the films in the query, which some topics depend on. */
  readonly genres?: readonly string[];
}

/** Whether a search says how films are compared, which takes the server's list of fields. */
export function dependsOnFields({ preset, tune, mute, boost }: SimilarSearch): boolean {
  return [preset, tune, mute, boost].some((part) => part !== undefined);
}

/** The request for similar films that a URL stands for. */
export function similarQuery(parts: QueryParts): SimilarQuery {
  const { like, unlike = [], search, fields } = parts;
  const filter = criteriaOf(search);
  const { above = SIMILAR_ABOVE, variety = USUAL_VARIETY } = search;
  return {
    like,
    ...(unlike.length > 0 && { unlike }),
    ...(fields && comparisonOf(parts, fields)),
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(above > 0 && { threshold: above / 100 }),
    ...(variety > 0 && { diversity: variety / 100 }),
    limit: search.show ?? FIRST_SHOWN,
    explain: true,
  };
}

/** How a query compares films, where not by the default. */
function comparisonOf(
  { search, tuning = {}, genres = [] }: QueryParts,
  fields: SimilarityFields,
): Pick<SimilarQuery, 'weights' | 'preset' | 'terms'> {
  const preset = presetIn(fields, search.preset);
  const weights = tunedWeights(fields, preset, tuning);
  const terms = termFactorsOf(search, [...new Set(genres)], fields);
  return {
    ...(preset !== fields.presets.default && { preset }),
    ...(weights && { weights }),
    ...(terms.length > 0 && { terms }),
  };
}
