import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import * as fc from 'fast-check';
import { openedFilmDatabase } from '../../../test/fixtures/opened-film-database.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { querySql } from '../../duckdb/sql-file.ts';
import { loadFilmTable, type FilmTable } from '../table/film-table.ts';
import { matchFilms } from '../match-films.ts';
import { BLOCK, FoldedTexts } from './folded-texts.ts';
import { narrowToPattern, plainPattern } from './plain-pattern.ts';
import {
  DATABASE_CRITERIA,
  filterOf,
  type Criterion,
  type DatabaseCriteria,
  type SearchCriteria,
} from '../search-criteria.ts';
import type { TableCriterion } from '../table/table-criteria.ts';

const character = fc.constantFrom(...Array.from("aeéÉsSſkKKLth.^$|,-:' ÅÄäΣσςЖж七&3"));
const isBorder = (part?: string): boolean => part === '^' || part === '$';
const mark = fc.constantFrom(...Array.from('.^$|()*+?[]{}/\\'));
const quoted = mark.map((one) => `\\${one}`);
const patterns = fc
  .array(fc.oneof({ weight: 5, arbitrary: character }, quoted), { maxLength: 5 })
  .filter((parts) => !parts.some((part, i) => isBorder(part) && isBorder(parts[i + 1])))
  .map((parts) => parts.join(''));

test('a plain pattern holds for the texts for which RE2 finds it', async () => {
  using session = await openDuckDB();
  const { connection } = session;
  const texts = fc.array(fc.string({ unit: fc.oneof(character, mark), maxLength: 8 }), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(patterns, texts, async (pattern, given) => {
      const plain = plainPattern(pattern);
      assert.ok(plain);
      const rows = await querySql(
        connection,
        `SELECT regexp_matches(text, $pattern, 'i') AS holds FROM (SELECT unnest($texts) AS text)`,
        { pattern, texts: listValue(given) },
      );
      const fits = new Uint8Array(given.length).fill(1);
      await narrowToPattern(fits, { texts: given, folded: new FoldedTexts(given) }, plain);
      assert.deepEqual(
        Array.from(fits, Boolean),
        rows.map(({ holds }) => holds),
      );
    }),
    { numRuns: 300 },
  );
});

test('two borders in a row are left to RE2, to which they mean something else', () => {
  for (const pattern of ['$$', 'a$$', '^^', '^$', 'a|b$$|c'])
    assert.equal(plainPattern(pattern), undefined);
  for (const pattern of ['a$', 'a$|b$', '\\$$']) assert.ok(plainPattern(pattern));
});

test('letters of plain patterns have the same other cases in RE2 as in JavaScript', async () => {
  const letters = Array.from({ length: 0xffff }, (_, code) => String.fromCodePoint(code)).filter(
    (letter) => letter.toLowerCase() !== letter || letter.toUpperCase() !== letter,
  );
  const plain = letters.filter((letter) => plainPattern(letter) !== undefined);
  assert.ok(plain.length > 500);
  using session = await openDuckDB();
  const all = letters.join('');
  const finds = plain.map((_, i) => `regexp_extract_all($all, $p${i}, 0, 'i') AS p${i}`);
  const bound = Object.fromEntries(plain.map((letter, i) => [`p${i}`, letter]));
  const [found = {}] = await querySql(session.connection, `SELECT ${finds.join(', ')}`, {
    all,
    ...bound,
  });
  for (const [i, letter] of plain.entries()) {
    assert.deepEqual(found[`p${i}`], all.match(new RegExp(letter, 'giu')));
  }
});

test('a literal is looked for wherever the letters are those of the pattern in another case', () => {
  const all = Array.from({ length: 0xffff }, (_, code) => String.fromCodePoint(code));
  const folded = new FoldedTexts(all);
  const text = all.join('');
  for (const letter of all) {
    const plain = plainPattern(letter);
    if (plain === undefined || plain.literal === '') continue;
    if (letter.toLowerCase() === letter && letter.toUpperCase() === letter) continue;
    const found = new Set(folded.rowsWith(letter, 0, all.length));
    for (const other of text.match(new RegExp(letter, 'giu')) ?? []) {
      assert.ok(found.has(other.charCodeAt(0)), `${letter} finds ${other}`);
    }
  }
});

test('patterns with groups, repetition, classes or many alternatives are left to RE2', () => {
  const needy = [
    'a+',
    'a*',
    'a?',
    '(a)',
    '[ab]',
    'a{2}',
    String.raw`\d`,
    'a\0',
    '\ud800',
    'ƛ',
    '𐐀',
  ];
  for (const pattern of [...needy, 'a|'.repeat(9), 'a'.repeat(201)]) {
    assert.equal(plainPattern(pattern), undefined, pattern);
  }
});

/** What the film table answers, as DuckDB would. */
const TABLE_SQL: Readonly<Record<TableCriterion, string>> = {
  genres: 'list_has_all(genres, $value::VARCHAR[])',
  exclude_genres: 'NOT list_has_any(genres, $value::VARCHAR[])',
  language: 'language = $value',
  earliest_date: 'year >= $value::DATE',
  latest_date: 'year <= $value::DATE',
  min_duration: 'duration >= $value',
  max_duration: 'duration <= $value',
  min_rating: 'rating::DOUBLE >= $value',
  max_rating: 'rating::DOUBLE <= $value',
  vote_count: 'vote_count >= $value',
};

/** The films that meet each criterion, by DuckDB; an empty list asks for nothing. */
async function eachAlone(
  connection: DuckDBConnection,
  asked: SearchCriteria,
): Promise<ReadonlyMap<Criterion, ReadonlySet<number>>> {
  const alone = new Map<Criterion, ReadonlySet<number>>();
  for (const [name, value] of Object.entries(asked)) {
    if (Array.isArray(value) && value.length === 0) continue;
    const { where, parameters } =
      name in TABLE_SQL
        ? {
            where: TABLE_SQL[name as TableCriterion],
            parameters: { value: Array.isArray(value) ? listValue(value) : value },
          }
        : filterOf({ [name]: value }, new Set());
    const rows = await querySql(connection, `SELECT film_id FROM films WHERE ${where}`, parameters);
    alone.set(name as Criterion, new Set(rows.map((row) => Number(row['film_id']))));
  }
  return alone;
}

/** The criteria that matchFilms takes. */
function forDatabase(asked: SearchCriteria): DatabaseCriteria {
  return Object.fromEntries(
    DATABASE_CRITERIA.flatMap((name) => (name in asked ? [[name, asked[name]]] : [])),
  );
}

/** The films that are in all sets, in the table's order. */
function meeting(table: FilmTable, sets: readonly ReadonlySet<number>[]): number[] {
  return [...table.filmIds].filter((id) => sets.every((films) => films.has(id)));
}

describe('searches in memory', () => {
  const database = openedFilmDatabase();

  test('find what DuckDB finds, and fit as well', async () => {
    const search = await database().filmSearch();
    const table = await database().read(loadFilmTable);
    const genres = fc.subarray(['Drama', 'Action', 'Horror', 'drama', 'No Such']);
    const dates = fc.constantFrom('1979-01-01', '1979-01-02', '2001-12-31', '0001-01-01');
    const criteria: fc.Arbitrary<SearchCriteria> = fc.record(
      {
        title: fc.oneof(patterns, fc.constantFrom('the', '^alien', 'rings|m', 'a+')),
        original_title: fc.oneof(patterns, fc.constantFrom('sen|to', 'o$')),
        genre: fc.constantFrom('drama', 'action,adv', '^Dr.ma$'),
        person: fc.constantFrom('keaton', 'a', 'peter jackson,', 'zzz'),
        persons: fc.constant(['Peter Jackson']),
        genres: genres,
        exclude_genres: genres,
        language: fc.constantFrom('en', 'fr', 'EN', ''),
        earliest_date: dates,
        latest_date: dates,
        min_duration: fc.constantFrom(0, 100, 117),
        max_duration: fc.constantFrom(0, 117, 178),
        min_rating: fc.constantFrom(0, 8, 8.3),
        max_rating: fc.constantFrom(8.5, 8.9, 10),
        vote_count: fc.constantFrom(0, 1000, 500_000),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(criteria, fc.boolean(), async (asked, withFits) => {
        const alone = await database().read(async (connection) => eachAlone(connection, asked));
        const { matches } = await search.find(asked, { sort: withFits ? 'relevance' : 'title' });
        const found = table.filmIds.filter((_, row) => matches.fits[row] !== 0);
        assert.deepEqual([...found], meeting(table, [...alone.values()]));
        assert.equal(matches.total, found.length);

        const { fits, matchedAsText } = await database().read(async (connection) =>
          matchFilms(connection, table, forDatabase(asked), withFits),
        );
        assert.deepEqual(matches.matchedAsText, matchedAsText);
        for (const [row, fit] of matches.fits.entries()) assert.ok(fit === 0 || fit === fits[row]);

        const relaxed = [...alone.keys()].map((criterion) => {
          const others = [...alone].filter(([other]) => other !== criterion);
          const total = meeting(
            table,
            others.map(([, films]) => films),
          ).length;
          return { criterion, total };
        });
        assert.deepEqual(
          await search.relax(asked),
          relaxed
            .filter(({ total }) => total > 0)
            .sort((a, b) => b.total - a.total || (a.criterion < b.criterion ? -1 : 1)),
        );
      }),
      // all titles hold an empty pattern, and still fit better or worse
      { numRuns: 150, examples: [[{ title: '', min_rating: 8 }, true]] },
    );
  });

  test('no film is lost where one slice of many ends and the next begins', async () => {
    const rows = [0, BLOCK - 1, BLOCK, 5 * BLOCK - 1, 5 * BLOCK, 44_999];
    const texts = Array.from({ length: 45_000 }, (_, row) => (rows.includes(row) ? 'Alien' : 'Al'));
    const fits = new Uint8Array(texts.length).fill(1);
    const alien = plainPattern('^alien');
    assert.ok(alien);
    await narrowToPattern(fits, { texts, folded: new FoldedTexts(texts) }, alien);
    assert.deepEqual(
      [...fits.keys()].filter((row) => fits[row] === 1),
      rows,
    );
  });

  test('a client that has left ends a long one', async () => {
    const texts = Array.from({ length: 50_000 }, () => 'alien');
    const fits = new Uint8Array(texts.length).fill(1);
    const left = AbortSignal.abort(new Error('left'));
    const long = { texts, folded: new FoldedTexts(texts) };
    const alien = plainPattern('alien');
    assert.ok(alien);
    await assert.rejects(narrowToPattern(fits, long, alien, undefined, left), /left/);
  });
});
