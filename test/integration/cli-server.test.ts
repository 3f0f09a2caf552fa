import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import { buildApp } from '../../src/api/app.ts';
import { startServer } from '../../src/api/server/server.ts';
import { openSnapshot } from '../../src/api/snapshot/snapshot.ts';
import { EXPORT_FORMATS } from '../../src/api/export/format.ts';
import { optionOf } from '../../src/cli/query/criteria-options.ts';
import { CRITERIA } from '../../src/search/search-criteria.ts';
import { runCli, type Ending } from '../fixtures/cli.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

/** Options with the example of every criterion. */
function everyCriterion(): readonly string[] {
  return Object.entries(CRITERIA).flatMap(([criterion, { example }]) => [
    optionOf(criterion),
    ...[example].flat().map(String),
  ]);
}

describe('commands give the same with a server as with a data directory', () => {
  const stack = new AsyncDisposableStack();
  let dataDir = '';
  let url = '';

  before(async () => {
    const database = stack.use(await createFilmDatabase());
    const snapshot = stack.use(await openSnapshot(database.path, UNHURRIED));
    const app = await buildApp({ ...UNHURRIED, snapshot });
    stack.defer(async () => app.close());
    const server = stack.use(await startServer(app, { port: 0 }));
    dataDir = database.path;
    url = server.url;
  });
  after(async () => stack.disposeAsync());

  const ratings = join(tmpdir(), `reelated-ratings-${process.pid}.csv`);
  before(() => {
    const lines = ['Title,Year,Your Rating', 'Alien,1979,9', 'M,1931,2', 'No Such Film,1999,5'];
    writeFileSync(ratings, lines.join('\n'));
  });
  after(() => rmSync(ratings));

  const QUERIES: readonly (readonly [string, readonly string[]])[] = [
    ['a film by title', ['similar', 'alien', '--limit', '3']],
    ['a film by id, for programs', ['similar', 'tt0078748', '--limit', '4', '--json']],
    ['a film that a title begins', ['similar', 'the', 'godf', '--preset', 'seed']],
    ['a threshold that some reach', ['similar', '78748', '--threshold', '0.1']],
    ['a title that looks like a pattern', ['similar', '(500)', '--limit', '2']],
    ['no such film', ['similar', 'no such film']],
    ['all films', ['search', '--limit', '1000', '--json']],
    ['criteria', ['search', '--genres', 'Drama,Crime', '--min-rating', '8', '--limit', '5']],
    ['text that is not a valid pattern', ['search', '--title', '(500']],
    ['criteria that no film matches', ['search', '--person', 'nobody at all', '--vote-count', '9']],
    ['a pattern that is not supported', ['search', '--title', '(?=alien)']],
    ['an incomplete date', ['search', '--earliest-date', '1999']],
    ['every criterion', ['search', ...everyCriterion(), '--json']],
    ['criteria that exclude', ['search', '--exclude-genres', 'Drama', 'Horror,Action']],
    ['people by id', ['search', '--person-ids', 'nm0000001', '2']],
    ['an invalid id', ['search', '--person-ids', 'tt0000001']],
    ['an order', ['search', '--sort', 'year', '--order', 'asc', '--limit', '4']],
    ['the best match first', ['search', '--title', 'alien', '--sort', 'relevance']],
    ['an unknown order', ['search', '--sort', 'colour']],
    ['similar films that match criteria', ['similar', 'alien', '--genres', 'Horror,Sci-Fi']],
    ['a filter with text', ['similar', 'alien', '--original-title', '(500']],
    ['a filter with an invalid pattern', ['similar', 'alien', '--title', '(?=the)']],
    ['weights', ['similar', 'alien', '--weight', 'director=3', '--weight=genre=0', '--json']],
    ['weights over a preset', ['similar', 'alien', '--preset', 'seed', '--weight', 'era=0.5']],
    ['a weight of no field', ['similar', 'alien', '--weight', 'mood=1']],
    ['a weight that is no number', ['similar', 'alien', '--weight', 'genre=much']],
    ['a film with its year', ['similar', 'Alien (1979)', '--limit', '1']],
    ...EXPORT_FORMATS.map(
      (format) =>
        [`a list as ${format}`, ['search', '--genres', 'Drama', '--format', format]] as const,
    ),
    ['a list cut short', ['search', '--sort', 'rating', '--limit', '2', '--format', 'csv']],
    ['films by ratings', ['for-you', ratings, '--limit', '3']],
    ['films by ratings, for programs', ['for-you', ratings, '--json', '--preset', 'seed']],
    ['films by ratings as a table', ['for-you', ratings, '--format', 'csv', '--genres', 'Drama']],
    ['films by ratings that are not there', ['for-you', '/no/such/ratings.csv']],
    ['an empty list', ['search', '--title', 'no such title', '--format', 'ndjson']],
  ];
  for (const [name, args] of QUERIES) {
    test(name, async () => {
      const [local, remote] = await Promise.all([
        runCli([...args, '--data-dir', dataDir]),
        runCli([...args, '--server', url]),
      ]);
      assert.deepEqual(remote, local);
      assert.doesNotMatch(remote.stderr, /\n\s+at /, 'no stack');
    });
  }

  test('no data directory is needed', async () => {
    const environment = { REELATED_DATA_DIR: '/no/such', REELATED_SERVER: url };
    const { code, stdout } = await runCli(['search', '--title', '^alien$'], { environment });
    assert.equal(code, 0);
    assert.match(stdout, /\(1 of 1 films\)/);
  });
});

describe('a server that is not Reelated, or fails, ends the command with an error code', () => {
  async function askedOf(
    listener: RequestListener,
    args: readonly string[] = ['similar', 'alien'],
  ): Promise<Ending> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const ending = await runCli([...args, '--server', `http://127.0.0.1:${port}`]);
    server.closeAllConnections();
    server.close();
    return ending;
  }

  const OTHERS: readonly (readonly [string, RequestListener, RegExp])[] = [
    [
      'a page',
      (_request, response) => response.end('<p>Hello.</p>'),
      /is not Reelated \(status 200\).*\(server-foreign\)/,
    ],
    [
      'a status without a problem',
      (_request, response) => response.writeHead(502).end('{}'),
      /is not Reelated \(status 502\).*\(server-foreign\)/,
    ],
    [
      'a connection that breaks',
      (_request, response) => response.destroy(),
      /cannot reach the server at http:.*\(server-unreachable\)/,
    ],
    [
      'a response that is cut off',
      (_request, response) => {
        response.writeHead(200, { 'content-length': 1000, 'x-snapshot': '1' }).write('[');
        setTimeout(() => response.destroy(), 50);
      },
      /cannot reach the server at http:.*\(server-unreachable\)/,
    ],
    [
      'a problem',
      (_request, response) =>
        response
          .writeHead(429, { 'content-type': 'application/problem+json' })
          .end(JSON.stringify({ status: 429, code: 'rate-limited', detail: 'too many' })),
      /^reelated: too many \(rate-limited\)\n$/,
    ],
  ];
  for (const [name, listener, message] of OTHERS) {
    test(name, async () => {
      const { code, stdout, stderr } = await askedOf(listener);
      assert.match(stderr, message);
      assert.equal(stderr.split('\n').length, 2, 'one line');
      assert.equal(stdout, '');
      assert.equal(code, 1);
    });
  }

  test('a file that is cut off', async () => {
    const { code, stdout, stderr } = await askedOf(
      (_request, response) => {
        const headers = { 'content-disposition': 'attachment', 'x-snapshot': '1' };
        response.writeHead(200, { ...headers, 'content-length': 1000 }).write('film_id,title');
        setTimeout(() => response.destroy(), 50);
      },
      ['search', '--format', 'csv'],
    );
    assert.match(stderr, /^reelated: cannot reach the server at .*\(server-unreachable\)\n$/);
    assert.equal(stdout, 'film_id,title');
    assert.equal(code, 1);
  });

  test('nothing at all', async () => {
    const ending = await runCli(['search', '--server', 'http://127.0.0.1:1']);
    assert.match(
      ending.stderr,
      /cannot reach the server at http:\/\/127.0.0.1:1\/: .*server-unreachable/,
    );
    assert.equal(ending.code, 1);
  });
});
