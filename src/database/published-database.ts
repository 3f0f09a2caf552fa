import { join } from 'node:path';

/** The link to the published database: `<data-dir>/duckdb/films.duckdb`. */
export function publishedDatabase(dataDir: string): string {
  return join(dataDir, 'duckdb', 'films.duckdb');
}
