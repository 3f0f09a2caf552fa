import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DuckDBConnection } from '@duckdb/node-api';
import * as fc from 'fast-check';
import { openedFilmDatabase } from '../../../test/fixtures/opened-film-database.ts';
import { querySql, textOf } from '../../duckdb/sql-file.ts';
import { foldText } from '../../titles/fold-text.ts';
import { foldTitle } from '../../titles/fold-title.ts';
import { foldList } from '../patterns/folded-lists.ts';
import { literalText, textAsWritten } from '../patterns/literal-text.ts';
import { CRITERIA, type Criterion, type SearchCriteria } from '../search-criteria.ts';
import { loadFilmTable, type FilmTable } from '../table/film-table.ts';
import { filterOf } from './criteria-sql.ts';
import { matchFilms } from './match-films.ts';

const character = fc.constantFrom(...Array.from("aeéÉsSſkKKLth.$|,-:' ÅÄäΣσςЖж七&3"));
const patterns = fc
  .string({ unit: character, maxLength: 5 })
  .filter((text) => !/\$\$/.test(text))
  // what finds nothing as a pattern is then matched as it is written
  .filter((text) => literalText(text) !== undefined || textAsWritten(text) === undefined);
const genres = fc.subarray(['Drama', 'Action', 'Horror', 'drama', 'No Such']);
const dates = fc.constantFrom('1979-01-01', '1979-01-02', '2001-12-31', '0001-01-01');

/** Values that distinguish films; for other criteria the example of the table has to do. */
const VALUES: { readonly [Name in Criterion]?: fc.Arbitrary<Required<SearchCriteria>[Name]> } = {
  title: fc.oneof(patterns, fc.constantFrom('the', '^alien', 'rings|m', 'a+')),
  original_title: fc.oneof(patterns, fc.constantFrom('sen|to', 'o$')),
  genre: fc.constantFrom('drama', 'action,adv', '^Dr.ma$'),
  person: fc.constantFrom('keaton', 'a', 'peter jackson,', 'zzz'),
  genres,
  exclude_genres: genres,
  countries: fc.subarray(['Germany', 'germany', 'FRANCE', 'Japan']),
  styles: fc.constantFrom(['monster film'], ['Monster Film', 'space horror'], ['film']),
  persons: fc.constant(['Peter Jackson']),
  person_ids: fc.constantFrom([1], [1, 2], [1, 1], [999], []),
  exclude_persons: fc.constantFrom(['Peter Jackson'], ['Nobody'], []),
  exclude_person_ids: fc.constantFrom([1], [1, 2], [999], []),
  language: fc.constantFrom('en', 'fr', 'EN', ''),
  earliest_date: dates,
  latest_date: dates,
  min_duration: fc.constantFrom(0, 100, 117),
  max_duration: fc.constantFrom(0, 117, 178),
  min_rating: fc.constantFrom(0, 8, 8.3),
  max_rating: fc.constantFrom(8.5, 8.9, 10),
  vote_count: fc.constantFrom(0, 1000, 500_000),
};

/** The criteria that require something: an empty list does not. */
function required(criteria: SearchCriteria): SearchCriteria {
  return Object.fromEntries(
    Object.entries(criteria).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}

/** The films that match each criterion, by DuckDB. */
async function matchingEach(
  connection: DuckDBConnection,
  criteria: SearchCriteria,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const each = new Map<string, ReadonlySet<number>>();
  for (const [name, value] of Object.entries(criteria)) {
    const row = CRITERIA[name as Criterion];
    if ('holds' in row && isText([name, value])) {
      each.set(name, await withText(connection, row, String(value)));
      continue;
    }
    const { where, parameters } = filterOf(CRITERIA, { [name]: value }, new Set());
    const rows = await querySql(connection, `SELECT film_id FROM films WHERE ${where}`, parameters);
    each.set(name, new Set(rows.map((film) => Number(film['film_id']))));
  }
  return each;
}

/**
 * The films that have the words of a text in this order, or whose title's key has its key; a title may
 * also be an original or alternate one, if the text has a word that is long enough to be looked up.
 */
async function withText(
  connection: DuckDBConnection,
  {
    text,
    holds,
    inOtherTitles = false,
  }: {
    readonly text: string;
    readonly holds: 'title' | 'list';
    readonly inOtherTitles?: boolean;
  },
  value: string,
): Promise<ReadonlySet<number>> {
  const others =
    inOtherTitles && /\p{L}{3}|[\u3040-\u9fff]/u.test(value)
      ? ' UNION ALL SELECT film_id, original_title FROM films UNION ALL FROM alternate_titles'
      : '';
  const films = await querySql(connection, `SELECT film_id, ${text} AS text FROM films${others}`);
  const fold = holds === 'title' ? foldText : foldList;
  const having = films.filter((film) => {
    if (film['text'] === null) return false;
    const written = textOf(film['text']);
    const key = holds === 'title' ? ` ${foldTitle(written)} ` : '';
    return fold(written).includes(fold(value)) || key.includes(` ${foldTitle(value)} `);
  });
  return new Set(having.map((film) => Number(film['film_id'])));
}

/** Whether a criterion is plain text, which DuckDB does not compare by its words. */
function isText([name, value]: readonly [string, unknown]): boolean {
  return (
    'holds' in CRITERIA[name as Criterion] &&
    typeof value === 'string' &&
    literalText(value) !== undefined
  );
}

/** The films that are in all sets, in the table's order. */
function inAll(table: FilmTable, sets: readonly ReadonlySet<number>[]): number[] {
  return [...table.filmIds].filter((id) => sets.every((films) => films.has(id)));
}

describe('matching films in memory', () => {
  const database = openedFilmDatabase();

  test('finds what DuckDB finds, with the same fits, and the same criteria to drop', async () => {
    const search = await database().filmSearch();
    const table = await database().read(loadFilmTable);
    const values = Object.entries(CRITERIA).map(
      ([name, { example }]) => [name, VALUES[name as Criterion] ?? fc.constant(example)] as const,
    );
    // of more criteria at once hardly any film would match
    const criteria = fc
      .subarray(values, { maxLength: 3 })
      .chain((some): fc.Arbitrary<SearchCriteria> => fc.record<object>(Object.fromEntries(some)));
    await fc.assert(
      fc.asyncProperty(criteria, fc.boolean(), async (given, withFits) => {
        const each = await database().read(async (connection) =>
          matchingEach(connection, required(given)),
        );
        const { matches } = await search.find(given, { sort: withFits ? 'relevance' : 'title' });
        const found = table.filmIds.filter((_, row) => matches.fits[row] !== 0);
        assert.deepEqual([...found], inAll(table, [...each.values()]));
        assert.equal(matches.total, found.length);

        const relaxed = [...each.keys()].map((criterion) => {
          const others = [...each].filter(([other]) => other !== criterion);
          const total = inAll(
            table,
            others.map(([, films]) => films),
          ).length;
          return { criterion, total };
        });
        assert.deepEqual(
          await search.relax(given),
          relaxed
            .filter(({ total }) => total > 0)
            .sort((a, b) => b.total - a.total || (a.criterion < b.criterion ? -1 : 1)),
        );

        if (Object.entries(given).some(isText)) return;
        const { fits, matchedAsText } = await database().read(async (connection) =>
          matchFilms(connection, {
            table: CRITERIA,
            films: table,
            criteria: required(given),
            withFits,
          }),
        );
        assert.deepEqual(matches.matchedAsText, matchedAsText);
        assert.deepEqual(matches.fits, fits);
      }),
      // every title contains an empty pattern, and still fits better or worse
      { numRuns: 400, examples: [[{ title: '', min_rating: 8 }, true]] },
    );
  });
});
