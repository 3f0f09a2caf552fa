import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { refuseNewerData } from '../workflow/state/data-format.ts';

/** The link to the published database: `<data-dir>/duckdb/films.duckdb`. */
export function publishedDatabase(dataDir: string): string {
  return join(dataDir, 'duckdb', 'films.duckdb');
}

/**
 * The real path of `<dataDir>/duckdb/films.duckdb`. The link may point elsewhere a moment later.
 *
 * @throws {UsageError} `database-missing`, `data-dir-newer`
 */
export async function publishedFile(dataDir: string): Promise<string> {
  await refuseNewerData(dataDir);
  try {
    return await realpath(publishedDatabase(dataDir));
  } catch (error) {
    throw new UsageError(
      'database-missing',
      `no database in ${dataDir}; build one with \`reelated run\` or \`reelated up\``,
      { cause: error, data: { dataDir } },
    );
  }
}
