import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importedText } from './import-list.ts';
import { readList } from './read-list.ts';

test('a list of IMDb’s names films by id', () => {
  const csv = '\uFEFFConst,Title,Year\ntt0090605,Aliens,1986\nnm0000244,Sigourney Weaver,\ntt0,,\n';
  assert.deepEqual(readList(csv), [{ filmId: 90_605, title: 'Aliens', year: 1986 }]);
});

test('a list of Letterboxd’s names films by title and year', () => {
  const csv =
    'Date,Name,Year\n2020-01-02,"(500) Days of Summer, again",2009\n2020-01-03,  ,1999\n2020-01-04,Up,\n';
  assert.deepEqual(readList(csv), [
    { title: '(500) Days of Summer, again', year: 2009 },
    { title: 'Up', year: undefined },
  ]);
});

test('columns may be in any order, with spaces around their names', () => {
  assert.deepEqual(readList('Year, Name \n1999,The Matrix'), [{ title: 'The Matrix', year: 1999 }]);
});

test('a file without either column is refused, and so is an empty one', () => {
  assert.throws(() => readList('a,b\n1,2\n'), /neither a column “Const” \(IMDb\) nor/);
  assert.throws(() => readList(''), /Unknown kind of list/);
});

test('an import reports what it found, and what is missing', () => {
  assert.equal(importedText(1, 0), 'Imported 1 film.');
  assert.equal(importedText(3, 2), 'Imported 3 films. Not in this collection: 2.');
});
