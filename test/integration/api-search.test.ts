import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import type { Film } from '../../src/search/film.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';

describe('searching through the API', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const get = async (url: string, headers: Record<string, string> = {}) =>
    fixture.app.inject({ url, headers });
  const post = async (url: string, payload: object) =>
    fixture.app.inject({ method: 'POST', url, payload });
  const titles = (answer: LightMyRequestResponse) =>
    answer.json<Film[]>().map((film) => film.title);

  test('a search by URL equals one by body, with lists as repeated parameters', async () => {
    const byBody = await post('/film/search?sort=rating', {
      genres: ['Action', 'Drama'],
      exclude_persons: ['Sean Bean'],
      min_rating: 8.5,
      language: 'en',
    });
    const byAddress = await get(
      '/film/search?genres=Action&genres=Drama&exclude_persons=Sean%20Bean&min_rating=8.5&language=en&sort=rating',
    );
    assert.equal(byBody.statusCode, 200);
    assert.deepEqual(titles(byBody), [
      'The Lord of the Rings: The Return of the King',
      'The Lord of the Rings: The Two Towers',
    ]);
    assert.equal(byAddress.body, byBody.body);
    assert.equal((await get('/film/search')).headers['x-total-count'], '21');
  });

  test('films are found by countries and styles, and facets count both', async () => {
    const found = await get('/film/search?countries=new%20zealand&styles=high%20fantasy');
    assert.deepEqual(titles(found), ['The Lord of the Rings: The Fellowship of the Ring']);
    const criteria = { countries: ['New Zealand'], styles: ['High fantasy'] };
    assert.equal((await post('/film/search', criteria)).body, found.body);
    const { facets } = (await get('/film/search/facets?styles=monster%20film')).json();
    assert.deepEqual(facets.countries, []);
    assert.deepEqual(facets.styles, [
      { value: 'monster film', count: 2 },
      { value: 'space horror', count: 1 },
    ]);
  });

  test('people are found by their ids: the films that all of them worked on', async () => {
    const idOf = async (name: string) =>
      (await get(`/person/search?name=${name}`)).json<{ person_id: number }[]>()[0]?.person_id ?? 0;
    const [weaver, cameron] = [await idOf('Sigourney Weaver'), await idOf('James Cameron')];
    const withBoth = titles(await post('/film/search', { person_ids: [weaver, cameron, weaver] }));
    assert.deepEqual(withBoth, ['Aliens']);
    const without = await post('/film/search', { exclude_person_ids: [weaver, cameron] });
    const names = ['Sigourney Weaver', 'James Cameron'];
    assert.equal(without.body, (await post('/film/search', { exclude_persons: names })).body);
    assert.ok(titles(without).length < 21 && !titles(without).includes('Aliens'));
    const withWeaver = await get(`/film/search?person_ids=${weaver}`);
    assert.equal(withWeaver.body, (await get('/film/search?persons=Sigourney Weaver')).body);
    const nobody = await get(`/film/search?person_ids=${weaver}&person_ids=2000000000`);
    assert.deepEqual([nobody.body, nobody.headers['x-try-without']], ['[]', 'person_ids=21']);
    const all = await post('/film/search', { person_ids: [] });
    assert.equal(all.headers['x-total-count'], '21');
  });

  test('films come in the requested order', async () => {
    const newest = titles(await get('/film/search?sort=year&limit=2'));
    assert.deepEqual(newest, [
      '(500) Days of Summer',
      'The Lord of the Rings: The Return of the King',
    ]);
    const oldest = titles(await get('/film/search?sort=year&order=asc&limit=1'));
    assert.deepEqual(oldest, ['Sherlock Jr.']);
    const best = titles(await post('/film/search?sort=relevance&limit=1', { title: 'm' }));
    assert.deepEqual(best, ['M']);
  });

  for (const [method, url, payload] of [
    ['GET', '/film/search?genre=drama%7Csci&person=a%26b%7Co&sort=rating&limit=3', undefined],
    ['POST', '/film/search?sort=vote_count&order=asc&limit=4', { min_rating: 8 }],
  ] as const) {
    test(`the Link headers of a ${method} lead through the whole list in order`, async () => {
      const getPage = async (pageUrl: string) =>
        fixture.app.inject({ method, url: pageUrl, ...(payload && { payload }) });
      const whole = titles(await getPage(url.replace(/limit=\d/, 'limit=1000')));
      const paged: string[] = [];
      let next: string | undefined = url;
      while (next !== undefined) {
        const answer: LightMyRequestResponse = await getPage(next);
        assert.equal(answer.statusCode, 200, answer.body);
        paged.push(...titles(answer));
        next = /^<(.*)>; rel="next"$/.exec(String(answer.headers.link))?.[1];
      }
      assert.deepEqual(paged, whole);
      assert.ok(whole.length > 4);
    });
  }

  test('an integer may be written with a fraction of 0, as in a body', async () => {
    const answers = await Promise.all(
      ['limit=2&person_ids=1', 'limit=2.0&person_ids=1.0&person_ids=1'].map(async (query) =>
        fixture.app.inject(`/film/search?${query}`),
      ),
    );
    for (const answer of answers) assert.equal(answer.statusCode, 200, answer.body);
    const half = await fixture.app.inject('/film/search?person_ids=1.5');
    assert.equal(half.statusCode, 400);
  });

  test('a cursor of another order is rejected', async () => {
    const first = await get('/film/search?sort=rating&limit=1');
    const next = /^<(.*)>/.exec(String(first.headers.link))?.[1] ?? '';
    const other = await get(next.replace('sort=rating', 'sort=year'));
    assert.equal(other.statusCode, 400);
    assert.equal(other.json().code, 'cursor-invalid');
  });

  test('facets count everything that a search finds, by body and by URL', async () => {
    const answer = await post('/film/search/facets', { person: 'miyazaki' });
    assert.equal(answer.statusCode, 200, answer.body);
    assert.deepEqual(answer.json(), {
      total: 3,
      facets: {
        genres: [
          { value: 'Animation', count: 3 },
          { value: 'Adventure', count: 2 },
          { value: 'Family', count: 2 },
          { value: 'Comedy', count: 1 },
          { value: 'Drama', count: 1 },
        ],
        decades: [
          { value: 1980, count: 1 },
          { value: 1990, count: 1 },
          { value: 2000, count: 1 },
        ],
        languages: [{ value: 'ja', count: 3 }],
        countries: [],
        styles: [],
        ratings: [{ value: 8, count: 3 }],
        durations: [
          { value: 60, count: 1 },
          { value: 120, count: 2 },
        ],
        vote_counts: [{ value: 100_000, count: 3 }],
      },
      try_without: [],
    });
    assert.equal((await get('/film/search/facets?person=miyazaki')).body, answer.body);
  });

  test('a search without results suggests which criterion to drop', async () => {
    const criteria = { title: 'alien', persons: ['James Cameron'], language: 'ja' };
    const found = await post('/film/search', criteria);
    assert.deepEqual(found.json(), []);
    assert.equal(found.headers['x-try-without'], 'language=1');
    const { total, try_without } = (await post('/film/search/facets', criteria)).json();
    assert.equal(total, 0);
    assert.deepEqual(try_without, [{ criterion: 'language', total: 1 }]);
    assert.equal((await post('/film/search', {})).headers['x-try-without'], undefined);
  });

  for (const url of [
    '/film/120737',
    '/film/120737/similar/0.1',
    '/film/search?title=alien',
    '/film/search/facets?title=alien',
    '/film/120737/similar?explain=true',
    '/film/120737/compare/78748',
    '/similarity/presets',
    '/dataset',
  ]) {
    test(`${url} can be cached by a client until the snapshot changes`, async () => {
      const first = await get(url);
      assert.equal(first.headers['x-snapshot'], 'fixture');
      const etag = String(first.headers.etag);
      assert.match(etag, /^"fixture-[\da-z]+-[\da-z]+"$/);
      assert.equal((await get(url)).body, first.body);
      for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await get(url, { 'if-none-match': tag });
        assert.equal(again.statusCode, 304);
        assert.equal(again.body, '');
        assert.equal(again.headers.etag, etag);
      }
      const other = await get(url, { 'if-none-match': '"fixture"' });
      assert.equal(other.statusCode, 200);
      assert.equal(other.body, first.body);
    });
  }

  test('neither an error nor a POST gets 304', async () => {
    const headers = { 'if-none-match': '*' };
    assert.equal((await get('/film/1', headers)).statusCode, 404);
    assert.equal((await get('/film/search?limit=0', headers)).statusCode, 400);
    const search = { method: 'POST', url: '/film/search', payload: {}, headers } as const;
    const answer = await fixture.app.inject(search);
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['x-snapshot'], 'fixture');
    assert.equal(answer.headers.etag, undefined);
  });
});
