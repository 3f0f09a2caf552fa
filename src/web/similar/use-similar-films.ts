import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SimilarSearch } from '../url/similar-search.ts';
import { queries } from '../api/queries.ts';
import type { SimilarAnswer, SimilarQuery } from '../api/types.ts';
import { similarQuery } from './similar-query.ts';
import { dependOnGenres } from './topics.ts';
import { readTuning, type Tuning } from './tuning.ts';

export interface Likeness {
  /** What the API is asked, but for films while none is liked. */
  readonly question: SimilarQuery;
  readonly answer: SimilarAnswer | undefined;
  readonly error: Error | null;
  /** Whether what is shown is still the answer to the question before. */
  readonly isLate: boolean;
  readonly tuning: Tuning;
  /** Tunes the list while one drags, before the address says so. */
  readonly drag: (tuning: Tuning) => void;
}

/** Asks for the films like some others, as an address has it. */
export function useSimilarFilms(
  like: readonly number[],
  unlike: readonly number[],
  search: SimilarSearch,
): Likeness {
  const [dragged, drag] = useState<Tuning>();
  const [tuned, setTuned] = useState(search.tune);
  // what was dragged stands until the address says the same: in between the list would jump back
  if (tuned !== search.tune) {
    setTuned(search.tune);
    drag(undefined);
  }
  const presets = useQuery(queries.presets());
  const tuning = dragged ?? readTuning(search.tune);
  const members = useQueries({
    queries: dependOnGenres(search) ? [...like, ...unlike].map((id) => queries.film(id)) : [],
  });
  const question = similarQuery({
    like,
    unlike,
    search,
    tuning,
    presets: presets.data,
    genres: members.flatMap(({ data }) => data?.genres ?? []),
  });
  // tuned weights need to know what the preset's are
  const isReady =
    (presets.data !== undefined || search.tune === undefined) &&
    members.every(({ isPending }) => !isPending);
  const { data, error, isPlaceholderData } = useQuery({
    ...queries.similar(question),
    placeholderData: keepPreviousData,
    enabled: like.length > 0 && isReady,
  });
  return { question, answer: data, error, isLate: isPlaceholderData, tuning, drag };
}
