import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openedFilmDatabase } from '../../../test/fixtures/opened-film-database.ts';
import type { SearchCriteria } from '../search-criteria.ts';

describe('other titles', () => {
  const database = openedFilmDatabase();

  test('plain text is found in original and alternate titles, too, a pattern only in titles', async () => {
    const films = await database().filmSearch();
    const ids = async (criteria: SearchCriteria) => {
      const { rows } = await films.find(criteria, {});
      return Array.from(rows(), (row) => films.films.filmIds[row]);
    };
    assert.deepEqual(await ids({ title: 'der pate' }), [68646, 71562]);
    assert.deepEqual(await ids({ title: 'der pate 2' }), [71562]);
    assert.deepEqual(await ids({ title: '千尋' }), [245429]);
    assert.deepEqual(await ids({ title: 'padrino', min_rating: 9.9 }), []);
    assert.deepEqual(await ids({ title: '^der pate' }), []);
    const { matches } = await films.find({ title: 'el padrino' }, { sort: 'relevance' });
    assert.deepEqual(
      [...matches.fits].filter((fit) => fit > 0),
      [5],
    );
  });
});
