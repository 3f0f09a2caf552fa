import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.ts';
import { OPEN_DATASETS, type OpenDataName } from './open-data-names.ts';
import { checkRegularFile } from './reader/dataset-folder.ts';
import { findDatasetFile } from './reader/formats.ts';
import type { OpenDataLocation, OpenDataSource, WantedFilms } from './services/open-data.ts';
import type { SourceLocation } from './source-dataset.ts';
import { sourceWikidata } from './wikidata/source-wikidata.ts';
import { sourceArticles } from './wikipedia/source-articles.ts';

export interface OpenDataSettings {
  /** What is used although the datasets have no file of it. */
  readonly names: readonly OpenDataName[];
  readonly wikidataUrl: string;
  readonly wikipediaUrl: string;
  /** How the services can reach the user. */
  readonly contact?: string | undefined;
  /** See DownloadLimits. */
  readonly privateRedirects: boolean;
  /** Where the dataset files are, next to which there may be files of open data. */
  readonly location: SourceLocation;
  readonly dataDir: string;
}

/** The sources that are used. */
export interface OpenDataSources {
  readonly wikidata: OpenDataSource | undefined;
  readonly articles: OpenDataSource | undefined;
}

/** Whether Wikidata is used. */
export function usesWikidata(settings: OpenDataSettings): boolean {
  return locate(settings, 'wikidata', settings.wikidataUrl) !== undefined;
}

/**
 * The tasks `SourceWikidata` and `SourceArticles`: from the files `wikidata.tsv.gz` and
 * `articles.tsv.gz` next to the datasets, or else from the services, where they were asked for.
 * A file is used even if it was not asked for.
 *
 * @throws UsageError `usage-invalid` for articles without what names them
 */
export function openDataSources(
  settings: OpenDataSettings,
  { task, films }: WantedFilms,
): OpenDataSources {
  const { wikidataUrl, wikipediaUrl, dataDir } = settings;
  const wanted = { task, films };
  const wikidataLocation = locate(settings, 'wikidata', wikidataUrl);
  const wikidata =
    wikidataLocation && sourceWikidata({ dataDir, wanted, location: wikidataLocation });
  const location = locate(settings, 'wikipedia', wikipediaUrl);
  if (location === undefined) return { wikidata, articles: undefined };
  if (location.kind === 'file') {
    return { wikidata, articles: sourceArticles({ dataDir, wanted, location }) };
  }
  if (wikidata === undefined) {
    throw new UsageError(
      'usage-invalid',
      '--with wikipedia needs Wikidata, which names the articles: use --with wikidata,wikipedia',
    );
  }
  return { wikidata, articles: sourceArticles({ dataDir, wikidata, location }) };
}

/** Where the data is: in the folder's file, at the service if asked for, or in the sample's file. */
function locate(
  { names, location, contact, privateRedirects }: OpenDataSettings,
  name: OpenDataName,
  url: string,
): OpenDataLocation | undefined {
  const dataset = OPEN_DATASETS[name];
  if (location.kind === 'local') {
    const path = findDatasetFile(location.folder, dataset);
    if (path !== undefined) {
      checkRegularFile('--datasets', path);
      return { kind: 'file', path };
    }
  }
  const limits = { privateRedirects };
  if (names.includes(name)) return { kind: 'service', url, contact, limits };
  if (location.kind !== 'sample') return undefined;
  const path = fileURLToPath(new URL(`./sample/${dataset}.tsv`, import.meta.url));
  return existsSync(path) ? { kind: 'file', path, isSample: true } : undefined;
}
