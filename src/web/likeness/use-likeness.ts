import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { criteriaOf } from '../address/filter.ts';
import type { LikenessSearch } from '../address/likeness.ts';
import { queries } from '../api/queries.ts';
import type { SimilarAnswer, SimilarQuestion } from '../api/types.ts';
import { readTuning, tunedWeights, type Tuning } from './tuning.ts';

/** How many films are listed at first, and how many more each time. */
export const SHOWN = 20;

export interface Likeness {
  /** What the API is asked, but for films while none is liked. */
  readonly question: SimilarQuestion;
  readonly answer: SimilarAnswer | undefined;
  readonly error: Error | null;
  /** Whether what is shown is still the answer to the question before. */
  readonly isLate: boolean;
  readonly tuning: Tuning;
  /** Tunes the list while one drags, before the address says so; undefined: as the address says. */
  readonly drag: (tuning: Tuning | undefined) => void;
}

/** Asks for the films like some others, as an address has it. */
export function useLikeness(
  like: readonly number[],
  unlike: readonly number[],
  search: LikenessSearch,
): Likeness {
  const [dragged, drag] = useState<Tuning>();
  const presets = useQuery(queries.presets());
  const tuning = dragged ?? readTuning(search.tune);
  const weights = presets.data && tunedWeights(presets.data, search.preset, tuning);
  const filter = criteriaOf(search);
  const question: SimilarQuestion = {
    like,
    ...(unlike.length > 0 && { unlike }),
    ...(weights ? { weights } : search.preset !== undefined && { preset: search.preset }),
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(search.above !== undefined && { threshold: search.above / 100 }),
    limit: search.show ?? SHOWN,
    explain: true,
  };
  // tuned weights need to know what the preset's are
  const isReady = presets.data !== undefined || search.tune === undefined;
  const { data, error, isPlaceholderData } = useQuery({
    ...queries.similar(question),
    placeholderData: keepPreviousData,
    enabled: like.length > 0 && isReady,
  });
  return { question, answer: data, error, isLate: isPlaceholderData, tuning, drag };
}
