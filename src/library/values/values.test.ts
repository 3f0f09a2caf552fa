import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { dateOfSeconds, readDate } from './date.ts';
import { filmIdOf, ttIdIn } from './film-id.ts';
import { markOfName } from './mark-of-name.ts';
import { OUT_OF_FIVE, OUT_OF_HUNDRED, OUT_OF_TEN, readRating } from './rating.ts';
import { kindOtherThanFilm } from './title-kind.ts';
import { readYear } from './year.ts';

test('dates are read in every form in which services and spreadsheets write them', () => {
  for (const [written, date] of [
    ['2020-05-01', '2020-05-01'],
    ['2020-05-01T20:15:00.000Z', '2020-05-01T20:15:00Z'],
    ['2020-05-01 20:15', '2020-05-01T20:15:00Z'],
    ['2020-05-01T00:00:00Z', '2020-05-01'],
    ['Wed Sep 19 00:00:00 2012', '2012-09-19'],
    ['Jan 29 2021, 10:24', '2021-01-29'],
    ['January 29, 2021', '2021-01-29'],
    ['29 Jan 2021', '2021-01-29'],
    ['31.12.2020', '2020-12-31'],
    ['31/12/2020', '2020-12-31'],
    ['12/31/2020', '2020-12-31'],
  ] as const) {
    assert.equal(readDate(written), date, written);
  }
});

test('what is not a date, or could be two, is left out', () => {
  for (const written of ['', 'x', '03/04/2020', '2020-13-01', '2021-02-29', '31.02.2020', '0']) {
    assert.equal(readDate(written), undefined, written);
  }
  assert.equal(dateOfSeconds(964_982_703), '2000-07-30T18:45:03Z');
  for (const seconds of [Number.NaN, -1, 0, 1e30]) assert.equal(dateOfSeconds(seconds), undefined);
});

test('ratings are converted to a scale of ten', () => {
  assert.deepEqual(readRating('4.5', OUT_OF_FIVE), { rating: 9 });
  assert.deepEqual(readRating('4,5', OUT_OF_FIVE), { rating: 9 });
  assert.deepEqual(readRating('83', OUT_OF_HUNDRED), { rating: 8.3 });
  assert.deepEqual(readRating('0', OUT_OF_HUNDRED), { rating: 0.5 });
  assert.deepEqual(readRating(' ', OUT_OF_TEN), {});
  for (const written of ['0', '11', '-1', '1e1', 'NaN', 'ten', '★★★', '8/10', '0x5']) {
    assert.match(readRating(written, OUT_OF_TEN).why ?? '', /is not between 1 and 10/, written);
  }
});

test('every rating on a scale is one out of ten, in the same order', () => {
  const rating = fc.integer({ min: 1, max: 10 }).map((halves) => halves / 2);
  fc.assert(
    fc.property(rating, rating, (one, other) => {
      const [first = 0, second = 0] = [one, other].map(
        (value) => readRating(value, OUT_OF_FIVE).rating,
      );
      assert.equal(first, 2 * one);
      assert.equal(Math.sign(first - second), Math.sign(one - other));
    }),
  );
});

test('episodes, series and games are known in many languages, and nothing else is left out', () => {
  const kinds = {
    episode: ['tvEpisode', 'TV Episode', 'Episodio de TV', 'Épisode télévisé', 'Fernsehfolge'],
    series: [
      'tvSeries',
      'TV Mini Series',
      'Serie TV',
      'Série télévisée',
      'Fernsehserie',
      'show',
      'tv',
    ],
    game: ['videoGame', 'Video Game', 'Videospiel', 'Videojuego', 'Jeu vidéo'],
  };
  for (const [kind, names] of Object.entries(kinds)) {
    for (const name of names) assert.equal(kindOtherThanFilm(name), kind, name);
  }
  for (const film of [
    'movie',
    'Movie',
    'Film',
    'tvMovie',
    'TV Movie',
    'Short',
    'Película',
    'Video',
    '',
  ]) {
    assert.equal(kindOtherThanFilm(film), undefined, film);
  }
});

test('a file’s name says what its films are', () => {
  for (const [name, mark] of [
    ['watched.csv', 'seen'],
    ['watchlist.csv', 'watchlist'],
    ['WATCHLIST (2).csv', 'watchlist'],
    ['my-watch-list.txt', 'watchlist'],
    ['movielens-wishlist.csv', 'watchlist'],
    ['watched-history-3.json', 'seen'],
    ['collection-movies.json', 'owned'],
    ['likes/films.csv', 'liked'],
    ['films.csv', undefined],
    ['unwatchedness.csv', undefined],
    ['alike.csv', undefined],
  ] as const) {
    assert.equal(markOfName(name), mark, name);
  }
});

test('ids are found in every form, and nothing else is taken for one', () => {
  for (const text of ['tt0078748', 'TT0078748', ' tt78748 ', '0078748']) {
    assert.equal(filmIdOf(text), 78_748, text);
  }
  const url = 'https://m.imdb.com/title/tt0078748/?ref_=nv_sr_1';
  assert.deepEqual([filmIdOf(url), ttIdIn(url)], [78_748, 78_748]);
  for (const text of ['', 'nm0000244', 'tt0', 'tt99999999999', 'att0078748', '7.8', 'tt']) {
    assert.equal(filmIdOf(text), undefined, text);
  }
  assert.equal(ttIdIn('0078748'), undefined);
});

test('years are read from years and dates', () => {
  for (const text of ['1979', '1979-05-25', '1979.0', 1979]) assert.equal(readYear(text), 1979);
  for (const text of ['', '79', '19790', '0000', 'x1979', null])
    assert.equal(readYear(text), undefined);
});
