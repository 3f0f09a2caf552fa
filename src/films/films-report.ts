import { clip } from '../sources/source-error.ts';
import type { TaskReport } from '../workflow/task.ts';

/** What was counted while films were made. */
export interface FilmCounts {
  readonly films: number;
  readonly columns: readonly OddValues[];
  /** How many lines of a file were there before, by its name; they are left out. */
  readonly repeated: Readonly<Record<string, number>>;
}

/** The values of a column that are not what they should be. */
export interface OddValues {
  readonly dataset: string;
  readonly column: string;
  /** How many values are given. */
  readonly given: number;
  readonly odd: number;
  /** One of them; null if missing. */
  readonly example: string | null;
}

/** How one odd value of a column is reported, and how several are. */
const ODD_VALUES: Readonly<Record<string, readonly [one: string, several: string]>> = {
  startYear: ['invalid year, treated as unknown', 'invalid years, treated as unknown'],
  runtimeMinutes: ['invalid length, treated as unknown', 'invalid lengths, treated as unknown'],
  genres: [
    'film has an invalid genre or more than 20, which are left out',
    'films have an invalid genre or more than 20, which are left out',
  ],
  averageRating: [
    'rating with more than two decimals, rounded',
    'ratings with more than two decimals, rounded',
  ],
  birthYear: [
    'invalid year of birth, treated as unknown',
    'invalid years of birth, treated as unknown',
  ],
  deathYear: [
    'invalid year of death, treated as unknown',
    'invalid years of death, treated as unknown',
  ],
  characters: [
    'unreadable list of characters, treated as unknown',
    'unreadable lists of characters, treated as unknown',
  ],
};

const REPEATED = ['repeated line, left out', 'repeated lines, left out'] as const;

/** What `PrepFilms` reports. */
export function filmsReport({ films, columns, repeated }: FilmCounts): TaskReport {
  const odd = columns.map((column) =>
    counted(column.odd, ODD_VALUES[column.column] ?? idTexts(column)),
  );
  const lines = Object.entries(repeated).map(([file, count]) =>
    counted(count, REPEATED).map((text) => `${file}: ${text}`),
  );
  return { rows: films, warnings: [...odd, ...lines].flat() };
}

/** How lines are reported whose id names no film or person, so that nothing can be made of them. */
function idTexts({ dataset, column, example }: OddValues): readonly [one: string, several: string] {
  const id = `${column}, such as "${clip(example ?? '')}"`;
  return [
    `line of ${dataset} has an invalid ${id}, and is left out`,
    `lines of ${dataset} have an invalid ${id}, and are left out`,
  ];
}

function counted(count: number, [one = '', several = '']: readonly string[]): readonly string[] {
  if (count === 0) return [];
  return [`${count.toLocaleString('en-US')} ${count === 1 ? one : several}`];
}
