import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { filePattern } from '../duckdb/columns.ts';
import { openDuckDB } from '../duckdb/connect.ts';
import { querySqlFile } from '../duckdb/sql-file.ts';
import { ReelatedError } from '../errors.ts';
import type { TaskContext } from '../workflow/task.ts';
import { runSpark } from './run-spark.ts';
import { isLocal, type Spark } from './spark.ts';
import { openSparkStorage, type SparkStorage } from './spark-storage.ts';
import { nameLiteral, textLiteral } from './sql-literal.ts';

/** A folder of parquet files that a job writes. */
export interface SparkOutput {
  /** The view that is written, and the folder's name in the storage. */
  readonly view: string;
  /** An existing empty folder. */
  readonly directory: string;
  /** A query of one number: how many rows there must be, counted without reading the output. */
  readonly rowCount: string;
  /** The column that makes Hive partitions. */
  readonly partitionBy?: string;
}

/** The work of a job: statements that end in a view for each output. */
interface SparkScript {
  readonly statements: readonly string[];
  /** Files that executors find in their working directory. */
  readonly files?: readonly string[];
  /** Archives that are unpacked in the executors' working directory: `x.tar.gz#folder`. */
  readonly archives?: readonly string[];
}

interface SparkJob {
  readonly spark: Spark;
  readonly context: TaskContext;
  /** Its name in the cluster. */
  readonly name: string;
  /** A path next to the outputs, for temporary files; it must not exist. */
  readonly scratch: string;
  readonly script: (storage: SparkStorage) => SparkScript | Promise<SparkScript>;
  readonly outputs: readonly SparkOutput[];
}

/** The result of a job. */
interface SparkResult {
  /** What its queries have printed, line by line. */
  readonly lines: readonly string[];
  /** The rows of each output. */
  readonly rows: readonly number[];
}

/**
 * Runs a script with `spark-sql` and fetches its outputs, each as `part-00000.parquet` and so on.
 *
 * Spark writes its outputs, and then a manifest of their rows. An output is only complete if it has
 * Spark's `_SUCCESS`, is in the manifest, and all its rows have arrived: if executors wrote to their
 * own disks, rows are missing although every task succeeded.
 */
export async function runSparkJob(job: SparkJob): Promise<SparkResult> {
  const { spark, context, scratch } = job;
  await mkdir(scratch);
  try {
    await using storage = openSparkStorage({
      spark,
      folder: scratch,
      name: basename(scratch).replace(/^\.+/, ''),
      logFile: context.logFile('spark.log'),
      signal: context.signal,
    });
    const { statements, files = [], archives = [] } = await job.script(storage);
    await storage.send();
    const sql = join(scratch, 'job.sql');
    const all = [...statements, ...writeStatements(job.outputs, storage)];
    await writeFile(sql, all.map((statement) => `${statement.trim()};\n`).join('\n'));
    const lines = await runSpark({
      spark,
      program: 'spark-sql',
      arguments: [
        ...submitArguments(job),
        ...(files.length > 0 ? ['--files', files.join()] : []),
        ...(archives.length > 0 ? ['--archives', archives.join()] : []),
        '-S',
        '-f',
        sql,
      ],
      folder: scratch,
      logFile: context.logFile('spark.log'),
      signal: context.signal,
      progress: context.progress,
    });
    return { lines, rows: await fetchOutputs(job.outputs, storage) };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function submitArguments({ spark, name, scratch, context }: SparkJob): readonly string[] {
  const settings = [
    // everything is in the script; the cluster's own catalogue would only interfere
    'spark.sql.catalogImplementation=in-memory',
    `spark.sql.warehouse.dir=file://${join(scratch, 'warehouse')}`,
    'spark.sql.variable.substitute=false',
    'spark.sql.ansi.enabled=true',
    'spark.sql.session.timeZone=UTC',
    'spark.sql.csv.parser.columnPruning.enabled=false',
    'spark.sql.parquet.compression.codec=zstd',
    'spark.sql.parquet.writeLegacyFormat=false',
    'spark.sql.parquet.datetimeRebaseModeInWrite=CORRECTED',
    'spark.sql.parquet.outputTimestampType=TIMESTAMP_MICROS',
    ...(isLocal(spark) ? localSettings(scratch, context) : []),
    ...spark.conf,
  ];
  return [
    '--master',
    spark.master,
    '--name',
    `Reelated ${name}`,
    ...settings.flatMap((setting) => ['--conf', setting]),
  ];
}

/** On one machine, Spark must respect the limits of this process. */
function localSettings(scratch: string, context: TaskContext): readonly string[] {
  return [
    'spark.ui.enabled=false',
    `spark.local.dir=${join(scratch, 'spill')}`,
    `spark.driver.memory=${Math.max(1024, Math.floor(context.memoryBytes / 2 ** 20))}m`,
    'spark.sql.shuffle.partitions=8',
  ];
}

function writeStatements(outputs: readonly SparkOutput[], storage: SparkStorage): string[] {
  const writes = outputs.map(({ view, partitionBy }) => {
    const partitions =
      partitionBy === undefined ? '' : `PARTITIONED BY (${nameLiteral(partitionBy)})`;
    return `CREATE TABLE ${written(view)} USING parquet ${partitions}
      LOCATION ${textLiteral(storage.address(view))} AS SELECT * FROM ${nameLiteral(view)}`;
  });
  const entries = outputs.map(
    ({ view, rowCount }) => `SELECT ${textLiteral(view)} AS output, (${rowCount}) AS expected,
      (SELECT count(*) FROM ${written(view)}) AS written`,
  );
  const manifest = `CREATE TABLE manifest USING json
    LOCATION ${textLiteral(storage.address('manifest'))} AS ${entries.join('\nUNION ALL ')}`;
  return [...writes, manifest];
}

function written(view: string): string {
  return nameLiteral(`written_${view}`);
}

interface ManifestEntry {
  readonly output: string;
  readonly expected: number;
  readonly written: number;
}

async function fetchOutputs(
  outputs: readonly SparkOutput[],
  storage: SparkStorage,
): Promise<readonly number[]> {
  const here = await storage.fetch(['manifest', ...outputs.map(({ view }) => view)]);
  const manifest = await readManifest(join(here, 'manifest'));
  const rows: number[] = [];
  for (const { view, directory } of outputs) {
    const entry = manifest.find(({ output }) => output === view);
    if (entry === undefined) throw incomplete(view, 'it is missing from the manifest');
    if (entry.written !== entry.expected) throw missingRows(entry, entry.written);
    const folder = join(here, view);
    await requireSuccess(folder, view);
    await moveFiles(folder, directory);
    const found = await rowsOf(directory);
    if (found !== entry.expected) throw missingRows(entry, found);
    rows.push(found);
  }
  return rows;
}

async function readManifest(folder: string): Promise<readonly ManifestEntry[]> {
  await requireSuccess(folder, 'manifest');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as ManifestEntry);
}

async function requireSuccess(folder: string, view: string): Promise<void> {
  const mark = await stat(join(folder, '_SUCCESS')).catch(() => undefined);
  if (mark === undefined) throw incomplete(view, 'there is no _SUCCESS file');
}

/** Moves a folder's parquet files, which Spark names at random, to numbered names. */
async function moveFiles(folder: string, directory: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  const next = new Map<string, number>();
  for (const name of names.filter((file) => /[/\\]?part-[^/\\]*\.parquet$/.test(file)).toSorted()) {
    if (basename(name).startsWith('.')) continue;
    const part = next.get(dirname(name)) ?? 0;
    next.set(dirname(name), part + 1);
    const path = join(directory, dirname(name), `part-${String(part).padStart(5, '0')}.parquet`);
    await mkdir(dirname(path), { recursive: true });
    await rename(join(folder, name), path);
  }
}

async function rowsOf(directory: string): Promise<number> {
  using session = await openDuckDB({ threads: 1 });
  const [row] = await querySqlFile(
    session.connection,
    new URL('./parquet-rows.sql', import.meta.url),
    { files: `${filePattern(directory)}/**/*.parquet` },
  );
  return Number(row?.['files_rows']);
}

function incomplete(view: string, why: string): ReelatedError {
  return new ReelatedError('spark-failed', `Spark's output for ${view} is incomplete: ${why}`);
}

function missingRows({ output, expected }: ManifestEntry, found: number): ReelatedError {
  return incomplete(
    output,
    `${found} of ${expected} rows arrived. The executors must see the same folder as this machine: name shared storage with --spark-storage`,
  );
}
