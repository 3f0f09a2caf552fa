import type { DuckDBConnection } from '@duckdb/node-api';
import type { Target, TaskContext } from '../../../workflow/task.ts';
import { loadModelFromParquet } from '../load-model.ts';
import { PRESETS } from '../presets.ts';
import { storeModel, writeModelFiles } from './stored-model.ts';
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
  await writeModelFiles(connection, context.stage(model));
}
