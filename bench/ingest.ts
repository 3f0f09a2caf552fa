/**
 * The films task on IMDb's files of full size, side by side in one run with plain decompression,
 * one DuckDB statement and PySpark, each in separate processes.
 *
 *     npm run bench -- ingest [--datasets DIR | --scale 1] [--runs 3] [--no-spark]
 *
 * Without --datasets, files are made (once) in bench/.data. Wants python3; igzip (Debian's package
 * isal) and Java for the lines with their names.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openDuckDB } from '../src/duckdb/connect.ts';
import { generateImdbFiles } from './imdb-files/generate-files.ts';
import { median } from './median.ts';
import { sparkHome } from './python.ts';

const HERE = import.meta.dirname;
const CLI = join(HERE, '..', 'src', 'cli', 'main.ts');
const FILES = ['title.principals', 'name.basics', 'title.basics', 'title.ratings'];

const { values: options } = parseArgs({
  options: {
    datasets: { type: 'string' },
    scale: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
    'no-spark': { type: 'boolean', default: false },
  },
});

interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

/** A way to make the films, and the target for our time relative to its own. */
interface Contender {
  readonly name: string;
  readonly jobs: number;
  readonly commands: readonly string[];
  readonly runs: number;
  readonly films?: string;
  readonly target?: string;
}

const datasets = options.datasets ?? (await generated(Number(options.scale)));
const scratch = mkdtempSync(join(tmpdir(), 'reelated-bench-'));
try {
  await compare();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** The folder of files at that scale, generated if necessary. */
async function generated(scale: number): Promise<string> {
  const folder = join(HERE, '.data', `imdb-${scale}`);
  if (existsSync(join(folder, 'complete'))) return folder;
  console.log(`making files of scale ${scale} in ${folder}`);
  const workers = availableParallelism();
  await generateImdbFiles({ folder, scale, seed: 1, akas: false, workers });
  writeFileSync(join(folder, 'complete'), '');
  return folder;
}

async function compare(): Promise<void> {
  const paths = FILES.map((name) => join(datasets, `${name}.tsv.gz`));
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  console.log(
    `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model}, load before ${loadavg()[0]?.toFixed(1)}; four files, ${(bytes / 1e6).toFixed(0)} MB`,
  );
  const contenders = [ours(), ...decompression(paths), duckdb()];
  if (!options['no-spark']) contenders.push(spark());
  const costs = new Map<Contender, Cost[]>(contenders.map((one) => [one, []]));
  // in turns, so that a busy minute of the machine affects all of them
  for (let run = 0; run < Number(options.runs); run++) {
    for (const [contender, measured] of costs) {
      if (run < contender.runs) measured.push(measure(contender));
    }
  }
  print(costs);
  await checkFilms(contenders);
}

/** The task as the pipeline runs it: it verifies the files as it reads them; their digests are known. */
function ours(): Contender {
  const dataDir = join(scratch, 'ours');
  const command = shell([
    process.execPath,
    CLI,
    'run',
    'PrepFilms',
    '--datasets',
    datasets,
    '--no-akas',
    '--data-dir',
    dataDir,
    '--quiet',
  ]);
  execFileSync('sh', ['-c', command], { stdio: 'inherit' });
  return {
    name: 'Reelated, PrepFilms',
    jobs: 1,
    commands: [`${command} --force`],
    runs: Number(options.runs),
    films: join(dataDir, 'output', 'films', 'films.parquet'),
  };
}

function decompression(paths: readonly string[]): Contender[] {
  const with_ = (program: string, target?: string): Contender => ({
    name: `${program} -dc, two files at a time`,
    jobs: 2,
    commands: paths.map((path) => `exec ${shell([program, '-dc', path])} > /dev/null`),
    runs: Number(options.runs),
    ...(target === undefined ? {} : { target }),
  });
  return [with_('gzip', '≤ 0.75'), ...(isInstalled('igzip') ? [with_('igzip')] : [])];
}

function duckdb(): Contender {
  const films = join(scratch, 'duckdb.parquet');
  const sql = join(HERE, 'peers', 'films.sql');
  const script = join(HERE, 'ingest', 'run-sql.ts');
  return {
    name: 'DuckDB, one statement',
    jobs: 1,
    commands: [`exec ${shell([process.execPath, script, sql, datasets, films])}`],
    runs: Number(options.runs),
    films,
    target: '≤ 0.4',
  };
}

/** Once: it takes minutes. */
function spark(): Contender {
  const home = sparkHome();
  const films = join(scratch, 'spark');
  const interpreter = join(home, 'bin', 'python');
  const submit = [
    'env',
    '-u',
    'SPARK_HOME',
    `PYSPARK_PYTHON=${interpreter}`,
    `PYSPARK_DRIVER_PYTHON=${interpreter}`,
    join(home, 'bin', 'spark-submit'),
    '--master',
    'local[2]',
    '--driver-memory',
    '8g',
    '--conf',
    'spark.sql.shuffle.partitions=8',
    '--conf',
    'spark.ui.enabled=false',
    '--conf',
    `spark.local.dir=${scratch}`,
    '--conf',
    'spark.log.level=ERROR',
    join(HERE, 'peers', 'prep_films_pyspark.py'),
    datasets,
    films,
  ];
  return {
    name: 'PySpark, local[2]',
    jobs: 1,
    commands: [shell(submit)],
    runs: 1,
    films: `${films}/*.parquet`,
    target: '≤ 0.067',
  };
}

function measure({ jobs, commands }: Contender): Cost {
  const script = join(HERE, 'ingest', 'measure.py');
  const output = execFileSync('python3', [script, String(jobs), ...commands], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Cost;
}

function print(costs: ReadonlyMap<Contender, readonly Cost[]>): void {
  const [mine] = [...costs.values()].map((measured) =>
    median(measured.map((cost) => cost.seconds)),
  );
  console.log('\n| | s, median | ours takes | target | CPU s | peak MiB of a process | runs |');
  console.log('|---|---|---|---|---|---|---|');
  for (const [{ name, target = '' }, measured] of costs) {
    const seconds = median(measured.map((cost) => cost.seconds));
    const cells = [
      name,
      seconds.toFixed(1),
      `${((mine ?? NaN) / seconds).toFixed(3)} ×`,
      target,
      median(measured.map((cost) => cost.cpuSeconds)).toFixed(1),
      (Math.max(...measured.map((cost) => cost.peakBytes)) / 2 ** 20).toFixed(0),
      measured.map((cost) => cost.seconds.toFixed(1)).join(', '),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

/** Our films and theirs must be the same, in all columns that theirs have. */
async function checkFilms(contenders: readonly Contender[]): Promise<void> {
  using session = await openDuckDB();
  const columns =
    'film_id, title, year, duration, genres, rating, vote_count, persons, original_title';
  const [mine, ...others] = contenders.filter(({ films }) => films !== undefined);
  for (const other of others) {
    const result = await session.connection.runAndReadAll(
      `WITH ours AS (SELECT ${columns} FROM read_parquet($ours, hive_partitioning = false)),
            theirs AS (SELECT ${columns} FROM read_parquet($theirs, hive_partitioning = false))
       SELECT
         (SELECT count(*) FROM ours),
         (SELECT count(*) FROM (FROM ours EXCEPT ALL FROM theirs)),
         (SELECT count(*) FROM (FROM theirs EXCEPT ALL FROM ours))`,
      { ours: mine?.films ?? '', theirs: other.films ?? '' },
    );
    const [films, onlyOurs, onlyTheirs] = (result.getRows()[0] ?? []).map(Number);
    const isEqual = onlyOurs === 0 && onlyTheirs === 0 && (films ?? 0) > 0;
    console.log(
      `${other.name}: ${films} films, ${isEqual ? 'row for row as ours' : `${onlyOurs} only ours, ${onlyTheirs} only theirs`}`,
    );
    if (!isEqual) process.exitCode = 1;
  }
}

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log(`${program} is not installed; its line is left out`);
    return false;
  }
}

/** Words quoted for the shell. */
function shell(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
}
