import type { SqlRow } from '../duckdb/sql-file.ts';
import { DEFAULT_PRESET, presetNamed } from '../similarity/model/presets.ts';
import type { PresetName } from '../similarity/terms/similarity-fields.ts';
import type { JsonValue } from '../workflow/task.ts';

/** The facts of a published database: what it was made from, when and how. */
export interface Dataset {
  readonly snapshot: string;
  /** ISO 8601, UTC. */
  readonly built_at: string;
  readonly parameters: JsonValue;
  readonly sources: JsonValue;
  readonly counts: JsonValue;
  /** The line that IMDb asks everyone to show who shows its data. */
  readonly licence: string;
}

/** Reads the row of `dataset.sql`, whose columns are all texts, some of them JSON. */
export function datasetOf(row: SqlRow): Dataset {
  return {
    snapshot: textOf(row, 'snapshot'),
    built_at: textOf(row, 'built_at'),
    parameters: JSON.parse(textOf(row, 'parameters')),
    sources: JSON.parse(textOf(row, 'sources')),
    counts: JSON.parse(textOf(row, 'counts')),
    licence: textOf(row, 'licence'),
  };
}

/** The preset that a snapshot with such parameters was built with. */
export function presetOf(parameters: JsonValue): PresetName {
  const isObject = typeof parameters === 'object' && parameters !== null;
  const name = isObject && 'preset' in parameters ? parameters.preset : undefined;
  return presetNamed(name) ?? DEFAULT_PRESET;
}

function textOf(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new TypeError(`the table dataset has no text in ${column}`);
}
