import type { DuckDBConnection } from '@duckdb/node-api';
import { attachReadOnly, type DuckDBSession } from '../../duckdb/connect.ts';
import { readRows } from '../../duckdb/rows.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import { anomaliesBetween } from './anomalies.ts';
import { snapshotFacts } from './snapshot-facts.ts';

// Types and not interfaces, so that they are JSON values.

/** A film that differs between two snapshots. */
export type ChangedFilm = {
  readonly film_id: number;
  readonly title: string;
  readonly year: number | null;
  /** The columns that differ. */
  readonly columns: readonly string[];
};

/** The films that were added, removed or changed. */
export type FilmChanges = {
  readonly films: number;
  /** Some of them, the most interesting first. */
  readonly examples: readonly ChangedFilm[];
};

/** What differs between a snapshot and the one published before. */
export type SnapshotChanges = {
  /** The previous snapshot. */
  readonly since: { readonly snapshot: string; readonly built_at: string };
  readonly added: FilmChanges;
  readonly removed: FilmChanges;
  readonly changed: FilmChanges;
  /** How many of the changed films differ in each column. */
  readonly columns: Readonly<Record<string, number>>;
  /** The rows of each table, before and now. */
  readonly rows: Readonly<Record<string, { readonly before: number; readonly now: number }>>;
  /** What everyday changes of the data do not explain, in words. */
  readonly anomalies: readonly string[];
};

const CREATE_FILM_CHANGES = new URL('./create-film-changes.sql', import.meta.url);
const COLUMNS_MISSING_BEFORE = new URL('./columns-missing-before.sql', import.meta.url);
const FILM_CHANGES = new URL('./film-changes.sql', import.meta.url);
const CHANGED_COLUMNS = new URL('./changed-columns.sql', import.meta.url);

/**
 * Compares the snapshot that a session has open with the file of an earlier one. Rejects when the
 * earlier one cannot be read, or another version built it with other tables.
 */
export async function compareSnapshots(
  { instance, connection }: DuckDBSession,
  previousPath: string,
): Promise<SnapshotChanges> {
  await attachReadOnly(connection, previousPath, 'previous');
  const missing = await readRows(connection, COLUMNS_MISSING_BEFORE, { column_name: 'text' });
  if (missing.length > 0) throw olderFilms(missing.map(({ column_name: name }) => name));
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
  const rows = await readRows(connection, FILM_CHANGES, {
    change: 'text',
    films: 'integer',
    film_id: 'integer',
    title: 'text',
    year: 'integer?',
    columns: 'texts',
  });
  const ofKind = (kind: string): FilmChanges => {
    const ofThis = rows.filter(({ change }) => change === kind);
    return {
      films: ofThis[0]?.films ?? 0,
      examples: ofThis.map(({ film_id, title, year, columns }) => ({
        film_id,
        title,
        year,
        columns,
      })),
    };
  };
  const columns = await readRows(connection, CHANGED_COLUMNS, {
    column_name: 'text',
    films: 'integer',
  });
  return {
    added: ofKind('added'),
    removed: ofKind('removed'),
    changed: ofKind('changed'),
    columns: Object.fromEntries(columns.map(({ column_name: name, films }) => [name, films])),
  };
}

function olderFilms(columns: readonly string[]): TypeError {
  return new TypeError(`an earlier version built it, without the ${columns.join(', ')} of films`);
}
