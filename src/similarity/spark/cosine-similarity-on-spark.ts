import { join } from 'node:path';
import { version } from '@duckdb/node-api';
import { shipFile, shipProgram } from '../../spark/executor-program.ts';
import { runSparkJob } from '../../spark/spark-job.ts';
import type { Spark } from '../../spark/spark.ts';
import { moduleFile } from '../../workflow/state/freshness/code-files.ts';
import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import {
  cosineSimilarity,
  type CosineSimilarity,
  type CosineSimilarityInput,
  type CosineSimilarityOptions,
} from '../cosine-similarity.ts';
import { storedRows, storedSizeLimits } from '../model/stored/stored-rows.ts';
import { filmCount, type SimilarityModel } from '../model/model.ts';
import { BLOCK_ROWS } from '../nearest/local/blocks.ts';
import type { SearchFile } from './search-file.ts';
import { NEIGHBOURS_VIEW, neighboursStatement } from './neighbours-statement.ts';

/** The neighbours of blocks of rows by the same compiled search as here. */
const PROGRAM = moduleFile(import.meta.url, './neighbours-program.ts');

/** The most films of a shard: preparing one takes 1.3 GB of memory, searching it 0.5 GB. */
const SHARD_FILMS = 2 ** 19;

/**
 * The task `CosineSimilarity` on Spark: the same neighbours in the same order as on this machine.
 * Few films are prepared here, once, for the executors to search, a contiguous range of rows for each
 * core that Spark has. More films are divided into shards, which the executors prepare, too. All pairs
 * are compared by shards, whether few or many.
 */
export function cosineSimilarityOnSpark(
  spark: Spark,
  options: CosineSimilarityOptions,
  shardFilms = SHARD_FILMS,
): CosineSimilarity {
  const { neighbours } = options;
  return cosineSimilarity(options, (input) => ({
    module: import.meta.url,
    engine: `spark ${spark.version}, duckdb ${version()}`,
    async run(context) {
      const directory = context.stage(input.csfilms);
      if (input.stored.kind === 'all-pairs') {
        const { minSimilarity } = input.stored;
        const { writePairsOnSpark } = await import('./pairs-on-spark.ts');
        return writePairsOnSpark({ spark, context, input, minSimilarity, directory, shardFilms });
      }
      const report = await byShards(spark, context, input, { neighbours, directory, shardFilms });
      if (report !== undefined) return report;
      const model = await input.loadModel(context);
      const { buildKernelIndex } = await import('../nearest/kernel/kernel-index.ts');
      const index = buildKernelIndex(model);
      if (index === undefined) return writeHere(context, model, neighbours, directory);
      const search = { filmIds: model.filmIds, index };
      return writeOnSpark(spark, context, search, neighbours, directory);
    },
  }));
}

/** Writes the neighbours by shards if there is more than one, and the compiled search supports them. */
async function byShards(
  spark: Spark,
  context: TaskContext,
  input: CosineSimilarityInput,
  sizes: {
    readonly neighbours: number;
    readonly directory: string;
    readonly shardFilms: number;
  },
): Promise<TaskReport | undefined> {
  const { films: most } = await storedSizeLimits(input.model.path);
  if (most <= sizes.shardFilms) return undefined;
  const films = await storedRows(input.model.path);
  const count = films.filmIds.length;
  if (count <= sizes.shardFilms) return undefined;
  const shards = Math.ceil(count / sizes.shardFilms);
  const shardFilms = Math.ceil(count / shards / BLOCK_ROWS) * BLOCK_ROWS;
  const { writeByShardsOnSpark } = await import('./shards-on-spark.ts');
  return await writeByShardsOnSpark({ spark, context, input, films, ...sizes, shardFilms });
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
      const { writeSearchFile } = await import('./search-file.ts');
      writeSearchFile(file, search);
      const shipped = shipFile(file, spark);
      const words = [shipped.path, String(neighbours)];
      const program = await shipProgram(PROGRAM, words, spark, scratch);
      const statement = neighboursStatement(films, program.command);
      return { ...program, files: [...program.files, ...shipped.files], statements: [statement] };
    },
    outputs: [{ view: NEIGHBOURS_VIEW, directory, rowCount: `SELECT ${rowCount}` }],
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
  const { writeNeighbours } = await import('../nearest/local/write-neighbours.ts');
  const rows = await writeNeighbours({
    model,
    neighbours,
    directory,
    workers,
    memoryBytes,
    signal,
    progress,
  });
  const warning =
    'the compiled search does not support these films, so they were compared without Spark';
  return { rows, warnings: filmCount(model) > 1 ? [warning] : [] };
}
