import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queryString } from './query-string.ts';
import { ApiError, ask } from './ask.ts';
import type {
  Comparison,
  Credit,
  Criteria,
  Dataset,
  FacetsAnswer,
  Film,
  Person,
  PipelineView,
  Presets,
  SimilarAnswer,
  SimilarQuestion,
  Suggestion,
} from './types.ts';

/** Everything that the app asks the API, each under the key of its answer. */
export const queries = {
  film: (filmId: number) =>
    queryOptions({
      queryKey: ['film', filmId],
      queryFn: async ({ signal }) => (await ask<Film>(`/film/${filmId}`, { signal })).data,
    }),

  credits: (filmId: number) =>
    queryOptions({
      queryKey: ['credits', filmId],
      queryFn: async ({ signal }) =>
        (await ask<readonly Credit[]>(`/film/${filmId}/credits`, { signal })).data,
    }),

  search: (criteria: Criteria, order: SearchOrder, limit: number) =>
    infiniteQueryOptions({
      queryKey: ['search', criteria, order, limit],
      queryFn: async ({ signal, pageParam }) =>
        ask<readonly Film[]>(
          `/film/search${queryString({ ...criteria, ...order, limit, cursor: pageParam })}`,
          { signal },
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),

  facets: (criteria: Criteria) =>
    queryOptions({
      queryKey: ['facets', criteria],
      queryFn: async ({ signal }) =>
        (await ask<FacetsAnswer>(`/film/search/facets${queryString({ ...criteria })}`, { signal }))
          .data,
      placeholderData: keepPreviousData,
    }),

  similar: (question: SimilarQuestion) =>
    queryOptions({
      queryKey: ['similar', question],
      queryFn: async ({ signal }) =>
        (await ask<SimilarAnswer>('/film/similar', { signal, body: question })).data,
    }),

  presets: () =>
    queryOptions({
      queryKey: ['presets'],
      queryFn: async ({ signal }) => (await ask<Presets>('/similarity/presets', { signal })).data,
    }),

  suggest: (text: string) =>
    queryOptions({
      queryKey: ['suggest', text],
      queryFn: async ({ signal }) =>
        (
          await ask<readonly Suggestion[]>(`/film/suggest${queryString({ q: text, limit: 8 })}`, {
            signal,
          })
        ).data,
      enabled: text !== '',
      placeholderData: keepPreviousData,
    }),

  person: (personId: number) =>
    queryOptions({
      queryKey: ['person', personId],
      queryFn: async ({ signal }) => (await ask<Person>(`/person/${personId}`, { signal })).data,
    }),

  compare: (filmId: number, otherId: number) =>
    queryOptions({
      queryKey: ['compare', filmId, otherId],
      queryFn: async ({ signal }) =>
        (await ask<Comparison>(`/film/${filmId}/compare/${otherId}`, { signal })).data,
    }),

  dataset: () =>
    queryOptions({
      queryKey: ['dataset'],
      queryFn: async ({ signal }) => (await ask<Dataset>('/dataset', { signal })).data,
    }),

  pipeline: () =>
    queryOptions({
      queryKey: ['pipeline'],
      queryFn: async ({ signal }) => (await ask<PipelineView>('/pipeline', { signal })).data,
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.runs[0]?.state === 'running' ? 1000 : 15_000),
    }),
};

export interface SearchOrder {
  readonly sort?: string;
  readonly order?: string;
}

/** Whether a question that failed is asked again: for as long as it can still be answered. */
export function isWorthRetrying(error: Error): boolean {
  return error instanceof ApiError && error.isTemporary;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 8000;

/** How long to wait before a question is asked again: what the server says, or ever longer. */
export function retryDelayMs(failures: number, error: Error): number {
  if (error instanceof ApiError && error.retryAfterMs !== undefined) return error.retryAfterMs;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
}
