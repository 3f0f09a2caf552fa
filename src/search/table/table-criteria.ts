import type { FilmTable } from './film-table.ts';
import type { SearchCriteria } from '../search-criteria.ts';

/** What a criterion asks of the film table; what is unknown meets none. */
export type TableTest =
  | {
      /** n, by row: from the least to the greatest value, both included. */
      readonly values: Int16Array | Int32Array | Float64Array;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly films: FilmTable;
      /** By genre: 1 for those that count. */
      readonly counted: Uint8Array;
      /** How many of those that count a film must have. */
      readonly count: number;
    };

/** The criteria that the film table answers, each as DuckDB would. */
const TESTS = {
  genres: (films, names) => withGenres(films, names, new Set(names).size),
  exclude_genres: (films, names) => withGenres(films, names, 0),
  language({ languages, languageNames }, code) {
    const language = languageNames.indexOf(code);
    // -1 stands for an unknown language, which is not this one
    const from = language === -1 ? Infinity : language;
    return { values: languages, from, to: from };
  },
  earliest_date({ years }, date) {
    const year = date.endsWith('-01-01') ? yearOf(date) : yearOf(date) + 1;
    return { values: years, from: Math.max(year, 1), to: Infinity };
  },
  latest_date: ({ years }, date) => ({ values: years, from: 1, to: yearOf(date) }),
  min_duration: ({ durations }, minutes) => ({ values: durations, from: minutes, to: Infinity }),
  max_duration: ({ durations }, minutes) => ({ values: durations, from: 0, to: minutes }),
  min_rating: ({ ratings }, least) => ({ values: ratings, from: least, to: Infinity }),
  max_rating: ({ ratings }, most) => ({ values: ratings, from: -Infinity, to: most }),
  vote_count: ({ voteCounts }, least) => ({ values: voteCounts, from: least, to: Infinity }),
} satisfies {
  [Name in keyof SearchCriteria]: (
    films: FilmTable,
    value: Required<SearchCriteria>[Name],
  ) => TableTest;
};

export type TableCriterion = keyof typeof TESTS;

export const TABLE_CRITERIA = Object.keys(TESTS) as readonly TableCriterion[];

/** The test of a criterion; undefined where nothing is asked of films. */
export function tableTest(
  films: FilmTable,
  criteria: SearchCriteria,
  criterion: TableCriterion,
): TableTest | undefined {
  const value = criteria[criterion];
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each is given the value of its own name
  return (TESTS[criterion] as (films: FilmTable, value: unknown) => TableTest)(films, value);
}

/** Takes from `fits` the films that fail a test; returns how many are left. */
export function narrowToTest(fits: Uint8Array, test: TableTest): number {
  return 'values' in test
    ? narrowToRange(fits, test.values, test.from, test.to)
    : narrowToGenres(fits, test.films, test.counted, test.count);
}

function narrowToRange(
  fits: Uint8Array,
  values: Int16Array | Int32Array | Float64Array,
  from: number,
  to: number,
): number {
  let left = 0;
  for (let row = 0; row < fits.length; row++) {
    const value = values[row] ?? NaN;
    if (value >= from && value <= to) left += fits[row] === 0 ? 0 : 1;
    else fits[row] = 0;
  }
  return left;
}

/** A film has no genre twice. */
function narrowToGenres(
  fits: Uint8Array,
  { genres, genreOffsets }: FilmTable,
  counted: Uint8Array,
  count: number,
): number {
  let left = 0;
  for (let row = 0; row < fits.length; row++) {
    if (fits[row] === 0) continue;
    let has = 0;
    const end = genreOffsets[row + 1] ?? 0;
    for (let i = genreOffsets[row] ?? 0; i < end; i++) has += counted[genres[i] ?? 0] ?? 0;
    if (has === count) left += 1;
    else fits[row] = 0;
  }
  return left;
}

function withGenres(films: FilmTable, names: readonly string[], count: number): TableTest {
  const counted = Uint8Array.from(films.genreNames, (name) => (names.includes(name) ? 1 : 0));
  return { films, counted, count };
}

/** The year of a `YYYY-MM-DD`. */
function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
