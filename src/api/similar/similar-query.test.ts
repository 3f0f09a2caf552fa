import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { openedFilmDatabase } from '../../../test/fixtures/opened-film-database.ts';
import type { FilmTable } from '../../search/table/film-table.ts';
import { PRESETS } from '../../similarity/model/presets.ts';
import type { SimilarQueryBody } from '../openapi/schemas/similar.ts';
import { factorsOf, similarQueryOf, termFactorsOf } from './similar-query.ts';

describe('queries for similar films', () => {
  const database = openedFilmDatabase();
  let films: FilmTable;

  before(async () => {
    ({ films } = await database().filmSearch());
  });

  const invalid = (path: string, message: RegExp) => ({
    code: 'request-invalid',
    data: { criterion: path },
    message,
  });

  test('films have a weight of 1 unless another is given', () => {
    const query = similarQueryOf(films, {
      like: [120737, { film_id: 167261, weight: 2 }],
      unlike: [167260],
    });
    assert.deepEqual(query, {
      like: [
        { filmId: 120737, weight: 1 },
        { filmId: 167261, weight: 2 },
      ],
      unlike: [{ filmId: 167260, weight: 1 }],
      terms: [],
      criteria: {},
      threshold: 0,
      diversity: 0,
    });
  });

  test('unknown films, and films listed twice, are reported by their path', () => {
    const query = (body: SimilarQueryBody) => () => similarQueryOf(films, body);
    assert.throws(query({ like: [120737, 999] }), {
      code: 'film-unknown',
      data: { criterion: 'like/1' },
    });
    assert.throws(
      query({ like: [120737], unlike: [{ film_id: 120737 }] }),
      invalid('unlike/0', /repeats film 120737/),
    );
  });
});

const invalid = (path: string, message: RegExp) => ({
  code: 'request-invalid',
  data: { criterion: path },
  message,
});

test('factors come from a preset or from weights, as an object or as text', () => {
  assert.deepEqual(factorsOf({}), {});
  assert.deepEqual(factorsOf({ preset: 'seed' }), {
    preset: 'seed',
    factors: PRESETS.seed.factors,
  });
  const factors = { person: 2, title: 0.5 };
  assert.deepEqual(factorsOf({ weights: factors }), { factors });
  assert.deepEqual(factorsOf({ weights: 'person:2,title:0.5' }), { factors });
  assert.deepEqual(factorsOf({ preset: 'seed', weights: factors }), { preset: 'seed', factors });
});

test('weights that cannot be used are reported', () => {
  const weights = (text: string) => () => factorsOf({ weights: text });
  assert.throws(weights('person:1,person:2'), invalid('weights', /has person twice/));
  assert.throws(weights('actor:1'), invalid('weights', /unknown field actor; the fields are /));
  assert.throws(weights('person:0'), invalid('weights', /^weights: /));
});

test('factors of terms are sorted, without those of 1, so that equal queries are equal', () => {
  const expected = [
    { field: 'genre', term: 'Horror', factor: 2 },
    { field: 'person', term: 'nm0000244', factor: 0 },
  ];
  const texts = ['person:nm0000244:0', 'title:a:b:1', 'genre:Horror:2'];
  assert.deepEqual(termFactorsOf(texts), expected);
  assert.deepEqual(termFactorsOf(expected.toReversed() as never), expected);
  assert.deepEqual(termFactorsOf(), []);
});

test('terms listed twice and unknown fields are reported by their path', () => {
  const twice = ['genre:Horror:2', 'genre:Horror:1'];
  assert.throws(() => termFactorsOf(twice), invalid('terms/1', /repeats genre:Horror/));
  assert.throws(() => termFactorsOf(['mood:dark:2']), invalid('terms/0', /unknown field mood/));
});
