import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { LIBRARY_LIMITS } from './library-limits.ts';
import { readLibraryFile, readLibraryFiles } from './read-library-file.ts';
import { assertRefused, bytesOf, readText } from './testing/read-text.ts';

test('a list of ids may have comments, URLs and anything after the id', async () => {
  const text = `# my films
tt0078748
TT0113277   # Heat
https://www.imdb.com/title/tt0211915/?ref_=nv
// done
;and this
Heat
tt99999999999
`;
  const { entries, notUnderstood, files } = await readText('owned.txt', text);
  assert.deepEqual(
    entries.map(({ line, filmId, mark }) => [line, filmId, mark]),
    [
      [2, 78_748, 'owned'],
      [3, 113_277, 'owned'],
      [4, 211_915, 'owned'],
    ],
  );
  assert.deepEqual(
    notUnderstood.map(({ line, text: written }) => [line, written]),
    [
      [7, 'Heat'],
      [8, 'tt99999999999'],
    ],
  );
  assert.deepEqual(files, [{ file: 'owned.txt', format: 'list of ids', entries: 3 }]);
});

test('a table in which only the ids can be recognised is read as a list of ids', async () => {
  const { entries } = await readText('x.csv', 'Kennung,Bewertung\ntt0078748,9\ntt0113277,8\n');
  assert.deepEqual(
    entries.map(({ filmId }) => filmId),
    [78_748, 113_277],
  );
});

test('a file that does not say what its films are asks, until that is given', async () => {
  const text = 'Date,Name,Year,Letterboxd URI\n2020-05-01,Heat,1995,https://boxd.it/a\n';
  for (const [name, mark] of [
    ['watched.csv', 'seen'],
    ['watchlist (1).csv', 'watchlist'],
    ['likes.csv', 'liked'],
  ] as const) {
    const { entries, questions } = await readText(name, text);
    assert.deepEqual([entries[0]?.mark, questions], [mark, []]);
  }
  const { entries, questions } = await readText('films.csv', text);
  assert.equal(entries[0]?.mark, 'listed');
  assert.deepEqual(questions, [
    { file: 'films.csv', entries: 1, choices: ['seen', 'watchlist', 'liked'] },
  ]);
  const told = await readLibraryFile('films.csv', bytesOf(text), { as: 'watchlist' });
  assert.deepEqual([told.entries[0]?.mark, told.questions], ['watchlist', []]);
});

test('a rating that is not on the service’s scale is named, and the film still counts as seen', async () => {
  const text =
    'Date,Name,Year,Letterboxd URI,Rating\n,Heat,1995,x,8\n,Ran,1985,x,0\n,Alien,1979,x,nine\n,Up,2009,x,5\n';
  const { entries, notUnderstood } = await readText('ratings.csv', text);
  assert.deepEqual(
    entries.map(({ mark, rating }) => [mark, rating]),
    [
      ['seen', undefined],
      ['seen', undefined],
      ['seen', undefined],
      ['rated', 10],
    ],
  );
  assert.deepEqual(
    notUnderstood.map(({ line, why }) => `${line}: ${why}`),
    [
      '2: the rating “8” is not between 0.5 and 5',
      '3: the rating “0” is not between 0.5 and 5',
      '4: the rating “nine” is not between 0.5 and 5',
    ],
  );
});

test('lines that are not understood are named with their place and text', async () => {
  const text =
    'Const,Your Rating,Title\ntt0078748,9,Alien\nabc,5,Nothing\ntt0113277,12,Heat\ntt0211915,8,"Open\ntt0012349,9,The Kid\n';
  const { entries, notUnderstood } = await readText('ratings.csv', text);
  assert.deepEqual(
    entries.map(({ line, filmId, rating }) => [line, filmId, rating]),
    [
      [2, 78_748, 9],
      [4, 113_277, undefined],
      [6, 12_349, 9],
    ],
  );
  assert.deepEqual(notUnderstood, [
    {
      file: 'ratings.csv',
      line: 3,
      text: 'abc, 5, Nothing',
      why: '“abc” in the column Const is not an id such as tt0078748',
    },
    {
      file: 'ratings.csv',
      line: 4,
      text: 'tt0113277, 12, Heat',
      why: 'the rating “12” is not between 1 and 10',
    },
    {
      file: 'ratings.csv',
      line: 5,
      text: 'tt0211915,8,"Open',
      why: 'a quotation mark is not closed',
    },
  ]);
});

test('of several files, one that is refused does not keep the others from being read', async () => {
  const { entries, refused } = await readLibraryFiles([
    { name: 'a.csv', bytes: bytesOf('a,b\n') },
    { name: 'seen.txt', bytes: bytesOf('tt0078748\n') },
    { name: 'empty.csv', bytes: bytesOf('') },
  ]);
  assert.equal(entries.length, 1);
  assert.deepEqual(
    refused.map(({ file, code }) => [file, code]),
    [
      ['empty.csv', 'library-unknown'],
      ['a.csv', 'library-unknown'],
    ],
  );
});

test('all files together are bounded, too', async () => {
  const limits = { ...LIBRARY_LIMITS, entries: 3 };
  const file = (name: string) => ({ name, bytes: bytesOf('tt0000001\ntt0000002\n') });
  const library = await readLibraryFiles([file('a.txt'), file('b.txt')], { limits });
  assert.equal(library.entries.length, 2);
  assert.deepEqual(
    library.refused.map(({ file: name, code }) => [name, code]),
    [['b.txt', 'library-too-large']],
  );
  assert.match(library.refused[0]?.why ?? '', /with this file there are more than 3 lines/);
});

const MOVIELENS = 'userId,movieId,rating,timestamp\n1,1214,4.5,964982703\n1,9,3,964982703\n';
const LINKS = 'movieId,imdbId,tmdbId\n1214,0078748,348\n';

test('MovieLens’ ratings are read with the links next to them', async () => {
  const library = await readLibraryFiles([
    { name: 'ratings.csv', bytes: bytesOf(MOVIELENS) },
    { name: 'links.csv', bytes: bytesOf(LINKS) },
  ]);
  assert.deepEqual(library.entries, [
    {
      filmId: 78_748,
      rating: 9,
      mark: 'rated',
      date: '2000-07-30T18:45:03Z',
      file: 'ratings.csv',
      line: 2,
    },
  ]);
  assert.deepEqual(
    library.notUnderstood.map(({ line }) => line),
    [3],
  );
  assert.deepEqual(library.refused, []);
});

test('MovieLens’ files that cannot be read alone, or are of many people, say what to do', async () => {
  await assertRefused(
    'ratings.csv',
    bytesOf(MOVIELENS),
    'library-unknown',
    /choose links\.csv from the same folder together with it/,
  );
  await assertRefused('links.csv', bytesOf(LINKS), 'library-unknown', /choose ratings\.csv/);
  const two = await readLibraryFiles([
    { name: 'ratings.csv', bytes: bytesOf(`${MOVIELENS}2,1214,1,964982703\n`) },
    { name: 'links.csv', bytes: bytesOf(LINKS) },
  ]);
  assert.match(
    two.refused[0]?.why ?? '',
    /ratings by 2 people; keep only the lines with your own userId/,
  );
});

test('what is written is what is read: ratings on any scale, with any title', async () => {
  const film = fc.record(
    {
      filmId: fc.integer({ min: 1, max: 99_999_999 }),
      title: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\r\0]/g, '').trim()),
      rating: fc.integer({ min: 1, max: 10 }),
    },
    { noNullPrototype: true },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(film, { minLength: 1 }), async (films) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const rows = films.map(
        ({ filmId, title, rating }) =>
          `tt${String(filmId).padStart(7, '0')},${rating},${quoted(title)}`,
      );
      const text = ['Const,Your Rating,Title', ...rows].join('\n');
      const { entries, notUnderstood } = await readText('ratings.csv', text);
      assert.deepEqual(notUnderstood, []);
      assert.deepEqual(
        entries.map(({ filmId, title = '', rating }) => ({ filmId, title, rating })),
        films,
      );
    }),
  );
});
