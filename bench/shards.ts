/**
 * What CosineSimilarity takes for ever more films, made up as skewed as IMDb's, with little memory:
 * as one search where that fits, otherwise as shards. Equal files are checked.
 *
 *     npm run bench -- shards [--films 160000,640000] [--memory 8192,1024] [--threads 1,2]
 *                             [--preset seed]
 *
 * `--memory` is what the search may take, in MiB: half of the option of the same name of `run`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const HERE = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    films: { type: 'string', default: '160000,640000' },
    memory: { type: 'string', default: '8192,1024' },
    threads: { type: 'string', default: '1,2' },
    preset: { type: 'string', default: 'seed' },
  },
});

console.log(
  `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model}, load before ${loadavg()[0]?.toFixed(1)}`,
);
console.log('| films | memory MiB | threads | shards | s | CPU s | peak MiB | files |');
console.log('|---|---|---|---|---|---|---|---|');
for (const films of options.films.split(',')) {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-bench-'));
  try {
    const model = join(folder, 'output', 'model');
    const write = join(HERE, 'spark-scale', 'write-model.ts');
    execFileSync(
      process.execPath,
      ['--max-old-space-size=16384', write, films, options.preset, model],
      { stdio: 'inherit' },
    );
    for (const memory of options.memory.split(',')) {
      for (const threads of options.threads.split(',')) row(folder, films, memory, threads);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

function row(folder: string, films: string, memory: string, threads: string): void {
  const program = join(HERE, 'spark-scale', 'run-task.ts');
  const words = [process.execPath, program, folder, options.preset, 'duckdb', threads, memory];
  const command = `${words.map((word) => `'${word}'`).join(' ')} > '${folder}/report.json'`;
  const output = execFileSync('python3', [join(HERE, 'ingest', 'measure.py'), '1', command], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const cost = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Cost;
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as {
    readonly facts?: { readonly shards?: number };
  };
  const columns = [
    films,
    memory,
    threads,
    report.facts?.shards ?? 1,
    cost.seconds.toFixed(1),
    cost.cpuSeconds.toFixed(1),
    (cost.peakBytes / 2 ** 20).toFixed(0),
    digestOf(join(folder, 'output', 'csfilms')),
  ];
  console.log(`| ${columns.join(' | ')} |`);
}

/** A short digest of all files, which is the same for the same films however they were searched. */
function digestOf(directory: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(directory).sort()) {
    if (name.endsWith('.parquet')) hash.update(readFileSync(join(directory, name)));
  }
  return hash.digest('hex').slice(0, 8);
}
