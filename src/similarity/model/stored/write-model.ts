import type { DuckDBConnection } from '@duckdb/node-api';
import type { Target, TaskContext } from '../../../workflow/task.ts';
import { loadCoreFromParquet } from '../load-model.ts';
import { storeModel, writeModelFiles } from './stored-model.ts';
import type { TermTargets } from '../../terms/term-targets.ts';

/** Numbers the staged terms and stages the model of them. */
export async function writeModel(
  connection: DuckDBConnection,
  context: TaskContext,
  films: Target,
  { terms, model }: TermTargets,
): Promise<void> {
  const core = await loadCoreFromParquet({
    films: films.path,
    terms: context.stage(terms),
    threads: context.workers,
    memoryLimitBytes: context.memoryBytes,
  });
  await storeModel(connection, core);
  await writeModelFiles(connection, context.stage(model));
}
