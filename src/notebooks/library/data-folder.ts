import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { ImdbDatasetName } from '../../sources/imdb-dataset.ts';
import { findDatasetFile } from '../../sources/reader/formats.ts';

/** The data directory: that of the run, `REELATED_DATA_DIR`, or `data` in a clone. */
export const DATA_DIR = resolve(
  process.env['REELATED_DATA_DIR'] ?? join(import.meta.dirname, '..', '..', '..', 'data'),
);

/** Where a run says which folder holds the dataset files. */
export const DATASETS_VARIABLE = 'REELATED_NOTEBOOK_DATASETS';

/**
 * The path of one of IMDb's files that the data was built from.
 *
 * @throws Error when there is none
 */
export function datasetFile(name: ImdbDatasetName): string {
  const given = process.env[DATASETS_VARIABLE] ?? process.env['REELATED_DATASETS'];
  const folders = [given ?? [], join(DATA_DIR, 'datasets'), join(DATA_DIR, 'datasets', 'sample')];
  for (const folder of folders.flat().filter((one) => existsSync(one))) {
    const file = findDatasetFile(folder, name);
    if (file !== undefined) return file;
  }
  throw new Error(`there is no ${name} in ${folders.flat().join(' or ')}`);
}
