import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filmsReport } from './films-report.ts';

test('films without faults are reported without warnings', () => {
  assert.deepEqual(filmsReport({ films: 3, invalidYears: 0, invalidDurations: 0 }), {
    rows: 3,
    warnings: [],
  });
});

test('no films, invalid years and invalid lengths are warnings', () => {
  const { warnings } = filmsReport({ films: 0, invalidYears: 1, invalidDurations: 1200 });
  assert.deepEqual(warnings, [
    'no title passes the filter (--min-rating, --min-votes, --title-types)',
    '1 invalid year, treated as unknown',
    '1,200 invalid lengths, treated as unknown',
  ]);
});
