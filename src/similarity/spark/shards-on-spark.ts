import { closeSync, openSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBBlobValue } from '@duckdb/node-api';
import { parquetPattern } from '../../duckdb/columns.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { sqlText } from '../../duckdb/sql-file.ts';
import { writeAll } from '../../sources/filter/write-all.ts';
import { shipFile, shipProgram, transformStatement } from '../../spark/executor-program.ts';
import { runSparkJob } from '../../spark/spark-job.ts';
import type { Spark } from '../../spark/spark.ts';
import { moduleFile } from '../../workflow/state/freshness/code-files.ts';
import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import type { CosineSimilarityInput } from '../cosine-similarity.ts';
import type { FilmRows } from '../model/stored/stored-rows.ts';
import { canQueryEachOther } from '../nearest/kernel/shard-index.ts';
import { cutIntoFiles } from '../nearest/shards/cut-into-files.ts';
import { rangeOfPreparedShard } from '../nearest/shards/shard-files.ts';
import { NEIGHBOURS_VIEW, neighboursStatement } from './neighbours-statement.ts';

const PREPARE = moduleFile(import.meta.url, './prepare-shards-program.ts');
const SEARCH = moduleFile(import.meta.url, './shard-neighbours-program.ts');

/** A prepared shard travels in this many rows, so that none is too large for Spark. */
const PARTS = 256;
/** How many of these rows this machine holds at a time. */
const PARTS_AT_ONCE = 16;

interface ShardsOnSpark {
  readonly spark: Spark;
  readonly context: TaskContext;
  readonly input: CosineSimilarityInput;
  readonly films: FilmRows;
  /** Films of a shard, a multiple of those of a block. */
  readonly shardFilms: number;
  readonly neighbours: number;
  readonly directory: string;
}

/** The files of a shard on this machine. */
interface ShardFiles {
  readonly rows: string;
  readonly prepared: string;
}

/**
 * Writes the neighbours of any number of films: this machine counts terms and cuts out the shards, any
 * executor prepares any of them, and each core has a range of films query them all.
 *
 * @returns undefined if the compiled search does not support the films
 */
export async function writeByShardsOnSpark(
  options: ShardsOnSpark,
): Promise<TaskReport | undefined> {
  const folder = `${options.directory}.shards`;
  await mkdir(folder);
  try {
    const { films, shardFilms, context } = options;
    const cut = await cutIntoFiles(films, shardFilms, folder, context.signal);
    const shards = cut.map((rows) => ({ rows, prepared: `${rows}.prepared` }));
    await prepareAll(options, shards, folder);
    if (!(await canBeSearched(shards))) return undefined;
    return await searchAll(options, shards);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Has the executors prepare the shards, and collects what they have prepared. */
async function prepareAll(
  { spark, context, input, directory }: ShardsOnSpark,
  shards: readonly ShardFiles[],
  folder: string,
): Promise<void> {
  const parts = join(folder, 'parts');
  await mkdir(parts);
  const scratch = `${directory}.spark`;
  await runSparkJob({
    spark,
    context,
    name: 'CosineSimilarity: shards',
    scratch,
    async script() {
      const shipped = shards.map(({ rows }) => shipFile(rows, spark));
      const words = [input.preset, String(PARTS), ...shipped.map(({ path }) => path)];
      const program = await shipProgram(PREPARE, words, spark, scratch);
      const transform = transformStatement({
        view: 'prepared_texts',
        cached: false,
        input: ['id'],
        from: `SELECT id FROM range(0, ${shards.length}, 1, ${shards.length})`,
        command: program.command,
        output: { shard: 'INT', part: 'INT', bytes: 'STRING' },
      });
      const decode = `CREATE OR REPLACE TEMPORARY VIEW prepared_shards AS
        SELECT shard, part, unbase64(bytes) AS bytes FROM prepared_texts`;
      const files = [...program.files, ...shipped.flatMap((file) => file.files)];
      return { ...program, files, statements: [transform, decode] };
    },
    outputs: [
      { view: 'prepared_shards', directory: parts, rowCount: `SELECT ${shards.length * PARTS}` },
    ],
  });
  for (const [shard, { prepared }] of shards.entries()) await joinParts(parts, shard, prepared);
  await rm(parts, { recursive: true });
}

async function joinParts(folder: string, shard: number, path: string): Promise<void> {
  using session = await openDuckDB({ threads: 1 });
  const statement = sqlText(new URL('./prepared-parts.sql', import.meta.url));
  const file = openSync(path, 'w');
  try {
    for (let first = 0; first < PARTS; first += PARTS_AT_ONCE) {
      const reader = await session.connection.runAndReadAll(statement, {
        files: parquetPattern(folder),
        shard,
        first,
        last: first + PARTS_AT_ONCE - 1,
      });
      for (const [blob] of reader.getRows()) {
        if (blob instanceof DuckDBBlobValue) writeAll(file, blob.bytes);
      }
    }
  } finally {
    closeSync(file);
  }
}

async function canBeSearched(shards: readonly ShardFiles[]): Promise<boolean> {
  for (const { prepared } of shards) {
    // An empty file: it is beyond the limits.
    if ((await stat(prepared)).size === 0) return false;
  }
  return canQueryEachOther(shards.flatMap(({ prepared }) => rangeOfPreparedShard(prepared) ?? []));
}

async function searchAll(
  { spark, context, input, films, neighbours, directory }: ShardsOnSpark,
  shards: readonly ShardFiles[],
): Promise<TaskReport> {
  const count = films.filmIds.length;
  const scratch = `${directory}.spark`;
  const rowCount = count * Math.min(neighbours, count - 1);
  const { rows } = await runSparkJob({
    spark,
    context,
    name: 'CosineSimilarity',
    scratch,
    async script() {
      const paths = [...shards.map((shard) => shard.rows), ...shards.map((one) => one.prepared)];
      const shipped = paths.map((path) => shipFile(path, spark));
      const words = [input.preset, String(neighbours), ...shipped.map(({ path }) => path)];
      const program = await shipProgram(SEARCH, words, spark, scratch);
      const statement = neighboursStatement(count, program.command);
      const files = [...program.files, ...shipped.flatMap((file) => file.files)];
      return { ...program, files, statements: [statement] };
    },
    outputs: [{ view: NEIGHBOURS_VIEW, directory, rowCount: `SELECT ${rowCount}` }],
  });
  return { rows: rows[0] ?? 0, facts: { shards: shards.length } };
}
