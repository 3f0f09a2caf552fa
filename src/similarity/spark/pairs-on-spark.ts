import { mkdir, rm } from 'node:fs/promises';
import { shipFile, shipProgram, transformStatement } from '../../spark/executor-program.ts';
import { runSparkJob } from '../../spark/spark-job.ts';
import type { Spark } from '../../spark/spark.ts';
import { moduleFile } from '../../workflow/state/freshness/code-files.ts';
import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import { preparePairShards } from '../all-pairs/local/prepare-pair-shards.ts';
import { pairBlocks, pairCount } from '../all-pairs/pair-blocks.ts';
import { pairGroups } from '../all-pairs/shards/pair-groups.ts';
import type { PairShards } from '../all-pairs/shards/pair-shards.ts';
import type { CosineSimilarityInput } from '../cosine-similarity.ts';
import { storedRows } from '../model/stored/stored-rows.ts';
import { bytesOfFilm } from '../nearest/shards/shard-size.ts';
import { NEIGHBOURS_VIEW } from './neighbours-statement.ts';

const PROGRAM = moduleFile(import.meta.url, './pairs-program.ts');
/** So many groups of rows that they can be distributed evenly to any number of cores. */
const GROUPS = 4096;

export interface PairsOnSpark {
  readonly spark: Spark;
  readonly context: TaskContext;
  readonly input: CosineSimilarityInput;
  readonly minSimilarity: number;
  readonly directory: string;
  /** The most films of a shard. */
  readonly shardFilms: number;
}

/**
 * Writes all pairs of any number of films, in the order in which this machine writes them: it cuts out
 * and prepares the shards, which takes little of the time, and each core has a range of rows ask them.
 */
export async function writePairsOnSpark(options: PairsOnSpark): Promise<TaskReport> {
  const folder = `${options.directory}.shards`;
  await mkdir(folder);
  try {
    const shards = await prepare(options, folder);
    return { rows: await compare(options, shards), facts: { shards: shards.files.length } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(
  { context, input, minSimilarity, shardFilms: most }: PairsOnSpark,
  folder: string,
): Promise<PairShards> {
  const { memoryBytes, workers, signal } = context;
  const films = await storedRows(input.model.path);
  const size = { films: films.filmIds.length, entries: films.rowOffsets.at(-1) ?? 0 };
  const count = Math.max(1, Math.ceil(size.films / most));
  const shardFilms = Math.max(1, Math.ceil(size.films / count));
  const atOnce = Math.max(1, Math.floor(memoryBytes / (shardFilms * bytesOfFilm(size))));
  return await preparePairShards({
    films,
    preset: input.preset,
    minSimilarity,
    shardFilms,
    folder,
    workers: Math.min(workers, atOnce),
    signal,
  });
}

async function compare(
  { spark, context, minSimilarity, directory }: PairsOnSpark,
  shards: PairShards,
): Promise<number> {
  const scratch = `${directory}.spark`;
  const rowCount =
    minSimilarity > 0 ? `count(*) FROM ${NEIGHBOURS_VIEW}` : String(pairCount(shards.films));
  const { rows } = await runSparkJob({
    spark,
    context,
    name: 'CosineSimilarity',
    scratch,
    async script() {
      const sent = shipShards(shards, spark);
      const words = [JSON.stringify(sent.shards), String(GROUPS)];
      const program = await shipProgram(PROGRAM, words, spark, scratch);
      const statements = [pairsStatement(shards, program.command)];
      return { ...program, files: [...program.files, ...sent.files], statements };
    },
    outputs: [{ view: NEIGHBOURS_VIEW, directory, rowCount: `SELECT ${rowCount}` }],
  });
  return rows[0] ?? 0;
}

/** What must be sent for executors to have the shards, and the shards with the paths that they see. */
function shipShards(
  shards: PairShards,
  spark: Spark,
): { readonly shards: PairShards; readonly files: readonly string[] } {
  const sent: string[] = [];
  const ship = (path: string): string => {
    const file = shipFile(path, spark);
    sent.push(...file.files);
    return file.path;
  };
  const files = shards.files.map((shard) => ({
    rows: ship(shard.rows),
    postings: ship(shard.postings),
    index: shards.compiled ? ship(shard.index) : '',
  }));
  return { shards: { ...shards, files }, files: sent };
}

/** The statement for the view of pairs: a program that is given numbers of groups of rows. */
function pairsStatement(shards: PairShards, command: string): string {
  const groups = pairGroups(pairBlocks(shards.films), shards, GROUPS);
  return transformStatement({
    view: NEIGHBOURS_VIEW,
    // Kept to be counted, as nobody knows before how many there are.
    cached: shards.minSimilarity > 0,
    input: ['id'],
    from: `SELECT id FROM range(${groups.length})`,
    command,
    output: { film_id: 'INT', other_id: 'INT', similarity: 'DOUBLE' },
  });
}
