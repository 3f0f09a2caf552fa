import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ImdbDatasetName } from '../imdb-dataset.ts';
import type { OpenDatasetName } from '../open-data-names.ts';
import type { FileFormat } from './file-format.ts';
import { GZIP } from './gzip.ts';
import { PLAIN_TEXT } from './plain-text.ts';

type DatasetName = ImdbDatasetName | OpenDatasetName;

/**
 * Every format that can be read. A new one needs a line here, and one in {@link DATASET_FORMATS} for
 * people's own files.
 */
const FORMATS: readonly FileFormat[] = [GZIP, PLAIN_TEXT];

/** The formats in which a folder may have dataset files, the preferred one first. */
const DATASET_FORMATS: readonly FileFormat[] = [GZIP, PLAIN_TEXT];

/** The format in which IMDb serves its datasets, and in which they are stored. */
export const SERVED_FORMAT: FileFormat = GZIP;

/**
 * The format of a file, by how its name ends.
 *
 * @throws TypeError for any other name
 */
export function formatOf(path: string): FileFormat {
  const format = FORMATS.find(({ ending }) => path.endsWith(ending));
  if (format === undefined) throw new TypeError(`the format of ${path} is unknown`);
  return format;
}

/** The name of a dataset's file as it is stored: `title.basics.tsv.gz`. */
export function datasetFileName(name: DatasetName): string {
  return `${name}${SERVED_FORMAT.ending}`;
}

/** The path of a dataset's file in a folder; undefined if missing, or a folder of this name. */
export function findDatasetFile(folder: string, name: DatasetName): string | undefined {
  return DATASET_FORMATS.map(({ ending }) => join(folder, `${name}${ending}`)).find(
    (path) => existsSync(path) && !statSync(path).isDirectory(),
  );
}
