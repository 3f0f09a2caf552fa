import { link, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { version as duckdbVersion, type DuckDBConnection } from '@duckdb/node-api';
import { interruptOn, openDuckDB } from '../duckdb/connect.ts';
import { querySql, textOf } from '../duckdb/sql-file.ts';
import { storedParameters, type StoredPairs } from '../similarity/cosine-similarity.ts';
import { codeFiles } from '../workflow/code-files.ts';
import type { Target, Task } from '../workflow/task.ts';
import { checkSnapshot, snapshotChecks } from './check-snapshot.ts';
import type { CreateDuckDBFilmsCosSim } from './create-duckdb-films-cos-sim.ts';
import { publishedDatabase } from './published-database.ts';
import { removeOldSnapshots } from './remove-old-snapshots.ts';

/**
 * The task `PublishSnapshot`: checks the finished database, gives it its final name
 * `films-<snapshot>.duckdb`, and turns the link `films.duckdb` to it in one step. The snapshot that
 * was published before is kept, older ones are removed.
 */
export function publishSnapshot(
  candidate: CreateDuckDBFilmsCosSim,
  stored: StoredPairs,
  dataDir: string,
): Task {
  const published: Target = { kind: 'file', path: publishedDatabase(dataDir) };
  return {
    name: 'PublishSnapshot',
    summary: 'Check the database and publish it under duckdb/',
    requires: [candidate.task],
    targets: [published],
    parameters: storedParameters(stored),
    code: [
      ...codeFiles(import.meta.url, [
        './publish-snapshot.ts',
        './check-snapshot.ts',
        './published-database.ts',
        './remove-old-snapshots.ts',
      ]),
      ...snapshotChecks(stored),
    ],
    engine: `duckdb ${duckdbVersion()}`,
    async run({ stage, signal, workers, memoryBytes, progress }) {
      using session = await openDuckDB({
        path: candidate.database.path,
        threads: workers,
        memoryLimitBytes: memoryBytes,
        readOnly: true,
      });
      using _interrupt = interruptOn(session.connection, signal);
      await checkSnapshot(session.connection, { stored, progress });
      const fileName = `films-${await snapshotOf(session.connection)}.duckdb`;
      const staged = stage(published);
      const folder = dirname(published.path);
      const snapshot = join(folder, fileName);
      await linkAs(candidate.database.path, snapshot, `${staged}.snapshot`);
      await symlink(fileName, staged);
      await removeOldSnapshots(folder, { next: fileName, link: published.path });
      return { facts: { snapshot: fileName } };
    },
  };
}

async function snapshotOf(connection: DuckDBConnection): Promise<string> {
  const [dataset] = await querySql(connection, 'SELECT snapshot FROM dataset');
  return textOf(dataset?.['snapshot']);
}

/**
 * Gives a finished file a second name, in one step. A file that bore the name had the same content
 * once; whoever has it open keeps it.
 */
async function linkAs(existing: string, name: string, temporary: string): Promise<void> {
  await link(existing, temporary);
  await rename(temporary, name);
  // rename leaves both names where they are already the same file
  await rm(temporary, { force: true });
}
