import assert from 'node:assert/strict';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { createFilmDatabase } from '../../../test/fixtures/film-database.ts';
import { scratchFolder } from '../../../test/fixtures/scratch.ts';
import { ReelatedError } from '../../errors.ts';
import { zipOf } from '../../library/testing/zip-of.ts';
import { dataDirSource } from '../query/data-dir-source.ts';
import type { FilmSource } from '../query/film-source.ts';
import { readLibraryFilesAt } from './read-library-files.ts';
import { reportLines } from './report-lines.ts';

const RATINGS = `Date,Name,Year,Letterboxd URI,Rating
2020-05-01,Alien,1979,https://boxd.it/a,4.5
2020-05-02,Der Pate,1972,https://boxd.it/b,5
2020-05-03,No Such Film,1972,https://boxd.it/c,5
2020-05-04,The Matrix,1999,https://boxd.it/d,6
`;

describe('files of films', () => {
  const stack = new AsyncDisposableStack();
  let source: FilmSource;

  before(async () => {
    const { path } = stack.use(await createFilmDatabase());
    source = dataDirSource(path, new AbortController().signal);
  });
  after(async () => stack.disposeAsync());

  const written = (
    t: TestContext,
    files: Readonly<Record<string, string | Uint8Array>>,
  ): string => {
    const folder = scratchFolder(t);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return folder;
  };

  test('are matched with the films of a data directory, and reported', async (t) => {
    const folder = written(t, { 'ratings.csv': RATINGS });
    const found = await readLibraryFilesAt([join(folder, 'ratings.csv')], source);
    assert.deepEqual(
      found.report.films.map(({ title, rating }) => [title, rating]),
      [
        ['Alien', 9],
        ['The Godfather', 10],
        ['The Matrix', undefined],
      ],
    );
    assert.deepEqual(reportLines(found), [
      '1 file read, 3 films in this collection, 1 matched loosely, 1 not in it',
      'matched loosely:',
      '  ratings.csv:3: Der Pate (1972) = The Godfather (1972) (alternate title)',
      'not in this collection:',
      '  ratings.csv:4: No Such Film (1972)',
      'not understood:',
      '  ratings.csv:5: the rating “6” is not between 0.5 and 5: 2020-05-04, The Matrix, 1999, https://boxd.it/d, 6',
    ]);
  });

  test('may be an archive, a folder, and several at once', async (t) => {
    const folder = written(t, {
      'export.zip': await zipOf({ 'watchlist.csv': RATINGS.replaceAll(/,[^,]*$/gm, '') }),
      'unpacked/ratings.csv': RATINGS,
      'unpacked/deleted/diary.csv': RATINGS,
      'unpacked/photo.jpg': 'x',
      'owned.txt': 'tt0133093\ntt9999999\n',
    });
    const paths = ['export.zip', 'unpacked', 'owned.txt'].map((name) => join(folder, name));
    const { library, report } = await readLibraryFilesAt(paths, source);
    assert.deepEqual(library.files.map(({ file }) => file).toSorted(), [
      'export.zip/watchlist.csv',
      'owned.txt',
      'unpacked/ratings.csv',
    ]);
    const alien = report.films.find(({ title }) => title === 'Alien');
    assert.deepEqual(new Set(alien?.marks), new Set(['rated', 'watchlist']));
    assert.deepEqual(
      report.unmatched.map(({ filmId, title }) => String(filmId ?? title)).toSorted(),
      ['9999999', 'No Such Film', 'No Such Film'],
    );
  });

  test('that are missing, too large or of no known kind are refused by name', async (t) => {
    const folder = written(t, { 'a.csv': 'a,b\n1,2\n', 'big.csv': '', 'empty/x.jpg': 'x' });
    truncateSync(join(folder, 'big.csv'), 10 * 2 ** 30);
    for (const [name, code, message] of [
      ['missing.csv', 'usage-invalid', /cannot read .*missing\.csv.*ENOENT/],
      ['a.csv', 'library-unknown', /^a\.csv: this is not a list of films/],
      ['big.csv', 'library-too-large', /^big\.csv: the file is 10240 MB/],
      ['empty', 'library-unknown', /empty: the folder has no CSV, JSON or text file/],
    ] as const) {
      await assert.rejects(readLibraryFilesAt([join(folder, name)], source), (error) => {
        assert.ok(error instanceof ReelatedError);
        assert.equal(error.code, code);
        assert.match(error.message, message);
        return true;
      });
    }
    await assert.rejects(readLibraryFilesAt(['/dev/null'], source), /not a regular file/);
  });
});
