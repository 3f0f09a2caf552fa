import type { Mark } from '../library-film.ts';

const NAMES: readonly (readonly [RegExp, Mark])[] = [
  [/watch[-_ ]?list|wish[-_ ]?list|plan[-_ ]?to[-_ ]?watch|to[-_ ]?watch/i, 'watchlist'],
  [/(?:^|[^a-z])(?:likes?|liked|favou?rites?)(?:[^a-z]|$)/i, 'liked'],
  [/(?:^|[^a-z])(?:watched|seen|diary|history|check-?ins?)(?:[^a-z]|$)/i, 'seen'],
  [/(?:^|[^a-z])(?:owned|collection|library)(?:[^a-z]|$)/i, 'owned'],
];

/** What the name of a file says of its films: `watchlist (1).csv`, `likes/films.csv`. */
export function markOfName(name: string): Mark | undefined {
  return NAMES.find(([pattern]) => pattern.test(name))?.[1];
}
