import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { before, describe, test } from 'node:test';
import { openedFilmDatabase } from '../../../test/fixtures/opened-film-database.ts';
import type { FilmParquet } from '../../search/parquet/film-parquet.ts';
import { filmAt, type FilmTable } from '../../search/table/film-table.ts';
import { listStream, MAX_EXPORTED } from './list-stream.ts';

const NEVER = new AbortController().signal;
// only for Parquet, which the tests of exports write with DuckDB
const NO_PARQUET = {} as FilmParquet;

describe('a list as a stream', () => {
  const database = openedFilmDatabase();
  let films: FilmTable;
  let rows: Int32Array;

  before(async () => {
    ({ films } = await database().filmSearch());
    rows = Int32Array.from({ length: films.filmIds.length }, (_, i) => i).toReversed();
  });

  const whole = async (
    format: 'json' | 'ndjson' | 'csv',
    frame?: Parameters<typeof listStream>[4],
  ) => text((await listStream({ films, rows }, format, NO_PARQUET, NEVER, frame)).stream);

  test('JSON is an array of all films in order, within its frame', async () => {
    const all = Array.from(rows, (row) => filmAt(films, row));
    assert.deepEqual(JSON.parse(await whole('json')), all);
    const frame = { before: '{"total":7,"films":', after: '}' };
    assert.deepEqual(JSON.parse(await whole('json', frame)), { total: 7, films: all });
  });

  test('NDJSON and CSV have a line for each film', async () => {
    const lines = (await whole('ndjson')).trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).film_id),
      Array.from(rows, (row) => films.filmIds[row]),
    );
    const [header, ...csv] = (await whole('csv')).trimEnd().split('\r\n');
    assert.match(header ?? '', /^film_id,title,/);
    assert.equal(csv.length, rows.length);
  });

  test('similar films have their similarity', async () => {
    const list = { films, rows: rows.subarray(0, 1), similarities: Float64Array.of(0.25) };
    const { stream } = await listStream(list, 'json', NO_PARQUET, NEVER);
    const expected = { ...filmAt(films, rows[0] ?? 0), similarity: 0.25 };
    assert.deepEqual(JSON.parse(await text(stream)), [expected]);
  });

  test('an empty list is a valid file', async () => {
    const list = { films, rows: new Int32Array() };
    const { stream } = await listStream(list, 'json', NO_PARQUET, NEVER);
    assert.equal(await text(stream), '[]');
  });

  test('a list that is too long is rejected', async () => {
    const list = { films, rows: new Int32Array(MAX_EXPORTED + 1) };
    await assert.rejects(listStream(list, 'csv', NO_PARQUET, NEVER), {
      code: 'request-invalid',
      data: { criterion: 'format' },
    });
  });
});
