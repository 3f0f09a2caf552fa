import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { loadModelFromParquet } from '../../src/similarity/load-model.ts';
import type { SimilarityModel } from '../../src/similarity/model.ts';
import { PRESETS, type PresetName } from '../../src/similarity/presets.ts';
import { generateModel } from '../generator/model.ts';

/** The model of a data set: `real`, IMDb's files in the folder REELATED_REAL_DATASETS, or so many made-up films. */
export async function benchModel(
  name: string,
  preset: PresetName = 'seed',
): Promise<SimilarityModel> {
  if (/^\d+$/.test(name)) return generateModel(Number(name), PRESETS[preset]);
  const output = fileURLToPath(new URL(`../.data/${name}/output`, import.meta.url));
  return loadModelFromParquet(
    { films: `${output}/film-ids`, terms: `${output}/terms` },
    PRESETS[preset],
  );
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
