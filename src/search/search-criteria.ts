import type { CriteriaTable, CriterionValues } from './criterion.ts';
import { inRange, withAllNames, withNames, yearFrom, yearOf } from './table/table-criteria.ts';

/**
 * Every search criterion once. The schemas of the API and of the MCP tools, the options of the
 * command line, the ways to match and the hints which criterion to drop are derived from this table;
 * `docs/contributing/adding-a-search-criterion.md` shows how to add one.
 */
export const CRITERIA = {
  title: {
    type: 'pattern',
    meaning:
      'regular expression, matched anywhere in the title; plain text also in original and alternate titles',
    example: '^the lord of the rings',
    text: 'title',
    holds: 'title',
    inOtherTitles: true,
  },
  original_title: {
    type: 'pattern',
    meaning: 'regular expression, matched anywhere in the original title',
    example: 'chihiro',
    text: 'original_title',
    holds: 'title',
  },
  genre: {
    type: 'pattern',
    meaning: 'regular expression, matched anywhere in its genres, joined by commas',
    example: 'adventure|fantasy',
    text: `array_to_string(genres, ',')`,
    holds: 'list',
  },
  person: {
    type: 'pattern',
    meaning: 'regular expression, matched anywhere in the names of its people, joined by commas',
    example: 'peter jackson',
    text: `array_to_string(persons, ',')`,
    holds: 'list',
  },
  genres: {
    type: 'words',
    meaning: 'all of these genres',
    example: ['Adventure'],
    condition: 'list_has_all(genres, $genres::VARCHAR[])',
    test: (films, genres) => withNames(films.genres, genres, new Set(genres).size),
  },
  exclude_genres: {
    type: 'words',
    meaning: 'none of these genres',
    example: ['Horror'],
    condition: 'NOT list_has_any(genres, $exclude_genres::VARCHAR[])',
    test: (films, genres) => withNames(films.genres, genres, 0),
  },
  countries: {
    type: 'words',
    meaning: 'from all of these countries, in English, ignoring case',
    example: ['Japan'],
    condition: `list_has_all(
      list_transform(countries, lambda name: lower(name)),
      list_transform($countries::VARCHAR[], lambda name: lower(name))
    )`,
    test: (films, countries) => withAllNames(films.countries, countries),
  },
  styles: {
    type: 'words',
    meaning: 'all of these finer genres, ignoring case',
    example: ['neo-noir'],
    condition: `list_has_all(
      list_transform(styles, lambda name: lower(name)),
      list_transform($styles::VARCHAR[], lambda name: lower(name))
    )`,
    test: (films, styles) => withAllNames(films.styles, styles),
  },
  persons: {
    type: 'names',
    meaning: 'all of these people, by name',
    example: ['Ian McKellen'],
    condition: 'list_has_all(persons, $persons::VARCHAR[])',
  },
  person_ids: {
    type: 'ids',
    meaning: 'all of these people, by id; unlike names, ids are unique',
    example: [5212],
    condition: `film_id IN (
      SELECT credits.film_id FROM credits
      WHERE list_contains($person_ids::INTEGER[], person_id)
      GROUP BY credits.film_id
      HAVING count(DISTINCT person_id) = list_unique($person_ids::INTEGER[])
    )`,
  },
  exclude_persons: {
    type: 'names',
    meaning: 'none of these people, by name',
    example: ['Orlando Bloom'],
    condition: 'NOT list_has_any(persons, $exclude_persons::VARCHAR[])',
  },
  exclude_person_ids: {
    type: 'ids',
    meaning: 'none of these people, by id; unlike names, ids are unique',
    example: [89217],
    condition: `film_id NOT IN (
      SELECT credits.film_id FROM credits
      WHERE list_contains($exclude_person_ids::INTEGER[], person_id)
    )`,
  },
  language: {
    type: 'code',
    meaning: 'language code, exactly as in the data',
    example: 'en',
    condition: 'language = $language',
    test({ languages, languageNames }, code) {
      const language = languageNames.indexOf(code);
      // -1 means an unknown language in a film, which does not match
      return inRange(languages, language === -1 ? Infinity : language, language);
    },
  },
  earliest_date: {
    type: 'date',
    meaning: 'released on or after this date; a film’s date is 1 January of its year',
    example: '2001-01-01',
    condition: 'year >= $earliest_date::DATE',
    test: ({ years }, date) => inRange(years, Math.max(yearFrom(date), 1), Infinity),
  },
  latest_date: {
    type: 'date',
    meaning: 'released on or before this date; a film’s date is 1 January of its year',
    example: '2003-12-31',
    condition: 'year <= $latest_date::DATE',
    test: ({ years }, date) => inRange(years, 1, yearOf(date)),
  },
  min_duration: {
    type: 'count',
    meaning: 'at least this many minutes long',
    example: 120,
    condition: 'duration >= $min_duration',
    test: ({ durations }, minutes) => inRange(durations, minutes, Infinity),
  },
  max_duration: {
    type: 'count',
    meaning: 'at most this many minutes long',
    example: 240,
    condition: 'duration <= $max_duration',
    test: ({ durations }, minutes) => inRange(durations, 0, minutes),
  },
  min_rating: {
    type: 'rating',
    meaning: 'rated at least this, out of 10',
    example: 8.5,
    condition: 'rating::DOUBLE >= $min_rating',
    test: ({ ratings }, rating) => inRange(ratings, rating, Infinity),
  },
  max_rating: {
    type: 'rating',
    meaning: 'rated at most this, out of 10',
    example: 9.5,
    condition: 'rating::DOUBLE <= $max_rating',
    test: ({ ratings }, rating) => inRange(ratings, -Infinity, rating),
  },
  vote_count: {
    type: 'count',
    meaning: 'at least this many votes',
    example: 100_000,
    condition: 'vote_count >= $vote_count',
    test: ({ voteCounts }, votes) => inRange(voteCounts, votes, Infinity),
  },
} as const satisfies CriteriaTable;

export type Criterion = keyof typeof CRITERIA;

/** The criteria of a search; a film must match all that are given. Without any, every film matches. */
export type SearchCriteria = {
  readonly [Name in Criterion]?: CriterionValues[(typeof CRITERIA)[Name]['type']];
};
