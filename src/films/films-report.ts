import type { TaskReport } from '../workflow/task.ts';

/** What was counted while films were made. */
export interface FilmCounts {
  readonly films: number;
  /** Years that are no numbers. */
  readonly oddYears: number;
  /** Lengths that are no numbers. */
  readonly oddDurations: number;
}

/** What `PrepFilms` tells of its result. */
export function filmsReport({ films, oddYears, oddDurations }: FilmCounts): TaskReport {
  const warnings = [
    ...(films === 0
      ? ['no title passes the filter (--min-rating, --min-votes, --title-types)']
      : []),
    ...(oddYears > 0 ? [`${oddYears} years are no numbers and count as unknown`] : []),
    ...(oddDurations > 0 ? [`${oddDurations} lengths are no numbers and count as unknown`] : []),
  ];
  return { rows: films, warnings };
}
