import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { dataOf, pageOf, type SearchCriteria } from '../../client/client.ts';
import type * as Api from '../../client/openapi.ts';
import type { RatedFilm } from '../my-films/evidence.ts';
import { NOT_LISTED, type Listed } from '../my-films/listed-ids.ts';
import { idIn } from '../pages.ts';
import { api } from './api.ts';
import type { Comparison, Criteria, ForYouQuery, SearchOrder, SimilarQuery } from './types.ts';

const SUGGESTIONS = 8;
/** How soon a page that is opened notices that one of the server's lists has changed. */
const LISTS_MS = 10_000;

/** The user's ratings and lists, and what represents them in the key of a query. */
export interface Taste extends Listed {
  readonly ratings: readonly RatedFilm[];
}

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

  search: (criteria: Criteria, order: SearchOrder, limit: number, listed: Listed = NOT_LISTED) =>
    infiniteQueryOptions({
      queryKey: ['search', criteria, order, limit, listed.key],
      queryFn: async ({ signal, pageParam }) => {
        const page = { ...order, limit, ...(pageParam !== null && { cursor: pageParam }) };
        const wanted = criteria as SearchCriteria;
        // lists of ids are too long for a URL
        return listed.key === ''
          ? pageOf(api.GET('/film/search', { params: { query: { ...wanted, ...page } }, signal }))
          : pageOf(
              api.POST('/film/search', {
                params: { query: page },
                body: { ...wanted, ...idsOf(listed) },
                signal,
              }),
            );
      },
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),

  facets: (criteria: Criteria, listed: Listed = NOT_LISTED) =>
    queryOptions({
      queryKey: ['facets', criteria, listed.key],
      queryFn: async ({ signal }) => {
        const wanted = criteria as SearchCriteria;
        return listed.key === ''
          ? dataOf(api.GET('/film/search/facets', { params: { query: wanted }, signal }))
          : dataOf(
              api.POST('/film/search/facets', {
                body: { ...wanted, ...idsOf(listed) },
                signal,
              }),
            );
      },
      placeholderData: keepPreviousData,
    }),

  similar: (query: SimilarQuery, listed: Listed = NOT_LISTED) =>
    queryOptions({
      queryKey: ['similar', query, listed.key],
      queryFn: async ({ signal }) =>
        dataOf(
          api.POST('/film/similar', {
            body: { ...(query as Api.SimilarQuery), ...idsOf(listed) },
            signal,
          }),
        ),
    }),

  forYou: (query: ForYouQuery, { ratings, ids, key }: Taste) =>
    queryOptions({
      queryKey: ['for-you', query, key],
      queryFn: async ({ signal }) =>
        dataOf(
          api.POST('/film/for-you', {
            body: { ...query, ratings, ...ids, explain: true } as Api.ForYouQuery,
            signal,
          }),
        ),
    }),

  presets: () =>
    queryOptions({
      queryKey: ['presets'],
      queryFn: async ({ signal }) => dataOf(api.GET('/similarity/presets', { signal })),
    }),

  suggest: (text: string, limit = SUGGESTIONS) =>
    queryOptions({
      queryKey: ['suggest', text, limit],
      queryFn: async ({ signal }) =>
        dataOf(api.GET('/film/suggest', { params: { query: { q: text, limit } }, signal })),
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

  lists: () =>
    queryOptions({
      queryKey: ['lists'],
      queryFn: async ({ signal }) => dataOf(api.GET('/lists', { signal })),
      staleTime: LISTS_MS,
    }),

  /** The films of a list as it was at some time; another time is another list. */
  list: (name: string, changedAt: string) =>
    queryOptions({
      queryKey: ['list', name, changedAt],
      queryFn: async ({ signal }): Promise<ReadonlySet<number>> => {
        const text: unknown = await dataOf(
          api.GET('/lists/{name}', {
            params: { path: { name }, query: { format: 'ids' } },
            parseAs: 'text',
            signal,
          }),
        );
        return new Set(String(text).split('\n').map(idIn));
      },
      staleTime: Infinity,
    }),
  dataset: () =>
    queryOptions({
      queryKey: ['dataset'],
      queryFn: async ({ signal }) => dataOf(api.GET('/dataset', { signal })),
    }),

  notebooks: () =>
    queryOptions({
      queryKey: ['notebooks'],
      queryFn: async ({ signal }) => dataOf(api.GET('/notebooks', { signal })),
    }),

  pipeline: () =>
    queryOptions({
      queryKey: ['pipeline'],
      queryFn: async ({ signal }) => dataOf(api.GET('/pipeline', { signal })),
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.runs[0]?.state === 'running' ? 1000 : 15_000),
    }),
};

/** The document's lists may be changed; ours are not. */
function idsOf({ ids }: Listed): Pick<Api.SearchBody, 'include' | 'exclude'> {
  return ids as Pick<Api.SearchBody, 'include' | 'exclude'>;
}
