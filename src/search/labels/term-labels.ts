import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../duckdb/rows.ts';
import type { Term } from '../../similarity/terms/terms.ts';

const LABELS = new URL('./term-labels.sql', import.meta.url);
const LABELLED_FIELDS = new URL('./labelled-fields.sql', import.meta.url);

/** Labels of terms by {@link labelKey}. */
export type TermLabels = ReadonlyMap<string, string>;

/** A term as the key of a map. */
export function labelKey(field: string, term: string): string {
  return `${field}:${term}`;
}

/** The fields with terms that have a label. */
export async function labelledFields(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const rows = await readRows(connection, LABELLED_FIELDS, { field: 'text' });
  return new Set(rows.map(({ field }) => field));
}

/** The labels of terms; those without one are left out. */
export async function readTermLabels(
  connection: DuckDBConnection,
  terms: readonly Term[],
): Promise<TermLabels> {
  const columns = { field: 'text', term: 'text', label: 'text' } as const;
  const rows = await readRows(connection, LABELS, columns, {
    fields: listValue(terms.map(({ field }) => field)),
    terms: listValue(terms.map(({ term }) => term)),
  });
  return new Map(rows.map(({ field, term, label }) => [labelKey(field, term), label]));
}
