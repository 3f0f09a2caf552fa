import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import {
  createFilmDatabase,
  FIXTURE_FILMS,
  type FixtureDataDir,
} from '../../test/fixtures/film-database.ts';
import { querySql } from '../duckdb/sql-file.ts';
import { ReelatedError } from '../errors.ts';
import { FilmDatabase } from './film-database.ts';
import type { FilmPosition } from './film-search.ts';
import type { Film } from './film.ts';
import { filterOf, PATTERN_CRITERIA, type SearchCriteria } from './search-criteria.ts';

const ALL_CRITERIA: Required<SearchCriteria> = {
  title: '^the lord',
  genre: 'adventure,drama',
  person: 'peter jackson',
  genres: ['Action', 'Drama'],
  persons: ['Ian McKellen', 'Elijah Wood'],
  earliest_date: '2001-01-01',
  latest_date: '2002-01-01',
  min_duration: 178,
  max_duration: 179,
  min_rating: 8.8,
  max_rating: 8.9,
  vote_count: 1800000,
};

describe('searching films', () => {
  let dataDir: FixtureDataDir;
  let database: FilmDatabase;

  before(async () => {
    dataDir = await createFilmDatabase();
    database = await FilmDatabase.open(dataDir.path);
  });
  after(async () => {
    await database[Symbol.asyncDispose]();
    await dataDir[Symbol.asyncDispose]();
  });

  const search = async (criteria: SearchCriteria, limit = 1000) =>
    database.searchFilms(criteria, { limit });
  const titles = async (criteria: SearchCriteria) =>
    (await search(criteria)).films.map((film) => film.title);

  async function pages(criteria: SearchCriteria, limit: number): Promise<readonly Film[]> {
    const films: Film[] = [];
    let position: FilmPosition | null = null;
    do {
      const page = await database.searchFilms(criteria, {
        limit,
        ...(position && { after: position }),
      });
      films.push(...page.films);
      position = page.next;
    } while (position !== null);
    return films;
  }

  test('every condition stands the test of the real tables', async () => {
    for (const asText of [new Set<never>(), new Set(PATTERN_CRITERIA)]) {
      for (const [criterion, value] of Object.entries(ALL_CRITERIA)) {
        const { where, parameters } = filterOf({ [criterion]: value }, asText);
        assert.deepEqual(Object.keys(parameters), [criterion]);
        await database.read((connection) =>
          querySql(connection, `EXPLAIN SELECT film_id FROM films WHERE ${where}`, parameters),
        );
      }
    }
  });

  test('no criteria mean all films, by code point of the title, then film_id', async () => {
    const { films, total, next } = await search({});
    const inOrder = FIXTURE_FILMS.map((film) => film.title).sort((a, b) =>
      Buffer.compare(Buffer.from(a), Buffer.from(b)),
    );
    assert.deepEqual(
      films.map((film) => film.title),
      inOrder,
    );
    assert.equal(total, FIXTURE_FILMS.length);
    assert.equal(next, null);
  });

  test('all criteria hold at once, bounds included', async () => {
    assert.deepEqual(await titles(ALL_CRITERIA), [
      'The Lord of the Rings: The Fellowship of the Ring',
      'The Lord of the Rings: The Two Towers',
    ]);
  });

  test('an unknown year or length meets no bound on it', async () => {
    assert.ok(!(await titles({ earliest_date: '0001-01-01' })).includes('&'));
    assert.ok(!(await titles({ min_duration: 0 })).includes('M'));
  });

  test('an empty list of genres or persons asks for nothing', async () => {
    assert.equal((await search({ genres: [], persons: [] })).total, FIXTURE_FILMS.length);
  });

  test('names in a list are exact, while patterns are found anywhere', async () => {
    assert.deepEqual(await titles({ persons: ['Miyazaki'] }), []);
    assert.equal((await titles({ person: 'miyazaki' })).length, 3);
    assert.deepEqual(await titles({ title: 'AMÉLIE' }), ['Amélie']);
  });

  test('text that is no pattern is found letter by letter', async () => {
    const { films, matchedAsText } = await search({ title: '*BATTERIES not' });
    assert.deepEqual(
      films.map((film) => film.title),
      ['*batteries not included'],
    );
    assert.deepEqual(matchedAsText, ['title']);
    assert.deepEqual(await titles({ title: '(500' }), ['(500) Days of Summer']);
    assert.deepEqual((await search({ title: 'C++', person: '[' })).matchedAsText, [
      'title',
      'person',
    ]);
    assert.deepEqual((await search({ title: '&' })).matchedAsText, []);
  });

  for (const [pattern, position] of [
    ['(?=the)', 0],
    ['the(?!x)', 3],
    [String.raw`(a)\1`, 3],
    ['ba{1001}', 2],
    ['(?<name>a)', 0],
  ] as const) {
    test(`a pattern that RE2 lacks is refused with its position: ${pattern}`, async () => {
      await assert.rejects(search({ person: pattern }), (error) => {
        assert.ok(error instanceof ReelatedError);
        assert.equal(error.code, 'pattern-unsupported');
        assert.equal(error.data.criterion, 'person');
        assert.equal(error.data.position, position);
        return true;
      });
    });
  }

  test('a pattern that would hang a backtracking engine answers at once', async () => {
    assert.deepEqual(await titles({ title: '(a+)+$', person: '(.*)*(.*)*(.*)*x{900}$' }), []);
  });

  test('a quote is a quote, and SQL is text', async () => {
    assert.deepEqual(await titles({ title: "schindler's" }), ["Schindler's List"]);
    assert.deepEqual(await titles({ title: "' OR 1=1 --" }), []);
    assert.deepEqual(await titles({ persons: ["'); DROP TABLE films; --"] }), []);
  });

  test('pages of any size are the whole list, without gap or repetition', async () => {
    const criteria = fc.constantFrom<SearchCriteria>(
      {},
      { title: 'the' },
      { min_rating: 8.5 },
      { genre: 'drama|sci' },
      { title: '*' },
    );
    await fc.assert(
      fc.asyncProperty(criteria, fc.integer({ min: 1, max: 25 }), async (asked, limit) => {
        const { films, total } = await search(asked);
        const paged = await pages(asked, limit);
        assert.deepEqual(paged, films);
        assert.equal(paged.length, total);
      }),
      { numRuns: 40 },
    );
  });

  test('bounds on numbers select as a plain filter does', async () => {
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

  test('no text whatever makes a search fail but one that is a foreign pattern', async () => {
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
});
