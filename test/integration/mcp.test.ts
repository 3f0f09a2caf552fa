import assert from 'node:assert/strict';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { startServer, type RunningServer } from '../../src/api/server/server.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

let fixture: FixtureApp;
let server: RunningServer;

before(async () => {
  fixture = await createFilmApp({ rateLimits: { suggest: { max: 1000, windowMs: 60_000 } } });
  server = await startServer(fixture.app, { port: 0 });
});
after(async () => {
  await server.close();
  await fixture[Symbol.asyncDispose]();
});

interface Film {
  readonly film_id: number;
  readonly title: string;
}

type Ways = readonly [string, () => Promise<AsyncDisposable & { readonly client: Client }>][];

const WAYS: Ways = [
  ['HTTP', overHttp],
  ['standard input and output', overStdio],
];

for (const [way, connect] of WAYS) {
  describe(`a session with the official client over ${way}`, () => {
    let session: Awaited<ReturnType<typeof connect>>;

    before(async () => {
      session = await connect();
    });
    after(async () => session[Symbol.asyncDispose]());

    const call = async (name: string, input: Record<string, unknown>) => {
      const { structuredContent, isError } = await session.client.callTool({
        name,
        arguments: input,
      });
      assert.notEqual(isError, true);
      return structuredContent as Record<string, never>;
    };

    test('lists five tools, each with schemas of its input and output', async () => {
      const { tools } = await session.client.listTools();
      assert.deepEqual(tools.map(({ name }) => name).toSorted(), [
        'compare_films',
        'films_for_me',
        'person',
        'search_films',
        'similar_films',
      ]);
      for (const { inputSchema, outputSchema, annotations } of tools) {
        assert.equal(inputSchema.type, 'object');
        assert.ok(Object.keys(outputSchema?.['properties'] ?? {}).length > 0);
        assert.equal(annotations?.readOnlyHint, true);
      }
    });

    test('leaves the server’s log to the server', async (t) => {
      const warn = t.mock.method(console, 'warn', () => undefined);
      await session.client.listTools();
      assert.equal(warn.mock.callCount(), 0);
    });

    test('searches, page by page', async () => {
      const query = { title: 'lord of the rings', sort: 'year', order: 'asc', limit: 2 };
      const first = await call('search_films', query);
      assert.equal(first['total'], 3);
      const films: readonly Film[] = first['films'] ?? [];
      assert.equal(films[0]?.film_id, 120737);
      const last = await call('search_films', { ...query, cursor: first['next'] });
      assert.equal((last['films'] as readonly Film[] | undefined)?.length, 1);
      assert.equal(last['next'], null);
    });

    test('suggests which criterion to drop when a search finds nothing', async () => {
      const answer = await call('search_films', { title: 'lord of the rings', min_rating: 9.9 });
      assert.equal(answer['total'], 0);
      const advice: readonly { criterion: string; total: number }[] = answer['try_without'] ?? [];
      assert.ok(advice.some(({ criterion, total }) => criterion === 'min_rating' && total === 3));
    });

    test('offers no exports, which a tool cannot return', async () => {
      const { isError } = await session.client.callTool({
        name: 'search_films',
        arguments: { format: 'csv' },
      });
      assert.equal(isError, true);
    });

    test('finds films similar to one given by title', async () => {
      const answer = await call('similar_films', { like: ['fellowship of the ring'], limit: 2 });
      const understood: readonly Film[] = answer['like'] ?? [];
      assert.deepEqual(
        understood.map(({ film_id: id }) => id),
        [120737],
      );
      const films: readonly (Film & { why: readonly { share: number }[] })[] =
        answer['films'] ?? [];
      assert.deepEqual(new Set(films.map(({ film_id: id }) => id)), new Set([167261, 167260]));
      assert.ok(films.every(({ why }) => why.length > 0 && (why[0]?.share ?? 0) > 0));
    });

    test('leaves out a reason that is sent back with the factor 0', async () => {
      const question = { like: ['fellowship of the ring'], limit: 1 };
      const reasonsOf = async (input: Record<string, unknown>) => {
        const { films = [] } = await call('similar_films', input);
        const [first] = films as readonly { why: readonly { field: string; term: string }[] }[];
        return first?.why.map(({ field, term }) => ({ field, term })) ?? [];
      };
      const reasons = await reasonsOf(question);
      assert.equal(reasons.length, 5);
      const terms = reasons.map((reason) => ({ ...reason, factor: 0 }));
      const others = await reasonsOf({ ...question, terms });
      assert.ok(others.length > 0);
      const names = new Set(reasons.map(({ field, term }) => `${field}:${term}`));
      assert.ok(!others.some(({ field, term }) => names.has(`${field}:${term}`)));
    });

    test('compares two films', async () => {
      const input = { film: 'tt0120737', other: 'The Two Towers (2002)', weights: { person: 1 } };
      const answer = await call('compare_films', input);
      const films: readonly Film[] = answer['films'] ?? [];
      assert.deepEqual(
        films.map(({ film_id: id }) => id),
        [120737, 167261],
      );
      const fields: readonly { field: string }[] = answer['fields'] ?? [];
      assert.deepEqual(
        fields.map(({ field }) => field),
        ['person'],
      );
    });

    test('describes a person', async () => {
      const answer = await call('person', { person: 'peter jackson', limit: 1 });
      assert.equal(answer['name'], 'Peter Jackson');
      const credits: readonly { total: number; films: readonly Film[] }[] = answer['credits'] ?? [];
      assert.equal(credits[0]?.total, 3);
      assert.equal(credits[0]?.films.length, 1);
    });

    for (const [what, name, input, words] of [
      [
        'an unknown film',
        'similar_films',
        { like: ['Zzyzx Qwfp'] },
        /no film matches "Zzyzx Qwfp"/,
      ],
      [
        'the wrong year',
        'similar_films',
        { like: ['The Two Towers (1950)'] },
        /no film matches "The Two/,
      ],
      ['an unknown person', 'person', { person: 'Zzyzx Qwfp' }, /no person matches "Zzyzx Qwfp"/],
      ['a film with itself', 'compare_films', { film: '120737', other: 'tt0120737' }, /same film/],
      ['look-around', 'search_films', { title: '(?=x)' }, /RE2/],
      ['a garbled cursor', 'search_films', { cursor: 'x' }, /cursor/],
      ['no film', 'similar_films', { like: [] }, /like/],
      ['an unknown argument', 'person', { person: 'x', age: 3 }, /additional properties/i],
      ['a number for a title', 'compare_films', { film: 1, other: 'x' }, /film/],
    ] as const) {
      test(`explains to the model what is wrong with ${what}`, async () => {
        const result = await session.client.callTool({ name, arguments: input });
        assert.equal(result.isError, true);
        const [message] = result.content;
        assert.match(message?.type === 'text' ? message.text : '', words);
      });
    }
  });
}

test('MCP rejects pages of other sites, and bodies that are too large', async () => {
  const post = async (headers: Record<string, string>, body = '{}') =>
    fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  assert.equal((await post({ origin: 'https://elsewhere.example' })).status, 403);
  assert.equal((await post({ origin: 'null' })).status, 403);
  assert.notEqual((await post({ origin: server.url })).status, 403);
  assert.equal((await post({}, `"${'x'.repeat(20_000)}"`)).status, 413);
  const get = await fetch(`${server.url}/mcp`);
  assert.equal(get.status, 405);
});

test('requests of a tool count against the limits of its caller', async () => {
  const limited = await createFilmApp({ rateLimits: { search: { max: 1, windowMs: 60_000 } } });
  await using running = await startServer(limited.app, { port: 0 });
  {
    await using session = await overHttp(running.url);
    const search = async () =>
      session.client.callTool({ name: 'search_films', arguments: { title: 'x' } });
    assert.notEqual((await search()).isError, true);
    assert.match(JSON.stringify((await search()).content), /at most 1 requests/);
  }
  await limited[Symbol.asyncDispose]();
});

async function overHttp(url = server.url) {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
  return { client, [Symbol.asyncDispose]: async () => client.close() };
}

async function overStdio() {
  const dataDir = await createFilmDatabase();
  const client = new Client({ name: 'test', version: '1' });
  const args = [MAIN, 'mcp', '--data-dir', dataDir.path];
  await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  return {
    client,
    async [Symbol.asyncDispose]() {
      await client.close();
      await dataDir[Symbol.asyncDispose]();
    },
  };
}
