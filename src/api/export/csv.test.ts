import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import * as fc from 'fast-check';
import { openDuckDB } from '../../duckdb/connect.ts';
import type { Film } from '../../search/film.ts';
import { csvHeader, csvLine } from './csv.ts';

const plain: Film = {
  film_id: 15324,
  title: 'Sherlock Jr.',
  year: '1924-01-01',
  duration: 45,
  genres: ['Comedy', 'Silent'],
  rating: 8.5,
  vote_count: 60000,
  persons: ['Buster Keaton'],
  original_title: null,
  language: null,
  countries: ['United States'],
  styles: ['silent film', 'slapstick film'],
};

test('a film is a line, lists are joined, unknown values are empty', () => {
  assert.equal(
    csvHeader(false) + csvLine(plain),
    'film_id,title,year,duration,genres,rating,vote_count,persons,original_title,language,countries,styles,imdb_id\r\n' +
      '15324,Sherlock Jr.,1924-01-01,45,Comedy|Silent,8.5,60000,Buster Keaton,,,United States,silent film|slapstick film,tt0015324\r\n',
  );
  assert.match(csvHeader(true), /,similarity,imdb_id\r\n$/);
  assert.match(csvLine(plain, 0.25), /,0.25,tt0015324\r\n$/);
});

const titled = (title: string): string => csvLine({ ...plain, title }).slice('15324,'.length);

test('commas, quotes and line breaks are quoted', () => {
  assert.match(titled('One, Two'), /^"One, Two",/);
  assert.match(titled('The "Thing"'), /^"The ""Thing""",/);
  assert.match(titled('two\r\nlines'), /^"two\r\nlines",/);
  assert.match(titled(' edge'), /^" edge",/);
});

test('no text begins a formula, wherever a spreadsheet splits fields', () => {
  assert.match(titled('=1+1'), /^'=1\+1,/);
  assert.match(titled('-30-'), /^'-30-,/);
  assert.match(titled('@midnight'), /^'@midnight,/);
  assert.match(titled('+1'), /^'\+1,/);
  assert.match(titled('＝cmd'), /^'＝cmd,/);
  assert.match(titled('x;=HYPERLINK("http://a")'), /^"x;'=HYPERLINK\(""http:\/\/a""\)",/);
  assert.match(titled('\t=1'), /^"'\t'=1",/);
  assert.match(titled('a\n@b'), /^"a\n'@b",/);
  assert.match(titled('Face/Off - 2=1'), /^Face\/Off - 2=1,/);
});

const COLUMNS = `{${csvHeader(false)
  .trim()
  .split(',')
  .map((name) => `'${name}': 'VARCHAR'`)
  .join(', ')}}`;

test('DuckDB reads any text back unchanged, except for the apostrophes', async (t) => {
  using session = await openDuckDB();
  const { connection } = session;
  const folder = mkdtempSync(join(tmpdir(), 'csv-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'films.csv');
  const text = fc.stringMatching(/^[a-z"',;|\r\n\t é=+@\\`${}\u200f\u2028\u202e七-]{1,12}$/);
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (titles) => {
      const films = titles.map((title) => csvLine({ ...plain, title }));
      writeFileSync(file, csvHeader(false) + films.join(''));
      const reader = await connection.runAndReadAll(
        `SELECT title FROM read_csv('${file}', delim = ',', quote = '"', escape = '"', header = true,
           new_line = '\\r\\n', all_varchar = true, auto_detect = false, columns = ${COLUMNS})`,
      );
      const read = reader.getRowsJS().map(([title]) => title);
      const unmarked = (given: unknown) =>
        String(given).replaceAll(/(?<=^|[;\t\r\n])'(?=[=+\-@\t\r])/g, '');
      assert.deepEqual(read.map(unmarked), titles.map(unmarked));
    }),
    { numRuns: 60 },
  );
});
