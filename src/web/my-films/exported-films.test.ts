import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { exportedFilms, readExportedFilms } from './exported-films.ts';
import { withChanges, type FilmState } from './film-state.ts';

const yes = fc.constant(true as const);
const state: fc.Arbitrary<FilmState> = fc
  .record(
    {
      seen: yes,
      liked: yes,
      watchlist: yes,
      owned: yes,
      hidden: yes,
      rating: fc.integer({ min: 1, max: 20 }).map((halves) => halves / 2),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .filter((one) => Object.keys(one).length > 0);

test('what is exported is read back, in the same order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 99_999_999 }), state), {
        selector: ([filmId]) => filmId,
      }),
      (list) => {
        const films = new Map(list);
        const read = readExportedFilms(exportedFilms(films));
        assert.deepEqual([...withChanges(new Map(), read?.changes ?? [])], [...films]);
        assert.deepEqual(read?.notUnderstood, []);
      },
    ),
  );
});

test('a file names films as IMDb does', () => {
  assert.match(exportedFilms(new Map([[78_748, { rating: 9 }]])), /"imdb_id": "tt0078748"/);
});

test('films that make no sense are reported by their place, and the others read', () => {
  const films = [
    { imdb_id: 'tt0078748', rating: 9 },
    { imdb_id: 'nm0000244', rating: 9 },
    { imdb_id: 'tt0090605', rating: 11 },
    { imdb_id: 'tt0090605', rating: '9' },
    { imdb_id: 'tt0090605' },
    null,
    { imdb_id: 'tt0103644', seen: true, colour: 'red' },
  ];
  const read = readExportedFilms(JSON.stringify({ format: 'reelated-films', version: 1, films }));
  assert.deepEqual(read, {
    changes: [
      [78_748, { rating: 9 }],
      [103_644, { seen: true }],
    ],
    notUnderstood: [2, 3, 4, 5, 6],
  });
});

test('other files are not read', () => {
  for (const text of ['', 'Const,Title', '[]', '{}', 'null', '{"format":"reelated-films"}']) {
    assert.equal(readExportedFilms(text), undefined, text);
  }
});
