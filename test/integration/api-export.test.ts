import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import type { Film } from '../../src/search/film.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySql } from '../../src/duckdb/sql-file.ts';
import { testBadRequests } from '../fixtures/bad-requests.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';

const FILM = 120737;

/** DESIGN's columns of `films`, in order. */
const COLUMNS = [
  ['film_id', 'INTEGER'],
  ['title', 'VARCHAR'],
  ['year', 'DATE'],
  ['duration', 'INTEGER'],
  ['genres', 'VARCHAR[]'],
  ['rating', 'DECIMAL(4,2)'],
  ['vote_count', 'INTEGER'],
  ['persons', 'VARCHAR[]'],
  ['original_title', 'VARCHAR'],
  ['language', 'VARCHAR'],
  ['countries', 'VARCHAR[]'],
  ['styles', 'VARCHAR[]'],
] as const;

const FILM_SQL = `film_id, title, strftime(year, '%Y-%m-%d') AS year, duration, genres,
  rating::DOUBLE AS rating, vote_count, persons, original_title, language, countries, styles`;

/** A request for a list, by URL or by body. */
interface ListRequest {
  readonly url: string;
  readonly payload?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Lists, each with where its films are in the JSON of a page. */
const LISTS: readonly [string, ListRequest, (json: never) => readonly Film[]][] = [
  ['a search by address', { url: '/film/search?min_rating=8&sort=rating' }, (films) => films],
  ['a search in vain', { url: '/film/search?title=nowhere' }, (films) => films],
  ['a search by body', { url: '/film/search', payload: { genres: ['Drama'] } }, (films) => films],
  ['likes from a threshold on', { url: `/film/${FILM}/similar/0.01` }, (films) => films],
  [
    'likes in another order',
    { url: `/film/${FILM}/similar?diversity=0.5&min_rating=8` },
    ({ films }) => films,
  ],
  [
    'likes of several films',
    { url: '/film/similar', payload: { like: [FILM, 78748], preset: 'seed' } },
    ({ films }) => films,
  ],
];

describe('exports', () => {
  let fixture: FixtureApp;
  let folder: string;

  before(async () => {
    fixture = await createFilmApp();
    folder = await mkdtemp(join(tmpdir(), 'exports-'));
  });
  after(async () => {
    await fixture[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  const withQuery = (request: ListRequest, query: string): ListRequest => ({
    ...request,
    url: `${request.url}${request.url.includes('?') ? '&' : '?'}${query}`,
  });
  const send = async ({ payload, ...request }: ListRequest): Promise<LightMyRequestResponse> => {
    const answer = await fixture.app.inject(
      payload === undefined ? request : { ...request, method: 'POST', payload },
    );
    assert.equal(answer.statusCode, 200, answer.body);
    assert.match(String(answer.headers['vary']), /\bAccept\b/);
    return answer;
  };

  /** Reads an exported file with DuckDB: its columns with their types, and its rows. */
  async function readBack(answer: LightMyRequestResponse, reader: string) {
    using session = await openDuckDB();
    const { connection } = session;
    const file = join(folder, 'exported');
    await writeFile(file, answer.rawPayload);
    const from = reader.replace('$file', `'${file}'`);
    const described = await querySql(connection, `DESCRIBE FROM ${from}`);
    const types = described.map(({ column_name: name, column_type: type }) => [name, type]);
    const similarity = types.some(([name]) => name === 'similarity') ? ', similarity' : '';
    const films = await querySql(connection, `SELECT ${FILM_SQL}${similarity} FROM ${from}`);
    return { types, films };
  }

  for (const [what, request, filmsOf] of LISTS) {
    test(`${what}: CSV for spreadsheets has more columns at its end`, async () => {
      const plain = await send(withQuery(request, 'format=csv'));
      const answer = await send(withQuery(request, 'format=csv&bom=1'));
      assert.equal(answer.headers['content-type'], 'text/csv; charset=utf-8; header=present');
      const isSimilar = request.url.includes('similar');
      const [header = '', ...lines] = answer.body.split('\r\n');
      const [plainHeader = '', ...plainLines] = plain.body.split('\r\n');
      const more = isSimilar ? 'release_year,rank,reasons' : 'release_year';
      assert.equal(header, `\uFEFF${plainHeader},${more}`);
      assert.equal(lines.length, plainLines.length);
      for (const [i, line] of plainLines.slice(0, -1).entries()) {
        assert.ok(lines[i]?.startsWith(`${line},`), line);
        const rank = isSimilar ? `,${i + 1},` : '$';
        assert.match(lines[i]?.slice(line.length) ?? '', new RegExp(String.raw`^,\d{0,4}${rank}`));
      }
      if (isSimilar) assert.match(lines[0] ?? '', / \d+%"?$/);
      const ndjson = await send(withQuery(request, 'format=ndjson&bom=1'));
      assert.equal(ndjson.body, (await send(withQuery(request, 'format=ndjson'))).body);
    });

    test(`${what}: every format has the whole list in order`, async () => {
      const page = request.url.endsWith('/film/similar')
        ? await send({ ...request, payload: { ...request.payload, limit: 1000 } })
        : await send(withQuery(request, 'limit=1000'));
      const films = filmsOf(page.json());
      const total = String(films.length);

      const json = await send(withQuery(request, 'format=json'));
      assert.equal(json.body, page.body);
      const lines = await send(withQuery(request, 'format=ndjson'));
      assert.equal(lines.headers['content-type'], 'application/x-ndjson');
      const parsed = lines.body.split('\n').filter((line) => line !== '');
      assert.deepEqual(
        parsed.map((line) => JSON.parse(line) as unknown),
        films,
      );
      const csv = await send(withQuery(request, 'format=csv'));
      assert.equal(csv.headers['content-type'], 'text/csv; charset=utf-8; header=present');
      assert.equal(csv.headers['content-disposition'], 'attachment; filename="films.csv"');
      const ids = csv.body.split('\r\n').slice(1, -1);
      assert.deepEqual(
        ids.map((line) => Number(line.split(',')[0])),
        films.map((film) => film.film_id),
      );
      const parquet = await send(withQuery(request, 'format=parquet'));
      assert.equal(parquet.headers['content-type'], 'application/vnd.apache.parquet');
      assert.equal(Number(parquet.headers['content-length']), parquet.rawPayload.length);
      const read = await readBack(parquet, 'read_parquet($file)');
      const isSimilar = request.url.includes('similar');
      assert.deepEqual(read.types, [...COLUMNS, ...(isSimilar ? [['similarity', 'DOUBLE']] : [])]);
      assert.deepEqual(read.films, films);
      for (const answer of [page, json, lines, csv, parquet]) {
        assert.equal(answer.headers['x-total-count'], total);
      }
    });
  }

  test('an Accept header selects a format unless it prefers JSON', async () => {
    const search = { url: '/film/search?title=alien' };
    for (const [accept, type] of [
      ['text/csv', /^text\/csv/],
      ['application/x-ndjson, application/json;q=0.9', /^application\/x-ndjson/],
      ['application/vnd.apache.parquet', /^application\/vnd\.apache\.parquet/],
      ['text/csv, application/json', /^application\/json/],
      ['text/html, */*', /^application\/json/],
    ] as const) {
      const answer = await send({ ...search, headers: { accept } });
      assert.match(String(answer.headers['content-type']), type);
    }
    const both = await send({ url: '/film/search?format=csv', headers: { accept: '*/*' } });
    assert.match(String(both.headers['content-type']), /^text\/csv/);
  });

  test('a client can cache a file until the snapshot or the format changes', async () => {
    const tags = new Set<string>();
    for (const format of ['json', 'ndjson', 'csv', 'parquet']) {
      const url = `/film/search?title=alien&format=${format}`;
      const etag = String((await send({ url })).headers['etag']);
      assert.match(etag, /^W\/"fixture-/);
      tags.add(etag);
      const again = await fixture.app.inject({ url, headers: { 'if-none-match': etag } });
      assert.equal(again.statusCode, 304);
      assert.equal(again.rawPayload.length, 0);
    }
    assert.equal(tags.size, 4);
    const url = '/film/search?title=alien';
    const page = String((await send({ url })).headers['etag']);
    const headers = { 'if-none-match': page, accept: 'text/csv' };
    assert.equal((await fixture.app.inject({ url, headers })).statusCode, 200);
  });

  test('a limit shortens the list', async () => {
    const answer = await send({ url: '/film/search?format=ndjson&limit=2&sort=vote_count' });
    assert.equal(answer.body.split('\n').length, 3);
    assert.equal(answer.headers['x-total-count'], '21');
  });

  test('CSV is harmless in spreadsheets, and DuckDB reads it back unchanged', async () => {
    const answer = await send({ url: '/film/search?format=csv' });
    assert.doesNotMatch(answer.body, /(^|[,"\n])[=+@-]/);
    const read = await readBack(
      answer,
      `(SELECT * REPLACE (string_split(genres, '|') AS genres,
         coalesce(string_split(persons, '|'), []) AS persons,
         coalesce(string_split(countries, '|'), []) AS countries,
         coalesce(string_split(styles, '|'), []) AS styles)
        FROM read_csv($file, types = {'film_id': 'INTEGER', 'year': 'DATE', 'duration': 'INTEGER',
          'vote_count': 'INTEGER', 'language': 'VARCHAR', 'countries': 'VARCHAR',
          'styles': 'VARCHAR'}))`,
    );
    const films = (await send({ url: '/film/search?limit=1000' })).json<Film[]>();
    assert.deepEqual(read.films, films);
  });

  test('Parquet files are unlinked before they are sent, and so is their folder in the end', async () => {
    const folders = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('reelated-export-'));
    const others = new Set(await folders());
    let mine: string | undefined;
    {
      await using app = await createFilmApp();
      const url = '/film/search?format=parquet';
      const answers = await Promise.all([1, 2, 3].map(async () => app.app.inject(url)));
      assert.ok(answers.every(({ statusCode }) => statusCode === 200));
      mine = (await folders()).find((name) => !others.has(name));
      assert.ok(mine);
      assert.deepEqual(await readdir(join(tmpdir(), mine)), []);
    }
    assert.ok(!(await folders()).includes(mine));
  });

  testBadRequests(
    () => fixture.app,
    [
      ['an unknown format', { url: '/film/search?format=xml' }, 400, 'request-invalid', '/format'],
      ['two formats', { url: '/film/search?format=csv&format=json' }, 400, 'request-invalid'],
      [
        'a cursor of a file',
        { url: '/film/search?format=csv&cursor=x' },
        400,
        'request-invalid',
        '/cursor',
      ],
      [
        'an explained file',
        { url: `/film/${FILM}/similar?format=csv&explain=true` },
        400,
        'request-invalid',
        '/explain',
      ],
      [
        'a body’s cursor of a file',
        {
          method: 'POST',
          url: '/film/similar?format=ndjson',
          payload: { like: [FILM], cursor: 'x' },
        },
        400,
        'request-invalid',
        '/cursor',
      ],
      ['the file of an unknown film', { url: '/film/1/similar?format=csv' }, 404, 'film-unknown'],
      [
        'the file of a wrong pattern',
        { url: '/film/search?title=(%3F=x)&format=parquet' },
        400,
        'pattern-unsupported',
      ],
    ],
  );
});
