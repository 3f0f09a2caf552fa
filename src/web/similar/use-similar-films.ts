import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../api/queries.ts';
import type { SimilarAnswer, SimilarQuery } from '../api/types.ts';
import type { Listed } from '../my-films/listed-ids.ts';
import { useListed } from '../my-films/use-listed.ts';
import type { SimilarSearch } from '../url/similar-search.ts';
import { dependsOnFields, FIRST_SHOWN, similarQuery } from './similar-query.ts';
import { similarityFields, type SimilarityFields } from './similarity-fields.ts';
import { dependOnGenres } from './reasons/topics.ts';
import { presetIn, readTuning, tunedWeights, type Tuning } from './tuning/tuning.ts';

export interface SimilarFilmsState {
  readonly query: SimilarQuery;
  readonly listed: Listed;
  /** Undefined until the server has listed the fields, by which an answer is explained. */
  readonly fields: SimilarityFields | undefined;
  readonly answer: SimilarAnswer | undefined;
  /** How many films are really similar, where the answer continues with others. */
  readonly padded: number | undefined;
  /** Whether no field counts, so that there is nothing to compare by. */
  readonly isOff: boolean;
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
  const isOff = fields !== undefined && areAllOff(fields, search.preset, tuning);
  const isReady =
    listed.isReady &&
    !isOff &&
    (fields !== undefined || !dependsOnFields(search)) &&
    members.every(({ isPending }) => !isPending);
  const found = usePaddedAnswer(query, listed, {
    isReady: like.length > 0 && isReady,
    isPadded: search.above === undefined,
  });
  return {
    ...found,
    listed,
    fields,
    isOff,
    error: found.error ?? presets.error,
    tuning,
    drag,
  };
}

/** The answer to a query; where it would not fill the first page, the closest of the other films follow. */
function usePaddedAnswer(
  query: SimilarQuery,
  listed: Listed,
  { isReady, isPadded }: { readonly isReady: boolean; readonly isPadded: boolean },
): Pick<SimilarFilmsState, 'query' | 'answer' | 'padded' | 'error' | 'isLate'> {
  const strict = useQuery({
    ...queries.similar(query, listed),
    placeholderData: keepPreviousData,
    enabled: isReady,
  });
  const { threshold: _threshold, ...anySimilarity } = query;
  const isShort =
    isPadded &&
    strict.data !== undefined &&
    strict.data.total < Math.min(FIRST_SHOWN, query.limit ?? FIRST_SHOWN);
  const any = useQuery({
    ...queries.similar(anySimilarity, listed),
    placeholderData: keepPreviousData,
    enabled: isReady && isShort && !strict.isPlaceholderData,
  });
  if (!isShort) {
    const { data: answer, error, isPlaceholderData: isLate } = strict;
    return { query, answer, padded: undefined, error, isLate };
  }
  return {
    query: anySimilarity,
    answer: any.data ?? strict.data,
    padded: strict.data?.total,
    error: strict.error ?? any.error,
    isLate: strict.isPlaceholderData || any.data === undefined || any.isPlaceholderData,
  };
}

function areAllOff(fields: SimilarityFields, preset: string | undefined, tuning: Tuning): boolean {
  const weights = tunedWeights(fields, presetIn(fields, preset), tuning);
  return weights !== undefined && Object.keys(weights).length === 0;
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
