/**
 * What CosineSimilarity takes on Spark and here for ever more films, made up as skewed as IMDb's.
 *
 *     npm run bench -- spark-scale [--films 36000,160000] [--preset seed] [--master local[2]]
 *                                  [--spark-conf SETTINGS] [--no-local]
 *
 * Each run is a separate process, which loads the stored model first, as the pipeline does.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { sparkHome } from './python.ts';

const HERE = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    films: { type: 'string', default: '36000,160000' },
    preset: { type: 'string', default: 'seed' },
    master: { type: 'string', default: 'local[2]' },
    'spark-conf': { type: 'string', default: '' },
    'no-local': { type: 'boolean', default: false },
  },
});

sparkHome();
console.log(
  `Node ${process.version}, ${options.master}, ${availableParallelism()} × ${cpus()[0]?.model}, load before ${loadavg()[0]?.toFixed(1)}`,
);
console.log('| films | engine | s | CPU s | peak MiB of a process |\n|---|---|---|---|---|');
for (const films of options.films.split(',')) {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-bench-'));
  try {
    const model = join(folder, 'output', 'model');
    run('write-model.ts', [films, options.preset, model]);
    if (!options['no-local']) row(films, 'duckdb', [folder, options.preset, 'duckdb']);
    const where = [options.master, options['spark-conf']];
    row(films, 'spark', [folder, options.preset, 'spark', ...where]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(films: string, engine: string, words: readonly string[]): void {
  const command = [process.execPath, join(HERE, 'spark-scale', 'run-task.ts'), ...words];
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const output = execFileSync('python3', [join(HERE, 'ingest', 'measure.py'), '1', quoted], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const cost = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Record<string, number>;
  const mebibytes = (cost['peakBytes'] ?? NaN) / 2 ** 20;
  console.log(
    `| ${films} | ${engine} | ${cost['seconds']?.toFixed(1)} | ${cost['cpuSeconds']?.toFixed(1)} | ${mebibytes.toFixed(0)} |`,
  );
}

function run(script: string, words: readonly string[]): void {
  execFileSync(process.execPath, [join(HERE, 'spark-scale', script), ...words], {
    stdio: 'inherit',
  });
}
