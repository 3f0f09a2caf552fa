import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import type { Film } from '../../src/search/film.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';

const FELLOWSHIP = 120737;
const TWO_TOWERS = 167261;
const RETURN_OF_THE_KING = 167260;

describe('the API', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const get = async (url: string, headers: Record<string, string> = {}) =>
    fixture.app.inject({ url, headers });
  const search = async (body: object, query = '') =>
    fixture.app.inject({ method: 'POST', url: `/film/search${query}`, payload: body });

  test('says that it is running', async () => {
    const answer = await get('/', { accept: 'application/json' });
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.json(), 'Server is running.');
    assert.equal(answer.headers.vary, 'Accept');
  });

  test('gives browsers the web app at the same URL', async () => {
    const answer = await get('/', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    assert.match(String(answer.headers['content-type']), /^text\/html/);
    assert.match(answer.body, /<title>[^<]+ · Reelated<\/title>/);
  });

  test('gives a film by its id, in any notation', async () => {
    for (const url of [`/film/${FELLOWSHIP}`, `/film/${FELLOWSHIP}/`, '/film/tt0120737']) {
      const answer = await get(url);
      assert.equal(answer.statusCode, 200);
      assert.deepEqual(answer.json(), {
        film_id: FELLOWSHIP,
        title: 'The Lord of the Rings: The Fellowship of the Ring',
        year: '2001-01-01',
        duration: 178,
        genres: ['Action', 'Adventure', 'Drama'],
        rating: 8.9,
        vote_count: 2000000,
        persons: [
          'Elijah Wood',
          'Ian McKellen',
          'Viggo Mortensen',
          'Peter Jackson',
          'J.R.R. Tolkien',
          'Sean Bean',
        ],
        original_title: 'The Lord of the Rings: The Fellowship of the Ring',
        language: 'en',
        countries: ['New Zealand', 'United States'],
        styles: ['epic film', 'high fantasy'],
        links: [{ site: 'IMDb', url: 'https://www.imdb.com/title/tt0120737/' }],
      });
    }
  });

  test('gives a film again as it did before, whatever was requested in between', async () => {
    const first = await get(`/film/${FELLOWSHIP}`);
    assert.equal((await get(`/film/${TWO_TOWERS}`)).json().film_id, TWO_TOWERS);
    await fixture.app.inject({ method: 'HEAD', url: `/film/${FELLOWSHIP}` });
    const again = await get(`/film/${FELLOWSHIP}`);
    assert.equal(again.body, first.body);
    assert.equal(again.headers.etag, first.headers.etag);
  });

  test('gives a page of similar films again, but not in place of another one', async () => {
    const url = `/film/${FELLOWSHIP}/similar/0`;
    const first = await get(url);
    const others = [
      `${url}?limit=2`,
      `${url}?exclude=${TWO_TOWERS}`,
      `${url}.99`,
      `${url}?format=csv`,
    ];
    for (const other of [...others, `/film/${TWO_TOWERS}/similar/0`]) {
      assert.notEqual((await get(other)).body, first.body, other);
    }
    const [, next = ''] = /^<([^>]+)>/.exec(String(first.headers.link)) ?? [];
    assert.notEqual((await get(next)).body, first.body);
    const csv = await get(url, { accept: 'text/csv' });
    assert.match(String(csv.headers['content-type']), /^text\/csv/);
    const again = await get(`${url}/`);
    assert.equal(again.body, first.body);
    for (const name of ['x-total-count', 'etag', 'x-snapshot', 'vary']) {
      assert.equal(again.headers[name], first.headers[name], name);
    }
    const link = String(first.headers.link).replace('similar/0?', 'similar/0/?');
    assert.equal(again.headers.link, link);
  });

  test('gives unknown values as null', async () => {
    const film = (await get('/film/12345678')).json();
    assert.deepEqual(
      { year: film.year, duration: film.duration, language: film.language, persons: film.persons },
      { year: null, duration: null, language: null, persons: [] },
    );
  });

  test('gives similar films in order, the series first', async () => {
    const answer = await get(`/film/${FELLOWSHIP}/similar/0.5/`);
    const films = answer.json<(Film & { similarity: number })[]>();
    assert.deepEqual(
      films.map((film) => film.film_id),
      [TWO_TOWERS, RETURN_OF_THE_KING],
    );
    const [first, second] = films.map((film) => film.similarity);
    assert.ok(first! >= second! && second! >= 0.5 && first! < 1);
    assert.equal(answer.headers['x-total-count'], '2');
    assert.equal(answer.headers.link, undefined);
  });

  test('lists films with larger and with smaller ids', async () => {
    const films = (await get(`/film/${RETURN_OF_THE_KING}/similar/0.5`)).json<Film[]>();
    const ids = films.map((film) => film.film_id).sort((a, b) => a - b);
    assert.deepEqual(ids, [FELLOWSHIP, TWO_TOWERS]);
  });

  test('gives an empty list when no film is similar enough', async () => {
    const answer = await get(`/film/${FELLOWSHIP}/similar/1`);
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(answer.json(), []);
  });

  test('threshold 0 ranks all other films, ten by default', async () => {
    const answer = await get(`/film/${FELLOWSHIP}/similar/0`);
    assert.equal(answer.json().length, 10);
    assert.equal(answer.headers['x-total-count'], '20');
    const all = (await get(`/film/${FELLOWSHIP}/similar/0?limit=1000`)).json<Film[]>();
    assert.equal(all.length, 20);
    assert.ok(!all.some((film) => film.film_id === FELLOWSHIP));
  });

  test('searches with all criteria at once, with a trailing slash', async () => {
    const answer = await fixture.app.inject({
      method: 'POST',
      url: '/film/search/',
      payload: {
        title: 'fellowship',
        genre: 'adv',
        person: 'mckellen',
        genres: ['Action', 'Drama'],
        persons: ['Elijah Wood', 'Peter Jackson'],
        earliest_date: '2000-12-31',
        latest_date: '2001-01-01',
        min_duration: 100,
        max_duration: 178,
        min_rating: 8.9,
        max_rating: 10,
        vote_count: 2000000,
      },
    });
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(
      answer.json<Film[]>().map((film) => film.film_id),
      [FELLOWSHIP],
    );
  });

  test('lists the criteria that it matched as plain text', async () => {
    const answer = await search({ title: '*batteries', person: 'C++' });
    assert.equal(answer.headers['x-matched-as-text'], 'title, person');
    assert.equal((await search({ title: 'the' })).headers['x-matched-as-text'], undefined);
  });

  /** Follows the Link headers from the first page to the last. */
  async function follow(first: string, body?: object): Promise<readonly Film[]> {
    const films: Film[] = [];
    let url: string | undefined = first;
    while (url !== undefined) {
      const answer: LightMyRequestResponse = await fixture.app.inject({
        method: body === undefined ? 'GET' : 'POST',
        url,
        ...(body && { payload: body }),
      });
      assert.equal(answer.statusCode, 200);
      films.push(...answer.json<Film[]>());
      url = /^<(.*)>; rel="next"$/.exec(String(answer.headers.link))?.[1];
    }
    return films;
  }

  test('pages of a search and of similar films are the whole lists', async () => {
    const whole = (await search({ min_rating: 7 })).json<Film[]>();
    const ranked = (await get(`/film/${FELLOWSHIP}/similar/0?limit=1000`)).json<Film[]>();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 22 }), async (limit) => {
        assert.deepEqual(await follow(`/film/search?limit=${limit}`, { min_rating: 7 }), whole);
        assert.deepEqual(await follow(`/film/${FELLOWSHIP}/similar/0?limit=${limit}`), ranked);
      }),
      { numRuns: 12 },
    );
  });

  test('a cursor is valid for its query only, whatever the order of its fields', async () => {
    const first = await search({ min_rating: 7, title: 'the' }, '?limit=1');
    const query = /\?[^>]*/.exec(String(first.headers.link))?.[0] ?? '';
    assert.equal((await search({ title: 'the', min_rating: 7 }, query)).statusCode, 200);
    for (const other of [{}, { title: 'the' }, { title: 'the', min_rating: 7.5 }]) {
      const answer = await search(other, query);
      assert.equal(answer.statusCode, 400);
      assert.equal(answer.json().code, 'cursor-invalid');
    }
  });

  test('a cursor of an earlier database has expired', async () => {
    await using other = await createFilmApp({ snapshotId: 'later' });
    const first = await search({}, '?limit=1');
    const url = /^<(.*)>/.exec(String(first.headers.link))?.[1] ?? '';
    const answer = await other.app.inject({ method: 'POST', url, payload: {} });
    assert.equal(answer.statusCode, 410);
    assert.equal(answer.json().code, 'cursor-expired');
  });

  test('describes its data, with the licence line', async () => {
    const dataset = (await get('/dataset')).json();
    assert.equal(dataset.snapshot, 'fixture');
    assert.deepEqual(dataset.counts, { films: 21 });
    assert.match(dataset.licence, /^Information courtesy of IMDb/);
  });

  test('serves the OpenAPI document in the repository', async () => {
    const committed = await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
    const served = (await get('/openapi.json')).json();
    assert.equal(served.openapi, '3.1.0');
    assert.deepEqual(served, JSON.parse(committed), 'run `node scripts/write-openapi.ts`');
  });

  for (const [path, url, headers, status] of [
    ['/film/{film_id}', `/film/${FELLOWSHIP}`, {}, 200],
    ['/film/{film_id}', '/film/1', {}, 404],
    ['/film/{film_id}', `/film/${FELLOWSHIP}`, { 'if-none-match': '*' }, 304],
    ['/film/search', '/film/search?limit=2', {}, 200],
    ['/film/search', '/film/search?title=nowhere&min_rating=1', {}, 200],
    ['/film/search', '/film/search?title=(', {}, 200],
    ['/film/search', '/film/search?limit=0', {}, 400],
    ['/film/{film_id}/similar', `/film/${FELLOWSHIP}/similar?limit=2`, {}, 200],
    ['/person/search', '/person/search?name=peter&limit=1', {}, 200],
    ['/dataset', '/dataset', {}, 200],
    ['/health/live', '/health/live', {}, 200],
  ] as const) {
    test(`describes the headers of ${status} to ${url} ${Object.keys(headers).join()}`, async () => {
      const { paths } = (await get('/openapi.json')).json();
      const answer = await get(url, headers);
      assert.equal(answer.statusCode, status);
      const described = Object.keys(paths[path].get.responses[status].headers);
      const sent = Object.keys(answer.headers).filter((name) =>
        /^(x-(?!content-type|frame)|etag|link|ratelimit|retry-after)/.test(name),
      );
      const names = new Set(described.map((name) => name.toLowerCase()));
      assert.deepEqual(
        sent.filter((name) => !names.has(name)),
        [],
      );
      assert.ok(sent.length >= 3);
    });
  }

  test('serves the files of the page that tries requests out, once to each browser', async () => {
    const style = await get('/docs/static/theme/reelated.css');
    assert.match(style.body, /swagger-ui/);
    const script = await get('/docs/static/swagger-ui-bundle.js');
    assert.equal(script.statusCode, 200);
    assert.match(
      String(script.headers['content-type']),
      /^application\/javascript|^text\/javascript/,
    );
    const again = { 'if-none-match': String(script.headers['etag']) };
    assert.equal((await get('/docs/static/swagger-ui-bundle.js', again)).statusCode, 304);
    const missing = await get('/docs/static/none.js');
    assert.equal(missing.statusCode, 404);
    assert.equal(missing.json().code, 'route-unknown');
  });

  test('responds with a strict content security policy that stays on HTTP', async () => {
    const { headers } = await get('/', { accept: 'text/html' });
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /script-src 'self';/);
    assert.doesNotMatch(policy, /unsafe|upgrade-insecure-requests/);
    assert.equal(headers['strict-transport-security'], undefined);
    const docs = await get('/docs');
    assert.match(String(docs.headers['content-security-policy']), /script-src 'self';/);
  });
});
