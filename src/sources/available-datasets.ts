import { existsSync, statSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { IMDB_DATASETS, type ImdbDataset } from './imdb-dataset.ts';
import { checkDatasetFile } from './reader/dataset-folder.ts';
import { datasetFileName, findDatasetFile } from './reader/formats.ts';
import type { SourceLocation } from './source-dataset.ts';

/**
 * The datasets that are used: all, or those that a folder has.
 *
 * @throws UsageError `datasets-missing` when a folder was named that lacks a file that is needed,
 * `datasets-unusable` when it is not a folder, or a file in it cannot be read
 */
export function availableDatasets(location: SourceLocation, akas: boolean): readonly ImdbDataset[] {
  const wanted = IMDB_DATASETS.filter((dataset) => akas || dataset.name !== 'title.akas');
  if (location.kind !== 'local') return wanted;
  const { folder } = location;
  if (!existsSync(folder)) {
    throw new UsageError('datasets-missing', `--datasets: the folder ${folder} does not exist`, {
      data: { folder },
    });
  }
  if (!statSync(folder).isDirectory()) {
    const reason = `${folder} is not a folder; name the folder that the files are in`;
    throw new UsageError('datasets-unusable', `--datasets: ${reason}`, {
      data: { option: '--datasets', reason },
    });
  }
  for (const { name } of wanted) checkDatasetFile(folder, name);
  const isThere = (dataset: ImdbDataset): boolean =>
    findDatasetFile(folder, dataset.name) !== undefined;
  const missing = wanted.filter((dataset) => !dataset.optional && !isThere(dataset));
  if (missing.length > 0) {
    const names = missing.map((dataset) => datasetFileName(dataset.name)).join(', ');
    throw new UsageError('datasets-missing', `--datasets: ${folder} lacks ${names}`, {
      data: { folder, files: names },
    });
  }
  return wanted.filter(isThere);
}
