import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LibraryFilm, ReadLibrary } from '../library-film.ts';
import { readLibraryFile } from '../read-library-file.ts';
import { readText } from '../testing/read-text.ts';
import { zipOf } from '../testing/zip-of.ts';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const readJson = async (name: string, value: unknown) => readLibraryFile(name, bytesOf(value));

function filmsOf({ entries }: ReadLibrary): readonly LibraryFilm[] {
  return entries.map(({ file: _file, line: _line, ...film }) => film);
}

const ALIEN = {
  title: 'Alien',
  year: 1979,
  ids: { trakt: 1, slug: 'alien-1979', imdb: 'tt0078748' },
};
const HEAT = { title: 'Heat', year: 1995, ids: { trakt: 2, slug: 'heat-1995', imdb: null } };
const SHOW = { title: 'A Series', year: 2008, ids: { trakt: 3, imdb: 'tt0903747' } };

test('Trakt’s archive is read file by file', async () => {
  const json = (value: unknown) => JSON.stringify(value);
  const bytes = await zipOf({
    'ratings-movies.json': json([
      { rated_at: '2021-05-06T20:15:00.000Z', rating: 9, type: 'movie', movie: ALIEN },
      { rated_at: '2021-05-06T20:15:00.000Z', rating: 11, type: 'movie', movie: HEAT },
    ]),
    'ratings-shows.json': json([{ rated_at: 'x', rating: 9, type: 'show', show: SHOW }]),
    'ratings-episodes.json': json([
      { rating: 9, type: 'episode', episode: { season: 1, ids: { imdb: 'tt1' } }, show: SHOW },
    ]),
    'watched-movies-1.json': json([
      { plays: 2, last_watched_at: '2021-01-02T00:00:00.000Z', movie: HEAT },
    ]),
    'watched-history-1.json': json([
      {
        id: 1,
        watched_at: '2020-01-02T10:00:00.000Z',
        action: 'watch',
        type: 'movie',
        movie: HEAT,
      },
    ]),
    'watched-shows.json': json([{ plays: 3, last_watched_at: 'x', show: SHOW }]),
    'lists-watchlist.json': json([
      { rank: 1, listed_at: '2022-01-01T00:00:00.000Z', type: 'movie', movie: ALIEN },
      { rank: 2, listed_at: '2022-01-01T00:00:00.000Z', type: 'show', show: SHOW },
    ]),
    'lists-list-77-best.json': json([{ rank: 1, type: 'movie', movie: ALIEN }]),
    'collection-movies.json': json([{ collected_at: '2022-03-01T00:00:00.000Z', movie: HEAT }]),
    'hidden-movies.json': json([{ hidden_at: 'x', type: 'movie', movie: ALIEN }]),
    'comments-movies.json': json([{ type: 'movie', movie: ALIEN, comment: { comment: 'Good' } }]),
    'user-profile.json': json({ username: 'someone' }),
    'lists-lists.json': json([]),
  });
  const library = await readLibraryFile('trakt.zip', bytes);
  const alien = { filmId: 78_748, title: 'Alien', year: 1979 };
  const heat = { title: 'Heat', year: 1995 };
  assert.deepEqual(filmsOf(library), [
    { ...alien, rating: 9, mark: 'rated', date: '2021-05-06T20:15:00Z' },
    { ...heat, mark: 'seen', date: '2021-05-06T20:15:00Z' },
    { ...heat, mark: 'seen', date: '2021-01-02' },
    { ...heat, mark: 'seen', date: '2020-01-02T10:00:00Z' },
    { ...alien, mark: 'watchlist', date: '2022-01-01' },
    { ...alien, mark: 'listed' },
    { ...heat, mark: 'owned', date: '2022-03-01' },
  ]);
  assert.deepEqual(
    library.skipped.map(({ file, what, count }) => [file, what, count]),
    [
      ['trakt.zip/ratings-shows.json', 'series', 1],
      ['trakt.zip/ratings-episodes.json', 'episode', 1],
      ['trakt.zip/watched-shows.json', 'series', 1],
      ['trakt.zip/lists-watchlist.json', 'series', 1],
    ],
  );
  assert.deepEqual(
    library.notUnderstood.map(({ file, line, why }) => [file, line, why]),
    [['trakt.zip/ratings-movies.json', 2, 'the rating “11” is not between 1 and 10']],
  );
  assert.deepEqual(library.questions, []);
  assert.equal(library.ignored.length, 4);
});

test('a file of Trakt’s is known by what is in it, regardless of its name', async () => {
  const rated = [{ rated_at: '2021-05-06T00:00:00.000Z', rating: 9, type: 'movie', movie: ALIEN }];
  for (const name of ['my-user-export-ratings.json', 'x.json']) {
    const library = await readJson(name, rated);
    assert.deepEqual(library.questions, []);
    assert.deepEqual(filmsOf(library), [
      { filmId: 78_748, title: 'Alien', year: 1979, rating: 9, mark: 'rated', date: '2021-05-06' },
    ]);
  }
});

test('Simkl’s backup has films in its list of films and among anime', async () => {
  const library = await readJson('SimklBackup.json', {
    movies: [
      {
        status: 'completed',
        user_rating: 9,
        user_rated_at: '2022-01-01T10:00:00Z',
        movie: { title: 'Alien', year: 1979, ids: { simkl: 1, imdb: 'tt0078748' } },
      },
      { status: 'plantowatch', user_rating: null, movie: { title: 'Heat', year: 1995, ids: {} } },
      { status: 'completed', movie: { ids: { simkl: 4 } } },
    ],
    shows: [{ status: 'watching', show: { title: 'A Series', ids: { imdb: 'tt0903747' } } }],
    anime: [
      {
        status: 'completed',
        anime_type: 'movie',
        last_watched_at: '2021-01-01T00:00:00Z',
        show: { title: 'Spirited Away', year: 2001, ids: { imdb: 'tt0245429' } },
      },
      { status: 'completed', anime_type: 'tv', show: { title: 'Series', ids: {} } },
    ],
  });
  assert.deepEqual(filmsOf(library), [
    {
      filmId: 78_748,
      title: 'Alien',
      year: 1979,
      rating: 9,
      mark: 'seen',
      date: '2022-01-01T10:00:00Z',
    },
    { title: 'Heat', year: 1995, mark: 'watchlist' },
    { filmId: 245_429, title: 'Spirited Away', year: 2001, mark: 'seen', date: '2021-01-01' },
  ]);
  assert.deepEqual(library.skipped, [{ file: 'SimklBackup.json', what: 'series', count: 2 }]);
  assert.equal(library.notUnderstood[0]?.why, 'neither an IMDb id nor a title');
});

test('lists for Radarr and lists of ids are read', async () => {
  const radarr = await readJson('watchlist.json', [
    { title: 'Alien', imdb_id: 'tt0078748' },
    { title: 'No id' },
  ]);
  assert.deepEqual(filmsOf(radarr), [{ filmId: 78_748, title: 'Alien', mark: 'watchlist' }]);
  assert.equal(radarr.notUnderstood[0]?.line, 2);
  const ids = await readJson('owned.json', ['tt0078748', 'tt0113277']);
  assert.deepEqual(
    ids.entries.map(({ filmId, mark, line }) => [filmId, mark, line]),
    [
      [78_748, 'owned', 1],
      [113_277, 'owned', 2],
    ],
  );
});

test('NDJSON is read as a list of its lines', async () => {
  const lines = ['{"imdb_id":"tt0078748","title":"Alien"}', '', '{"imdb_id":"tt0113277"}', ''];
  const { entries } = await readText('watchlist.ndjson', lines.join('\n'));
  assert.deepEqual(
    entries.map(({ filmId, mark }) => [filmId, mark]),
    [
      [78_748, 'watchlist'],
      [113_277, 'watchlist'],
    ],
  );
});

test('what the page “For you” has saved is read, with every mark of a film', async () => {
  const library = await readJson('my-films.json', {
    format: 'reelated-films',
    version: 1,
    films: [
      { imdb_id: 'tt0078748', rating: 8.5, owned: true },
      { imdb_id: 'tt0113277', watchlist: true },
      { imdb_id: 'tt0245429', seen: true, liked: true },
      { imdb_id: 'tt0090605', hidden: true },
      { imdb_id: 'nm0000244', seen: true },
      { imdb_id: 'tt0090605', rating: 11 },
      'nothing',
      { imdb_id: 'tt0090605' },
    ],
  });
  assert.deepEqual(filmsOf(library), [
    { filmId: 78_748, rating: 8.5, mark: 'rated' },
    { filmId: 78_748, mark: 'owned' },
    { filmId: 113_277, mark: 'watchlist' },
    { filmId: 245_429, mark: 'liked' },
    { filmId: 245_429, mark: 'seen' },
  ]);
  assert.deepEqual(
    library.notUnderstood.map(({ line }) => line),
    [5, 6, 7, 8],
  );
  assert.deepEqual(
    library.files.map(({ format }) => format),
    ['Reelated'],
  );
});
