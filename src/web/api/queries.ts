import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { dataOf, pageOf, type SearchCriteria } from '../../client/client.ts';
import type * as Api from '../../client/openapi.ts';
import { api } from './api.ts';
import type { Comparison, Criteria, SearchOrder, SimilarQuery } from './types.ts';

const SUGGESTIONS = 8;

/** Everything that the app requests from the API. */
export const queries = {
  film: (filmId: number) =>
    queryOptions({
      queryKey: ['film', filmId],
      queryFn: async ({ signal }) =>
        dataOf(
          api.GET('/film/{film_id}', { params: { path: { film_id: String(filmId) } }, signal }),
        ),
    }),

  credits: (filmId: number) =>
    queryOptions({
      queryKey: ['credits', filmId],
      queryFn: async ({ signal }) =>
        dataOf(
          api.GET('/film/{film_id}/credits', {
            params: { path: { film_id: String(filmId) } },
            signal,
          }),
        ),
    }),

  search: (criteria: Criteria, order: SearchOrder, limit: number) =>
    infiniteQueryOptions({
      queryKey: ['search', criteria, order, limit],
      queryFn: async ({ signal, pageParam }) =>
        pageOf(
          api.GET('/film/search', {
            params: {
              query: {
                ...(criteria as SearchCriteria),
                ...order,
                limit,
                ...(pageParam !== null && { cursor: pageParam }),
              },
            },
            signal,
          }),
        ),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),

  facets: (criteria: Criteria) =>
    queryOptions({
      queryKey: ['facets', criteria],
      queryFn: async ({ signal }) =>
        dataOf(
          api.GET('/film/search/facets', {
            params: { query: criteria as SearchCriteria },
            signal,
          }),
        ),
      placeholderData: keepPreviousData,
    }),

  similar: (query: SimilarQuery) =>
    queryOptions({
      queryKey: ['similar', query],
      queryFn: async ({ signal }) =>
        dataOf(api.POST('/film/similar', { body: query as Api.SimilarQuery, signal })),
    }),

  presets: () =>
    queryOptions({
      queryKey: ['presets'],
      queryFn: async ({ signal }) => dataOf(api.GET('/similarity/presets', { signal })),
    }),

  suggest: (text: string) =>
    queryOptions({
      queryKey: ['suggest', text],
      queryFn: async ({ signal }) =>
        dataOf(
          api.GET('/film/suggest', { params: { query: { q: text, limit: SUGGESTIONS } }, signal }),
        ),
      enabled: text !== '',
      placeholderData: keepPreviousData,
    }),

  person: (personId: number) =>
    queryOptions({
      queryKey: ['person', personId],
      queryFn: async ({ signal }) =>
        dataOf(
          api.GET('/person/{person_id}', {
            params: { path: { person_id: String(personId) } },
            signal,
          }),
        ),
    }),

  compare: (filmId: number, otherId: number) =>
    queryOptions({
      queryKey: ['compare', filmId, otherId],
      queryFn: async ({ signal }) => {
        const path = { film_id: String(filmId), other_id: String(otherId) };
        const compared = await dataOf(
          api.GET('/film/{film_id}/compare/{other_id}', { params: { path }, signal }),
        );
        return compared as unknown as Comparison;
      },
    }),

  dataset: () =>
    queryOptions({
      queryKey: ['dataset'],
      queryFn: async ({ signal }) => dataOf(api.GET('/dataset', { signal })),
    }),

  pipeline: () =>
    queryOptions({
      queryKey: ['pipeline'],
      queryFn: async ({ signal }) => dataOf(api.GET('/pipeline', { signal })),
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.runs[0]?.state === 'running' ? 1000 : 15_000),
    }),
};
