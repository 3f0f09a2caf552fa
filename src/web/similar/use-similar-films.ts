import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../api/queries.ts';
import type { SimilarAnswer, SimilarQuery } from '../api/types.ts';
import type { Listed } from '../my-films/listed-ids.ts';
import { useListed } from '../my-films/use-listed.ts';
import type { SimilarSearch } from '../url/similar-search.ts';
import { dependsOnFields, similarQuery } from './similar-query.ts';
import { similarityFields, type SimilarityFields } from './similarity-fields.ts';
import { dependOnGenres } from './topics.ts';
import { readTuning, type Tuning } from './tuning.ts';

export interface SimilarFilmsState {
  readonly query: SimilarQuery;
  readonly listed: Listed;
  /** Undefined until the server has listed the fields, by which an answer is explained. */
  readonly fields: SimilarityFields | undefined;
  readonly answer: SimilarAnswer | undefined;
  readonly error: Error | null;
  /** Whether the answer is still that to the previous query. */
  readonly isLate: boolean;
  readonly tuning: Tuning;
  /** Tunes the list during a drag, before the URL says so. */
  readonly drag: (tuning: Tuning) => void;
}

const NO_TUNING: Tuning = {};

/** Requests the films similar to some others, as a URL has it. */
export function useSimilarFilms(
  like: readonly number[],
  unlike: readonly number[],
  search: SimilarSearch,
): SimilarFilmsState {
  const presets = useQuery({ ...queries.presets(), select: similarityFields });
  const fields = presets.data;
  const { tuning, drag } = useTuning(search.tune, fields);
  const members = useQueries({
    queries:
      fields !== undefined && dependOnGenres(search, fields)
        ? [...like, ...unlike].map((id) => queries.film(id))
        : [],
  });
  const genres = members.flatMap(({ data }) => data?.genres ?? []);
  const query = similarQuery({ like, unlike, search, tuning, fields, genres });
  const listed = useListed(search);
  const isReady =
    listed.isReady &&
    (fields !== undefined || !dependsOnFields(search)) &&
    members.every(({ isPending }) => !isPending);
  const { data, error, isPlaceholderData } = useQuery({
    ...queries.similar(query, listed),
    placeholderData: keepPreviousData,
    enabled: like.length > 0 && isReady,
  });
  return {
    query,
    listed,
    fields,
    answer: data,
    error: error ?? presets.error,
    isLate: isPlaceholderData,
    tuning,
    drag,
  };
}

/** The tuning that a URL names, or that of the drag which is about to change it. */
function useTuning(text: string | undefined, fields: SimilarityFields | undefined) {
  const [dragged, drag] = useState<Tuning>();
  const [before, setBefore] = useState(text);
  // the drag's tuning stays until the URL has it, or the list would jump back in between
  if (before !== text) {
    setBefore(text);
    drag(undefined);
  }
  const tuning = dragged ?? (fields === undefined ? NO_TUNING : readTuning(text, fields));
  return { tuning, drag };
}
