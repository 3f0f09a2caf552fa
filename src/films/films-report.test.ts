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
