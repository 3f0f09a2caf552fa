import { useQuery } from '@tanstack/react-query';
import type { Filter } from '../../url/filter.ts';
import { queries } from '../../api/queries.ts';
import type { Criteria, Facets } from '../../api/types.ts';

/**
 * How the films that meet criteria are spread. Of what only one can be chosen (a decade, a
 * language, a rating), all are counted, as if none were chosen yet, so that one can change over.
 */
export function useFacets(filter: Filter, criteria: Criteria): Facets | undefined {
  const { earliest_date: _from, latest_date: _to, ...anyTime } = criteria;
  const { language: _language, ...anyLanguage } = criteria;
  const { min_rating: _rating, ...anyRating } = criteria;
  const all = useFacetsOf(criteria);
  const decades = useFacetsOf(isTimeChosen(filter) ? anyTime : criteria)?.decades;
  const languages = useFacetsOf(filter.language === undefined ? criteria : anyLanguage)?.languages;
  const ratings = useFacetsOf(filter.rating === undefined ? criteria : anyRating)?.ratings;
  if (all === undefined) return undefined;
  return {
    genres: all.genres,
    decades: decades ?? all.decades,
    languages: languages ?? all.languages,
    ratings: ratings ?? all.ratings,
  };
}

function useFacetsOf(criteria: Criteria): Facets | undefined {
  return useQuery(queries.facets(criteria)).data?.facets;
}

function isTimeChosen({ from, to }: Filter): boolean {
  return from !== undefined || to !== undefined;
}
