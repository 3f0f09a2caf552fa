import { copyFile, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { version as duckdbVersion } from '@duckdb/node-api';
import { parquetPattern } from '../duckdb/columns.ts';
import { interruptOn, openDuckDB } from '../duckdb/connect.ts';
import { sqlChecks } from '../duckdb/sql-checks.ts';
import { runSqlFile } from '../duckdb/sql-file.ts';
import type { CosineSimilarity } from '../similarity/cosine-similarity.ts';
import { sourceVersion, type SourceFile, type SourceVersion } from '../sources/source-dataset.ts';
import { sha256Of } from '../workflow/digest.ts';
import { outputContent } from '../workflow/state/freshness/outputs.ts';
import type { JsonValue, Target, Task, TaskContext, TaskReport } from '../workflow/task.ts';
import type { CreateDuckDBFilms } from './create-duckdb-films.ts';
import { LICENCE_LINE } from './dataset.ts';

/** What a snapshot's database is made from. */
interface SnapshotParts {
  readonly films: CreateDuckDBFilms;
  readonly similarity: CosineSimilarity;
  readonly sources: readonly SourceFile[];
  /** The pipeline's parameters that affect the result, for `dataset.parameters`. */
  readonly parameters: Readonly<Record<string, JsonValue>>;
}

/** The task `CreateDuckDBFilmsCosSim` and the database file that it writes. */
export interface CreateDuckDBFilmsCosSim {
  readonly task: Task;
  readonly database: Target;
}

const FILMS_COS_SIM = new URL('./tables/films-cos-sim.sql', import.meta.url);
/** Rules for what is added. */
const CHECKS = [
  new URL('./checks/loaded-pairs.sql', import.meta.url),
  new URL('./checks/dataset-row.sql', import.meta.url),
];

const DATASET = new URL('./tables/dataset.sql', import.meta.url);

/**
 * The task `CreateDuckDBFilmsCosSim`: the films' database with films_cos_sim and dataset added. This
 * is the whole of a snapshot, not yet checked or published.
 */
export function createDuckDBFilmsCosSim(
  parts: SnapshotParts,
  dataDir: string,
): CreateDuckDBFilmsCosSim {
  const { films, similarity, sources, parameters } = parts;
  const database: Target = {
    kind: 'file',
    path: join(dataDir, 'output', 'database', 'films_cos_sim.duckdb'),
  };
  const task: Task = {
    name: 'CreateDuckDBFilmsCosSim',
    summary: 'Add the similarities and the facts of the dataset to the DuckDB file',
    requires: [films.task, similarity.task, ...sources.map((source) => source.task)],
    reads: [
      films.database,
      similarity.csfilms,
      ...sources.flatMap((source) => source.target ?? []),
    ],
    externalInputs: sources.flatMap((source) => (source.target ? [] : source.path)),
    targets: [database],
    parameters,
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    run: (context) => completeDatabase(context, database, parts),
    async check(context) {
      const csfilms = parquetPattern(similarity.csfilms.path);
      return sqlChecks(CHECKS, { csfilms }, context, { database: context.stage(database) });
    },
  };
  return { task, database };
}

async function completeDatabase(
  { stage, signal, workers, memoryBytes, digestOf }: TaskContext,
  database: Target,
  parts: SnapshotParts,
): Promise<TaskReport> {
  const { films, similarity, sources, parameters } = parts;
  const versions = await Promise.all(
    sources.map(async (source) => sourceVersion(source, digestOf)),
  );
  const path = stage(database);
  await copyFile(films.database.path, path, constants.COPYFILE_FICLONE);
  using session = await openDuckDB({ path, threads: workers, memoryLimitBytes: memoryBytes });
  const { connection } = session;
  using _interrupt = interruptOn(connection, signal);
  const rows = await runSqlFile(connection, FILMS_COS_SIM, {
    parquet: parquetPattern(similarity.csfilms.path),
  });
  await runSqlFile(connection, DATASET, {
    snapshot: await snapshotId(parts, versions, digestOf),
    built_at: new Date().toISOString(),
    parameters: JSON.stringify(parameters),
    sources: JSON.stringify(versions),
    licence: noticeOf(sources),
  });
  for (const count of films.countOpenData) await runSqlFile(connection, count);
  await connection.run('CHECKPOINT');
  return { rows };
}

/** What to show wherever the data is shown: IMDb's line, then what other sources ask for. */
function noticeOf(sources: readonly SourceFile[]): string {
  return [...new Set([LICENCE_LINE, ...sources.flatMap(({ notice }) => notice ?? [])])].join(' ');
}

/** A snapshot's id: 12 hexadecimal digits that depend only on its content and parameters. */
async function snapshotId(
  { films, similarity, parameters }: SnapshotParts,
  versions: readonly SourceVersion[],
  digestOf: TaskContext['digestOf'],
): Promise<string> {
  const tables = [...films.tables, similarity.csfilms];
  const contents = await Promise.all(
    tables.map(({ kind, path }) => outputContent(kind, path, digestOf)),
  );
  const digests = contents.map((content) => content?.digest ?? null);
  const sources = versions.map(({ name, sha256 }) => [name, sha256]);
  return sha256Of(JSON.stringify([digests, parameters, sources])).slice(0, 12);
}
