import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queries, type Taste } from '../../../api/queries.ts';
import type { ForYouAnswer, ForYouQuery, RecommendedFilm } from '../../../api/types.ts';
import { evidenceOf } from '../../../my-films/evidence.ts';
import { isOn, type MyFilms, type Shelf } from '../../../my-films/film-state.ts';
import { useListed } from '../../../my-films/use-listed.ts';
import { useMyFilms } from '../../../my-films/use-my-films.ts';
import { similarityFields, type SimilarityFields } from '../../../similar/similarity-fields.ts';
import { criteriaOf } from '../../../url/filter.ts';
import type { ForYouSearch } from '../../../url/for-you-search.ts';

export const FIRST_SHOWN = 20;

export interface Recommendations {
  readonly query: ForYouQuery;
  readonly taste: Taste;
  readonly answer: ForYouAnswer | undefined;
  /** The films of the answer that are still to be shown. */
  readonly films: readonly RecommendedFilm[];
  readonly fields: SimilarityFields | undefined;
  readonly error: Error | null;
  /** Whether the answer is still that to the previous query. */
  readonly isLate: boolean;
}

const UNWANTED: readonly Shelf[] = ['hidden'];

/** Requests recommendations from the user's ratings, as a URL has it; again at every change. */
export function useRecommendations(search: ForYouSearch): Recommendations {
  const { films, revision } = useMyFilms();
  const ratings = useMemo(() => evidenceOf(films), [films]);
  const listing = { hide: search.again === true ? undefined : true, only: search.only };
  const listed = useListed(listing, UNWANTED);
  const filter = criteriaOf(search);
  const presets = useQuery({ ...queries.presets(), select: similarityFields });
  const query: ForYouQuery = {
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(search.gems !== undefined && { hidden_gems: search.gems / 100 }),
    limit: search.show ?? FIRST_SHOWN,
  };
  const taste: Taste = { ratings, ids: listed.ids, key: `${revision}/${listed.key}` };
  const { data, error, isPlaceholderData } = useQuery({
    ...queries.forYou(query, taste),
    placeholderData: keepPreviousData,
    enabled: listed.isReady && ratings.length > 0,
  });
  return {
    query,
    taste,
    answer: data,
    films: (data?.films ?? []).filter(({ film_id: id }) => isStillWanted(films, id, search)),
    fields: presets.data,
    error: error ?? presets.error,
    isLate: isPlaceholderData,
  };
}

/** Whether a film has not just been marked as one that is not to be recommended. */
function isStillWanted(films: MyFilms, filmId: number, { again }: ForYouSearch): boolean {
  const state = films.get(filmId) ?? {};
  return (
    !isOn('hidden', state) && !isOn('rated', state) && (again === true || !isOn('seen', state))
  );
}
