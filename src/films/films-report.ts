import type { TaskReport } from '../workflow/task.ts';
import { inCount } from '../workflow/units.ts';

/** What was counted while films were made. */
export interface FilmCounts {
  readonly films: number;
  /** Years that are not numbers. */
  readonly invalidYears: number;
  /** Lengths that are not numbers. */
  readonly invalidDurations: number;
}

/** What `PrepFilms` reports. */
export function filmsReport({ films, invalidYears, invalidDurations }: FilmCounts): TaskReport {
  const warnings = [
    ...(films === 0
      ? ['no title passes the filter (--min-rating, --min-votes, --title-types)']
      : []),
    ...(invalidYears > 0 ? [`${inCount(invalidYears, 'invalid year')}, treated as unknown`] : []),
    ...(invalidDurations > 0
      ? [`${inCount(invalidDurations, 'invalid length')}, treated as unknown`]
      : []),
  ];
  return { rows: films, warnings };
}
