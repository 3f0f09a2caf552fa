import type { PageCriteria } from '../api/types.ts';
import { ONLY_SHELVES, type Listing } from '../my-films/listed-ids.ts';
import { readIdList, readList, readNumber, readText, readTrue } from './search-string.ts';

/** Which films to list, as a URL has it. */
export interface Filter extends Listing {
  readonly genres?: readonly string[] | undefined;
  /** Excluded genres. */
  readonly not?: readonly string[] | undefined;
  readonly countries?: readonly string[] | undefined;
  /** Finer genres. */
  readonly styles?: readonly string[] | undefined;
  /** The ids of people who are all in a film. */
  readonly people?: readonly number[] | undefined;
  /** The ids of people who must not be in a film. */
  readonly except?: readonly number[] | undefined;
  /** The same as both by their names. */
  readonly with?: readonly string[] | undefined;
  readonly without?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The shortest and the longest running time, in minutes. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly language?: string | undefined;
  /** The minimum rating. */
  readonly rating?: number | undefined;
  /** The minimum number of votes. */
  readonly votes?: number | undefined;
}

const FIRST_YEAR = 1800;
const LAST_YEAR = 2200;
const MOST_VOTES = 2 ** 31 - 1;
const MOST_MINUTES = 10_000;

export function readFilter(raw: Readonly<Record<string, unknown>>): Filter {
  return definedOnly({
    genres: readList(raw['genres']),
    not: readList(raw['not']),
    countries: readList(raw['countries']),
    styles: readList(raw['styles']),
    people: readIdList(raw['people']),
    except: readIdList(raw['except']),
    with: readList(raw['with']),
    without: readList(raw['without']),
    from: readNumber(raw['from'], FIRST_YEAR, LAST_YEAR),
    to: readNumber(raw['to'], FIRST_YEAR, LAST_YEAR),
    min: readNumber(raw['min'], 0, MOST_MINUTES),
    max: readNumber(raw['max'], 0, MOST_MINUTES),
    language: readText(raw['language']),
    rating: readNumber(raw['rating'], 0, 10),
    votes: readNumber(raw['votes'], 0, MOST_VOTES),
    hide: readTrue(raw['hide']),
    only: ONLY_SHELVES.find((shelf) => shelf === raw['only']),
  });
}

/** The criteria of filters; a title is searched for, and the user's own films are lists of ids. */
type FilterCriteria = Omit<PageCriteria, 'title'>;

/** A filter as search criteria of the API. */
export function criteriaOf(filter: Filter): FilterCriteria {
  return definedOnly({
    genres: filter.genres,
    exclude_genres: filter.not,
    countries: filter.countries,
    styles: filter.styles,
    person_ids: filter.people,
    exclude_person_ids: filter.except,
    persons: filter.with,
    exclude_persons: filter.without,
    earliest_date: filter.from === undefined ? undefined : `${filter.from}-01-01`,
    latest_date: filter.to === undefined ? undefined : `${filter.to}-12-31`,
    min_duration: filter.min,
    max_duration: filter.max,
    language: filter.language,
    min_rating: filter.rating,
    vote_count: filter.votes,
  } satisfies { readonly [K in keyof Required<FilterCriteria>]: FilterCriteria[K] | undefined });
}

export function isEmptyFilter(filter: Filter): boolean {
  return Object.keys(criteriaOf(filter)).length === 0;
}

export function isEmptyListing({ hide, only }: Listing): boolean {
  return hide === undefined && only === undefined;
}

/** The change of a URL that clears every filter; what is about the user's own films stays. */
export const NO_FILTER = {
  genres: undefined,
  not: undefined,
  countries: undefined,
  styles: undefined,
  people: undefined,
  except: undefined,
  with: undefined,
  without: undefined,
  from: undefined,
  to: undefined,
  min: undefined,
  max: undefined,
  language: undefined,
  rating: undefined,
  votes: undefined,
} as const satisfies Record<Exclude<keyof Filter, keyof Listing>, undefined>;

/** The change of a URL by which a list is no longer about the user's own films. */
export const NO_LISTING = {
  hide: undefined,
  only: undefined,
} as const satisfies Record<keyof Listing, undefined>;

type DefinedOnly<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The properties of an object that are not undefined. */
export function definedOnly<T extends object>(object: T): DefinedOnly<T> {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as DefinedOnly<T>;
}
