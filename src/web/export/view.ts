import type { ListedIds } from '../my-films/listed-ids.ts';
import type { Taste } from '../api/queries.ts';
import type { ForYouQuery, PageCriteria, SearchOrder, SimilarQuery } from '../api/types.ts';

/** What can be exported: a list of films, recommendations, a person's films, or two films side by side. */
export type View =
  | {
      readonly kind: 'search';
      readonly criteria: PageCriteria;
      readonly order: SearchOrder;
      readonly ids?: ListedIds;
    }
  | { readonly kind: 'similar'; readonly query: SimilarQuery; readonly ids?: ListedIds }
  | { readonly kind: 'for-you'; readonly query: ForYouQuery; readonly taste: Taste }
  | { readonly kind: 'person'; readonly personId: number; readonly name: string }
  | { readonly kind: 'compare'; readonly filmIds: readonly [number, number] };

interface ViewRequest {
  readonly method: 'GET' | 'POST';
  /** The API's route, as its document names it. */
  readonly route: string;
  /** The values for the route's path and query string. */
  readonly params: Readonly<Partial<Record<'path' | 'query', Readonly<Record<string, string>>>>>;
  /** The route with those values in it. */
  readonly path: string;
  /** Sent by POST. */
  readonly body?: unknown;
}

/** The request that returns a view. */
export function requestOf(view: View): ViewRequest {
  switch (view.kind) {
    case 'search': {
      const { sort, order } = view.order;
      const query = { ...(sort !== undefined && { sort }), ...(order !== undefined && { order }) };
      const route = '/film/search';
      const params = Object.keys(query).length > 0 ? { query } : {};
      const path = `${route}?${new URLSearchParams(query)}`;
      return { method: 'POST', route, params, path, body: { ...view.criteria, ...view.ids } };
    }
    case 'similar': {
      const route = '/film/similar';
      return {
        method: 'POST',
        route,
        params: {},
        path: route,
        body: { ...view.query, ...view.ids },
      };
    }
    case 'for-you': {
      const { query, taste } = view;
      const route = '/film/for-you';
      const body = { ...query, ...taste.ids, ratings: taste.ratings };
      return { method: 'POST', route, params: {}, path: route, body };
    }
    case 'person': {
      const path = { person_id: String(view.personId) };
      const route = '/person/{person_id}';
      return { method: 'GET', route, params: { path }, path: `/person/${path.person_id}` };
    }
    case 'compare': {
      const [film, other] = view.filmIds.map(String) as [string, string];
      const path = { film_id: film, other_id: other };
      const route = '/film/{film_id}/compare/{other_id}';
      return { method: 'GET', route, params: { path }, path: `/film/${film}/compare/${other}` };
    }
    default:
      return view satisfies never;
  }
}
