import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { revalidate } from './download/revalidate.ts';
import { IMDB_DATASETS, type ImdbDataset } from './imdb-dataset.ts';
import { datasetFileName } from './reader/formats.ts';
import { sidecarPath, sidecarVersion, type SourceVersion } from './source-dataset.ts';

/**
 * The downloaded datasets that have changed on their server, by concurrent conditional requests.
 * Datasets that were not downloaded, or from another server, are skipped.
 *
 * @throws {SourceError} `download-failed`; the signal's reason when it is aborted
 */
export async function changedDatasets(
  dataDir: string,
  baseUrl: string,
  signal: AbortSignal,
): Promise<readonly ImdbDataset[]> {
  const found = await Promise.all(
    IMDB_DATASETS.map(async (dataset) => {
      const held = await heldVersion(join(dataDir, 'datasets', datasetFileName(dataset.name)));
      if (held === undefined || !held.url?.startsWith(baseUrl)) return [];
      const { url, etag, bytes } = held;
      const version = { url, etag, bytes, lastModified: held['last-modified'] };
      return (await revalidate(version, { signal })) === 'changed' ? [dataset] : [];
    }),
  );
  return found.flat();
}

async function heldVersion(path: string): Promise<SourceVersion | undefined> {
  const text = await readFile(sidecarPath(path), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : sidecarVersion(text);
}
