import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Value } from 'typebox/value';
import { CRITERIA } from '../../../search/search-criteria.ts';
import { SearchInput, SimilarInput } from '../../mcp/schemas.ts';
import { criteriaOf, criteriaSchemas, SearchCriteriaSchema } from './criteria.ts';
import { SearchCriteriaQuerySchema, searchQuerySchema } from './search.ts';
import { SimilarQuerySchema } from './similar.ts';

const EXAMPLES = Object.fromEntries(
  Object.entries(CRITERIA).map(([criterion, { example }]) => [criterion, example]),
);

describe('the schemas of the search criteria', () => {
  test('accept the example of every criterion', () => {
    assert.ok(Value.Check(SearchCriteriaSchema, EXAMPLES));
    assert.ok(Value.Check(SearchCriteriaSchema, {}));
  });

  test('are in every place that takes criteria', () => {
    const places = [
      SearchCriteriaQuerySchema,
      searchQuerySchema(10),
      SimilarQuerySchema,
      SearchInput,
      SimilarInput.properties.filter,
    ];
    for (const { properties } of places) {
      assert.deepEqual(
        Object.keys(CRITERIA).filter((criterion) => !(criterion in properties)),
        [],
      );
    }
  });

  for (const [criterion, { example }] of Object.entries(CRITERIA)) {
    test(`refuse other values of ${criterion}`, () => {
      const other = typeof example === 'number' ? String(example) : -1;
      assert.ok(!Value.Check(SearchCriteriaSchema, { [criterion]: other }));
      if (Array.isArray(example)) {
        const tooMany = Array.from({ length: 51 }, () => example[0]);
        assert.ok(!Value.Check(SearchCriteriaSchema, { [criterion]: tooMany }));
      }
    });
  }

  test('bound numbers and texts', () => {
    for (const value of [
      { min_rating: 10.5 },
      { max_rating: -1 },
      { vote_count: 2 ** 31 },
      { min_duration: 1.5 },
      { title: 'a'.repeat(1001) },
      { language: 'a'.repeat(21) },
      { genres: ['a'.repeat(301)] },
      { colour: 'red' },
    ]) {
      assert.ok(!Value.Check(SearchCriteriaSchema, value), JSON.stringify(value).slice(0, 80));
    }
  });

  test('describe a criterion by its meaning, with what holds for its type', () => {
    const schemas = criteriaSchemas({
      title: { type: 'pattern', meaning: 'found in the title', example: 'a', text: 'title' },
      vote_count: { type: 'count', meaning: 'votes', example: 5, condition: 'true' },
    });
    const { title, vote_count } = JSON.parse(JSON.stringify(schemas));
    assert.match(
      title.description,
      /^Found in the title\. RE2 syntax, regardless of case and accents/,
    );
    assert.equal(vote_count.description, 'Votes.');
    assert.deepEqual(vote_count.examples, [5]);
  });
});

test('the criteria of a query are in the order of the table, without its other parameters', () => {
  const query = { limit: 5, vote_count: 1, title: 'a' };
  assert.deepEqual(Object.entries(criteriaOf(query)), [
    ['title', 'a'],
    ['vote_count', 1],
  ]);
});
