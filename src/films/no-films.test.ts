import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noFilms } from './no-films.ts';

const FILTER = { minRating: 6, minVotes: 1500, titleTypes: ['moovie'] };

test('a title type that no title has is named with those that there are', () => {
  const found = ['tvEpisode', 'movie', 'short', 'tvSeries', 'video', 'tvMovie', 'videoGame'].map(
    (title_type, index) => ({ title_type, titles: 5000 - index }),
  );
  assert.equal(
    noFilms(FILTER, found).message,
    'no title passes the filter: none of type moovie is rated above 6 by more than 1,500 people ' +
      '(--title-types); there are tvEpisode (5,000), movie (4,999), short (4,998), tvSeries (4,997), ' +
      'video (4,996) and 2 other types; did you mean movie?',
  );
});

test('limits that no title reaches are named', () => {
  assert.equal(
    noFilms({ ...FILTER, minRating: 9.9 }, []).message,
    'no title passes the filter: none is rated above 9.9 by more than 1,500 people (--min-rating, --min-votes)',
  );
});

test('films without genres are named', () => {
  const titleTypes = ['movie'];
  assert.equal(
    noFilms({ ...FILTER, titleTypes }, [{ title_type: 'movie', titles: 3 }]).message,
    'no title passes the filter: of 3 titles of type movie that are rated above 6 by more than ' +
      '1,500 people, none has a genre and a title',
  );
});
