import { joined, type TableExample } from './table-example.ts';

const IMDB_HEADER = ['URL', 'Title Type', 'IMDb Rating', 'Runtime (mins)', 'Year', 'Genres'];
const IMDB_END = ['Num Votes', 'Release Date', 'Directors'];
const url = (id: string) => `https://www.imdb.com/title/${id}/`;

/** Ratings of IMDb before 2024, in the order of its columns. */
const imdbRow = (id: string, title: string, kind: string, year: string) => [
  title,
  url(id),
  kind,
  '8.1',
  '120',
  year,
  'Drama, Thriller',
  '600000',
  `${year}-05-25`,
  'A Director, Another',
];

/** IMDb's files, of all generations. */
export const IMDB_EXAMPLES: readonly TableExample[] = [
  {
    format: 'IMDb ratings, 2017 to 2024',
    file: 'ratings.csv',
    rows: [
      ['Const', 'Your Rating', 'Date Rated', 'Title', ...IMDB_HEADER, ...IMDB_END],
      ['tt0078748', '9', '2020-05-01', ...imdbRow('tt0078748', 'Alien', 'movie', '1979')],
      [
        'tt0211915',
        '8',
        '2019-01-31',
        ...imdbRow('tt0211915', 'Amélie, “la fille”', 'movie', '2001'),
      ],
      ['tt0583453', '7', '2019-02-01', ...imdbRow('tt0583453', 'An Episode', 'tvEpisode', '1997')],
      ['tt0903747', '7', '2019-02-01', ...imdbRow('tt0903747', 'A Series', 'tvSeries', '2008')],
    ],
    films: [
      { filmId: 78_748, title: 'Alien', year: 1979, rating: 9, mark: 'rated', date: '2020-05-01' },
      {
        filmId: 211_915,
        title: 'Amélie, “la fille”',
        year: 2001,
        rating: 8,
        mark: 'rated',
        date: '2019-01-31',
      },
    ],
    skipped: { episode: 1, series: 1 },
  },
  {
    format: 'IMDb ratings, since 2024',
    file: '3f6d2c1e-ratings.csv',
    rows: [
      [
        'Const',
        'Your Rating',
        'Date Rated',
        'Title',
        'Original Title',
        ...IMDB_HEADER,
        ...IMDB_END,
      ],
      joined(
        ['tt0211915', '8', '2024-01-31', 'Amelie'],
        imdbRow('tt0211915', "Le fabuleux destin d'Amélie Poulain", 'Film', '2001'),
      ),
      joined(
        ['tt0944947', '8', '2024-01-31', 'Una serie'],
        imdbRow('tt0944947', 'A Series', 'Serie de TV', '2011'),
      ),
    ],
    films: [
      {
        filmId: 211_915,
        title: 'Amelie',
        year: 2001,
        rating: 8,
        mark: 'rated',
        date: '2024-01-31',
      },
    ],
    skipped: { series: 1 },
  },
  {
    format: 'IMDb watchlist and lists',
    file: 'WATCHLIST.csv',
    rows: [
      joined(
        ['Position', 'Const', 'Created', 'Modified', 'Description', 'Title'],
        [...IMDB_HEADER, ...IMDB_END, 'Your Rating', 'Date Rated'],
      ),
      joined(
        ['1', 'tt0113277', '2021-03-02', '2021-03-04', 'é: see it'],
        [...imdbRow('tt0113277', 'Heat', 'movie', '1995'), '', ''],
      ),
      joined(
        ['2', 'tt0078748', '2021-03-02', '2021-03-04', ''],
        [...imdbRow('tt0078748', 'Alien', 'movie', '1979'), '9', '2022-01-01'],
      ),
      ['3', 'nm0000244', '2021-03-02', '2021-03-04', '', 'A Person', ...Array<string>(11).fill('')],
    ],
    films: [
      { filmId: 113_277, title: 'Heat', year: 1995, mark: 'watchlist', date: '2021-03-04' },
      {
        filmId: 78_748,
        title: 'Alien',
        year: 1979,
        rating: 9,
        mark: 'watchlist',
        date: '2022-01-01',
      },
    ],
    skipped: { other: 1 },
  },
  {
    format: 'IMDb before 2017',
    file: 'ratings.csv',
    rows: [
      joined(
        ['position', 'const', 'created', 'modified', 'description', 'Title', 'Title type'],
        ['Directors', 'You rated', 'IMDb Rating', 'Runtime (mins)', 'Year', 'Genres'],
      ),
      joined(
        ['1', 'tt0078748', 'Wed Sep 19 00:00:00 2012', '', 'é', 'Alien', 'Feature Film'],
        ['A Director', '9', '8.5', '117', '1979', 'horror, sci_fi'],
      ),
      joined(
        ['2', 'tt0583453', 'Wed Sep 19 00:00:00 2012', '', '', 'An Episode', 'TV Episode'],
        ['A Director', '9', '8.5', '22', '1997', 'comedy'],
      ),
    ],
    films: [
      { filmId: 78_748, title: 'Alien', year: 1979, rating: 9, mark: 'rated', date: '2012-09-19' },
    ],
    skipped: { episode: 1 },
  },
];
