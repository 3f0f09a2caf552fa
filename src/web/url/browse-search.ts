import { literal } from '../../client/literal.ts';
import type { Criteria } from '../api/types.ts';
import { criteriaOf, readFilter, withoutNothing, type Filter } from './filter.ts';
import { readText } from './search-string.ts';

export const SORTS = ['votes', 'rating', 'title', 'newest', 'oldest'] as const;
export type BrowseSort = (typeof SORTS)[number];

/** What the page that lists films is asked for. */
export interface BrowseSearch extends Filter {
  /** Part of a title. */
  readonly q?: string | undefined;
  readonly sort?: BrowseSort | undefined;
}

export function readBrowse(raw: Readonly<Record<string, unknown>>): BrowseSearch {
  return withoutNothing({
    q: readText(raw['q']),
    ...readFilter(raw),
    sort: SORTS.find((sort) => sort === raw['sort']),
  });
}

export function browseCriteria({ q, ...filter }: BrowseSearch): Criteria {
  return { ...(q !== undefined && { title: literal(q) }), ...criteriaOf(filter) };
}
