import assert from 'node:assert/strict';
import test from 'node:test';
import { modelOf } from '../testing/collection.ts';
import {
  asFilmId,
  asRow,
  filmCount,
  filmIdAt,
  rowOf,
  termAt,
  termIndexOf,
  type FilmId,
  type RowIndex,
} from './model.ts';

const MODEL = modelOf({
  filmIds: [11, 76, 80759],
  terms: [
    { field: 'title', term: 'wars' },
    { field: 'title', term: 'é' },
    { field: 'person', term: 'nm0000631' },
  ],
  tf: [
    [1, 1, 0],
    [1, 0, 1],
    [0, 0, 0],
  ],
});

test('a film is found by its id, and its id by its row', () => {
  assert.equal(filmCount(MODEL), 3);
  for (const [row, id] of [11, 76, 80759].entries()) {
    assert.equal(rowOf(MODEL, asFilmId(id)), row);
    assert.equal(filmIdAt(MODEL, asRow(row)), id);
  }
  for (const id of [0, 12, 99_999_999, NaN]) assert.equal(rowOf(MODEL, asFilmId(id)), undefined);
  for (const row of [-1, 3, 0.5]) {
    assert.throws(() => filmIdAt(MODEL, asRow(row)), { name: 'RangeError' });
  }
});

test('a term is found by its field and text', () => {
  for (let index = 0; index < 3; index++) {
    assert.equal(termIndexOf(MODEL, termAt(MODEL, index)), index);
  }
  assert.deepEqual(termAt(MODEL, 1), { field: 'title', term: 'é' });
  for (const term of ['', 'war', 'warsaw', 'nm0000631']) {
    assert.equal(termIndexOf(MODEL, { field: 'title', term }), undefined);
  }
  assert.throws(() => termAt(MODEL, 3), { name: 'RangeError' });
});

test('plain numbers are neither rows nor film ids, and these are not interchangeable', () => {
  const takesFilm = (filmId: FilmId): FilmId => filmId;
  const takesRow = (row: RowIndex): RowIndex => row;
  // @ts-expect-error -- a plain number is not a film id
  takesFilm(11);
  // @ts-expect-error -- a plain number is not a row
  takesRow(0);
  // @ts-expect-error -- a row is not a film id
  takesFilm(asRow(0));
  // @ts-expect-error -- a film id is not a row
  takesRow(asFilmId(11));
  assert.equal(takesFilm(asFilmId(11)) + takesRow(asRow(0)), 11);
});
