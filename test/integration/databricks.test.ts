import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DATABRICKS_NOTEBOOK, databricksNotebook } from '../../scripts/databricks-notebook.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { runDatabricksNotebook } from '../fixtures/databricks/run-notebook.ts';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { assertSameOutputs } from '../fixtures/same-outputs.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { withoutSpark } from '../fixtures/spark.ts';

/** Files of Delta Lake for the installed Spark, separated by commas. */
const DELTA = process.env['REELATED_DELTA_JARS'];

const TABLES = ['films', 'people', 'credits', 'alternate_titles', 'ring_films', 'genres'];

test('the notebook for Databricks has the statements of the films as they are', () => {
  const notebook = readFileSync(DATABRICKS_NOTEBOOK, 'utf8');
  assert.equal(
    databricksNotebook(notebook),
    notebook,
    'node scripts/databricks.ts brings it up to date',
  );
});

test('the job for Databricks sets the parameters that the notebook has, to the same defaults', () => {
  const job = readFileSync(new URL('databricks.yml', DATABRICKS_NOTEBOOK), 'utf8');
  const notebook = readFileSync(DATABRICKS_NOTEBOOK, 'utf8');
  const variables = new Map(
    [...job.matchAll(/^ {2}(\w+):\n {4}description: .*\n {4}default: (.*)$/gm)].map(
      ([, name, value]) => [`\${var.${name}}`, value],
    ),
  );
  const parameters = [...job.matchAll(/- name: (\w+)\n *default: (.*)$/gm)].map(
    ([, name, value = '']) => [name, (variables.get(value) ?? value).replaceAll("'", '')],
  );
  const widgets = [...notebook.matchAll(/widgets\.text\("(\w+)", "(.*?)"/g)].map(
    ([, name, value]) => [name, value],
  );
  assert.ok(widgets.length > 0);
  assert.deepEqual(parameters, widgets);
});

const withoutDelta =
  DELTA === undefined && 'REELATED_DELTA_JARS does not name the files of Delta Lake';

for (const [format, skip] of [
  ['parquet', withoutSpark],
  ['delta', withoutSpark || withoutDelta],
] as const) {
  test(
    `the notebook for Databricks makes DuckDB's tables in ${format}, and files from which DuckDB makes the same`,
    { skip },
    async (t) => {
      const folder = scratchFolder(t);
      const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
      const [here, there] = [join(folder, 'here'), join(folder, 'there')];
      assert.equal((await runPipeline(here, datasets)).status, 'succeeded');
      const [warehouse, served] = [join(folder, 'warehouse'), join(folder, 'served')];
      const printed = await runDatabricksNotebook({
        notebook: DATABRICKS_NOTEBOOK,
        parameters: {
          files: datasets,
          catalog: 'spark_catalog',
          schema: 'reelated',
          format,
          serve_to: served,
        },
        settings: format === 'delta' ? deltaSettings(DELTA ?? '') : {},
        warehouse,
        folder,
      });
      assert.match(printed, /^title\.basics: 1 of 7 values of startYear cannot be read$/m);
      const database = join(warehouse, 'reelated.db');
      assert.deepEqual(readdirSync(database).toSorted(), TABLES.toSorted());
      for (const table of TABLES) {
        const { rows, differences } = await compare(
          join(here, 'output', table, table === 'genres' ? '*/*.parquet' : '*.parquet'),
          join(database, table, '*.parquet'),
        );
        assert.ok(rows > 0, table);
        assert.deepEqual(differences, [], table);
      }
      assert.equal((await runPipeline(there, served)).status, 'succeeded');
      await assertSameOutputs([here, there]);
    },
  );
}

function deltaSettings(jars: string): Readonly<Record<string, string>> {
  return {
    'spark.jars': jars,
    'spark.sql.extensions': 'io.delta.sql.DeltaSparkSessionExtension',
    'spark.sql.catalog.spark_catalog': 'org.apache.spark.sql.delta.catalog.DeltaCatalog',
    // of the log of a table, which is short
    'spark.databricks.delta.snapshotPartitions': '1',
  };
}

/** Compares two sets of files as tables, which have no order. */
async function compare(one: string, other: string) {
  using session = await openDuckDB({ threads: 1 });
  const read = async (statement: string, used: Record<string, string>) =>
    (await session.connection.runAndReadAll(statement, used)).getRowsJson();
  const columns = (files: string) =>
    read('SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet($files))', { files });
  assert.deepEqual(await columns(other), await columns(one));
  const rows = await read('FROM read_parquet($one)', { one });
  const differences = await read(
    `(FROM read_parquet($one) EXCEPT ALL FROM read_parquet($other))
     UNION ALL (FROM read_parquet($other) EXCEPT ALL FROM read_parquet($one))`,
    { one, other },
  );
  return { rows: rows.length, differences };
}
