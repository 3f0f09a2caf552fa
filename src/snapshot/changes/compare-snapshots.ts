import type { DuckDBConnection } from '@duckdb/node-api';
import { attachReadOnly, type DuckDBSession } from '../../duckdb/connect.ts';
import { querySqlFile, runSqlFile, textOf } from '../../duckdb/sql-file.ts';
import { anomaliesBetween } from './anomalies.ts';
import { snapshotFacts } from './snapshot-facts.ts';

/** A film that is not the same in two snapshots. */
export interface ChangedFilm {
  readonly film_id: number;
  readonly title: string;
  readonly year: number | null;
  /** The columns that differ. */
  readonly columns: readonly string[];
}

/** The films of one kind of change. */
export interface FilmChanges {
  readonly films: number;
  /** Some of them, as a person would want to see them. */
  readonly examples: readonly ChangedFilm[];
}

/** What a snapshot brings beside the one published before. */
export interface SnapshotChanges {
  /** The id of the snapshot before, and when it was built. */
  readonly since: { readonly snapshot: string; readonly built_at: string };
  readonly added: FilmChanges;
  readonly removed: FilmChanges;
  readonly changed: FilmChanges;
  /** In how many of the changed films each column has changed. */
  readonly columns: Readonly<Record<string, number>>;
  /** Rows by table, before and now. */
  readonly rows: Readonly<Record<string, { readonly before: number; readonly now: number }>>;
  /** What no day's change explains, in words. */
  readonly anomalies: readonly string[];
}

const CREATE_FILM_CHANGES = new URL('./create-film-changes.sql', import.meta.url);
const FILM_CHANGES = new URL('./film-changes.sql', import.meta.url);
const CHANGED_COLUMNS = new URL('./changed-columns.sql', import.meta.url);

/**
 * Compares the snapshot that a session has open with an earlier one's file. Rejects when that one
 * cannot be read or has other tables.
 */
export async function compareSnapshots(
  { instance, connection }: DuckDBSession,
  previousPath: string,
): Promise<SnapshotChanges> {
  await attachReadOnly(connection, previousPath, 'previous');
  const previous = await instance.connect();
  try {
    await previous.run('USE previous');
    const before = await snapshotFacts(previous);
    const now = await snapshotFacts(connection);
    const { snapshot, built_at } = before.dataset;
    return {
      since: { snapshot, built_at },
      ...(await filmChanges(connection)),
      rows: Object.fromEntries(
        Object.entries(now.rows).map(([table, rows]) => [
          table,
          { before: before.rows[table] ?? 0, now: rows },
        ]),
      ),
      anomalies: anomaliesBetween(before, now),
    };
  } finally {
    previous.closeSync();
  }
}

async function filmChanges(
  connection: DuckDBConnection,
): Promise<Pick<SnapshotChanges, 'added' | 'removed' | 'changed' | 'columns'>> {
  await runSqlFile(connection, CREATE_FILM_CHANGES);
  const rows = await querySqlFile(connection, FILM_CHANGES);
  const ofKind = (kind: string): FilmChanges => {
    const row = rows.find(({ change }) => change === kind);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the columns of film-changes.sql
    return (row as unknown as FilmChanges | undefined) ?? { films: 0, examples: [] };
  };
  const columns = await querySqlFile(connection, CHANGED_COLUMNS);
  return {
    added: ofKind('added'),
    removed: ofKind('removed'),
    changed: ofKind('changed'),
    columns: Object.fromEntries(
      columns.map(({ column_name: name, films }) => [textOf(name), Number(films)]),
    ),
  };
}
