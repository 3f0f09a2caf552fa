/**
 * The neighbours of all films: our engine spark, our engine duckdb, one statement of Spark SQL, and
 * the old system's way, side by side in one run.
 *
 *     npm run bench -- spark [--datasets DIR] [--master local[2]] [--join-films 200] [--old-films 400]
 *
 * The statement and the old way work on a part of the films; what all of them would take is
 * extrapolated from two such parts, so that starting up counts once, and labelled so. Without
 * --datasets the sample is used. Wants python3 and Java.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openDuckDB } from '../src/duckdb/connect.ts';
import { querySql, sqlText } from '../src/duckdb/sql-file.ts';
import { PRESETS } from '../src/similarity/model/presets.ts';
import { findSpark } from '../src/spark/spark.ts';
import { textLiteral } from '../src/spark/sql-literal.ts';
import { sparkHome, submitWithNumpy } from './python.ts';

const HERE = import.meta.dirname;
const CLI = join(HERE, '..', 'src', 'cli', 'main.ts');

const { values: options } = parseArgs({
  options: {
    datasets: { type: 'string' },
    master: { type: 'string', default: 'local[2]' },
    'join-films': { type: 'string', default: '200' },
    'old-films': { type: 'string', default: '400' },
    'spark-conf': { type: 'string', multiple: true, default: [] },
  },
});

interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

interface Line extends Cost {
  readonly name: string;
  /** What the cost of all films is, where only a part was computed. */
  readonly extrapolated?: number;
}

sparkHome();
const spark = findSpark({ master: options.master, conf: options['spark-conf'] });
const scratch = mkdtempSync(join(tmpdir(), 'reelated-bench-'));
try {
  await compare();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function compare(): Promise<void> {
  console.log(
    `Node ${process.version}, Spark ${spark.version} on ${spark.master}, ${availableParallelism()} × ${cpus()[0]?.model}, load before ${loadavg()[0]?.toFixed(1)}`,
  );
  const base = join(scratch, 'base');
  prepare(base);
  const films = await filmIds(base);
  const lines = ['duckdb', 'spark'].map((engine) => ours(base, engine));
  await checkEqual(join(scratch, 'duckdb'), join(scratch, 'spark'));
  lines.push(sqlJoin(base, films), old(base, films.length));
  print(films.length, lines);
}

/** Makes films, terms and the model that all ways start from. */
function prepare(dataDir: string): void {
  const sources =
    options.datasets === undefined ? ['--sample'] : ['--datasets', options.datasets, '--no-akas'];
  const words = ['run', 'FilmTerms', '--quiet', '--data-dir', dataDir, ...sources];
  execFileSync(process.execPath, [CLI, ...words], { stdio: 'inherit' });
}

/** The task CosineSimilarity on an engine, in a separate data directory. */
function ours(base: string, engine: string): Line {
  const dataDir = join(scratch, engine);
  cpSync(join(base, 'output', 'model'), join(dataDir, 'output', 'model'), { recursive: true });
  const script = join(HERE, 'spark-scale', 'run-task.ts');
  const words = [dataDir, 'balanced', engine, spark.master, spark.conf.join()];
  const cost = measure(shell([process.execPath, script, ...words]));
  return { name: `Reelated, engine ${engine}`, ...cost };
}

async function filmIds(dataDir: string): Promise<readonly number[]> {
  using session = await openDuckDB();
  const rows = await querySql(
    session.connection,
    'SELECT film_id FROM read_parquet($films, hive_partitioning = false) ORDER BY film_id',
    { films: join(dataDir, 'output', 'films', '*.parquet') },
  );
  return rows.map((row) => Number(row['film_id']));
}

/** The neighbours of the first films by a join, whose work grows with them. */
function sqlJoin(dataDir: string, films: readonly number[]): Line {
  const costOf = (count: number): Cost => {
    const script = join(scratch, 'join.sql');
    const terms = `file://${join(dataDir, 'output', 'terms')}`;
    const factors = Object.entries(PRESETS.classic.factors).map(
      ([field, factor]) => `(${textLiteral(field)}, ${factor}D)`,
    );
    const statements = [
      `CREATE TEMPORARY VIEW terms USING parquet OPTIONS (path ${textLiteral(terms)})`,
      `CREATE TEMPORARY VIEW factors AS SELECT * FROM VALUES ${factors.join(', ')} AS t(field, factor)`,
      `DECLARE VARIABLE last_film INT = ${films[count - 1] ?? 0}`,
      `CREATE TABLE neighbours USING parquet LOCATION ${textLiteral(`file://${join(scratch, `join-${count}`)}`)} AS
       ${sqlText(new URL('./peers/similarity_join.sql', import.meta.url))}`,
    ];
    writeFileSync(script, statements.map((statement) => `${statement};\n`).join(''));
    const settings = submitSettings('spark.sql.catalogImplementation=in-memory');
    return measure(shell([join(spark.home, 'bin', 'spark-sql'), ...settings, '-S', '-f', script]));
  };
  const [few, many] = partsOf(Number(options['join-films']), films.length);
  return extrapolate(
    `one Spark SQL statement, ${many} films`,
    [few, costOf(few)],
    [many, costOf(many)],
    films.length,
  );
}

/** The number of unordered pairs of films. */
function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

/** The old way multiplies all pairs of some films, so its work grows with their square. */
function old(dataDir: string, films: number): Line {
  const costOf = (count: number): Cost => {
    const script = join(HERE, 'peers', 'similarity_pyspark.py');
    const source = join(dataDir, 'output', 'films');
    const program = [...submitSettings(), script, source, join(scratch, 'old'), String(count)];
    return measure(shell(submitWithNumpy(spark, program)));
  };
  const [few, many] = partsOf(Number(options['old-films']), films);
  return extrapolate(
    `the old way, the pairs of ${many} films`,
    [pairs(few), costOf(few)],
    [pairs(many), costOf(many)],
    pairs(films),
  );
}

function partsOf(count: number, films: number): readonly [number, number] {
  const many = Math.min(count, films);
  return [Math.max(2, Math.floor(many / 4)), many];
}

/** The line through two measurements, at all of the work. */
function extrapolate(
  name: string,
  [few, less]: readonly [number, Cost],
  [many, more]: readonly [number, Cost],
  all: number,
): Line {
  const perUnit = Math.max(0, more.seconds - less.seconds) / (many - few);
  return { name, ...more, extrapolated: more.seconds + perUnit * (all - many) };
}

function submitSettings(...more: readonly string[]): readonly string[] {
  const settings = [
    'spark.ui.enabled=false',
    'spark.log.level=ERROR',
    'spark.driver.memory=4g',
    'spark.sql.shuffle.partitions=8',
    ...more,
    ...spark.conf,
  ];
  return ['--master', spark.master, ...settings.flatMap((setting) => ['--conf', setting])];
}

function measure(job: string): Cost {
  const script = join(HERE, 'ingest', 'measure.py');
  const output = execFileSync('python3', [script, '1', job], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Cost;
}

async function checkEqual(here: string, there: string): Promise<void> {
  using session = await openDuckDB();
  const [row] = await querySql(
    session.connection,
    `SELECT count(*) AS pairs, count(*) FILTER (one IS DISTINCT FROM other) AS differences
     FROM (SELECT a AS one FROM read_parquet($here, hive_partitioning = false) AS a)
     POSITIONAL JOIN (SELECT b AS other FROM read_parquet($there, hive_partitioning = false) AS b)`,
    {
      here: join(here, 'output', 'csfilms', '*.parquet'),
      there: join(there, 'output', 'csfilms', '*.parquet'),
    },
  );
  console.log(`engines: ${Number(row?.['pairs'])} rows, ${Number(row?.['differences'])} differ`);
  if (Number(row?.['differences']) > 0) process.exitCode = 1;
}

function print(films: number, lines: readonly Line[]): void {
  console.log(`\n| ${films} films | s | CPU s | peak MiB of a process | s for all films |`);
  console.log('|---|---|---|---|---|');
  for (const { name, seconds, cpuSeconds, peakBytes, extrapolated } of lines) {
    const all =
      extrapolated === undefined ? seconds.toFixed(1) : `${extrapolated.toFixed(0)} (extrapolated)`;
    const mebibytes = (peakBytes / 2 ** 20).toFixed(0);
    console.log(
      `| ${name} | ${seconds.toFixed(1)} | ${cpuSeconds.toFixed(1)} | ${mebibytes} | ${all} |`,
    );
  }
}

/** Words as a shell reads them back. */
function shell(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
}
