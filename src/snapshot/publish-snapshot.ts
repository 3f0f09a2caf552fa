import { constants, copyFile, link, open, realpath, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { version as duckdbVersion, type DuckDBConnection } from '@duckdb/node-api';
import { interruptOn, openDuckDB, type DuckDBSession } from '../duckdb/connect.ts';
import { querySql, textOf } from '../duckdb/sql-file.ts';
import { messageOf, ReelatedError } from '../errors.ts';
import { storedParameters, type StoredPairs } from '../similarity/stored-pairs.ts';
import type { Target, Task, TaskReport } from '../workflow/task.ts';
import { changeNotes } from './changes/change-notes.ts';
import { compareSnapshots, type SnapshotChanges } from './changes/compare-snapshots.ts';
import { checkSnapshot } from './check-snapshot.ts';
import type { CreateDuckDBFilmsCosSim } from './create-duckdb-films-cos-sim.ts';
import { publishedDatabase } from './published-database.ts';
import { removeOldSnapshots } from './remove-old-snapshots.ts';

export interface PublishSnapshotOptions {
  readonly candidate: CreateDuckDBFilmsCosSim;
  readonly stored: StoredPairs;
  readonly dataDir: string;
  /** Whether a snapshot is published however little it has in common with the one before. */
  readonly acceptChanges: boolean;
}

/**
 * The task `PublishSnapshot`: checks the finished database, compares it with what is published, gives
 * it its final name `films-<snapshot>.duckdb`, and turns the link `films.duckdb` to it in one step.
 * The snapshot that was published before is kept, older ones are removed. Where no day's change
 * explains what has changed, nothing is published unless that is accepted.
 */
export function publishSnapshot(options: PublishSnapshotOptions): Task {
  const { candidate, stored, dataDir } = options;
  const published: Target = { kind: 'file', path: publishedDatabase(dataDir) };
  return {
    name: 'PublishSnapshot',
    summary: 'Check the database and publish it under duckdb/',
    requires: [candidate.task],
    targets: [published],
    parameters: storedParameters(stored),
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    async run({ stage, signal, workers, memoryBytes, progress }) {
      using session = await openDuckDB({
        path: candidate.database.path,
        threads: workers,
        memoryLimitBytes: memoryBytes,
        readOnly: true,
      });
      using _interrupt = interruptOn(session.connection, signal);
      const results = await checkSnapshot(session.connection, { stored, progress });
      const checks = results.map(({ rule, offenders }) => ({ rule, offenders }));
      const fileName = `films-${await snapshotOf(session.connection)}.duckdb`;
      const { facts, ...told } = await changesOf(session, published.path, fileName, options);
      signal.throwIfAborted();
      const staged = stage(published);
      const folder = dirname(published.path);
      const snapshot = join(folder, fileName);
      await linkAs(candidate.database.path, snapshot, `${staged}.snapshot`);
      await symlink(fileName, staged);
      await removeOldSnapshots(folder, { next: fileName, link: published.path });
      return { ...told, facts: { snapshot: fileName, ...facts, checks } };
    },
  };
}

/**
 * What a snapshot brings beside the one that the link names.
 *
 * @throws ReelatedError `snapshot-anomaly`
 */
async function changesOf(
  session: DuckDBSession,
  published: string,
  fileName: string,
  { acceptChanges }: PublishSnapshotOptions,
): Promise<TaskReport> {
  const previous = await realpath(published).catch(() => undefined);
  if (previous === undefined || basename(previous) === fileName) return {};
  let changes: SnapshotChanges;
  try {
    changes = await compareSnapshots(session, previous);
  } catch (error) {
    const reason = messageOf(error);
    return { warnings: [`${basename(previous)} cannot be compared with the new one: ${reason}`] };
  }
  const { anomalies } = changes;
  if (anomalies.length > 0 && !acceptChanges) throw anomaly(changes);
  return {
    notes: changeNotes(changes),
    warnings: anomalies.map((text) => `accepted: ${text}`),
    facts: { changes },
  };
}

function anomaly({ since, anomalies }: SnapshotChanges): ReelatedError {
  return new ReelatedError(
    'snapshot-anomaly',
    `not published, unlike snapshot ${since.snapshot}, which stays: ${anomalies.join('; ')}; ` +
      'if that is as it should be, run again with --accept-changes',
    { data: { since: since.snapshot, anomalies: anomalies.join('; ') } },
  );
}

async function snapshotOf(connection: DuckDBConnection): Promise<string> {
  const [dataset] = await querySql(connection, 'SELECT snapshot FROM dataset');
  return textOf(dataset?.['snapshot']);
}

/**
 * Gives a finished file a second name, in one step. A file that bore the name had the same content
 * once; whoever has it open keeps it. Where the name lies on another file system, or there are no
 * links, it is given to a copy.
 */
async function linkAs(existing: string, name: string, temporary: string): Promise<void> {
  try {
    await link(existing, temporary);
  } catch {
    await copyFile(existing, temporary, constants.COPYFILE_FICLONE);
    await using copy = await open(temporary, 'r');
    await copy.sync();
  }
  await rename(temporary, name);
  // rename leaves both names where they are already the same file
  await rm(temporary, { force: true });
}
