import type { Criteria, SearchOrder, SimilarQuestion } from '../api/types.ts';

/** A list of films that can be taken away. */
export type View =
  | { readonly kind: 'search'; readonly criteria: Criteria; readonly order: SearchOrder }
  | { readonly kind: 'similar'; readonly question: SimilarQuestion };

export interface ViewRequest {
  /** The API's route. */
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  /** The route with the query. */
  readonly path: string;
  /** To be sent by POST. */
  readonly body: unknown;
}

/** The request that gives a view. */
export function requestOf(view: View): ViewRequest {
  switch (view.kind) {
    case 'search': {
      const { sort, order } = view.order;
      const query = { ...(sort !== undefined && { sort }), ...(order !== undefined && { order }) };
      const path = `/film/search?${new URLSearchParams(query)}`;
      return { route: '/film/search', query, path, body: view.criteria };
    }
    case 'similar':
      return { route: '/film/similar', query: {}, path: '/film/similar', body: view.question };
    default:
      return view satisfies never;
  }
}
