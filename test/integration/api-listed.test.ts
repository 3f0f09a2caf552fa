import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import type { Film } from '../../src/search/film.ts';
import { testBadRequests, type BadRequest } from '../fixtures/bad-requests.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';
import { FIXTURE_FILMS } from '../fixtures/film-database.ts';

const FILM = 120737;
const IDS = FIXTURE_FILMS.map(({ id }) => id);
const UNKNOWN = [1, 2 ** 31 - 1];

const search = (payload: object, query = ''): InjectOptions => ({
  method: 'POST',
  url: `/film/search${query}`,
  payload,
});
const similar = (payload: object): InjectOptions => ({
  method: 'POST',
  url: '/film/similar',
  payload: { like: [FILM], ...payload },
});

const invalid = (what: string, request: InjectOptions, path?: string): BadRequest => [
  what,
  request,
  400,
  'request-invalid',
  path,
];

const BAD_REQUESTS: readonly BadRequest[] = [
  invalid('a film for a list', search({ exclude: FILM }), '/exclude'),
  invalid('half a film', search({ exclude: [FILM, 1.5] }), '/exclude/1'),
  invalid('a negative film', similar({ include: [-1] }), '/include/0'),
  invalid('a film past int32', similar({ include: [2 ** 31] }), '/include/0'),
  invalid('null for a film', search({ exclude: [null] }), '/exclude/0'),
  invalid('a path for a name', search({ exclude: ['../films'] }), '/exclude/0'),
  invalid('dots for a name', { url: '/film/search?include=..' }, '/include/0'),
  invalid('a name in capitals', { url: '/film/search?include=Owned' }, '/include/0'),
  invalid('a name of 65 characters', search({ exclude: ['a'.repeat(65)] }), '/exclude/0'),
  invalid(
    '50,001 films',
    search({ exclude: Array.from({ length: 50_001 }, (_, id) => id) }),
    '/exclude',
  ),
  ['an unknown list', search({ exclude: [FILM, 'seen'] }), 404, 'list-unknown', '/exclude/1'],
  ['an unknown list in a URL', { url: '/film/search?exclude=seen' }, 404, 'list-unknown'],
  ['an unknown list of facets', { url: '/film/search/facets?include=x' }, 404, 'list-unknown'],
  ['an unknown list', similar({ include: ['owned'] }), 404, 'list-unknown', '/include/0'],
  ['an unknown list', { url: `/film/${FILM}/similar?exclude=x` }, 404, 'list-unknown'],
  ['an unknown list', { url: `/film/${FILM}/similar/0.1?exclude=x` }, 404, 'list-unknown'],
  ['a body above 1 MiB', search({ title: 'a'.repeat(2 ** 20) }), 413, 'body-too-large'],
];

describe('include and exclude', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const send = async (request: InjectOptions) => {
    const answer = await fixture.app.inject(request);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer;
  };

  testBadRequests(() => fixture.app, BAD_REQUESTS);

  test('a body with thousands of invalid items names the first of them', async () => {
    const exclude = Array.from({ length: 50_000 }, () => -1);
    const answer = await fixture.app.inject(search({ exclude }));
    assert.equal(answer.statusCode, 400);
    assert.equal(answer.json().errors.length, 20);
  });

  test('50,000 films in each list are accepted, and none of them needs to be known', async () => {
    const many = Array.from({ length: 50_000 - IDS.length }, (_, i) => 20_000_000 + i);
    const exclude = Array.from({ length: 50_000 }, (_, i) => 30_000_000 + i);
    const answer = await send(search({ include: [...many, ...IDS], exclude }));
    assert.equal(answer.json<Film[]>().length, IDS.length);
  });

  const items = fc.option(fc.subarray([...IDS, ...UNKNOWN]), { nil: undefined });

  test('the films of every route are those of the whole list that may be listed, in its order', async () => {
    const routes: readonly [string, InjectOptions, boolean][] = [
      ['search', search({ min_rating: 8 }, '?limit=1000&sort=vote_count'), false],
      ['search in the database', search({ persons: ['Ian McKellen'] }, '?limit=1000'), false],
      ['similar', similar({ limit: 1000, filter: { min_rating: 7 } }), true],
      ['diverse', similar({ limit: 1000, threshold: 0.01, unlike: [78748] }), true],
    ];
    for (const [what, request, isObject] of routes) {
      const listOf = (json: unknown) =>
        isObject ? (json as { films: Film[] }).films : (json as Film[]);
      const whole = listOf((await send(request)).json());
      await fc.assert(
        fc.asyncProperty(items, items, async (include, exclude) => {
          const payload = { ...(request.payload as object), include, exclude };
          const answer = await send({ ...request, payload });
          const expected = whole.filter(
            ({ film_id: id }) => (include?.includes(id) ?? true) && !exclude?.includes(id),
          );
          assert.deepEqual(listOf(answer.json()), expected, what);
          assert.equal(answer.headers['x-total-count'], String(expected.length), what);
        }),
        { numRuns: 25 },
      );
    }
  });

  test('a URL says the same as a body', async () => {
    const exclude = IDS.slice(0, 5);
    const query = [...exclude.map((id) => `exclude=tt${id}`), `include=${FILM}`, 'include=68646']
      .concat(IDS.slice(5).map((id) => `include=${id}`))
      .join('&');
    const include = [FILM, 68646, ...IDS.slice(5)];
    const body = await send(search({ include, exclude }));
    const url = await send({ url: `/film/search?${query}` });
    assert.equal(url.body, body.body);
    const facets = { method: 'POST', url: '/film/search/facets' } as const;
    const counted = await send({ ...facets, payload: { include, exclude } });
    assert.equal(counted.json().total, IDS.length - 5);
    assert.equal((await send({ url: `/film/search/facets?${query}` })).body, counted.body);
    const likes = await send(similar({ include, exclude }));
    assert.equal((await send({ url: `/film/${FILM}/similar?${query}` })).body, likes.body);
    const above = await send({ url: `/film/${FILM}/similar/0?${query}` });
    assert.deepEqual(
      above.json<Film[]>().map(({ film_id: id }) => id),
      likes.json<{ films: Film[] }>().films.map(({ film_id: id }) => id),
    );
    assert.equal(above.headers['x-total-count'], String(likes.json().total));
  });

  test('pages follow one another, and a cursor belongs to what was included and excluded', async () => {
    const exclude = IDS.filter((_, i) => i % 3 === 0);
    const all = (await send(search({ exclude }, '?limit=1000'))).json<Film[]>();
    const pages: Film[] = [];
    for (let url: string | undefined = '?limit=4'; url !== undefined;) {
      const page = await send(search({ exclude }, url));
      pages.push(...page.json<Film[]>());
      url = /search(\?.*)>;/.exec(String(page.headers['link']))?.[1];
    }
    assert.deepEqual(pages, all);
    const first = await send(similar({ exclude, limit: 3 }));
    const { next: cursor, total } = first.json();
    const second = await send(similar({ exclude: [...exclude, 1].toReversed(), limit: 3, cursor }));
    const whole = await send(similar({ exclude, limit: 1000 }));
    assert.deepEqual(second.json().films, whole.json().films.slice(3, 6));
    assert.equal(whole.json().films.length, total);
    for (const other of [{ exclude: exclude.slice(1) }, {}, { include: exclude }]) {
      const refused = await fixture.app.inject(similar({ ...other, limit: 3, cursor }));
      assert.equal(refused.json().code, 'cursor-invalid');
    }
  });

  test('facets and histograms count what may be listed, and advice names include and exclude', async () => {
    const exclude = IDS.filter((id) => id !== 78748 && id !== 90605);
    const { total, facets, histogram } = (await send(similar({ exclude }))).json();
    assert.equal(total, 2);
    assert.equal(
      histogram.counts.reduce((sum: number, count: number) => sum + count, 0),
      2,
    );
    assert.deepEqual(facets.decades, [
      { value: 1970, count: 1 },
      { value: 1980, count: 1 },
    ]);
    const none = await send(search({ include: [78748], title: '^alien$', exclude: [78748] }));
    assert.equal(none.headers['x-try-without'], 'exclude=1');
    const empty = await send(search({ include: [], min_rating: 9 }));
    assert.match(String(empty.headers['x-try-without']), /^include=\d+$/);
  });
});
