import { join } from 'node:path';
import { version } from '@duckdb/node-api';
import { UsageError } from '../../errors.ts';
import { shipFile, shipProgram, transformStatement } from '../../spark/executor-program.ts';
import { runSparkJob } from '../../spark/spark-job.ts';
import type { Spark } from '../../spark/spark.ts';
import { moduleFile } from '../../workflow/state/code-files.ts';
import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import {
  cosineSimilarity,
  type CosineSimilarity,
  type CosineSimilarityOptions,
} from '../cosine-similarity.ts';
import { filmCount, type SimilarityModel } from '../model/model.ts';
import { buildKernelIndex } from '../nearest/kernel/kernel-index.ts';
import { BLOCK_ROWS } from '../nearest/local/blocks.ts';
import { writeNeighbours } from '../nearest/local/write-neighbours.ts';
import { writeSearchFile, type SearchFile } from './search-file.ts';

/** The neighbours of blocks of rows by the same compiled search as here. */
const PROGRAM = moduleFile(import.meta.url, './neighbours-program.ts');

/**
 * The task `CosineSimilarity` on Spark: the same neighbours in the same order as on this machine,
 * which prepares the search once; the executors run it over blocks of rows, a contiguous range of
 * them for each core that Spark has.
 *
 * @throws UsageError `usage-invalid` for all pairs, which only the engine duckdb computes
 */
export function cosineSimilarityOnSpark(
  spark: Spark,
  options: CosineSimilarityOptions,
): CosineSimilarity {
  const { neighbours, allPairs } = options;
  if (allPairs !== undefined) {
    throw new UsageError('usage-invalid', '--all-pairs is not for --engine spark; leave one out');
  }
  return cosineSimilarity(options, ({ csfilms, loadModel }) => ({
    module: import.meta.url,
    engine: `spark ${spark.version}, duckdb ${version()}`,
    async run(context) {
      const model = await loadModel(context);
      const directory = context.stage(csfilms);
      const index = buildKernelIndex(model);
      if (index === undefined) return writeHere(context, model, neighbours, directory);
      const search = { filmIds: model.filmIds, index };
      return writeOnSpark(spark, context, search, neighbours, directory);
    },
  }));
}

async function writeOnSpark(
  spark: Spark,
  context: TaskContext,
  search: SearchFile,
  neighbours: number,
  directory: string,
): Promise<TaskReport> {
  const films = search.filmIds.length;
  const scratch = `${directory}.spark`;
  const rowCount = films * Math.min(neighbours, films - 1);
  const { rows } = await runSparkJob({
    spark,
    context,
    name: 'CosineSimilarity',
    scratch,
    async script() {
      const file = join(scratch, 'search.bin');
      writeSearchFile(file, search);
      const shipped = shipFile(file, spark);
      const words = [shipped.path, String(neighbours)];
      const program = await shipProgram(PROGRAM, words, spark, scratch);
      const statement = transformStatement({
        view: 'csfilms',
        cached: false,
        input: ['first', 'after'],
        from: `SELECT id * ${BLOCK_ROWS} AS first, least((id + 1) * ${BLOCK_ROWS}, ${films}) AS after
          FROM range(${Math.ceil(films / BLOCK_ROWS)})`,
        command: program.command,
        output: { film_id: 'INT', other_id: 'INT', similarity: 'DOUBLE' },
      });
      return { ...program, files: [...program.files, ...shipped.files], statements: [statement] };
    },
    outputs: [{ view: 'csfilms', directory, rowCount: `SELECT ${rowCount}` }],
  });
  return { rows: rows[0] ?? 0 };
}

/** For models that the compiled search does not support: hardly any films, or too many. */
async function writeHere(
  { workers, memoryBytes, signal, progress }: TaskContext,
  model: SimilarityModel,
  neighbours: number,
  directory: string,
): Promise<TaskReport> {
  const rows = await writeNeighbours({
    model,
    neighbours,
    directory,
    workers,
    memoryBytes,
    signal,
    progress: ({ rows: done, total }) => progress({ done, total, unit: 'rows' }),
  });
  const warning =
    'the compiled search does not support these films, so they were compared without Spark';
  return { rows, warnings: filmCount(model) > 1 ? [warning] : [] };
}
