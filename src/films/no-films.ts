import { ReelatedError } from '../errors.ts';
import { inCount } from '../workflow/units.ts';
import type { FilmFilter } from './prep-films.ts';

/** How many titles of a type are rated well enough by enough people. */
export interface TitleTypeCount {
  readonly title_type: string;
  readonly titles: number;
}

const MOST_NAMED = 5;

/**
 * The error when no title passes the filter: which part of it keeps them all out, and which title
 * types would have passed.
 *
 * @param found the types of the titles that are rated well enough, the most first
 */
export function noFilms(
  { minRating, minVotes, titleTypes }: FilmFilter,
  found: readonly TitleTypeCount[],
): ReelatedError {
  const rated = `rated above ${minRating} by more than ${minVotes.toLocaleString('en-US')} people`;
  const wanted = titleTypes.join(', ');
  const fitting = found.filter(({ title_type: type }) => titleTypes.includes(type));
  const why = (): string => {
    if (found.length === 0) return `none is ${rated} (--min-rating, --min-votes)`;
    if (fitting.length > 0) {
      const titles = fitting.reduce((sum, one) => sum + one.titles, 0);
      return `of ${inCount(titles, 'title')} of type ${wanted} that are ${rated}, none has a genre and a title`;
    }
    return `none of type ${wanted} is ${rated} (--title-types); there are ${namesOf(found)}${guess(titleTypes, found)}`;
  };
  return new ReelatedError('task-check', `no title passes the filter: ${why()}`, {
    data: { minRating, minVotes, titleTypes: wanted },
  });
}

function namesOf(found: readonly TitleTypeCount[]): string {
  const named = found
    .slice(0, MOST_NAMED)
    .map((one) => `${one.title_type} (${one.titles.toLocaleString('en-US')})`);
  const more = found.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${inCount(more, 'other type')}` : '');
}

/** The type that was meant, if only letter case or two letters differ. */
function guess(wanted: readonly string[], found: readonly TitleTypeCount[]): string {
  const near = found.find(({ title_type: type }) =>
    wanted.some((one) => distance(one.toLowerCase(), type.toLowerCase()) <= 2),
  );
  return near === undefined ? '' : `; did you mean ${near.title_type}?`;
}

/** How many letters must be added, removed or replaced (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
