import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { FIXTURE_FILMS } from '../../test/fixtures/film-database.ts';
import { openedFilmDatabase } from '../../test/fixtures/opened-film-database.ts';
import { querySql } from '../duckdb/sql-file.ts';
import { ReelatedError } from '../errors.ts';
import type { FilmSearch } from './film-search.ts';
import { filmAt } from './table/film-table.ts';
import type { Film } from './film.ts';
import { filterOf } from './matching/criteria-sql.ts';
import { CRITERIA, type SearchCriteria } from './search-criteria.ts';

const ALL_CRITERIA: SearchCriteria = {
  title: '^the lord',
  original_title: 'rings',
  genre: 'adventure,drama',
  person: 'peter jackson',
  genres: ['Action', 'Drama'],
  exclude_genres: ['Horror'],
  persons: ['Ian McKellen', 'Elijah Wood'],
  person_ids: [1, 2],
  exclude_persons: ['Sean Astin'],
  countries: ['New Zealand'],
  language: 'en',
  earliest_date: '2001-01-01',
  latest_date: '2002-01-01',
  min_duration: 178,
  max_duration: 179,
  min_rating: 8.8,
  max_rating: 8.9,
  vote_count: 1800000,
};

describe('searching films', () => {
  const database = openedFilmDatabase();
  let films: FilmSearch;

  before(async () => {
    films = await database().filmSearch();
  });

  const search = async (criteria: SearchCriteria) => {
    const { matches, rows } = await films.find(criteria, {});
    const { total, matchedAsText } = matches;
    return { total, matchedAsText, films: Array.from(rows(), (row) => filmAt(films.films, row)) };
  };
  const titles = async (criteria: SearchCriteria) =>
    (await search(criteria)).films.map((film) => film.title);

  async function pages(criteria: SearchCriteria, limit: number): Promise<readonly Film[]> {
    const result = await films.find(criteria, {});
    const found: Film[] = [];
    for (;;) {
      const page = result.page(limit, found.at(-1)?.film_id);
      assert.ok(page !== undefined);
      found.push(...Array.from(page.rows, (row) => filmAt(films.films, row)));
      if (page.isLast) return found;
    }
  }

  test('every condition fits the real tables', async () => {
    for (const asText of [new Set<never>(), new Set(Object.keys(CRITERIA))]) {
      for (const [criterion, row] of Object.entries(CRITERIA)) {
        const { where, parameters } = filterOf(CRITERIA, { [criterion]: row.example }, asText);
        assert.deepEqual(Object.keys(parameters), [criterion]);
        await database().read((connection) =>
          querySql(connection, `EXPLAIN SELECT film_id FROM films WHERE ${where}`, parameters),
        );
      }
    }
  });

  test('without criteria every film matches, by code point of the title, then film_id', async () => {
    const all = await search({});
    const inOrder = FIXTURE_FILMS.map((film) => film.title).sort((a, b) =>
      Buffer.compare(Buffer.from(a), Buffer.from(b)),
    );
    assert.deepEqual(
      all.films.map((film) => film.title),
      inOrder,
    );
    assert.equal(all.total, FIXTURE_FILMS.length);
  });

  test('all criteria hold at once, bounds included', async () => {
    assert.deepEqual(await titles(ALL_CRITERIA), [
      'The Lord of the Rings: The Fellowship of the Ring',
      'The Lord of the Rings: The Two Towers',
    ]);
  });

  test('an unknown year or duration is within no bound', async () => {
    assert.ok(!(await titles({ earliest_date: '0001-01-01' })).includes('&'));
    assert.ok(!(await titles({ min_duration: 0 })).includes('M'));
  });

  test('an empty list of genres or people requires nothing', async () => {
    assert.equal((await search({ genres: [], persons: [] })).total, FIXTURE_FILMS.length);
  });

  test('names in a list match exactly, while patterns match anywhere', async () => {
    assert.deepEqual(await titles({ persons: ['Miyazaki'] }), []);
    assert.equal((await titles({ person: 'miyazaki' })).length, 3);
    assert.deepEqual(await titles({ title: 'AMÉLIE' }), ['Amélie']);
  });

  test('text that is not a valid pattern is matched as plain text', async () => {
    const found = await search({ title: '*BATTERIES not' });
    assert.deepEqual(
      found.films.map((film) => film.title),
      ['*batteries not included'],
    );
    assert.deepEqual(found.matchedAsText, ['title']);
    assert.deepEqual(await titles({ title: '(500' }), ['(500) Days of Summer']);
    assert.deepEqual((await search({ title: 'C++', person: '[' })).matchedAsText, [
      'title',
      'person',
    ]);
    assert.deepEqual((await search({ title: '&' })).matchedAsText, []);
  });

  test('plain text and patterns fold accents, and a title may be typed as it is written', async () => {
    for (const [title, found] of [
      ['amelie', 'Amélie'],
      ['^amel.e$', 'Amélie'],
      ['^am[eé]lie$', 'Amélie'],
      ['schindlers list', "Schindler's List"],
      ['godfather 2', 'The Godfather Part II'],
      ['godfather 1974', 'The Godfather Part II'],
      ['the godfather part ii (1974)', 'The Godfather Part II'],
      ['(500) days', '(500) Days of Summer'],
      ['tt0078748', 'Alien'],
      ['https://www.imdb.com/title/tt0078748/', 'Alien'],
    ] as const) {
      const [first] = await titles({ title });
      assert.equal(first, found, title);
    }
    assert.deepEqual(
      await titles({ person: 'toshiro mifune' }),
      await titles({ person: 'Toshirō' }),
    );
    assert.ok((await titles({ person: 'toshiro mifune' })).length > 0);
    assert.deepEqual(await titles({ person: 'Mifune, T' }), await titles({ person: 'mifune' }));
  });

  for (const [pattern, position] of [
    ['(?=the)', 0],
    ['the(?!x)', 3],
    [String.raw`(a)\1`, 3],
    ['ba{1001}', 2],
    ['(?<name>a)', 0],
  ] as const) {
    test(`a pattern that RE2 does not support is refused with its position: ${pattern}`, async () => {
      await assert.rejects(search({ person: pattern }), (error) => {
        assert.ok(error instanceof ReelatedError);
        assert.equal(error.code, 'pattern-unsupported');
        assert.equal(error.data.criterion, 'person');
        assert.equal(error.data.position, position);
        return true;
      });
    });
  }

  test('a pattern that would hang a backtracking engine is fast', async () => {
    assert.deepEqual(await titles({ title: '(a+)+$', person: '(.*)*(.*)*(.*)*x{900}$' }), []);
  });

  test('a quote is a quote, and SQL is text', async () => {
    assert.deepEqual(await titles({ title: "schindler's" }), ["Schindler's List"]);
    assert.deepEqual(await titles({ title: "' OR 1=1 --" }), []);
    assert.deepEqual(await titles({ persons: ["'); DROP TABLE films; --"] }), []);
  });

  test('pages of any size make up the whole list, without gaps or repetitions', async () => {
    const criteria = fc.constantFrom<SearchCriteria>(
      {},
      { title: 'the' },
      { min_rating: 8.5 },
      { genre: 'drama|sci' },
      { title: '*' },
    );
    await fc.assert(
      fc.asyncProperty(criteria, fc.integer({ min: 1, max: 25 }), async (asked, limit) => {
        const whole = await search(asked);
        const paged = await pages(asked, limit);
        assert.deepEqual(paged, whole.films);
        assert.equal(paged.length, whole.total);
      }),
      { numRuns: 40 },
    );
  });

  test('bounds select the same films as a plain filter', async () => {
    const minutesOrNone = fc.option(fc.integer({ min: 0, max: 210 }), { nil: undefined });
    const votesOrNone = fc.option(fc.integer({ min: 0, max: 2_000_000 }), { nil: undefined });
    const tenths = fc.option(fc.integer({ min: 60, max: 95 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(minutesOrNone, votesOrNone, tenths, tenths, async (...bounds) => {
        const [minutes, votes, low, high] = bounds;
        const expected = FIXTURE_FILMS.filter(
          (film) =>
            (minutes === undefined || (film.minutes !== null && film.minutes >= minutes)) &&
            (votes === undefined || film.votes >= votes) &&
            (low === undefined || film.rating >= low / 10) &&
            (high === undefined || film.rating <= high / 10),
        );
        const { total } = await search({
          ...(minutes !== undefined && { min_duration: minutes }),
          ...(votes !== undefined && { vote_count: votes }),
          ...(low !== undefined && { min_rating: low / 10 }),
          ...(high !== undefined && { max_rating: high / 10 }),
        });
        assert.equal(total, expected.length);
      }),
      { numRuns: 60 },
    );
  });

  test('no text makes a search fail, except an unsupported pattern', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (text) => {
        try {
          await search({ title: text, person: text });
        } catch (error) {
          assert.ok(error instanceof ReelatedError, String(error));
          assert.equal(error.code, 'pattern-unsupported');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('films with excluded genres or people are not found', async () => {
    const found = (
      await search({ exclude_genres: ['Drama', 'Action'], exclude_persons: ['Hayao Miyazaki'] })
    ).films;
    const expected = FIXTURE_FILMS.filter(
      ({ genres, persons }) =>
        !genres.includes('Drama') &&
        !genres.includes('Action') &&
        !persons.includes('Hayao Miyazaki'),
    );
    assert.deepEqual(
      new Set(found.map((film) => film.film_id)),
      new Set(expected.map(({ id }) => id)),
    );
    assert.equal((await search({ exclude_genres: [] })).total, FIXTURE_FILMS.length);
  });

  test('a film is found by its original title and by its language', async () => {
    assert.deepEqual(await titles({ original_title: 'chihiro' }), ['Spirited Away']);
    assert.deepEqual(await titles({ language: 'fr' }), ['Amélie']);
    assert.deepEqual(await titles({ language: 'FR' }), []);
  });

  test('films are found by all of their countries and styles, in upper or lower case', async () => {
    const rings = ['The Lord of the Rings: The Fellowship of the Ring'];
    assert.deepEqual(await titles({ countries: ['new zealand', 'United States'] }), [
      ...rings,
      'The Lord of the Rings: The Two Towers',
    ]);
    assert.deepEqual(await titles({ countries: ['New Zealand'], styles: ['Epic film'] }), rings);
    assert.deepEqual(await titles({ styles: ['monster film', 'MONSTER FILM'] }), [
      'Alien',
      'Aliens',
    ]);
    assert.deepEqual(await titles({ countries: ['Zealand'] }), []);
    assert.deepEqual(await titles({ countries: ['Germany', 'New Zealand'] }), []);
  });

  test('when no film matches, it says which criterion to drop and how many films that gives', async () => {
    const criteria = { title: 'alien', genres: ['Horror'], persons: ['James Cameron'] };
    assert.equal((await search(criteria)).total, 0);
    const relaxed = await films.relax(criteria);
    assert.deepEqual(relaxed, [
      { criterion: 'genres', total: 1 },
      { criterion: 'persons', total: 1 },
    ]);
    for (const { criterion, total } of relaxed) {
      const others = { ...criteria, [criterion]: undefined };
      assert.equal((await search(others)).total, total);
    }
    assert.deepEqual(await films.relax({ language: 'xx' }), [
      { criterion: 'language', total: FIXTURE_FILMS.length },
    ]);
    assert.deepEqual(await films.relax({}), []);
  });
});
