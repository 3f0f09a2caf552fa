import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { typesOf } from '../../scripts/openapi-types/generate.ts';
import { startServer, type RunningServer } from '../../src/api/server/server.ts';
import {
  createClient,
  dataOf,
  pageOf,
  pagesOf,
  ProblemError,
  type Film,
  type ReelatedClient,
} from '../../src/client/client.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';
import { FIXTURE_FILMS } from '../fixtures/film-database.ts';

test('the types of the client are those of the OpenAPI document', async () => {
  const path = fileURLToPath(new URL('../../src/client/openapi.ts', import.meta.url));
  const document = await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
  assert.equal(
    await readFile(path, 'utf8'),
    await typesOf(JSON.parse(document), path),
    'run `node scripts/write-openapi.ts`',
  );
});

describe('the client', () => {
  let fixture: FixtureApp;
  let server: RunningServer;
  let api: ReelatedClient;

  before(async () => {
    fixture = await createFilmApp({ rateLimits: { other: { max: 1, windowMs: 60_000 } } });
    server = await startServer(fixture.app, { port: 0 });
    api = createClient({ baseUrl: server.url });
  });
  after(async () => {
    await server.close();
    await fixture[Symbol.asyncDispose]();
  });

  const film = async (film_id: string) =>
    dataOf(api.GET('/film/{film_id}', { params: { path: { film_id } } }));

  test('gives a film', async () => {
    const { title, year }: Film = await film('tt0120737');
    assert.equal(title, 'The Lord of the Rings: The Fellowship of the Ring');
    assert.equal(year, '2001-01-01');
  });

  test('throws the problem of an error response, with code and fields', async () => {
    await assert.rejects(film('999'), (error) => {
      assert.ok(error instanceof ProblemError);
      assert.equal(error.status, 404);
      assert.equal(error.code, 'film-unknown');
      assert.equal(error.message, 'no film has the id 999');
      return true;
    });
    await assert.rejects(film('Alien'), { status: 400, code: 'request-invalid' });
  });

  test('gets the same from a search by body and by URL', async () => {
    const criteria = { genres: ['Drama', 'Adventure'], min_rating: 8 };
    const byBody = await pageOf(api.POST('/film/search', { body: criteria }));
    const byAddress = await pageOf(api.GET('/film/search', { params: { query: criteria } }));
    assert.ok(byBody.total > 1);
    assert.deepEqual(byAddress, byBody);
    assert.equal(byBody.next, null);
  });

  test('walks through all pages of a list', async () => {
    const films: number[] = [];
    const send = (at: { cursor?: string }) =>
      api.GET('/film/search', { params: { query: { limit: 7, ...at } } });
    for await (const { items, total } of pagesOf(send)) {
      assert.equal(total, FIXTURE_FILMS.length);
      films.push(...items.map(({ film_id }) => film_id));
    }
    assert.deepEqual(new Set(films), new Set(FIXTURE_FILMS.map(({ id }) => id)));
    assert.equal(films.length, FIXTURE_FILMS.length);
  });

  test('says when to try again', async () => {
    const send = async () => dataOf(api.GET('/dataset'));
    await send();
    await assert.rejects(send(), (error) => {
      assert.ok(error instanceof ProblemError);
      assert.equal(error.code, 'rate-limited');
      assert.ok((error.retryAfterSeconds ?? 0) > 0);
      return true;
    });
  });

  test('reports what a proxy responded instead of the server', async (t) => {
    const proxy = createServer((_, answer) => answer.writeHead(502).end('<h1>Bad</h1>'));
    t.after(() => proxy.close());
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const address = proxy.address();
    assert.ok(typeof address === 'object' && address !== null);
    const behind = createClient({ baseUrl: `http://127.0.0.1:${address.port}` });
    await assert.rejects(dataOf(behind.GET('/dataset')), {
      status: 502,
      problem: undefined,
      message: 'the server responded with 502 Bad Gateway',
    });
  });

  test('types paths, parameters and responses', () => {
    async function checkedByTheCompiler(): Promise<void> {
      // @ts-expect-error -- there is no such path
      await api.GET('/films');
      // @ts-expect-error -- the id is missing
      await api.GET('/film/{film_id}', {});
      // @ts-expect-error -- a rating is a number
      await api.POST('/film/search', { body: { min_rating: '8' } });
      const found = await film('1');
      // @ts-expect-error -- a film has no such field
      void found.budget;
    }
    assert.equal(typeof checkedByTheCompiler, 'function');
  });
});
