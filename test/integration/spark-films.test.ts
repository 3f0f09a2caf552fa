import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { compareOutputs } from '../fixtures/parquet-rows.ts';
import { failureOf, runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { sparkOn, withoutSpark } from '../fixtures/spark.ts';

const spark = sparkOn('local[2]');

test(
  "Spark makes the same films of the quirks of IMDb's files as DuckDB",
  { skip: withoutSpark },
  async (t) => {
    const folder = scratchFolder(t);
    const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
    const [here, there] = [join(folder, 'local'), join(folder, "it's a spark é")];
    // as in a service, which is started without a locale
    for (const name of ['LANG', 'LC_ALL', 'LC_CTYPE']) delete process.env[name];
    const ours = await runPipeline(here, datasets, { task: 'GenreParquets' });
    const summary = await runPipeline(there, datasets, { task: 'GenreParquets', spark });
    assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
    for (const name of ['films', 'people', 'credits', 'alternate_titles', 'ring_films', 'genres']) {
      const { rows, differences } = await compareOutputs([here, there], name);
      assert.deepEqual(differences, [], name);
      assert.ok(rows > 0, name);
    }
    const reportOf = ({ tasks }: typeof summary) => tasks.find(({ task }) => task === 'PrepFilms');
    const [reported, expected] = [reportOf(summary), reportOf(ours)];
    assert.ok(reported?.state === 'ran' && expected?.state === 'ran');
    assert.deepEqual(reported.warnings, expected.warnings);
    assert.deepEqual(
      readdirSync(join(there, 'runs')).filter((name) => name.endsWith('.log')),
      [`${summary.run}.GenreParquets.spark.log`, `${summary.run}.PrepFilms.spark.log`],
    );
    assert.deepEqual(readdirSync(join(there, 'output')).toSorted(), [
      'alternate_titles',
      'credits',
      'films',
      'genres',
      'people',
      'ring_films',
    ]);
    const again = await runPipeline(there, datasets, { task: 'GenreParquets', spark });
    assert.equal(again.counts.ran, 0);
  },
);

test(
  'without title.akas Spark makes the same films, and an empty table of alternate titles',
  { skip: withoutSpark },
  async (t) => {
    const folder = scratchFolder(t);
    const { 'title.akas': _, ...texts } = QUIRKS;
    const datasets = writeDatasets(join(folder, 'imdb'), texts);
    const [here, there] = [join(folder, 'local'), join(folder, 'spark')];
    await runPipeline(here, datasets, { task: 'PrepFilms' });
    const summary = await runPipeline(there, datasets, { task: 'PrepFilms', spark });
    assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
    for (const name of ['films', 'alternate_titles']) {
      const { rows, differences } = await compareOutputs([here, there], name);
      assert.deepEqual(differences, [], name);
      assert.equal(rows > 0, name === 'films');
    }
  },
);

test(
  "Spark stops at a value that cannot be with DuckDB's words",
  { skip: withoutSpark },
  async (t) => {
    const folder = scratchFolder(t);
    const datasets = writeDatasets(join(folder, 'imdb'), {
      ...QUIRKS,
      'title.principals': (QUIRKS['title.principals'] ?? '').replace('\t10\t', '\tlast\t'),
    });
    const dataDir = join(folder, 'data');
    const summary = await runPipeline(dataDir, datasets, { task: 'PrepFilms', spark });
    const { code, message } = failureOf(summary);
    assert.equal(code, 'source-value');
    assert.match(
      message,
      /^title\.principals\.tsv\.gz, line 3: ordering must be a whole number, but it is "last"$/,
    );
    assert.deepEqual(readdirSync(join(dataDir, 'output')), []);
    const log = join(dataDir, 'runs', `${summary.run}.PrepFilms.spark.log`);
    assert.match(readFileSync(log, 'utf8'), /USER_RAISED_EXCEPTION/);
  },
);
