import type { LibraryFilm } from '../library-film.ts';
import { IMDB_EXAMPLES } from './imdb-examples.ts';
import { joined, type TableExample } from './table-example.ts';

const seen = (title: string, year: number, date?: string): LibraryFilm => ({
  title,
  year,
  mark: 'seen',
  ...(date && { date }),
});

/** One file for each kind of table. */
export const TABLE_EXAMPLES: readonly TableExample[] = [
  ...IMDB_EXAMPLES,
  {
    format: 'Letterboxd ratings',
    file: 'ratings.csv',
    rows: [
      ['Date', 'Name', 'Year', 'Letterboxd URI', 'Rating'],
      ['2020-05-01', 'Alien', '1979', 'https://boxd.it/29kG', '4.5'],
      ['2020-05-02', 'Amélie', '2001', 'https://boxd.it/2aNW', '0.5'],
      ['2020-05-03', 'Good, the Bad, “and so on”', '', 'https://boxd.it/xxx', '3'],
    ],
    films: [
      { title: 'Alien', year: 1979, rating: 9, mark: 'rated', date: '2020-05-01' },
      { title: 'Amélie', year: 2001, rating: 1, mark: 'rated', date: '2020-05-02' },
      { title: 'Good, the Bad, “and so on”', rating: 6, mark: 'rated', date: '2020-05-03' },
    ],
  },
  {
    format: 'Letterboxd diary and reviews',
    file: 'diary.csv',
    rows: [
      [
        'Date',
        'Name',
        'Year',
        'Letterboxd URI',
        'Rating',
        'Rewatch',
        'Review',
        'Tags',
        'Watched Date',
      ],
      [
        '2020-05-02',
        'Heat',
        '1995',
        'https://boxd.it/a',
        '5',
        '',
        'Two lines:\nécole',
        'crime',
        '2020-05-01',
      ],
      ['2020-05-03', 'Ran', '1985', 'https://boxd.it/b', '', 'Yes', '', '', '2020-05-03'],
    ],
    films: [{ ...seen('Heat', 1995, '2020-05-01'), rating: 10 }, seen('Ran', 1985, '2020-05-03')],
  },
  {
    format: 'Letterboxd watched, watchlist and likes',
    file: 'watchlist.csv',
    rows: [
      ['Date', 'Name', 'Year', 'Letterboxd URI'],
      ['2020-05-01', 'Tampopo', '1985', 'https://boxd.it/a'],
      ['2020-05-02', 'Léon', '1994', 'https://boxd.it/b'],
    ],
    films: [
      { title: 'Tampopo', year: 1985, mark: 'watchlist', date: '2020-05-01' },
      { title: 'Léon', year: 1994, mark: 'watchlist', date: '2020-05-02' },
    ],
  },
  {
    format: 'Letterboxd lists',
    file: 'my-favourites-list.csv',
    preamble: [
      'Letterboxd list export v7',
      'Date,Name,Tags,URL,Description',
      '2021-11-06,Best of all,"one, two",https://boxd.it/l,"A list,\nover two lines, é"',
      '',
    ],
    rows: [
      ['Position', 'Name', 'Year', 'URL', 'Description'],
      ['1', 'The Shining', '1980', 'https://boxd.it/a', ''],
      ['2', 'Alien', '1979', 'https://boxd.it/b', 'Still good'],
    ],
    films: [
      { title: 'The Shining', year: 1980, mark: 'listed' },
      { title: 'Alien', year: 1979, mark: 'listed' },
    ],
  },
  {
    format: 'CSV for Letterboxd',
    file: 'import.csv',
    rows: [
      ['imdbID', 'tmdbID', 'Title', 'Year', 'Directors', 'Rating', 'Rating10', 'WatchedDate'],
      ['tt0078748', '348', 'Alien', '1979', 'Ridley Scott', '', '9', '2021-01-02'],
      ['', '949', 'Heat é', '1995', 'Michael Mann', '3.5', '', '2021-01-03'],
    ],
    films: [
      { filmId: 78_748, ...seen('Alien', 1979, '2021-01-02'), rating: 9 },
      { ...seen('Heat é', 1995, '2021-01-03'), rating: 7 },
    ],
  },
  {
    format: 'TMDb ratings, watchlist and favourites',
    file: 'ratings.csv',
    rows: [
      joined(
        ['TMDb ID', 'IMDb ID', 'Type', 'Name', 'Release Date', 'Season Number'],
        ['Episode Number', 'Rating', 'Your Rating', 'Date Rated'],
      ),
      [
        '348',
        'tt0078748',
        'movie',
        'Alien',
        '1979-05-25T00:00:00Z',
        '',
        '',
        '8.1',
        '8.5',
        '2022-09-20T00:00:00Z',
      ],
      ['194', '', 'movie', 'Amélie', '2001-04-25', '', '', '7.9', '7.0', '2022-09-21T10:00:00Z'],
      ['1396', 'tt0903747', 'tv', 'A Series', '2008-01-20', '', '', '8.9', '9.0', '2022-09-20'],
      ['1396', '', 'tv', 'An Episode', '2008-01-20', '1', '2', '8.9', '9.0', '2022-09-20'],
    ],
    films: [
      {
        filmId: 78_748,
        title: 'Alien',
        year: 1979,
        rating: 8.5,
        mark: 'rated',
        date: '2022-09-20',
      },
      { title: 'Amélie', year: 2001, rating: 7, mark: 'rated', date: '2022-09-21T10:00:00Z' },
    ],
    skipped: { series: 1, episode: 1 },
  },
  {
    format: 'Simkl CSV',
    file: 'simkl.csv',
    rows: [
      joined(
        ['SIMKL_ID', 'Title', 'Type', 'Year', 'Watchlist', 'LastEpWatched', 'WatchedDate'],
        ['Rating', 'Memo', 'TVDB', 'TMDB', 'IMDB'],
      ),
      [
        '53992',
        'Alien',
        'movie',
        '1979',
        'completed',
        '',
        '2021-04-05',
        '9',
        'é',
        '',
        '348',
        'tt0078748',
      ],
      ['53434', 'Heat', 'movie', '1995', 'plantowatch', '', '', '', '', '', '949', 'tt0113277'],
      ['11121', 'A Series', 'tv', '2008', 'watching', 's2e03', '', '8', '', '', '', 'tt0903747'],
    ],
    films: [
      { filmId: 78_748, ...seen('Alien', 1979, '2021-04-05'), rating: 9 },
      { filmId: 113_277, title: 'Heat', year: 1995, mark: 'watchlist' },
    ],
    skipped: { series: 1 },
  },
  {
    format: 'MovieLens ratings and wishlist',
    file: 'movielens-ratings.csv',
    rows: [
      ['movie_id', 'imdb_id', 'tmdb_id', 'rating', 'average_rating', 'title'],
      ['1214', '0078748', '348', '4.5', '4.03', 'Alien (1979)'],
      [
        '4973',
        '0211915',
        '194',
        '3.0',
        '4.05',
        "Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)",
      ],
    ],
    films: [
      { filmId: 78_748, title: 'Alien', year: 1979, rating: 9, mark: 'rated' },
      {
        filmId: 211_915,
        title: "Amélie (Fabuleux destin d'Amélie Poulain, Le)",
        year: 2001,
        rating: 6,
        mark: 'rated',
      },
    ],
  },
  {
    format: 'Criticker ratings',
    file: 'rankings.csv',
    rows: [
      ['Rating', 'Film Name', 'Year', 'IMDB ID', 'Date Rated', 'Mini Review'],
      ['95', 'Alien', '1979', 'tt0078748', 'Jan 29 2021, 10:24', ''],
      ['0', 'Amélie', '2001', '', 'Jan 30 2021, 10:24', 'no, “really”'],
      ['80', 'A Series, Season 1', '2011', 'tt0944947_s1', 'Jan 30 2021, 10:24', ''],
    ],
    films: [
      {
        filmId: 78_748,
        title: 'Alien',
        year: 1979,
        rating: 9.5,
        mark: 'rated',
        date: '2021-01-29',
      },
      { title: 'Amélie', year: 2001, rating: 0.5, mark: 'rated', date: '2021-01-30' },
    ],
    skipped: { series: 1 },
  },
  {
    format: 'CSV with IMDb ids',
    file: 'owned films.csv',
    rows: [
      ['title', 'imdb_id', 'year', 'type'],
      ['Alien', 'tt0078748', '1979', 'movie'],
      ['Amélie', 'https://m.imdb.com/title/tt0211915/?ref_=x', '2001', 'movie'],
      ['An Episode', 'tt0583453', '1997', 'episode'],
    ],
    films: [
      { filmId: 78_748, title: 'Alien', year: 1979, mark: 'owned' },
      { filmId: 211_915, title: 'Amélie', year: 2001, mark: 'owned' },
    ],
    skipped: { episode: 1 },
  },
];
