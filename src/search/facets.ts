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
  const genres = listCounter(films.genres);
  const countries = listCounter(films.countries);
  const styles = listCounter(films.styles);
  const languages = new Uint32Array(films.languageNames.length);
  const decades = new Uint32Array(DECADES);
  const ratings = new Uint32Array(POINTS);
  const durations = new Uint32Array(HALF_HOURS + 1);
  const votes = new Uint32Array(VOTES.length);
  let total = 0;
  for (const row of rows) {
    total += 1;
    genres.add(row);
    countries.add(row);
    styles.add(row);
    add(languages, films.languages[row] ?? -1);
    const year = films.years[row] ?? 0;
    if (year > 0) add(decades, Math.floor(year / 10));
    add(ratings, Math.floor(films.ratings[row] ?? 0));
    // -1 is unknown, and so in no half hour
    add(durations, Math.min(Math.floor((films.durations[row] ?? -1) / HALF_HOUR), HALF_HOURS));
    add(votes, powerOf(films.voteCounts[row] ?? 0));
  }
  return {
    genres: named(genres.counts, films.genres.names),
    decades: withUnknown(numbered(decades, 10), total),
    languages: withUnknown(named(languages, films.languageNames), total),
    countries: named(countries.counts, films.countries.names),
    styles: named(styles.counts, films.styles.names).slice(0, STYLES),
    ratings: numbered(ratings, 1),
    durations: withUnknown(numbered(durations, HALF_HOUR), total),
    vote_counts: numbered(votes, 1).map(({ value, count }) => ({
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

/** Counts the names of films, by row. */
function listCounter({ values, offsets, names }: NameLists) {
  const counts = new Uint32Array(names.length);
  return {
    counts,
    add(row: number): void {
      const end = offsets[row + 1] ?? 0;
      for (let i = offsets[row] ?? 0; i < end; i++) add(counts, values[i] ?? -1);
    },
  };
}

function add(counts: Uint32Array, index: number): void {
  const count = counts[index];
  if (count !== undefined) counts[index] = count + 1;
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
