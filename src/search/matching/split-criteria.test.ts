import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openedFilmDatabase } from '../../../test/fixtures/opened-film-database.ts';
import { CRITERIA } from '../search-criteria.ts';
import { splitCriteria, type CriteriaByName } from './split-criteria.ts';

describe('separating criteria', () => {
  const database = openedFilmDatabase();

  async function split(criteria: CriteriaByName) {
    const { films } = await database().filmSearch();
    const { inMemory, inDatabase } = splitCriteria(CRITERIA, films, criteria);
    return { inMemory: inMemory.map(({ criterion }) => criterion), inDatabase };
  }

  test('tests of the film table come before patterns, which take longer', async () => {
    assert.deepEqual(
      await split({ title: 'alien', person: '^a', genres: ['Horror'], vote_count: 5 }),
      {
        inMemory: ['genres', 'vote_count', 'title', 'person'],
        inDatabase: {},
      },
    );
  });

  test('patterns that need RE2, and people, are for DuckDB', async () => {
    const criteria = { title: 'a+', persons: ['Ian McKellen'], person_ids: [1] };
    assert.deepEqual(await split(criteria), { inMemory: [], inDatabase: criteria });
  });

  test('what requires nothing is left out', async () => {
    const nothing = { genres: [], persons: [], title: undefined };
    assert.deepEqual(await split(nothing), { inMemory: [], inDatabase: {} });
    assert.deepEqual(await split({ title: '' }), { inMemory: ['title'], inDatabase: {} });
  });
});
