import { literal } from '../../client/literal.ts';
import type { PageCriteria } from '../api/types.ts';
import { criteriaOf, definedOnly, readFilter, type Filter } from './filter.ts';
import { readText } from './search-string.ts';

export const SORTS = ['votes', 'rating', 'title', 'newest', 'oldest'] as const;
export type BrowseSort = (typeof SORTS)[number];

/** What the URL of the page that lists films says. */
export interface BrowseSearch extends Filter {
  /** Part of a title. */
  readonly q?: string | undefined;
  readonly sort?: BrowseSort | undefined;
}

export function readBrowse(raw: Readonly<Record<string, unknown>>): BrowseSearch {
  return definedOnly({
    q: readText(raw['q']),
    ...readFilter(raw),
    sort: SORTS.find((sort) => sort === raw['sort']),
  });
}

/** The same as search criteria of the API. */
export function browseCriteria({ q, ...filter }: BrowseSearch): PageCriteria {
  return { ...(q !== undefined && { title: literal(q) }), ...criteriaOf(filter) };
}
