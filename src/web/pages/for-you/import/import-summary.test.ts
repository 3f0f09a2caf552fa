import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LibraryEntry } from '../../../../library/library-film.ts';
import { matchLibrary } from '../../../../library/match-library.ts';
import { createTitleIndex } from '../../../../library/titles/title-index.ts';
import { importSummary, NOTHING_READ } from './import-summary.ts';
import { importedText, skippedText } from './report-text.ts';

const TITLES = {
  film_ids: [10, 20, 30],
  titles: ['The Lighthouse Keeper', 'Salt Road', 'Paper Moons'],
  years: [1999, 2005, 2010],
  vote_counts: [900, 800, 700],
  original_titles: { rows: [], titles: [] },
  alternate_titles: { rows: [], titles: [] },
};
const INDEX = createTitleIndex(TITLES);

const entry = (one: Partial<LibraryEntry>): LibraryEntry => ({
  file: 'ratings.csv',
  line: 2,
  mark: 'rated',
  ...one,
});

function summaryOf(entries: readonly LibraryEntry[], read: Partial<typeof NOTHING_READ> = {}) {
  return importSummary({ ...NOTHING_READ, ...read, entries }, matchLibrary(INDEX, entries));
}

test('marks of the same film add up, and its later rating counts', () => {
  const { changes } = summaryOf([
    entry({ filmId: 10, rating: 9, date: '2024-05-01' }),
    entry({ filmId: 10, rating: 6, date: '2020-05-01' }),
    entry({ filmId: 10, mark: 'owned' }),
    entry({ filmId: 20, mark: 'watchlist' }),
    entry({ filmId: 30, mark: 'liked' }),
  ]);
  assert.deepEqual(changes, [
    [10, { seen: true, rating: 9, owned: true }],
    [20, { watchlist: true }],
    [30, { seen: true, liked: true }],
  ]);
});

test('a film outside the collection is kept if it has an id, and reported either way', () => {
  const { changes, missing } = summaryOf([
    entry({ filmId: 99, rating: 3 }),
    entry({ title: 'No Such Film', year: 1950, rating: 8 }),
  ]);
  assert.deepEqual(changes, [[99, { seen: true, rating: 3 }]]);
  assert.equal(missing.length, 2);
});

test('a film of another year is matched and listed as loose, once', () => {
  const film = { title: 'Salt Road', year: 2006 };
  const { changes, loose } = summaryOf([
    entry({ ...film, rating: 7 }),
    entry({ ...film, mark: 'seen', line: 3 }),
  ]);
  assert.deepEqual(changes, [[20, { seen: true, rating: 7 }]]);
  assert.deepEqual(
    loose.map(({ filmId, title, year, how, entry: { line } }) => [filmId, title, year, how, line]),
    [[20, 'Salt Road', 2005, ['other year'], 2]],
  );
});

test('films that are only listed change nothing until the question about their file is answered', () => {
  const file = 'list.csv';
  const summary = summaryOf(
    [
      entry({ file, filmId: 10, mark: 'listed' }),
      entry({ file, filmId: 10, mark: 'listed' }),
      entry({ filmId: 20, mark: 'listed' }),
    ],
    { questions: [{ file, entries: 2, choices: ['seen', 'watchlist'] }] },
  );
  assert.deepEqual(summary.changes, []);
  assert.deepEqual(summary.questions, [{ file, choices: ['seen', 'watchlist'], filmIds: [10] }]);
  assert.equal(importedText(summary), 'One more question.');
});

test('a film that is rated too low is found by title, and said not to be offered', () => {
  const index = createTitleIndex({ ...TITLES, not_offered: [1] });
  const entries = [entry({ title: 'Salt Road', year: 2005, rating: 2 })];
  const summary = importSummary({ ...NOTHING_READ, entries }, matchLibrary(index, entries));
  assert.deepEqual(summary.changes, [[20, { seen: true, rating: 2 }]]);
  assert.equal(
    importedText(summary),
    'Imported 1 film: 1 rated, 1 seen. 1 counted as evidence, not offered.',
  );
});

test('an import is summed up by shelf, and what is not a film by kind', () => {
  const summary = summaryOf([
    entry({ filmId: 10, rating: 9 }),
    entry({ filmId: 20, mark: 'seen' }),
    entry({ filmId: 30, mark: 'watchlist' }),
  ]);
  assert.equal(importedText(summary), 'Imported 3 films: 1 rated, 1 on your watchlist, 2 seen.');
  assert.equal(importedText(summaryOf([])), 'Nothing was imported.');
  const file = 'ratings.csv';
  assert.equal(
    skippedText([
      { file, what: 'episode', count: 11 },
      { file, what: 'series', count: 3 },
      { file: 'other.csv', what: 'episode', count: 1 },
      { file, what: 'game', count: 1 },
    ]),
    'Skipped, because they are not films: 12 episodes, 3 series, 1 game.',
  );
});
