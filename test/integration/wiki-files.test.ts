import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { attachReadOnly, openDuckDB } from '../../src/duckdb/connect.ts';
import { publishedFile } from '../../src/snapshot/published-database.ts';
import type { RunSummary, TaskOutcome } from '../../src/workflow/outcome.ts';
import { runCli } from '../fixtures/cli.ts';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { failureOf, runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { buildWiki, builtRows, worldOf } from '../fixtures/wiki-build.ts';
import { serveWiki } from '../fixtures/wiki-server.ts';

const WIKIDATA = 'tconst\tproperty\tvalue\tlabel\n';
const ARTICLES = 'tconst\tarticle\ttext\n';

interface Files {
  readonly wikidata?: string | Buffer;
  readonly articles?: string | Buffer;
}

/** Builds films 1 and 2 from files; a Buffer is a file as it is, a string is packed. */
async function buildFrom(
  t: TestContext,
  { wikidata = WIKIDATA, articles = ARTICLES }: Files,
): Promise<{ readonly summary: RunSummary; readonly dataDir: string }> {
  const folder = scratchFolder(t);
  const dataDir = join(folder, 'data');
  const write = (name: string, content: string | Buffer) => {
    const path = join(folder, `${name}.tsv.gz`);
    writeFileSync(path, typeof content === 'string' ? gzipSync(content) : content);
    return { kind: 'file', path } as const;
  };
  const summary = await buildWiki({
    dataDir,
    filmIds: [1, 2],
    wikidata: write('wikidata', wikidata),
    wikipedia: write('articles', articles),
  });
  return { summary, dataDir };
}

function warningsOf(summary: RunSummary, name: string): readonly string[] {
  const outcome: TaskOutcome | undefined = summary.tasks.find(({ task }) => task === name);
  assert.ok(outcome?.state === 'ran', JSON.stringify(outcome));
  return outcome.warnings;
}

test('files of open data are read by column names, for the films that pass the filter', async (t) => {
  const { summary, dataDir } = await buildFrom(t, {
    wikidata:
      '\uFEFFlabel\tmore\tvalue\ttconst\tproperty\r\n' +
      'drama "quoted\tx\tQ8\ttt0000002\tP136\r\n' +
      '\\N\tx\tQ9\ttt0000002\tP136\r\n' +
      'drama\tx\tQ8\ttt0000003\tP136\r\n' +
      "Hell's Angels\tx\thttps://en.wikipedia.org/wiki/Hell's_Angels\ttt1\tarticle\r\n" +
      'English\tx\tQ1860\ttt00000001\tP364',
    articles:
      'text\ttconst\tarticle\n' +
      'Of a <b>ship</b> &amp; its crew.\ttt0000002\tThe Ship\n' +
      'Part.\ttt0000001\tList_of_films#Lost_ones\n',
  });
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  assert.deepEqual(builtRows(dataDir, 'wikidata').slice(1), [
    ['tt0000001', 'P364', 'Q1860', 'English'],
    ['tt0000001', 'article', 'Hell%27s_Angels', "Hell's Angels"],
    ['tt0000002', 'P136', 'Q8', 'drama "quoted'],
    ['tt0000002', 'P136', 'Q9', 'Q9'],
  ]);
  assert.deepEqual(builtRows(dataDir, 'articles').slice(1), [
    ['tt0000001', 'List_of_films#Lost_ones', 'Part.'],
    ['tt0000002', 'The_Ship', 'Of a ship & its crew.'],
  ]);
});

test('values that do not fit are left out or cut, counted, and the first is named', async (t) => {
  const long = 'label '.repeat(1700);
  const { summary, dataDir } = await buildFrom(t, {
    wikidata:
      WIKIDATA +
      'tt0000001\tP31\tQ11424\tfilm\n' +
      'tt0000001\tP364\tEnglish\tEnglish\n' +
      'tt0000001\tP495\tP30\tx\n' +
      `tt0000001\tP136\tQ8\t${long}\n` +
      'tt0000001\tP9999999\t\t\n',
    articles:
      ARTICLES +
      `tt0000001\tLarge\t${'word '.repeat(10_000_000)}\n` +
      'tt0000002\tEmpty\t\n' +
      'tt0000002\t<b>\tText\n' +
      'tt0000002\tMarked\t<p>Up</p>\n',
  });
  assert.deepEqual(warningsOf(summary, 'SourceWikidata'), [
    'statements with an unknown property were left out: 2 (first: line 2, P31 Q11424)',
    'statements with a value of the wrong kind were left out: 2 (first: line 3, P364 English)',
    'labels longer than 250 characters were cut: 1 (first: line 5, P136 Q8)',
  ]);
  assert.deepEqual(warningsOf(summary, 'SourceArticles'), [
    'texts longer than 20000 characters were cut: 1 (first: line 2)',
    'articles without text were left out: 1 (first: line 3)',
    'texts with an invalid article title were left out: 1 (first: line 4)',
    'HTML was removed from texts: 1 (first: line 5)',
  ]);
  const [, large, marked] = builtRows(dataDir, 'articles');
  assert.ok((large?.[2]?.length ?? 0) <= 20_000);
  assert.deepEqual(marked, ['tt0000002', 'Marked', 'Up']);
});

const ROW = 'tt0000001\tP136\tQ8\tdrama\n';
const BROKEN: readonly (readonly [string, string | Buffer, string, RegExp])[] = [
  ['an empty file', Buffer.alloc(0), 'source-empty', /wikidata\.tsv\.gz is empty/],
  ['an empty text', '', 'source-empty', /wikidata\.tsv\.gz/],
  ['no header', ROW, 'source-column', /line 1: missing column tconst, property, value, label/],
  ['a column too few', 'tconst\tproperty\tvalue\n', 'source-column', /missing column label/],
  ['a column twice', `label\t${WIKIDATA}${ROW}`, 'source-header', /two columns are named "label"/],
  [
    'a row too short',
    `${WIKIDATA}${ROW}tt0000001\tP136\tQ8\n`,
    'source-value',
    /wikidata\.tsv\.gz, line 3: expected 4 tab-separated fields, found 3/,
  ],
  ['a row too long', `${WIKIDATA}${ROW.trim()}\tx\n`, 'source-value', /line 2: .*found 5/],
  [
    'an id that is not one of IMDb',
    `${WIKIDATA}${ROW}nm0000001\tP136\tQ8\tdrama\n`,
    'source-value',
    /line 3: tconst must be an IMDb title id, but it is "nm0000001"/,
  ],
  ['a plain text', Buffer.from(WIKIDATA + ROW), 'gzip-invalid', /is not a gzip file/],
  [
    'a file cut off',
    gzipSync(WIKIDATA + ROW.repeat(9)).subarray(0, -9),
    'gzip-invalid',
    /is cut off/,
  ],
  [
    'text that is not UTF-8',
    gzipSync(Buffer.concat([Buffer.from(`${WIKIDATA}tt0000001\tP136\tQ8\t`), Buffer.of(0xe9, 10)])),
    'source-value',
    /line 2: the text is not UTF-8/,
  ],
];

for (const [name, wikidata, code, pattern] of BROKEN) {
  test(`${name} is refused with file and line`, async (t) => {
    const { summary, dataDir } = await buildFrom(t, { wikidata });
    const failure = failureOf(summary);
    assert.equal(failure.code, code);
    assert.match(failure.message, pattern);
    assert.equal(existsSync(join(dataDir, 'datasets', 'wikidata.tsv.gz')), false);
  });
}

test('a file with a header only is a file without rows', async (t) => {
  const { summary, dataDir } = await buildFrom(t, {});
  assert.equal(summary.status, 'succeeded');
  assert.equal(builtRows(dataDir, 'wikidata').length, 1);
});

test("Wikidata's file is used whenever it is there, and no service is asked", async (t) => {
  const folder = scratchFolder(t);
  const dataDir = join(folder, 'data');
  const datasets = writeDatasets(join(folder, 'imdb'), {
    ...QUIRKS,
    wikidata: `${WIKIDATA}tt0000010\tP136\tQ8\theist film\n`,
  });
  const summary = await runPipeline(dataDir, datasets, { task: 'FilmFacts' });
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  assert.deepEqual(readdirSync(join(dataDir, 'datasets')).toSorted(), [
    'wikidata.tsv.gz',
    'wikidata.tsv.gz.json',
  ]);
});

test('articles beside the datasets are used, each film once; when they go, nothing is published', async (t) => {
  const folder = scratchFolder(t);
  const dataDir = join(folder, 'data');
  const datasets = writeDatasets(join(folder, 'imdb'), {
    ...QUIRKS,
    articles:
      `${ARTICLES}tt0000020\tTwenty (film)\tOf "twenty" ships.\ntt0000020\tA_Twenty\tOf ships.\n` +
      'tt0000010\t\tA text of the user.\ntt0000099\tUnknown\tOf another film.\n',
  });
  const summary = await runPipeline(dataDir, datasets);
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  assert.deepEqual(warningsOf(summary, 'SourceArticles'), []);
  assert.deepEqual(await readSnapshot(dataDir, 'FROM snapshot.articles'), [[20, 'A_Twenty']]);
  const COUNTED = "SELECT counts ->> 'articles', sources ->> '$[#-1].name' FROM snapshot.dataset";
  assert.deepEqual(await readSnapshot(dataDir, COUNTED), [['1', 'articles.tsv.gz']]);

  rmSync(join(datasets, 'articles.tsv.gz'));
  const { code, message } = failureOf(await runPipeline(dataDir, datasets));
  assert.equal(code, 'snapshot-anomaly');
  assert.match(message, /articles has 0 rows, down from 1;/);
  const accepted = await runPipeline(dataDir, datasets, { acceptChanges: true });
  assert.equal(accepted.status, 'succeeded');
  assert.deepEqual(await readSnapshot(dataDir, 'FROM snapshot.articles'), []);
});

async function readSnapshot(dataDir: string, sql: string): Promise<unknown> {
  using session = await openDuckDB();
  await attachReadOnly(session.connection, await publishedFile(dataDir), 'snapshot');
  return (await session.connection.runAndReadAll(sql)).getRowsJson();
}

test('--with uses files in --datasets, and asks services about the rest', async (t) => {
  const folder = scratchFolder(t);
  const dataDir = join(folder, 'data');
  const server = await serveWiki(t, worldOf(30));
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  const shared = ['--datasets', datasets, '--data-dir', dataDir, '--quiet'];
  const urls = ['--wikidata-url', server.sparqlUrl, '--wikipedia-url', server.apiUrl];
  const run = (names: string, ...tasks: readonly string[]) =>
    runCli(['run', ...tasks, ...shared, ...urls, '--with', names]);

  const first = await run('wikidata,wikipedia', 'SourceArticles');
  assert.equal(first.code, 0, first.stderr);
  assert.ok(server.count('sparql') === 1 && server.count('api') >= 1);
  const asked = server.seen.length;
  assert.ok(builtRows(dataDir, 'wikidata').length > 1);

  writeDatasets(datasets, { articles: `${ARTICLES}tt0000010\tTen\tOf ten.\n` });
  const second = await run('wikipedia', 'SourceArticles');
  assert.equal(second.code, 0, second.stderr);
  assert.deepEqual(builtRows(dataDir, 'articles').slice(1), [['tt0000010', 'Ten', 'Of ten.']]);
  assert.equal(server.seen.length, asked);
});

test('--with says what it does not know or cannot do', async (t) => {
  const dataDir = join(scratchFolder(t), 'data');
  const cases = [
    [['--with', 'imdb'], /--with must be wikidata or wikipedia, but it is "imdb"/],
    [['--with', 'wikipedia'], /--with wikipedia needs Wikidata.*use --with wikidata,wikipedia/],
    [['--wikidata-url', 'sparql'], /--wikidata-url must be an HTTP or HTTPS URL/],
  ] as const;
  for (const [args, pattern] of cases) {
    const { code, stderr } = await runCli(['run', '--sample', '--data-dir', dataDir, ...args]);
    assert.equal(code, 2);
    assert.match(stderr, pattern);
  }
  assert.equal(existsSync(dataDir), false);
});
