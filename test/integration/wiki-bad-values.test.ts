import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildWiki, builtRows, FAST, worldOf } from '../fixtures/wiki-build.ts';
import { instead } from '../fixtures/wiki-faults.ts';
import { serveWiki } from '../fixtures/wiki-server.ts';
import { watchedDataDir } from '../fixtures/watched-files.ts';

test('values of the wrong kind are left out, long labels cut, and both are counted', async (t) => {
  const server = await serveWiki(t, {
    items: [
      {
        imdb: 'tt0000001',
        statements: [
          ['P136', 'Q8', 'long '.repeat(2000)],
          ['P136', 'drama', 'drama'],
          ['P4947', '12a'],
          ['P4947', '603'],
          ['P6127', 'a b'],
          ['P364', 'Q1\t860', 'x'],
          ['P495', 'Q30', ' United\tStates\nof\u0000 America '],
          ['P840', 'Q84', '\\N'],
        ],
      },
      { imdb: 'tt0000002', statements: [], article: 'Alien <film>' },
    ],
    pages: {},
  });
  const dataDir = watchedDataDir(t);
  const summary = await buildWiki({
    dataDir,
    filmIds: [1, 2],
    wikidata: { kind: 'service', url: server.sparqlUrl, limits: FAST },
  });
  const rows = builtRows(dataDir, 'wikidata').slice(1);
  const [[, , , long = ''] = []] = rows;
  assert.ok(long.length <= 250 && /^long (long )*long$/.test(long));
  assert.deepEqual(rows.slice(1), [
    ['tt0000001', 'P4947', '603', '603'],
    ['tt0000001', 'P495', 'Q30', 'United States of America'],
    ['tt0000001', 'P840', 'Q84', 'Q84'],
  ]);
  const outcome = summary.tasks.find(({ task }) => task === 'SourceWikidata');
  assert.ok(outcome?.state === 'ran');
  assert.deepEqual(outcome.warnings, [
    'labels longer than 250 characters were cut: 1 (first: tt0000001, P136 Q8)',
    'statements with a value of the wrong kind were left out: 5 (first: tt0000001, P136 drama)',
  ]);
});

test('films that were not asked about are not believed', async (t) => {
  const server = await serveWiki(t, worldOf(3), (request, response, answer) => {
    const body = answer.body.replaceAll('tt0000001', 'tt0000009');
    return instead(body, answer.type)(request, response, answer);
  });
  const dataDir = watchedDataDir(t);
  await buildWiki({
    dataDir,
    filmIds: [1],
    wikidata: { kind: 'service', url: server.sparqlUrl, limits: FAST },
  });
  assert.deepEqual(builtRows(dataDir, 'wikidata').slice(1), []);
});

test('a text of 50 MB, HTML and empty texts of the API are made fit', async (t) => {
  const titles = ['Large', 'Marked up', 'Empty'];
  const items = titles.map((article, index) => ({
    imdb: `tt000000${index + 1}`,
    statements: [],
    article,
  }));
  const markup =
    '<p class="x">A <b>ship</b> &amp; a <i>crew</i>.</p><!-- no --><script>alert(1)</script> 3 < 4';
  const server = await serveWiki(t, {
    items,
    pages: {
      Large: { lead: 'word '.repeat(10_000_000) },
      'Marked up': { lead: markup },
      Empty: { lead: ' \n ' },
    },
  });
  const dataDir = watchedDataDir(t);
  const summary = await buildWiki({
    dataDir,
    filmIds: [1, 2, 3],
    wikidata: { kind: 'service', url: server.sparqlUrl, limits: FAST },
    wikipedia: { kind: 'service', url: server.apiUrl, limits: FAST },
  });
  assert.equal(summary.status, 'succeeded');
  const rows = builtRows(dataDir, 'articles').slice(1);
  assert.equal(rows.length, 2);
  assert.ok((rows[0]?.[2]?.length ?? 0) <= 20_000);
  assert.deepEqual(rows[1], ['tt0000002', 'Marked_up', 'A ship & a crew . 3 < 4']);
  const outcome = summary.tasks.find(({ task }) => task === 'SourceArticles');
  assert.ok(outcome?.state === 'ran');
  assert.deepEqual(outcome.warnings, [
    'texts longer than 20000 characters were cut: 1 (first: tt0000001, Large)',
    'HTML was removed from texts: 1 (first: tt0000002, Marked_up)',
    'articles without text were left out: 1 (first: tt0000003, Empty)',
  ]);
});
