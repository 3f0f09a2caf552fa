import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.ts';
import type { Facets, PageCriteria } from '../api/types.ts';
import type { WaitingListed } from '../my-films/use-listed.ts';
import type { Filter } from '../url/filter.ts';

/**
 * How many matching films there are of each genre, decade and so on. Where only one value can be
 * chosen (decade, language, rating, running time, votes), films of the other values are counted as well, so that users
 * can switch to another one.
 */
export function useFacets(
  filter: Filter,
  criteria: PageCriteria,
  listed: WaitingListed,
): Facets | undefined {
  const { earliest_date: _from, latest_date: _to, ...anyTime } = criteria;
  const { language: _language, ...anyLanguage } = criteria;
  const { min_rating: _rating, ...anyRating } = criteria;
  const { min_duration: _min, max_duration: _max, ...anyLength } = criteria;
  const { vote_count: _votes, ...anyVotes } = criteria;
  const all = useFacetsOf(criteria, listed);
  const isAnyLanguage = filter.language === undefined;
  const decades = useFacetsOf(isTimeChosen(filter) ? anyTime : criteria, listed)?.decades;
  const languages = useFacetsOf(isAnyLanguage ? criteria : anyLanguage, listed)?.languages;
  const ratings = useFacetsOf(filter.rating === undefined ? criteria : anyRating, listed)?.ratings;
  const isAnyLength = filter.min === undefined && filter.max === undefined;
  const durations = useFacetsOf(isAnyLength ? criteria : anyLength, listed)?.durations;
  const votes = useFacetsOf(filter.votes === undefined ? criteria : anyVotes, listed)?.vote_counts;
  if (all === undefined) return undefined;
  return {
    ...all,
    decades: decades ?? all.decades,
    languages: languages ?? all.languages,
    ratings: ratings ?? all.ratings,
    durations: durations ?? all.durations,
    vote_counts: votes ?? all.vote_counts,
  };
}

function useFacetsOf(criteria: PageCriteria, listed: WaitingListed): Facets | undefined {
  return useQuery({ ...queries.facets(criteria, listed), enabled: listed.isReady }).data?.facets;
}

function isTimeChosen({ from, to }: Filter): boolean {
  return from !== undefined || to !== undefined;
}
