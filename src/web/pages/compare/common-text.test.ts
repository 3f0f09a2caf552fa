import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonText } from './common-text.ts';

test('the time of two films is their year, their decade, or both years', () => {
  const text = (one: string | null, other: string | null): string =>
    commonText({ group: { group: 'time' }, text: 'same era' }, [
      { year: one, rating: 8 },
      { year: other, rating: 8 },
    ]);
  assert.equal(text('1994-01-01', '1999-01-01'), 'both 1990s');
  assert.equal(text('1994-01-01', '1994-01-01'), 'both 1994');
  assert.equal(text('1989-01-01', '1991-01-01'), '1989 and 1991');
  assert.equal(text('1989-01-01', null), 'same era');
});

test('ratings are both named, and anything else reads as in a list', () => {
  const films = [
    { year: null, rating: 8.5 },
    { year: null, rating: 9 },
  ] as const;
  const rated = { group: { group: 'rating' }, text: 'similarly rated' };
  assert.equal(commonText(rated, films), 'similarly rated: 8.5 and 9.0');
  assert.equal(commonText({ group: { group: 'genre' }, text: 'Drama' }, films), 'Drama');
});
