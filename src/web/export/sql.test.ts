import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS_LISTED } from '../similar/testing/listed-fields.ts';
import { sqlOf } from './sql.ts';

// that the queries return what the pages show is tested in a browser, on a database file

test('every criterion of a page is a condition, with quotes doubled', () => {
  const sql = sqlOf(
    {
      kind: 'search',
      criteria: {
        title: "schindler's",
        genres: ['Drama', 'War'],
        exclude_genres: ['Comedy'],
        countries: ['Japan'],
        styles: ['Neo-noir'],
        person_ids: [564, 199],
        exclude_person_ids: [134],
        persons: ["Peter O'Toole"],
        exclude_persons: ['Tom Hanks'],
        min_duration: 90,
        max_duration: 119,
        language: 'en',
        earliest_date: '1970-01-01',
        latest_date: '1979-12-31',
        min_rating: 7.5,
        vote_count: 1000,
      },
      order: {},
    },
    undefined,
  );
  assert.ok(
    sql.includes(`
WHERE regexp_matches(title, 'schindler''s', 'i')
  AND list_has_all(genres, ['Drama', 'War'])
  AND NOT list_has_any(genres, ['Comedy'])
  AND list_has_all(list_transform(countries, lambda name: lower(name)), ['japan'])
  AND list_has_all(list_transform(styles, lambda name: lower(name)), ['neo-noir'])
  AND film_id IN (
    SELECT film_id FROM credits WHERE person_id IN (564, 199)
    GROUP BY film_id HAVING count(DISTINCT person_id) = 2
  )
  AND film_id NOT IN (SELECT film_id FROM credits WHERE person_id IN (134))
  AND list_has_all(persons, ['Peter O''Toole'])
  AND NOT list_has_any(persons, ['Tom Hanks'])
  AND duration >= 90
  AND duration <= 119
  AND language = 'en'
  AND year >= DATE '1970-01-01'
  AND year <= DATE '1979-12-31'
  AND rating >= 7.5
  AND vote_count >= 1000
ORDER BY title ASC`),
    sql,
  );
});

test('a search without criteria has no condition', () => {
  const sql = sqlOf({ kind: 'search', criteria: {}, order: { sort: 'rating' } }, undefined);
  assert.match(sql, /FROM films\nORDER BY rating DESC NULLS LAST, film_id\n/);
});

test('the best match has no column, so popularity takes its place', () => {
  const sql = sqlOf({ kind: 'search', criteria: {}, order: { sort: 'relevance' } }, undefined);
  assert.match(sql, /ORDER BY vote_count DESC/);
});

test('similar films are computed with the factors of the preset, or with tuned ones', () => {
  const similar = (how: object): string =>
    sqlOf({ kind: 'similar', query: { like: [1], unlike: [2], ...how } }, PRESETS_LISTED);
  assert.match(similar({}), /VALUES \('genre', 1\.5, 0\.75, 0\.25\), \('person', 0\.7, 0\.5, 1\)/);
  assert.match(similar({ preset: 'classic' }), /VALUES \('genre', 1\.4\), \('person', 1\)/);
  assert.match(similar({ preset: 'seed' }), /VALUES \('title', 1\), \('genre', 1\)/);
  assert.match(similar({ weights: { era: 3 } }), /VALUES \('era', 3\)\),/);
  assert.match(similar({ weights: { years: 3 } }), /VALUES \('years', 3, 1, 1\)\),/);
  assert.match(similar({}), /query\(film_id, sign\) AS \(VALUES \(1, 1\), \(2, -1\)\)/);
});

test('factors of terms are a table of their own, only where there are any', () => {
  const query = { like: [1] };
  const terms = [{ field: 'character', term: "o'neill", factor: 0 }] as const;
  const sql = sqlOf({ kind: 'similar', query: { ...query, terms } }, PRESETS_LISTED);
  assert.match(sql, /VALUES \('character', 'o''neill', 0\)\),/);
  assert.match(sql, /LEFT JOIN term_factors USING \(field, term\)/);
  assert.doesNotMatch(sqlOf({ kind: 'similar', query }, PRESETS_LISTED), /term_factors/);
});

test('the user’s own films are conditions, too, and the server’s lists remarks', () => {
  const sql = sqlOf(
    { kind: 'search', criteria: {}, order: {}, ids: { include: ['owned'], exclude: [1, 2] } },
    undefined,
  );
  assert.ok(
    sql.includes(
      'WHERE film_id IN (0) -- and those in lists/owned.txt\n  AND film_id NOT IN (1, 2)',
    ),
    sql,
  );
});
