/**
 * What CosineSimilarity takes on Spark and here for ever more films, made up as skewed as IMDb's.
 *
 *     npm run bench -- spark-scale [--films 36000,160000] [--preset seed] [--master local[2]]
 *                                  [--spark-conf SETTINGS] [--no-local] [--shard-films N] [--kill]
 *
 * `--kill` kills one executor of each Spark application, for masters like local-cluster[2,1,1024]. Rows
 * are the number of rows and a digest of them, equal for equal neighbours. Each run is a separate process, which loads the stored model first, as the pipeline does.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { parquetPattern } from '../src/duckdb/columns.ts';
import { openDuckDB } from '../src/duckdb/connect.ts';
import { querySql, textOf } from '../src/duckdb/sql-file.ts';
import { sparkHome } from './python.ts';

const HERE = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    films: { type: 'string', default: '36000,160000' },
    preset: { type: 'string', default: 'seed' },
    master: { type: 'string', default: 'local[2]' },
    'spark-conf': { type: 'string', default: '' },
    'no-local': { type: 'boolean', default: false },
    'shard-films': { type: 'string', default: '' },
    kill: { type: 'boolean', default: false },
  },
});

sparkHome();
console.log(
  `Node ${process.version}, ${options.master}, ${availableParallelism()} × ${cpus()[0]?.model}, load before ${loadavg()[0]?.toFixed(1)}`,
);
console.log(
  '| films | engine | s | CPU s | peak MiB of a process | rows |\n|---|---|---|---|---|---|',
);
for (const films of options.films.split(',')) {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-bench-'));
  try {
    const model = join(folder, 'output', 'model');
    run('write-model.ts', [films, options.preset, model]);
    if (!options['no-local']) await row(films, 'duckdb', [folder, options.preset, 'duckdb']);
    const where = [
      options.master,
      options['spark-conf'],
      options['shard-films'],
      options.kill ? 'kill' : '',
    ];
    await row(films, 'spark', [folder, options.preset, 'spark', ...where]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function row(films: string, engine: string, words: readonly string[]): Promise<void> {
  const command = [process.execPath, join(HERE, 'spark-scale', 'run-task.ts'), ...words];
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const output = execFileSync('python3', [join(HERE, 'ingest', 'measure.py'), '1', quoted], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const cost = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Record<string, number>;
  const mebibytes = (cost['peakBytes'] ?? NaN) / 2 ** 20;
  console.log(
    `| ${films} | ${engine} | ${cost['seconds']?.toFixed(1)} | ${cost['cpuSeconds']?.toFixed(1)} | ${mebibytes.toFixed(0)} | ${await rowsOf(words[0] ?? '')} |`,
  );
}

/** How many neighbours were written, and a digest that does not depend on files. */
async function rowsOf(folder: string): Promise<string> {
  using session = await openDuckDB();
  const [found] = await querySql(
    session.connection,
    `SELECT count(*) AS neighbours,
      printf('%x', bit_xor(hash(film_id, other_id, similarity, place)) % 4294967296) AS digest
    FROM (
      SELECT *, row_number() OVER (PARTITION BY film_id ORDER BY filename, file_row_number) AS place
      FROM read_parquet($files, filename = true, file_row_number = true, hive_partitioning = false))`,
    { files: parquetPattern(join(folder, 'output', 'csfilms')) },
  );
  return `${textOf(found?.['neighbours'])} ${textOf(found?.['digest'])}`;
}

function run(script: string, words: readonly string[]): void {
  execFileSync(
    process.execPath,
    ['--max-old-space-size=16384', join(HERE, 'spark-scale', script), ...words],
    {
      stdio: 'inherit',
    },
  );
}
