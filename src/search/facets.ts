import type { FilmTable, NameLists } from './table/film-table.ts';

/** How many films have a value; null counts those whose value is unknown. */
interface FacetCount<Value> {
  readonly value: Value | null;
  readonly count: number;
}

/** How many films there are of each genre, decade and so on. */
export interface Facets {
  /** The most frequent first, then by name; a film counts under each of its genres. */
  readonly genres: readonly FacetCount<string>[];
  /** The first year of each decade, ascending. */
  readonly decades: readonly FacetCount<number>[];
  /** In the same order as genres. */
  readonly languages: readonly FacetCount<string>[];
  /** As genres; nothing where no country is known. */
  readonly countries: readonly FacetCount<string>[];
  /** As genres, the {@link STYLES} most frequent. */
  readonly styles: readonly FacetCount<string>[];
  /** Whole points: 8 counts ratings from 8 to below 9; ascending. */
  readonly ratings: readonly FacetCount<number>[];
  /** Half hours: 90 counts lengths from 90 minutes to below 120; ascending. */
  readonly durations: readonly FacetCount<number>[];
  /** Powers of ten: 1000 counts 1,000 to below 10,000 votes; 0 none; ascending. */
  readonly vote_counts: readonly FacetCount<number>[];
}

/** There may be more than a thousand, most of them of a film or two. */
const STYLES = 200;
const DECADES = 1000;
const POINTS = 11;
const HALF_HOUR = 30;
/** A day; what is longer counts with it. */
const HALF_HOURS = 48;
/** None, and 1 to 1,000,000,000. */
const VOTES = [0, ...Array.from({ length: 10 }, (_, power) => 10 ** power)];

/** Counts the films of some rows. */
export function facetsOf(films: FilmTable, rows: Iterable<number>): Facets {
  const counts = noCounts(films);
  for (const row of rows) addFilm(films, counts, row, 1);
  return facetsIn(films, counts);
}

/** The same of the rows that are not 0 in `marks`: of nearly all films as quickly as of few. */
export function facetsOfMarked(films: FilmTable, marks: Uint8Array): Facets {
  let marked = 0;
  for (let row = 0; row < marks.length; row++) marked += marks[row] === 0 ? 0 : 1;
  const isMost = marked > marks.length / 2;
  const counts = isMost ? structuredClone(countsOfAll(films)) : noCounts(films);
  for (let row = 0; row < marks.length; row++) {
    const isMarked = marks[row] !== 0;
    if (isMarked !== isMost) addFilm(films, counts, row, isMost ? -1 : 1);
  }
  return facetsIn(films, counts);
}

/** How many films there are by the place of their value in a list of all values. */
interface Counts {
  total: number;
  readonly genres: Uint32Array;
  readonly countries: Uint32Array;
  readonly styles: Uint32Array;
  readonly languages: Uint32Array;
  readonly decades: Uint32Array;
  readonly ratings: Uint32Array;
  readonly durations: Uint32Array;
  readonly votes: Uint32Array;
}

function noCounts(films: FilmTable): Counts {
  return {
    total: 0,
    genres: new Uint32Array(films.genres.names.length),
    countries: new Uint32Array(films.countries.names.length),
    styles: new Uint32Array(films.styles.names.length),
    languages: new Uint32Array(films.languageNames.length),
    decades: new Uint32Array(DECADES),
    ratings: new Uint32Array(POINTS),
    durations: new Uint32Array(HALF_HOURS + 1),
    votes: new Uint32Array(VOTES.length),
  };
}

const allCounts = new WeakMap<FilmTable, Counts>();

/** The counts of all films of a table, which are counted once. */
function countsOfAll(films: FilmTable): Counts {
  const known = allCounts.get(films);
  if (known !== undefined) return known;
  const counts = noCounts(films);
  for (let row = 0; row < films.filmIds.length; row++) addFilm(films, counts, row, 1);
  allCounts.set(films, counts);
  return counts;
}

/** Counts the film in a row, or takes it out again. */
function addFilm(films: FilmTable, counts: Counts, row: number, by: 1 | -1): void {
  counts.total += by;
  addNames(counts.genres, films.genres, row, by);
  addNames(counts.countries, films.countries, row, by);
  addNames(counts.styles, films.styles, row, by);
  add(counts.languages, films.languages[row] ?? -1, by);
  const year = films.years[row] ?? 0;
  if (year > 0) add(counts.decades, Math.floor(year / 10), by);
  add(counts.ratings, Math.floor(films.ratings[row] ?? 0), by);
  // -1 is unknown, and so in no half hour
  const halfHour = Math.floor((films.durations[row] ?? -1) / HALF_HOUR);
  add(counts.durations, Math.min(halfHour, HALF_HOURS), by);
  add(counts.votes, powerOf(films.voteCounts[row] ?? 0), by);
}

function facetsIn({ genres, languageNames, countries, styles }: FilmTable, counts: Counts): Facets {
  const { total } = counts;
  return {
    genres: named(counts.genres, genres.names),
    decades: withUnknown(numbered(counts.decades, 10), total),
    languages: withUnknown(named(counts.languages, languageNames), total),
    countries: named(counts.countries, countries.names),
    styles: named(counts.styles, styles.names).slice(0, STYLES),
    ratings: numbered(counts.ratings, 1),
    durations: withUnknown(numbered(counts.durations, HALF_HOUR), total),
    vote_counts: numbered(counts.votes, 1).map(({ value, count }) => ({
      value: VOTES[value ?? 0] ?? 0,
      count,
    })),
  };
}

/** The place of the greatest of {@link VOTES} that is not above some votes. */
function powerOf(votes: number): number {
  let power = 0;
  while ((VOTES[power + 1] ?? Infinity) <= votes) power += 1;
  return power;
}

/** Counts the names of the film in a row. */
function addNames(
  counts: Uint32Array,
  { values, offsets }: NameLists,
  row: number,
  by: number,
): void {
  const end = offsets[row + 1] ?? 0;
  for (let i = offsets[row] ?? 0; i < end; i++) add(counts, values[i] ?? -1, by);
}

function add(counts: Uint32Array, index: number, by: number): void {
  const before = counts[index];
  if (before !== undefined) counts[index] = before + by;
}

function named(counts: Uint32Array, names: readonly string[]): readonly FacetCount<string>[] {
  return names
    .map((value, index) => ({ value, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

function numbered(counts: Uint32Array, step: number): readonly FacetCount<number>[] {
  return Array.from(counts, (count, index) => ({ value: index * step, count })).filter(
    ({ count }) => count > 0,
  );
}

/** Adds the films whose value is unknown, which are not in any count. */
function withUnknown<Value>(
  counts: readonly FacetCount<Value>[],
  total: number,
): readonly FacetCount<Value>[] {
  const unknown = total - counts.reduce((sum, { count }) => sum + count, 0);
  return unknown === 0 ? counts : [...counts, { value: null, count: unknown }];
}
