import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { revalidate } from './download/revalidate.ts';
import { IMDB_DATASETS, type ImdbDataset } from './imdb-dataset.ts';
import { datasetFileName } from './reader/formats.ts';
import { sidecarPath, sidecarVersion, type SourceVersion } from './source-dataset.ts';

/** Where datasets were downloaded to, and from. */
interface DownloadedDatasets {
  readonly dataDir: string;
  readonly baseUrl: string;
  /** See DownloadLimits. */
  readonly privateRedirects?: boolean;
}

/**
 * The downloaded datasets that have changed on their server, by concurrent conditional requests.
 * Datasets that were not downloaded, or from another server, are skipped.
 *
 * @throws {SourceError} `download-failed`; the signal's reason when it is aborted
 */
export async function changedDatasets(
  { dataDir, baseUrl, privateRedirects = false }: DownloadedDatasets,
  signal: AbortSignal,
): Promise<readonly ImdbDataset[]> {
  const options = { signal, limits: { privateRedirects } };
  const found = await Promise.all(
    IMDB_DATASETS.map(async (dataset) => {
      const held = await heldVersion(join(dataDir, 'datasets', datasetFileName(dataset.name)));
      if (held === undefined || !held.url?.startsWith(baseUrl)) return [];
      const { url, etag, bytes } = held;
      const version = { url, etag, bytes, lastModified: held['last-modified'] };
      return (await revalidate(version, options)) === 'changed' ? [dataset] : [];
    }),
  );
  return found.flat();
}

async function heldVersion(path: string): Promise<SourceVersion | undefined> {
  const text = await readFile(sidecarPath(path), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : sidecarVersion(text);
}
