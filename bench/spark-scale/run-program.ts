/**
 * What one core of an executor does, without Spark around it: prepares the search for made-up films,
 * then has the program that executors run find the neighbours of a part of them.
 *
 *     node bench/spark-scale/run-program.ts FILMS PRESET PART
 *
 * PART is the share of the films, from 0 to 1. Times are CPU seconds.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildKernelIndex } from '../../src/similarity/nearest/kernel/kernel-index.ts';
import { presetNamed, PRESETS } from '../../src/similarity/model/presets.ts';
import { writeSearchFile } from '../../src/similarity/spark/search-file.ts';
import { generateModel } from '../generator/model.ts';

const PROGRAM = fileURLToPath(
  new URL('../../src/similarity/spark/neighbours-program.ts', import.meta.url),
);

const [films = '', preset, part = '1'] = process.argv.slice(2);
const model = generateModel(Number(films), PRESETS[presetNamed(preset) ?? 'seed']);
const before = process.cpuUsage();
const index = buildKernelIndex(model);
if (index === undefined) throw new Error('the compiled search cannot take these films');
const preparing = secondsOf(process.cpuUsage(before));
const folder = mkdtempSync(join(tmpdir(), 'reelated-bench-'));
const file = join(folder, 'search.bin');
try {
  writeSearchFile(file, { filmIds: model.filmIds, index });
  const rows = Math.round(Number(films) * Number(part));
  console.log(
    JSON.stringify({
      films: Number(films),
      rows,
      preparing,
      fileMiB: Math.round(statSync(file).size / 2 ** 20),
      opening: programSeconds('0\t0\n'),
      program: programSeconds(`0\t${rows}\n`),
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The CPU seconds of the program over one block of rows. */
function programSeconds(block: string): number {
  const timed = ['-c', 'TIMEFORMAT="%U %S"; time "$@" > /dev/null', 'bash', process.execPath];
  const { stderr } = spawnSync('bash', [...timed, PROGRAM, file, '100'], {
    input: block,
    encoding: 'utf8',
  });
  const [user = NaN, system = NaN] = (stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return user + system;
}

function secondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}
