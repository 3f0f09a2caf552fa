/** Holds what the documents say of tables, fields and presets to the product. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { attachReadOnly, openDuckDB } from '../../src/duckdb/connect.ts';
import { PRESETS } from '../../src/similarity/model/presets.ts';
import { FIELDS } from '../../src/similarity/terms/similarity-fields.ts';
import { publishedFile } from '../../src/snapshot/published-database.ts';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { writeMovieLens } from '../fixtures/movielens.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const page = (name: string): string =>
  readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

/** The rows of a page's tables whose first cell is code, each as its trimmed cells. */
function rowsOf(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/^\| (`.*) \|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim().replaceAll('`', '')),
  );
}

test('the documented fields and factors are those of the presets', () => {
  const { seed, classic, balanced } = PRESETS;
  const text = page('similarity.md');
  const table = text.slice(text.indexOf('| field'), text.indexOf('A person is a term'));
  assert.deepEqual(
    rowsOf(table).map(([field, , ...knobs]) => [
      field,
      ...knobs.map((knob) => (knob === '' ? undefined : Number(knob))),
    ]),
    FIELDS.map((field) => [
      field,
      seed.factors[field],
      classic.factors[field],
      balanced.factors[field],
      ...(field in balanced.factors
        ? [balanced.lengths[field] ?? 0, balanced.idfPowers[field] ?? 1]
        : [undefined, undefined]),
    ]),
  );
});

test('the documented tables are those of a published database, and the example runs', async (t) => {
  const folder = scratchFolder(t);
  const dataDir = `${folder}/data`;
  const wikidata = 'tconst\tproperty\tvalue\tlabel\n';
  const datasets = writeDatasets(`${folder}/imdb`, { ...QUIRKS, wikidata });
  const movielens = writeMovieLens(`${folder}/ml-test`);
  await runPipeline(dataDir, datasets, { with: ['wikidata'], movielens });
  using session = await openDuckDB();
  const { connection } = session;
  await attachReadOnly(connection, await publishedFile(dataDir), 'snapshot');
  await connection.run('USE snapshot');
  const columns = await connection.runAndReadAll(
    `SELECT table_name, string_agg(column_name || ' ' || data_type, ', ' ORDER BY column_index)
     FROM duckdb_columns() WHERE database_name = 'snapshot' GROUP BY table_name`,
  );
  assert.deepEqual(
    new Map(rowsOf(page('database.md')).map(([name, list]) => [name, list])),
    new Map(columns.getRows().map(([name, list]) => [name, list])),
  );
  for (const [, sql = ''] of page('database.md').matchAll(/^```sql\n(.*?)^```/gms)) {
    await connection.run(sql);
  }
});
