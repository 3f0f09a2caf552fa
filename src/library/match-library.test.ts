import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { LibraryEntry } from './library-film.ts';
import { matchLibrary, matchWithTitles } from './match-library.ts';
import type { FilmTitles } from './titles/film-titles.ts';
import { createTitleIndex } from './titles/title-index.ts';

const FILMS: readonly (readonly [number, string, number, number])[] = [
  [68_646, 'The Godfather', 1972, 2_100_000],
  [71_562, 'The Godfather Part II', 1974, 1_400_000],
  [76_759, 'Star Wars: Episode IV - A New Hope', 1977, 1_500_000],
  [78_748, 'Alien', 1979, 990_000],
  [47_478, 'Seven Samurai', 1954, 380_000],
  [88_763, 'Host', 2020, 30_000],
  [468_492, 'The Host', 2006, 140_000],
  [910_970, 'WALL·E', 2008, 1_200_000],
  [1_160_419, 'Dune: Part One', 2021, 800_000],
  [87_182, 'Dune', 1984, 190_000],
  [5_000_001, 'Frozen', 2010, 70_000],
  [5_000_002, 'Frozen', 2010, 600],
  [5_000_003, 'Lost Film', 0, 900],
];

const TITLES: FilmTitles = {
  film_ids: FILMS.map(([id]) => id),
  titles: FILMS.map(([, title]) => title),
  years: FILMS.map(([, , year]) => year),
  vote_counts: FILMS.map(([, , , votes]) => votes),
  original_titles: { rows: [2, 4], titles: ['Star Wars', '七人の侍'] },
  alternate_titles: {
    rows: [0, 3, 6],
    titles: ['Der Pate', 'Alien, el octavo pasajero', 'Gwoemul'],
  },
};
const index = createTitleIndex(TITLES);

const entryOf = (film: Partial<LibraryEntry>, line = 1): LibraryEntry => ({
  file: 'a.csv',
  line,
  mark: 'seen',
  ...film,
});

const found = (title: string, year?: number) => {
  const [match] = matchLibrary(index, [entryOf({ title, ...(year && { year }) })]).matched;
  return match && [match.film.filmId, match.loosely ?? [], match.others?.map((one) => one.filmId)];
};

test('a title with its year is found as it is', () => {
  assert.deepEqual(found('Alien', 1979), [78_748, [], undefined]);
  assert.deepEqual(found('alien', 1979), [78_748, [], undefined]);
  assert.deepEqual(found('Godfather, The', 1972), [68_646, [], undefined]);
  assert.deepEqual(found('The Godfather 2', 1974), [71_562, [], undefined]);
  assert.deepEqual(found('WALL-E', 2008), [910_970, [], undefined]);
});

test('original and alternate titles, other years and spellings are found, and said so', () => {
  assert.deepEqual(found('Star Wars', 1977), [76_759, ['original title'], undefined]);
  assert.deepEqual(found('Der Pate', 1972), [68_646, ['alternate title'], undefined]);
  assert.deepEqual(found('Alien', 1980), [78_748, ['other year'], undefined]);
  assert.deepEqual(found('Der Pate', 1973), [68_646, ['alternate title', 'other year'], undefined]);
  assert.deepEqual(found('Walle', 2008), [910_970, ['other spelling'], undefined]);
  assert.deepEqual(found('Dune', 2021), [1_160_419, ['other spelling'], undefined]);
  assert.deepEqual(found('Lost Film'), [5_000_003, ['no year'], undefined]);
  assert.deepEqual(found('Alien (Director’s Cut)', 1979), [78_748, ['other spelling'], undefined]);
  assert.deepEqual(found('The 8th Passenger (a.k.a. Alien)', 1979), [
    78_748,
    ['other spelling'],
    undefined,
  ]);
  assert.deepEqual(found('Seven Samurai'), [47_478, ['no year'], undefined]);
});

test('another film is not taken for it', () => {
  assert.equal(found('Alien', 1982), undefined);
  assert.equal(found('Lost Film', 1920), undefined);
  assert.equal(found('Aliens', 1979), undefined);
  assert.equal(found('The Godfather Part III', 1974), undefined);
  assert.equal(found('', 1979), undefined);
});

test('the nearest year comes first, then the same words, then votes; ties are named', () => {
  assert.deepEqual(found('Dune', 1984), [87_182, [], undefined]);
  assert.deepEqual(found('The Host', 2006), [468_492, [], undefined]);
  assert.deepEqual(found('Host', 2020), [88_763, [], undefined]);
  assert.deepEqual(found('Frozen', 2010), [5_000_001, [], [5_000_002]]);
});

test('an id decides alone, whatever the title says', () => {
  const entries = [
    entryOf({ filmId: 78_748, title: 'Another name', year: 2001 }),
    entryOf({ filmId: 99, title: 'Alien', year: 1979 }),
  ];
  const { matched, unmatched } = matchLibrary(index, entries);
  assert.deepEqual(
    matched.map(({ film, loosely }) => [film.title, loosely]),
    [['Alien', undefined]],
  );
  assert.deepEqual(unmatched, [entries[1]]);
});

test('of several ratings of a film the later counts, by date or else by position', () => {
  const rate = (rating: number, date?: string) =>
    entryOf({ filmId: 78_748, mark: 'rated', rating, ...(date && { date }) });
  const ratingOf = (...entries: readonly LibraryEntry[]) => {
    const { films, rerated } = matchLibrary(index, entries);
    return [films[0]?.rating, films[0]?.ratedAt, rerated];
  };
  assert.deepEqual(ratingOf(rate(9, '2021-01-01'), rate(5, '2019-01-01')), [9, '2021-01-01', 1]);
  assert.deepEqual(ratingOf(rate(5, '2019-01-01'), rate(9, '2021-01-01')), [9, '2021-01-01', 1]);
  assert.deepEqual(ratingOf(rate(5), rate(9)), [9, undefined, 1]);
  assert.deepEqual(ratingOf(rate(5, '2021-01-01'), rate(9)), [9, undefined, 1]);
  assert.deepEqual(ratingOf(rate(5, '2021-01-01'), rate(9, '2021-01-01T10:00:00Z')), [
    9,
    '2021-01-01T10:00:00Z',
    1,
  ]);
  assert.deepEqual(ratingOf(rate(5), rate(5)), [5, undefined, 0]);
});

test('a film has all the marks that files give it', () => {
  const { films } = matchLibrary(index, [
    entryOf({ title: 'Alien', year: 1979, mark: 'watchlist' }),
    entryOf({ filmId: 78_748, mark: 'rated', rating: 8 }, 2),
    entryOf({ filmId: 78_748, mark: 'rated', rating: 8 }, 3),
  ]);
  assert.deepEqual(films, [
    { filmId: 78_748, title: 'Alien', rating: 8, marks: ['watchlist', 'rated'] },
  ]);
});

test('alternate titles are asked for only if a film without an id is not found', async () => {
  const asked: boolean[] = [];
  const titlesOf = async ({ alternate }: { readonly alternate: boolean }) => {
    asked.push(alternate);
    const none = { rows: [], titles: [] };
    return alternate ? TITLES : { ...TITLES, alternate_titles: none };
  };
  const known = [entryOf({ title: 'Alien', year: 1979 }), entryOf({ filmId: 99 })];
  assert.equal((await matchWithTitles(known, titlesOf)).matched.length, 1);
  assert.deepEqual(asked, [false]);
  const more = [...known, entryOf({ title: 'Der Pate', year: 1972 })];
  assert.equal((await matchWithTitles(more, titlesOf)).matched.length, 2);
  assert.deepEqual(asked, [false, false, true]);
});

test('every film of a collection is found by its own title and year', () => {
  const title = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
  const year = fc.integer({ min: 1900, max: 2030 });
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(title, year), { minLength: 1 }), (films) => {
      const titles = createTitleIndex({
        film_ids: films.map((_, row) => row + 1),
        titles: films.map(([text]) => text),
        years: films.map(([, when]) => when),
        vote_counts: films.map(() => 1),
        original_titles: { rows: [], titles: [] },
        alternate_titles: { rows: [], titles: [] },
      });
      for (const [row, [text, when]] of films.entries()) {
        const match = titles.byTitle(text, when);
        const ids = [match?.film.filmId, ...(match?.others ?? []).map(({ filmId }) => filmId)];
        assert.ok(ids.includes(row + 1), `${text} (${when})`);
      }
    }),
  );
});
