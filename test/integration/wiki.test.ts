import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  buildWiki,
  builtBytes,
  builtRows,
  FAST,
  worldOf,
  type WikiBuild,
} from '../fixtures/wiki-build.ts';
import {
  serveWiki,
  type WikiScript,
  type WikiServer,
  type WikiWorld,
} from '../fixtures/wiki-server.ts';
import type { WikiItem } from '../fixtures/wiki-server-sparql.ts';
import { watchedDataDir } from '../fixtures/watched-files.ts';
import { failureOf, tasksThatRan } from '../fixtures/run-pipeline.ts';

const DAY_MS = 24 * 3600 * 1000;
const CONTACT = 'someone@example.org';

function buildOf(
  t: TestContext,
  server: WikiServer,
  filmIds: readonly number[],
): WikiBuild & { readonly dataDir: string } {
  return {
    dataDir: watchedDataDir(t),
    filmIds,
    wikidata: { kind: 'service', url: server.sparqlUrl, limits: FAST },
    wikipedia: { kind: 'service', url: server.apiUrl, contact: CONTACT, limits: FAST },
  };
}

const film = (id: number, statements: WikiItem['statements'] = [], article?: string): WikiItem => ({
  imdb: `tt${String(id).padStart(7, '0')}`,
  statements,
  ...(article === undefined ? {} : { article }),
});

test('asks in batches, two at a time and one at a time, and names itself', async (t) => {
  const world = worldOf(450);
  const server = await serveWiki(t, world, async () => {
    await sleep(20);
    return undefined;
  });
  const build = buildOf(t, server, world.filmIds);
  const summary = await buildWiki(build);
  assert.equal(summary.status, 'succeeded');
  assert.equal(server.count('sparql'), 3);
  assert.equal(server.count('api'), 23);
  assert.equal(server.mostOpen.sparql, 2);
  assert.equal(server.mostOpen.api, 1);
  for (const { kind, method, headers, parameters, keys } of server.seen) {
    const program = /^Reelated\/\d+\.\d+\.\d+ \(self-hosted film similarity(; [^)]*)?\) Node\.js\//;
    const [, contact] = program.exec(String(headers['user-agent'])) ?? assert.fail();
    assert.equal(contact, kind === 'api' ? `; ${CONTACT}` : undefined);
    assert.match(String(headers['accept-encoding']), /gzip/);
    assert.equal(method, kind === 'sparql' ? 'POST' : 'GET');
    if (kind === 'sparql') continue;
    assert.equal(parameters.get('maxlag'), '5');
    assert.ok(keys.length <= 20);
  }
  const rows = builtRows(build.dataDir, 'wikidata');
  assert.deepEqual(rows[0], ['tconst', 'property', 'value', 'label']);
  assert.equal(rows.length, 1 + 450 * 5);
  assert.deepEqual(rows.slice(1, 6), [
    ['tt0000001', 'P136', 'Q101', 'genre 1'],
    ['tt0000001', 'P364', 'Q1860', 'English'],
    ['tt0000001', 'P4947', '1001', '1001'],
    ['tt0000001', 'P495', 'Q31', 'country 1'],
    ['tt0000001', 'article', 'Film_1_(1951_film)', 'Film 1 (1951 film)'],
  ]);
  const articles = builtRows(build.dataDir, 'articles');
  assert.equal(articles.length, 451);
  assert.deepEqual(articles[1], [
    'tt0000001',
    'Film_1_(1951_film)',
    'Film 1 is about 1 people and a ship.',
  ]);
  const sidecar = JSON.parse(
    readFileSync(join(build.dataDir, 'datasets', 'articles.tsv.gz.json'), 'utf8'),
  );
  assert.equal(sidecar.url, server.apiUrl);
  assert.equal(sidecar.bytes, builtBytes(build.dataDir, 'articles').length);
});

test('a second build asks nothing, a new film asks about itself alone', async (t) => {
  const world = worldOf(30);
  const server = await serveWiki(t, world);
  const build = buildOf(t, server, world.filmIds.slice(0, 29));
  await buildWiki(build);
  const asked = server.seen.length;
  assert.deepEqual(tasksThatRan(await buildWiki(build)), []);
  // also when the files have gone, and when every task is made to run
  rmSync(join(build.dataDir, 'datasets', 'wikidata.tsv.gz'));
  assert.deepEqual(tasksThatRan(await buildWiki(build)), ['SourceWikidata']);
  const forced = await buildWiki(build, { force: true });
  assert.equal(forced.status, 'succeeded');
  assert.equal(server.seen.length, asked);

  await buildWiki({ ...build, filmIds: world.filmIds });
  assert.deepEqual(
    server.seen.slice(asked).map(({ keys }) => keys),
    [['tt0000030'], ['Film 30 (1980 film)']],
  );
  assert.equal(builtRows(build.dataDir, 'articles').length, 31);
});

test('films without an answer are not asked about again either, for thirty days', async (t) => {
  const server = await serveWiki(t, { items: [film(1, [['P136', 'Q8', 'drama']])], pages: {} });
  const start = Date.parse('2026-11-01');
  const build = { ...buildOf(t, server, [1, 2]), now: () => start };
  await buildWiki(build);
  assert.deepEqual(builtRows(build.dataDir, 'wikidata').slice(1), [
    ['tt0000001', 'P136', 'Q8', 'drama'],
  ]);
  assert.equal(server.count('sparql'), 1);
  await buildWiki({ ...build, now: () => start + 29 * DAY_MS }, { force: true });
  assert.equal(server.count('sparql'), 1);
  await buildWiki({ ...build, now: () => start + 31 * DAY_MS }, { force: true });
  assert.equal(server.count('sparql'), 2);
  // a clock that went wrong for a while
  await buildWiki({ ...build, now: () => start }, { force: true });
  assert.equal(server.count('sparql'), 3);
});

test('answers older than thirty days are used while the service is down', async (t) => {
  const world = worldOf(5);
  let isDown = false;
  const script: WikiScript = (_request, response) => {
    if (!isDown) return undefined;
    response.writeHead(503).end();
    return 'done';
  };
  const server = await serveWiki(t, world, script);
  const build = buildOf(t, server, world.filmIds);
  await buildWiki(build);
  const before = builtBytes(build.dataDir, 'wikidata');
  isDown = true;
  const later = { ...build, now: () => Date.now() + 40 * DAY_MS };
  const summary = await buildWiki(later, { force: ['SourceWikidata'] });
  assert.equal(summary.status, 'succeeded');
  const outcome = summary.tasks.find(({ task }) => task === 'SourceWikidata');
  assert.ok(outcome?.state === 'ran');
  assert.match(outcome.warnings.join(), /503.*; answers of more than 30 days ago are used instead/);
  assert.deepEqual(builtBytes(build.dataDir, 'wikidata'), before);
  // a film that was never asked about cannot do without
  const failed = await buildWiki({ ...build, filmIds: [1, 9] });
  assert.equal(failureOf(failed).code, 'service-failed');
  assert.deepEqual(builtBytes(build.dataDir, 'wikidata'), before);
});

test('another service is asked anew', async (t) => {
  const world = worldOf(3);
  const [first, second] = [await serveWiki(t, world), await serveWiki(t, { ...world, items: [] })];
  const build = buildOf(t, first, world.filmIds);
  await buildWiki(build);
  await buildWiki({ ...build, wikidata: { kind: 'service', url: second.sparqlUrl } });
  assert.equal(second.count('sparql'), 1);
  assert.equal(builtRows(build.dataDir, 'wikidata').length, 1);
  assert.equal(builtRows(build.dataDir, 'articles').length, 1);
});

test('one film may be two items, have several values, and values without a label', async (t) => {
  const server = await serveWiki(t, {
    items: [
      film(1, [
        ['P364', 'Q1860', 'English'],
        ['P364', 'Q150', 'French'],
        ['P136', 'Q8'],
        ['P921', '_'],
      ]),
      film(1, [
        ['P136', 'Q8', 'drama'],
        ['P364', 'Q1860', 'English'],
        ['P840', 'Q84'],
      ]),
    ],
    pages: {},
  });
  const build = buildOf(t, server, [1]);
  await buildWiki(build);
  assert.deepEqual(builtRows(build.dataDir, 'wikidata').slice(1), [
    ['tt0000001', 'P136', 'Q8', 'drama'],
    ['tt0000001', 'P364', 'Q150', 'French'],
    ['tt0000001', 'P364', 'Q1860', 'English'],
    ['tt0000001', 'P840', 'Q84', 'Q84'],
  ]);
});

test('the items of a film are kept, each once, to link to', async (t) => {
  const statements = [['P136', 'Q8', 'drama']] as const;
  const server = await serveWiki(t, {
    items: [
      { imdb: 'tt0000001', item: 'Q77', statements, article: 'One' },
      { imdb: 'tt0000001', item: 'Q5', statements },
    ],
    pages: {},
  });
  const build = buildOf(t, server, [1]);
  await buildWiki(build);
  assert.deepEqual(builtRows(build.dataDir, 'wikidata').slice(1), [
    ['tt0000001', 'P136', 'Q8', 'drama'],
    ['tt0000001', 'article', 'One', 'One'],
    ['tt0000001', 'item', 'Q5', 'Q5'],
    ['tt0000001', 'item', 'Q77', 'Q77'],
  ]);
});

test('titles are followed by spelling and redirects to the articles that they mean', async (t) => {
  const items = [
    film(1, [], "Hell's Angels (film)"),
    film(2, [], 'heat: A film'),
    film(3, [], 'Old title'),
    film(4, [], 'Missing'),
    film(5, [], 'Into a section'),
    film(6, [], 'Circle'),
    film(7, [], 'Amélie'),
    film(8, [], '__proto__'),
  ];
  const world: WikiWorld = {
    items,
    pages: {
      "Hell's Angels (film)": { lead: 'A war film.' },
      'Heat: A film': { lead: 'Cold.' },
      'Old title': { to: 'Newer title' },
      'Newer title': { to: 'New title' },
      'New title': { lead: 'Renamed twice.' },
      'Into a section': { to: 'List of films', section: 'Lost' },
      'List of films': { lead: 'This is a list.' },
      Circle: { to: 'Round' },
      Round: { to: 'Circle' },
      Amélie: { lead: 'Paris.' },
    },
    extractsOfAResponse: 2,
  };
  const server = await serveWiki(t, world);
  const build = buildOf(t, server, [1, 2, 3, 4, 5, 6, 7, 8]);
  const summary = await buildWiki(build);
  assert.equal(summary.status, 'succeeded');
  assert.deepEqual(builtRows(build.dataDir, 'articles').slice(1), [
    ['tt0000001', 'Hell%27s_Angels_(film)', 'A war film.'],
    ['tt0000002', 'heat:_A_film', 'Cold.'],
    ['tt0000003', 'Old_title', 'Renamed twice.'],
    ['tt0000007', 'Am%C3%A9lie', 'Paris.'],
  ]);
  assert.equal(server.count('api'), 3, 'the response was continued');
});

test('a film that leaves takes its rows along and brings them back without a request', async (t) => {
  const world = worldOf(4);
  const server = await serveWiki(t, world);
  const build = buildOf(t, server, world.filmIds);
  await buildWiki(build);
  const all = builtBytes(build.dataDir, 'articles');
  const asked = server.seen.length;
  await buildWiki({ ...build, filmIds: [1, 3] });
  assert.equal(builtRows(build.dataDir, 'articles').length, 3);
  await buildWiki(build);
  assert.deepEqual(builtBytes(build.dataDir, 'articles'), all);
  assert.equal(server.seen.length, asked);
  assert.ok(existsSync(join(build.dataDir, 'datasets', 'wikidata.answers.ndjson')));
});
