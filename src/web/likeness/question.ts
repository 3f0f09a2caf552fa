import { criteriaOf } from '../address/filter.ts';
import type { LikenessSearch } from '../address/likeness.ts';
import type { Presets, SimilarQuestion } from '../api/types.ts';
import { tunedWeights, type Tuning } from './tuning.ts';

/** How many films are listed at first, and how many more each time. */
export const SHOWN = 20;

/** What the API is asked for the films like some others, as an address has it. */
export function likenessQuestion(
  like: readonly number[],
  unlike: readonly number[],
  search: LikenessSearch,
  tuning: Tuning,
  presets: Presets | undefined,
): SimilarQuestion {
  const weights = presets && tunedWeights(presets, search.preset, tuning);
  const filter = criteriaOf(search);
  return {
    like,
    ...(unlike.length > 0 && { unlike }),
    ...(weights ? { weights } : search.preset !== undefined && { preset: search.preset }),
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(search.above !== undefined && { threshold: search.above / 100 }),
    limit: search.show ?? SHOWN,
    explain: true,
  };
}
