import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { openedFilmDatabase } from '../../../test/fixtures/opened-film-database.ts';
import { asFilmId } from '../../similarity/model/model.ts';
import type { FilmTable } from '../../search/table/film-table.ts';
import { knownRow, rowOfParam } from './film-params.ts';

describe('films in requests', () => {
  const database = openedFilmDatabase();
  let films: FilmTable;

  before(async () => {
    ({ films } = await database().filmSearch());
  });

  test('a film is found by its digits or its tt id', () => {
    const row = rowOfParam(films, '120737');
    assert.equal(films.filmIds[row], 120737);
    assert.equal(rowOfParam(films, 'tt0120737'), row);
    assert.equal(rowOfParam(films, 'TT120737'), row);
    assert.equal(knownRow(films, asFilmId(120737), 'like/0'), row);
  });

  test('an unknown film is reported with the field that has it', () => {
    assert.throws(() => rowOfParam(films, 'tt0000999'), {
      code: 'film-unknown',
      data: { criterion: 'film_id' },
    });
    assert.throws(() => rowOfParam(films, '999', 'other_id'), { data: { criterion: 'other_id' } });
    assert.throws(() => knownRow(films, asFilmId(999), 'unlike/3'), {
      message: 'no film has the id 999',
      data: { criterion: 'unlike/3' },
    });
  });
});
