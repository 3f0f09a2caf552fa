import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { openedFilmDatabase } from '../../../test/fixtures/opened-film-database.ts';
import { filmAt, type FilmTable } from '../../search/table/film-table.ts';
import { asFilmId, filmIdAt, rowOf, type RowIndex } from '../../similarity/model/model.ts';
import { filmsJson, similarFilmsJson, withFields } from './film-json.ts';

describe('films as JSON', () => {
  const database = openedFilmDatabase();
  let films: FilmTable;
  let rows: readonly RowIndex[];

  before(async () => {
    ({ films } = await database().filmSearch());
    rows = [120737, 167261].map((id) => rowOf(films, asFilmId(id)) as RowIndex);
  });

  test('a list of films is an array in the order of the rows', () => {
    const list = JSON.parse(filmsJson(films, Int32Array.from(rows)).toString());
    assert.deepEqual(
      list,
      rows.map((row) => filmAt(films, row)),
    );
    assert.equal(filmsJson(films, new Int32Array()).toString(), '[]');
  });

  test('similar films have their similarity and, if requested, the reasons', () => {
    const ranked = rows.map((row, i) => ({
      row,
      filmId: filmIdAt(films, row),
      similarity: 1 / (i + 3),
    }));
    const surroundings = { before: '{"films":', after: ',"next":null}', whys: ['{"terms":[]}'] };
    const { films: list, next } = JSON.parse(
      similarFilmsJson(films, ranked, surroundings).toString(),
    );
    assert.equal(next, null);
    assert.deepEqual(list, [
      { ...filmAt(films, rows[0] ?? 0), similarity: 1 / 3, why: { terms: [] } },
      { ...filmAt(films, rows[1] ?? 0), similarity: 1 / 4 },
    ]);
  });

  test('fields are added at the end of an object', () => {
    assert.equal(withFields('{"a":1}', '"b":2'), '{"a":1,"b":2}');
  });
});
