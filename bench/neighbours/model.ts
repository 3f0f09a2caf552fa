import { execFileSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { SimilarityModel } from '../../src/similarity/model/model.ts';
import type { PresetName } from '../../src/similarity/terms/preset-choices.ts';

const INT32_ARRAYS = [
  'filmIds',
  'rowOffsets',
  'rowTerms',
  'termOffsets',
  'termRows',
  'termTextOffsets',
] as const;
const FLOAT64_ARRAYS = [
  'rawRowWeights',
  'rowWeights',
  'rawTermWeights',
  'termWeights',
  'idfScales',
  'lengthScales',
  'termFactors',
  'squaredNorms',
  'norms',
] as const;
const BYTE_ARRAYS = ['termFields', 'termText'] as const;

/** Makes the model of a set in a separate process, so that no measuring process holds its memory. */
export function prepareModel(set: string, preset: PresetName, folder: string): void {
  const program = fileURLToPath(new URL('write-model.ts', import.meta.url));
  const args = ['--max-old-space-size=16384', program, set, preset, folder];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
}

/** Writes a file for each array of a model, and one for the rest. */
export function writeModel(
  { fields, exponents, ...arrays }: SimilarityModel,
  folder: string,
): void {
  for (const [name, array] of Object.entries(arrays)) writeFileSync(join(folder, name), array);
  writeFileSync(join(folder, 'rest'), JSON.stringify({ fields, exponents }));
}

/** The model that {@link writeModel} wrote. */
export function readModel(folder: string): SimilarityModel {
  const read = (name: string) => readShared(join(folder, name));
  const ints = INT32_ARRAYS.map((name) => [name, new Int32Array(read(name))]);
  const floats = FLOAT64_ARRAYS.map((name) => [name, new Float64Array(read(name))]);
  const bytes = BYTE_ARRAYS.map((name) => [name, new Uint8Array(read(name))]);
  const rest = JSON.parse(readFileSync(join(folder, 'rest'), 'utf8')) as Partial<SimilarityModel>;
  return { ...Object.fromEntries([...ints, ...floats, ...bytes]), ...rest } as SimilarityModel;
}

const READ_BYTES = 2 ** 26;

function readShared(path: string): SharedArrayBuffer {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
    for (let done = 0; done < bytes.length;) {
      const count = readSync(file, bytes, done, Math.min(READ_BYTES, bytes.length - done), done);
      if (count === 0) throw new Error(`${path} has become shorter`);
      done += count;
    }
    return bytes.buffer;
  } finally {
    closeSync(file);
  }
}

/** Has the pipeline make the terms of a real data set, where they are not up to date. */
export function prepareData(name: string): void {
  if (/^\d+$/.test(name)) return;
  const datasets = process.env['REELATED_REAL_DATASETS'];
  if (datasets === undefined) throw new Error(`${name}: REELATED_REAL_DATASETS names no folder`);
  const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const dataDir = fileURLToPath(new URL(`../.data/${name}`, import.meta.url));
  const options = ['--datasets', datasets, '--data-dir', dataDir, '--quiet'];
  execFileSync(process.execPath, [program, 'run', 'FilmTerms', ...options], { stdio: 'inherit' });
}
