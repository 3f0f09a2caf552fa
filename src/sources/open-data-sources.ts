import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { OpenDataName } from './open-data-names.ts';
import { SERVED_FORMAT } from './reader/formats.ts';
import type { OpenDataLocation, OpenDataSource, WantedFilms } from './services/open-data.ts';
import { sourceWikidata } from './wikidata/source-wikidata.ts';
import { sourceArticles } from './wikipedia/source-articles.ts';

export interface OpenDataSettings {
  readonly names: readonly OpenDataName[];
  readonly wikidataUrl: string;
  readonly wikipediaUrl: string;
  /** The user's dataset files, which come before the services. */
  readonly folder: string | undefined;
  readonly dataDir: string;
  readonly wanted: WantedFilms;
}

/** The sources that were asked for. */
export interface OpenDataSources {
  readonly wikidata: OpenDataSource | undefined;
  readonly articles: OpenDataSource | undefined;
}

/**
 * The tasks `SourceWikidata` and `SourceArticles`, where they were asked for: from the files
 * `wikidata.tsv.gz` and `articles.tsv.gz` in the user's folder, or else from the services.
 *
 * @throws UsageError `usage-invalid` for articles without what names them
 */
export function openDataSources(settings: OpenDataSettings): OpenDataSources {
  const { names, wikidataUrl, wikipediaUrl, folder, dataDir, wanted } = settings;
  const wikidata = names.includes('wikidata')
    ? sourceWikidata({ dataDir, wanted, location: locate(folder, 'wikidata', wikidataUrl) })
    : undefined;
  if (!names.includes('wikipedia')) return { wikidata, articles: undefined };
  const location = locate(folder, 'articles', wikipediaUrl);
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

function locate(folder: string | undefined, name: string, url: string): OpenDataLocation {
  const path = folder === undefined ? '' : join(folder, `${name}${SERVED_FORMAT.ending}`);
  return existsSync(path) ? { kind: 'file', path } : { kind: 'service', url };
}
