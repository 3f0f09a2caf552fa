/**
 * All neighbours, side by side: ours, sparse_dot_topn, SciPy, scikit-learn and the plain reference,
 * on the same films in one run, and ours under other presets next to them.
 * `npm run bench -- neighbours [--sets real,40000] [--runs 3] [--presets seed,balanced]`
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PRESETS } from '../src/similarity/model/presets.ts';
import type { PresetName } from '../src/similarity/terms/preset-choices.ts';
import { prepareData, prepareModel } from './neighbours/model.ts';
import { median } from './median.ts';
import { NEIGHBOURS } from './neighbours/protocol.ts';
import { python } from './python.ts';

const { values: options } = parseArgs({
  options: {
    sets: { type: 'string' },
    runs: { type: 'string', default: '3' },
    presets: { type: 'string', default: 'seed,balanced' },
    'no-peers': { type: 'boolean', default: false },
  },
});
const [preset = 'seed', ...otherPresets] = options.presets.split(',').map(presetOf);
const real = process.env['REELATED_REAL_DATASETS'] === undefined ? [] : ['real'];
const sets = options.sets?.split(',') ?? [...real, '40000', '160000', '640000'];

function presetOf(name: string): PresetName {
  const known = Object.keys(PRESETS).find((one): one is PresetName => one === name);
  if (known === undefined) throw new Error(`no preset ${name}`);
  return known;
}

interface Measured {
  readonly seconds: readonly number[];
  /** Of all threads; steadier than seconds where other programs keep the machine busy. */
  readonly cpuSeconds: readonly number[];
  /** Of the films that were looked up; below 1 the seconds are extrapolated. */
  readonly share: number;
  readonly peakBytes: number;
  readonly differences?: number;
  readonly compared?: number;
}

function run(program: string, file: string, args: readonly (string | number)[]): Measured {
  const path = fileURLToPath(new URL(`neighbours/${file}`, import.meta.url));
  const output = execFileSync(program, [path, ...args.map(String)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as Measured;
}

function ours(model: string, method: string, threads = 1, runs = options.runs, folder = '') {
  return run(process.execPath, 'ours.ts', [model, method, threads, runs, folder]);
}

/** This many films take these tools a minute or so; of larger sets they get a part. */
function shareFor(set: string, films: number): number {
  return /^\d+$/.test(set) ? Math.min(1, (films / Number(set)) ** 2) : 1;
}

function compare(set: string): void {
  prepareData(set);
  const folder = mkdtempSync(join(tmpdir(), 'reelated-bench-'));
  const model = join(folder, 'model');
  const lines = new Map<string, Measured>();
  try {
    mkdirSync(model);
    prepareModel(set, preset, model);
    lines.set('Reelated, 1 thread', ours(model, 'search'));
    lines.set('Reelated, 2 threads', ours(model, 'search', 2));
    lines.set('plain TypeScript', ours(model, 'reference'));
    if (!options['no-peers']) {
      ours(model, 'export', 2, '1', folder);
      for (const [name, measured] of peers(set, folder)) lines.set(name, measured);
    }
    for (const other of otherPresets) {
      prepareModel(set, other, model);
      lines.set(`Reelated, ${other}, 1 thread`, ours(model, 'search'));
      lines.set(`Reelated, ${other}, 2 threads`, ours(model, 'search', 2));
    }
    print(set, lines);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function* peers(set: string, folder: string): Generator<[string, Measured]> {
  const measure = (method: string, threads: number, runs: number, share: number) =>
    run(python(), 'peers.py', [method, threads, runs, share, folder]);
  const share = shareFor(set, 80_000);
  const runs = share < 1 ? 1 : Number(options.runs);
  yield ['sparse_dot_topn, 1 thread', measure('sparse_dot_topn', 1, runs, share)];
  yield ['sparse_dot_topn, 2 threads', measure('sparse_dot_topn', 2, runs, share)];
  const part = 0.1 * shareFor(set, 40_000);
  yield ['SciPy by blocks', measure('scipy', 1, 1, part)];
  yield ['scikit-learn by blocks', measure('scikit-learn-blocks', 1, 1, part)];
}

function print(set: string, lines: ReadonlyMap<string, Measured>): void {
  const [one, two] = [1, 2].map((n) => lines.get(`Reelated, ${n} thread${n > 1 ? 's' : ''}`));
  console.log(`\n${set} films, preset ${preset}, K = ${NEIGHBOURS}`);
  console.log(
    '| | s, median | × ours, same threads | CPU s | × ours | peak MiB | of the films | lists that differ |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const [name, measured] of lines) {
    const base = name.includes('2 threads') ? two : one;
    const seconds = median(measured.seconds);
    const cpuSeconds = median(measured.cpuSeconds);
    const cells = [
      name,
      seconds.toFixed(2),
      (seconds / median(base?.seconds ?? [])).toFixed(1),
      cpuSeconds.toFixed(2),
      (cpuSeconds / median(base?.cpuSeconds ?? [])).toFixed(1),
      String(Math.round(measured.peakBytes / 2 ** 20)),
      measured.share < 1 ? `${(100 * measured.share).toFixed(1)} %, extrapolated` : 'all',
      measured.compared === undefined ? '' : `${measured.differences} of ${measured.compared}`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

const load = loadavg()[0]?.toFixed(1);
console.log(
  `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model}, load before ${load}`,
);
for (const set of sets) compare(set);
