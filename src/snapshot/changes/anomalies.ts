import { FIELDS, similarityField } from '../../similarity/terms/similarity-fields.ts';
import { MOVIELENS_URL, OPEN_DATASETS } from '../../sources/open-data-names.ts';
import type { JsonValue } from '../../workflow/task.ts';
import { inCount } from '../../workflow/units.ts';
import type { SnapshotFacts } from './snapshot-facts.ts';

/** Losing half of fewer rows or values than this means nothing. */
const FEW = 100;

/**
 * What everyday changes of the data do not explain, in words: a table that has lost half of its rows
 * or more, a column whose share of known values has halved, a field from other data than IMDb's that
 * has lost half of its terms. Snapshots that were made with other
 * parameters or from other files are not compared.
 */
export function anomaliesBetween(before: SnapshotFacts, now: SnapshotFacts): readonly string[] {
  if (originOf(before) !== originOf(now)) return [];
  return [
    ...shrunkTables(before, now),
    ...emptiedColumns(before, now),
    ...shrunkFields(before, now),
  ];
}

function shrunkTables(before: SnapshotFacts, now: SnapshotFacts): readonly string[] {
  return Object.entries(before.rows).flatMap(([table, rows]) => {
    const left = now.rows[table] ?? 0;
    if (!isShrunk(rows, left)) return [];
    return [shrunkTable(table, rows, left)];
  });
}

/** A table that has lost rows, in words. */
export function shrunkTable(table: string, before: number, left: number): string {
  return `${table} has ${inCount(left, 'row')}, down from ${before.toLocaleString('en-US')}`;
}

function shrunkFields(before: SnapshotFacts, now: SnapshotFacts): readonly string[] {
  return Object.entries(before.fields).flatMap(([field, terms]) => {
    const left = now.fields[field] ?? 0;
    if (!isOfOtherData(field) || !isShrunk(terms, left)) return [];
    return [`${field} has ${inCount(left, 'term')}, down from ${terms.toLocaleString('en-US')}`];
  });
}

function isOfOtherData(field: string): boolean {
  return !FIELDS.includes(field) || similarityField(field).optional === true;
}

/** Whether a count has halved, or nothing is left. */
export function isShrunk(before: number, left: number): boolean {
  return left === 0 ? before > 0 : before >= FEW && left * 2 <= before;
}

function emptiedColumns(before: SnapshotFacts, now: SnapshotFacts): readonly string[] {
  return before.columns.flatMap(({ table, column, known }) => {
    const left = now.columns.find((one) => one.table === table && one.column === column);
    const [rowsBefore, rowsNow] = [before.rows[table] ?? 0, now.rows[table] ?? 0];
    if (left === undefined || known < FEW || rowsNow === 0) return [];
    const share = known / rowsBefore;
    const shareNow = left.known / rowsNow;
    if (shareNow * 2 > share) return [];
    return [
      `${column} of ${table} is known for ${inPercent(shareNow)}, down from ${inPercent(share)}`,
    ];
  });
}

function inPercent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 && share > 0 ? 1 : 0)} %`;
}

/**
 * How a snapshot was made: its parameters, IMDb's files, and the kind of place that they came from.
 * Open data and MovieLens do not count: a file of theirs that has gone is a loss like any other.
 */
export function originOf({ dataset }: Pick<SnapshotFacts, 'dataset'>): string {
  const sources = Array.isArray(dataset.sources) ? dataset.sources.flatMap(sourceOf) : [];
  return JSON.stringify([dataset.parameters, sources.toSorted()]);
}

const OPEN_DATA: ReadonlySet<string> = new Set(Object.values(OPEN_DATASETS));

function sourceOf(source: JsonValue): string | readonly [] {
  if (typeof source !== 'object' || source === null || !('name' in source)) return '';
  const { name, url = null } = source;
  // a new release is still MovieLens
  if (url === MOVIELENS_URL) return [];
  // in any format: `articles` of articles.tsv.gz
  if (typeof name === 'string' && OPEN_DATA.has(name.replace(/\..*/, ''))) return [];
  const place = url === null ? 'folder' : url === 'sample' ? 'sample' : 'server';
  // in any format: a file that was unpacked since is the same source
  const dataset = typeof name === 'string' ? name.replace(/\.tsv(\.gz)?$/, '') : name;
  return `${JSON.stringify(dataset)} from ${place}`;
}
