import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { createFilmDatabase, FIXTURE_FILMS } from '../../../test/fixtures/film-database.ts';
import { dataDirSource } from './data-dir-source.ts';
import type { Export, FilmSource, SearchQuery } from './film-source.ts';

describe('a data directory', () => {
  const stack = new AsyncDisposableStack();
  const stop = new AbortController();
  let source: FilmSource;

  before(async () => {
    const { path } = stack.use(await createFilmDatabase());
    source = dataDirSource(path, stop.signal);
  });
  after(async () => stack.disposeAsync());

  /** What an export writes, which leaves its stream open. */
  async function exported<Result>(
    read: (stream: PassThrough) => Promise<Result>,
    format: Export['format'],
    query: SearchQuery,
    limit?: number,
  ): Promise<Result> {
    const to = new PassThrough();
    const reading = read(to);
    await source.exportSearch(query, { format, limit, to });
    assert.equal(to.writableEnded, false);
    to.end();
    return reading;
  }

  test('exports a whole list in each format', async () => {
    const query = { criteria: { genres: ['Horror'] } };
    const films: readonly { film_id: number }[] = JSON.parse(await exported(text, 'json', query));
    const horror = FIXTURE_FILMS.filter(({ genres }) => genres.includes('Horror'));
    assert.deepEqual(
      new Set(films.map((film) => film.film_id)),
      new Set(horror.map(({ id }) => id)),
    );
    const lines = await exported(text, 'ndjson', query);
    assert.deepEqual(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
      films,
    );
    const csv = await exported(text, 'csv', query);
    assert.match(csv, /^film_id,title,year,.*\r\n78748,Alien,1979-01-01,/);
    const parquet = await exported(buffer, 'parquet', query);
    assert.equal(parquet.toString('latin1', 0, 4), 'PAR1');
  });

  test('exports films in order, up to a limit', async () => {
    const query = { criteria: {}, sort: 'vote_count', order: 'asc' } as const;
    const lines = (await exported(text, 'ndjson', query, 3)).trimEnd().split('\n');
    const fewest = FIXTURE_FILMS.toSorted((a, b) => a.votes - b.votes || a.id - b.id).slice(0, 3);
    assert.deepEqual(
      lines.map((line) => (JSON.parse(line) as { film_id: number }).film_id),
      fewest.map(({ id }) => id),
    );
  });

  test('an export says which criteria were matched as text', async () => {
    const to = new PassThrough().resume();
    const query = { criteria: { title: '(500' } };
    const asText = await source.exportSearch(query, { format: 'csv', limit: undefined, to });
    assert.deepEqual(asText, ['title']);
  });

  test('finds similar films among those that match a filter', async () => {
    const query = { film: 'alien', preset: undefined, threshold: 0, limit: 100 };
    const all = await source.similar({ ...query, filter: {} });
    const some = await source.similar({ ...query, filter: { genres: ['Sci-Fi'] } });
    assert.equal(all.total, FIXTURE_FILMS.length - 1);
    assert.deepEqual(
      some.films.map(({ film_id, similarity }) => ({ film_id, similarity })),
      all.films
        .filter(({ genres }) => genres.includes('Sci-Fi'))
        .map(({ film_id, similarity }) => ({ film_id, similarity })),
    );
    assert.ok(some.total < all.total);
  });
});
