import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filmsReport, type OddValues } from './films-report.ts';

const column = (name: string, odd: number): OddValues => ({
  dataset: 'title.basics',
  column: name,
  given: 2000,
  odd,
  example: odd > 0 ? 'x' : null,
});

test('films without faults are reported without warnings', () => {
  const repeated = { 'title.ratings.tsv.gz': 0 };
  assert.deepEqual(filmsReport({ films: 3, columns: [column('startYear', 0)], repeated }), {
    rows: 3,
    warnings: [],
  });
});

test('lines without a valid id are warnings that name one', () => {
  const ids = (dataset: string, name: string, odd: number, example: string): OddValues => ({
    ...column(name, odd),
    dataset,
    example,
  });
  const columns = [
    ids('title.ratings', 'tconst', 1, '1.0E+01'),
    ids('title.akas', 'titleId', 1200, 'tt\n00x'),
  ];
  assert.deepEqual(filmsReport({ films: 0, columns, repeated: {} }).warnings, [
    '1 line of title.ratings has an invalid tconst, such as "1.0E+01", and is left out',
    '1,200 lines of title.akas have an invalid titleId, such as "tt 00x", and are left out',
  ]);
});

test('odd values and repeated lines are warnings', () => {
  const columns = [
    column('startYear', 1),
    column('runtimeMinutes', 1200),
    column('genres', 2),
    column('averageRating', 1),
    column('birthYear', 3),
    column('deathYear', 1),
    column('characters', 4),
  ];
  const repeated = { 'title.ratings.tsv.gz': 1, 'title.principals.tsv': 12 };
  assert.deepEqual(filmsReport({ films: 0, columns, repeated }).warnings, [
    '1 invalid year, treated as unknown',
    '1,200 invalid lengths, treated as unknown',
    '2 films have an invalid genre or more than 20, which are left out',
    '1 rating with more than two decimals, rounded',
    '3 invalid years of birth, treated as unknown',
    '1 invalid year of death, treated as unknown',
    '4 unreadable lists of characters, treated as unknown',
    'title.ratings.tsv.gz: 1 repeated line, left out',
    'title.principals.tsv: 12 repeated lines, left out',
  ]);
});
