import assert from 'node:assert/strict';
import test from 'node:test';
import { parquetPattern } from '../../duckdb/columns.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { querySql } from '../../duckdb/sql-file.ts';
import type { Task } from '../../workflow/task.ts';
import { cosineSimilarityOnDuckDB } from './cosine-similarity-on-duckdb.ts';
import { filmTermsOnDuckDB } from './film-terms-on-duckdb.ts';
import { filmParquet, runTask, type TestData } from '../testing/film-parquet.ts';

function tasksOf(data: TestData): { readonly terms: Task; readonly cosine: Task } {
  const terms = filmTermsOnDuckDB(data);
  const { task: cosine } = cosineSimilarityOnDuckDB({
    ...data,
    filmTerms: terms,
    preset: 'seed',
    neighbours: 2,
  });
  return { terms: terms.task, cosine };
}

test('every film has its nearest others, even one without terms', async () => {
  await using data = await filmParquet([
    { id: 3, title: 'Alien', genres: ['Horror'], rating: 8.5, persons: [244] },
    { id: 4, title: '&' },
    { id: 5, title: 'Aliens', genres: ['Action'], rating: 8.4, persons: [244] },
    { id: 8, title: 'Alien Nation', genres: ['Action'], rating: 8.4 },
  ]);
  const { terms, cosine } = tasksOf(data);
  await runTask(terms);
  const { report, progress } = await runTask(cosine, { workers: 2 });
  assert.equal(report?.rows, 8);
  assert.deepEqual(progress, [{ done: 8, total: 8, unit: 'rows' }]);

  using session = await openDuckDB({ threads: 1 });
  const rows = await querySql(session.connection, 'SELECT * FROM read_parquet($path)', {
    path: parquetPattern(cosine.targets[0]?.path ?? ''),
  });
  assert.deepEqual(
    rows.map(({ film_id, other_id }) => [film_id, other_id]),
    [
      [3, 5],
      [3, 8],
      [4, 3],
      [4, 5],
      [5, 8],
      [5, 3],
      [8, 5],
      [8, 3],
    ],
  );
  assert.deepEqual(Object.keys(rows[0] ?? {}), ['film_id', 'other_id', 'similarity']);
});
