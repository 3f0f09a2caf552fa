import { join } from 'node:path';
import { version } from '@duckdb/node-api';
import { UsageError } from '../../errors.ts';
import { shipFile, shipProgram, transformStatement } from '../../spark/executor-program.ts';
import { runSparkJob } from '../../spark/spark-job.ts';
import type { Spark } from '../../spark/spark.ts';
import { moduleFile } from '../../workflow/state/code-files.ts';
import type { Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import type { CosineSimilarity, CosineSimilarityOptions } from '../cosine-similarity.ts';
import { buildKernelIndex, type KernelIndex } from '../nearest/kernel/kernel-index.ts';
import { BLOCK_ROWS } from '../nearest/local/blocks.ts';
import { writeNeighbours } from '../nearest/local/write-neighbours.ts';
import { filmCount, type SimilarityModel } from '../model/model.ts';
import { checkNeighbours } from '../checks/neighbour-checks.ts';
import { PRESETS } from '../model/presets.ts';
import { loadStoredModelFromParquet } from '../model/stored-model.ts';
import { csfilmsTarget, storedParameters } from '../stored-pairs.ts';
import { writeSearchFile } from './search-file.ts';

/** The neighbours of blocks of rows by the same compiled search as here. */
const PROGRAM = moduleFile(import.meta.url, './neighbours-program.ts');

/**
 * The task `CosineSimilarity` on Spark: the same neighbours in the same order as in
 * ../cosine-similarity.ts. This machine prepares the search once; the executors run it over blocks
 * of rows, a contiguous range of them for each core that Spark has.
 *
 * @throws UsageError `usage-invalid` for all pairs, which only the engine duckdb computes
 */
export function cosineSimilarityOnSpark(
  spark: Spark,
  options: CosineSimilarityOptions,
): CosineSimilarity {
  const { dataDir, filmTerms, preset, neighbours, allPairs } = options;
  if (allPairs !== undefined) {
    throw new UsageError('usage-invalid', '--all-pairs is not for --engine spark; leave one out');
  }
  const csfilms = csfilmsTarget(dataDir);
  const stored = { kind: 'nearest', neighbours } as const;
  const task: Task = {
    name: 'CosineSimilarity',
    summary: 'Find the films nearest to every film by the cosine of their terms, on Spark',
    requires: [filmTerms.task],
    reads: [filmTerms.model],
    targets: [csfilms],
    parameters: { preset, ...storedParameters(stored) },
    module: import.meta.url,
    engine: `spark ${spark.version}, duckdb ${version()}`,
    async run(context) {
      const limits = { memoryLimitBytes: context.memoryBytes };
      const model = await loadStoredModelFromParquet(filmTerms.model.path, PRESETS[preset], limits);
      const index = buildKernelIndex(model);
      return index === undefined ? writeHere(context, model) : writeOnSpark(context, model, index);
    },
    check: (context) => checkNeighbours(context, csfilms, neighbours),
  };

  async function writeOnSpark(
    context: TaskContext,
    { filmIds }: SimilarityModel,
    index: KernelIndex,
  ): Promise<TaskReport> {
    const films = filmIds.length;
    const directory = context.stage(csfilms);
    const scratch = `${directory}.spark`;
    const { rows } = await runSparkJob({
      spark,
      context,
      name: task.name,
      scratch,
      async script() {
        const file = join(scratch, 'search.bin');
        writeSearchFile(file, { filmIds, index });
        const search = shipFile(file, spark);
        const words = [search.path, String(neighbours)];
        const program = await shipProgram(PROGRAM, words, spark, scratch);
        const statement = transformStatement({
          view: 'csfilms',
          kept: false,
          input: ['first', 'after'],
          from: `SELECT id * ${BLOCK_ROWS} AS first, least((id + 1) * ${BLOCK_ROWS}, ${films}) AS after
            FROM range(${Math.ceil(films / BLOCK_ROWS)})`,
          command: program.command,
          output: { film_id: 'INT', other_id: 'INT', similarity: 'DOUBLE' },
        });
        return { ...program, files: [...program.files, ...search.files], statements: [statement] };
      },
      outputs: [
        {
          view: 'csfilms',
          directory,
          rowCount: `SELECT ${films * Math.min(neighbours, films - 1)}`,
        },
      ],
    });
    return { rows: rows[0] ?? 0 };
  }

  /** What the compiled search cannot take: hardly any films, or more than it was made for. */
  async function writeHere(
    { stage, workers, memoryBytes, signal, progress }: TaskContext,
    model: SimilarityModel,
  ): Promise<TaskReport> {
    const rows = await writeNeighbours({
      model,
      neighbours,
      directory: stage(csfilms),
      workers,
      memoryBytes,
      signal,
      progress: ({ rows: done, total }) => progress({ done, total, unit: 'rows' }),
    });
    const warning =
      'the compiled search cannot take these films, so this machine did it without Spark';
    return { rows, warnings: filmCount(model) > 1 ? [warning] : [] };
  }

  return { task, csfilms, stored };
}
