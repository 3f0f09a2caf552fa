import { SHELVES, type Shelf } from '../my-films/film-state.ts';
import { definedOnly, readFilter, type Filter } from './filter.ts';
import { readNumber, readTrue } from './search-string.ts';

/** What the URL of the page "For you" says. */
export interface ForYouSearch extends Omit<Filter, 'hide'> {
  /** The shelf that is shown instead of recommendations. */
  readonly shelf?: Shelf | undefined;
  /** From 0, well known films, to 100, hidden gems; by default as the ratings suggest. */
  readonly gems?: number | undefined;
  /** Whether films that the user has seen but not rated are recommended, too. */
  readonly again?: boolean | undefined;
  /** How many films are shown. */
  readonly show?: number | undefined;
}

const MOST_SHOWN = 1000;

export function readForYou(raw: Readonly<Record<string, unknown>>): ForYouSearch {
  const { hide: _hide, ...filter } = readFilter(raw);
  return definedOnly({
    ...filter,
    shelf: SHELVES.find((shelf) => shelf === raw['shelf']),
    gems: readNumber(raw['gems'], 0, 100),
    again: readTrue(raw['again']),
    show: readNumber(raw['show'], 1, MOST_SHOWN),
  });
}
