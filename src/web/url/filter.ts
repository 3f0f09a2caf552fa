import type { Criteria } from '../api/types.ts';
import { readList, readNumber, readText } from './search-string.ts';

/** Which films are to be listed, as an address says it. */
export interface Filter {
  readonly genres?: readonly string[] | undefined;
  /** Genres that are not wanted. */
  readonly not?: readonly string[] | undefined;
  readonly with?: readonly string[] | undefined;
  readonly without?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly language?: string | undefined;
  readonly rating?: number | undefined;
  readonly votes?: number | undefined;
}

const FIRST_YEAR = 1800;
const LAST_YEAR = 2200;
const MOST_VOTES = 2 ** 31 - 1;

export function readFilter(raw: Readonly<Record<string, unknown>>): Filter {
  return withoutNothing({
    genres: readList(raw['genres']),
    not: readList(raw['not']),
    with: readList(raw['with']),
    without: readList(raw['without']),
    from: readNumber(raw['from'], FIRST_YEAR, LAST_YEAR),
    to: readNumber(raw['to'], FIRST_YEAR, LAST_YEAR),
    language: readText(raw['language']),
    rating: readNumber(raw['rating'], 0, 10),
    votes: readNumber(raw['votes'], 0, MOST_VOTES),
  });
}

/** The same as the API's search criteria. */
export function criteriaOf(filter: Filter): Criteria {
  return withoutNothing({
    genres: filter.genres,
    exclude_genres: filter.not,
    persons: filter.with,
    exclude_persons: filter.without,
    earliest_date: filter.from === undefined ? undefined : `${filter.from}-01-01`,
    latest_date: filter.to === undefined ? undefined : `${filter.to}-12-31`,
    language: filter.language,
    min_rating: filter.rating,
    vote_count: filter.votes,
  });
}

export function isEmptyFilter(filter: Filter): boolean {
  return Object.keys(criteriaOf(filter)).length === 0;
}

/** No filter, as what clears each part of an address that has one. */
export const NO_FILTER: Filter = {
  genres: undefined,
  not: undefined,
  with: undefined,
  without: undefined,
  from: undefined,
  to: undefined,
  language: undefined,
  rating: undefined,
  votes: undefined,
};

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The entries of an object that are not undefined. */
export function withoutNothing<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
}
