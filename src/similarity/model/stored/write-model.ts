import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { runSqlFile } from '../../../duckdb/sql-file.ts';
import type { Target, TaskContext } from '../../../workflow/task.ts';
import { loadModelFromParquet } from '../load-model.ts';
import { PRESETS } from '../presets.ts';
import { storeModel } from './stored-model.ts';
import type { TermTargets } from '../../terms/term-targets.ts';

/** Numbers the staged terms and stages the model of them. */
export async function writeModel(
  connection: DuckDBConnection,
  context: TaskContext,
  films: Target,
  { terms, model }: TermTargets,
): Promise<void> {
  // Any preset will do: what depends on it is not stored.
  const built = await loadModelFromParquet(
    {
      films: films.path,
      terms: context.stage(terms),
      threads: context.workers,
      memoryLimitBytes: context.memoryBytes,
    },
    PRESETS.seed,
  );
  await storeModel(connection, built);
  await runSqlFile(connection, new URL('write-similarity-model.sql', import.meta.url), {
    path: join(context.stage(model), 'model.parquet'),
  });
}
