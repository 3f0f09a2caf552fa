import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../duckdb/rows.ts';
import { DEFAULT_PRESET, presetNamed } from '../similarity/model/presets.ts';
import type { PresetName } from '../similarity/terms/preset-choices.ts';
import type { JsonValue } from '../workflow/task.ts';

/** IMDb's terms ask everyone who shows its data to show this line. */
export const LICENCE_LINE =
  'Information courtesy of IMDb (https://www.imdb.com). Used with permission.';

/** The facts of a published database: what it was made from, when and how. */
export interface Dataset {
  readonly snapshot: string;
  /** ISO 8601, UTC. */
  readonly built_at: string;
  readonly parameters: JsonValue;
  readonly sources: JsonValue;
  readonly counts: JsonValue;
  /** {@link LICENCE_LINE}, as it was when the snapshot was built, and the notices of other sources. */
  readonly licence: string;
}

const COLUMNS = {
  snapshot: 'text',
  built_at: 'text',
  parameters: 'text',
  sources: 'text',
  counts: 'text',
  licence: 'text',
} as const;

const DATASET = new URL('./dataset.sql', import.meta.url);

/**
 * Reads the facts of the connection's current database.
 *
 * @throws Error when its table `dataset` is empty
 */
export async function readDataset(connection: DuckDBConnection): Promise<Dataset> {
  const [row] = await readRows(connection, DATASET, COLUMNS);
  if (row === undefined) throw new Error('the table dataset is empty');
  return {
    ...row,
    parameters: JSON.parse(row.parameters),
    sources: JSON.parse(row.sources),
    counts: JSON.parse(row.counts),
  };
}

/** The preset in a snapshot's parameters. */
export function presetOf(parameters: JsonValue): PresetName {
  const isObject = typeof parameters === 'object' && parameters !== null;
  const name = isObject && 'preset' in parameters ? parameters.preset : undefined;
  return presetNamed(name) ?? DEFAULT_PRESET;
}
