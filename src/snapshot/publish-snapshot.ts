import { constants, copyFile, link, open, realpath, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { version as duckdbVersion } from '@duckdb/node-api';
import { interruptOn, openDuckDB, type DuckDBSession } from '../duckdb/connect.ts';
import { removeForeignLogsIn } from '../duckdb/foreign-log.ts';
import { messageOf, ReelatedError } from '../errors.ts';
import { storedParameters, type StoredPairs } from '../similarity/stored-pairs.ts';
import type { Target, Task, TaskReport } from '../workflow/task.ts';
import { changeNotes } from './changes/change-notes.ts';
import { compareSnapshots, type SnapshotChanges } from './changes/compare-snapshots.ts';
import { keepSnapshot, readPastSnapshots, shrunkSince } from './changes/past-snapshots.ts';
import { checkSnapshot } from './check-snapshot.ts';
import type { CreateDuckDBFilmsCosSim } from './create-duckdb-films-cos-sim.ts';
import { readDataset } from './dataset.ts';
import { publishedDatabase } from './published-database.ts';
import { removeOldSnapshots } from './remove-old-snapshots.ts';

interface PublishSnapshotOptions {
  readonly candidate: CreateDuckDBFilmsCosSim;
  readonly stored: StoredPairs;
  readonly dataDir: string;
  /** Whether a snapshot is published despite unusual changes. */
  readonly acceptChanges: boolean;
}

/**
 * The task `PublishSnapshot`: checks the finished database, compares it with the published one, gives
 * it its final name `films-<snapshot>.duckdb`, and points the link `films.duckdb` to it in one step.
 * The previous snapshot is kept, older ones are removed. If everyday changes of the data do not
 * explain the differences, nothing is published unless they are accepted.
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
    async run({ stage, signal, workers, memoryBytes, progress, afterwards }) {
      using session = await openDuckDB({
        path: candidate.database.path,
        threads: workers,
        memoryLimitBytes: memoryBytes,
        readOnly: true,
      });
      using _interrupt = interruptOn(session.connection, signal);
      const results = await checkSnapshot(session.connection, { stored, progress });
      const checks = results.map(({ rule, offenders }) => ({ rule, offenders }));
      const dataset = await readDataset(session.connection);
      const fileName = `films-${dataset.snapshot}.duckdb`;
      const past = await readPastSnapshots(dataDir);
      const shrunk = shrunkSince(past, dataset);
      const { facts, ...report } = await changesOf(session, fileName, shrunk, options);
      afterwards(() => keepSnapshot(dataDir, dataset, shrunk.length > 0 ? [] : past));
      signal.throwIfAborted();
      const staged = stage(published);
      const folder = dirname(published.path);
      const snapshot = join(folder, fileName);
      // a log next to a former file of this name, or next to the link, would change the new one
      await removeForeignLogsIn(folder);
      await linkAs(candidate.database.path, snapshot, `${staged}.snapshot`);
      await symlink(fileName, staged);
      await removeOldSnapshots(folder, { next: fileName, link: published.path });
      return { ...report, facts: { snapshot: fileName, ...facts, checks } };
    },
  };
}

/**
 * How a snapshot differs from the published one.
 *
 * @throws ReelatedError `snapshot-anomaly`
 */
async function changesOf(
  session: DuckDBSession,
  fileName: string,
  shrunk: readonly string[],
  { acceptChanges, dataDir }: PublishSnapshotOptions,
): Promise<TaskReport> {
  const previous = await realpath(publishedDatabase(dataDir)).catch(() => undefined);
  if (previous === undefined || basename(previous) === fileName) return {};
  let changes: SnapshotChanges;
  try {
    changes = await compareSnapshots(session, previous);
  } catch (error) {
    const reason = messageOf(error);
    return {
      warnings: [`${basename(previous)} could not be compared with the new one: ${reason}`],
    };
  }
  // what the previous snapshot shows as well is said once
  const anomalies = [
    ...changes.anomalies,
    ...shrunk.filter((text) => !changes.anomalies.some((known) => text.startsWith(known))),
  ];
  if (anomalies.length > 0 && !acceptChanges) throw anomaly({ ...changes, anomalies });
  return {
    notes: changeNotes(changes),
    warnings: anomalies.map((text) => `accepted: ${text}`),
    facts: { changes: { ...changes, anomalies } },
  };
}

function anomaly({ since, anomalies }: SnapshotChanges): ReelatedError {
  return new ReelatedError(
    'snapshot-anomaly',
    `not published, because it differs too much from snapshot ${since.snapshot}, which stays: ` +
      `${anomalies.join('; ')}; if this is intended, run again with --accept-changes`,
    { data: { since: since.snapshot, anomalies: anomalies.join('; ') } },
  );
}

/**
 * Gives a finished file a second name, in one step. A file that had the name before once had the same
 * content; programs that have it open keep it. On a file system without links, a copy gets the name.
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
  // rename keeps both names if they already are the same file
  await rm(temporary, { force: true });
}
