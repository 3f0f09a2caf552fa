/**
 * A model as bytes: a server or another process loads it in a tenth of the time that it takes to
 * number the terms of `film_terms` again. The arrays are those of {@link ModelCore}; weights by
 * term, scaled weights and norms follow from them and from the preset.
 */
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parquetPattern } from '../../../duckdb/columns.ts';
import { openDuckDB, type DuckDBOptions } from '../../../duckdb/connect.ts';
import { runSqlFile, setVariable } from '../../../duckdb/sql-file.ts';
import { completeModel, type ModelCore } from '../build-model.ts';
import type { SimilarityModel } from '../model.ts';
import type { Preset } from '../presets.ts';
import type { PresetName } from '../../terms/preset-choices.ts';
import { fieldsOf, type Field } from '../../terms/similarity-fields.ts';
import { PART_BYTES, PARTS_AT_ONCE, storedBytes, storedParts } from './stored-bytes.ts';

/** The names of a model's arrays in a database, and their types. */
const ARRAYS = {
  film_ids: ['filmIds', Int32Array],
  row_offsets: ['rowOffsets', Int32Array],
  row_terms: ['rowTerms', Int32Array],
  row_weights: ['rawRowWeights', Float64Array],
  term_fields: ['termFields', Uint8Array],
  term_text_offsets: ['termTextOffsets', Int32Array],
  term_text: ['termText', Uint8Array],
} as const satisfies Record<string, readonly [ArrayName, unknown]>;

type ArrayName = Exclude<keyof ModelCore, 'fields'>;

/** The names of the fields that `term_fields` refers to, in UTF-8, separated by commas. */
export const FIELD_NAMES = 'fields';

/** Creates the table `similarity_model` with a model in it. */
export async function storeModel(connection: DuckDBConnection, model: ModelCore): Promise<void> {
  await runSqlFile(connection, new URL('create-similarity-model.sql', import.meta.url));
  const appender = await connection.createAppender('similarity_model');
  try {
    for (const [name, bytes] of arraysOf(model)) {
      for (let part = 0; part === 0 || part * PART_BYTES < bytes.length; part++) {
        appender.appendVarchar(name);
        appender.appendInteger(part);
        appender.appendBlob(bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES));
        appender.endRow();
      }
    }
  } finally {
    appender.closeSync();
  }
}

/**
 * Loads the model of a database's table `similarity_model`: some 50 ms for 40,000 films.
 *
 * @throws ReelatedError `request-invalid` for a preset that cannot be used.
 * @throws TypeError when the table holds the model of another version, or no model.
 */
export async function loadStoredModel(
  connection: DuckDBConnection,
  preset: Preset | PresetName,
): Promise<SimilarityModel> {
  const parts = await storedParts(connection);
  const fields = await readStoredFields(connection, parts);
  const core: Record<string, ModelCore[ArrayName]> = {};
  for (const [name, [key, type]] of Object.entries(ARRAYS)) {
    const array: ArrayType = type;
    core[key] = new array((await storedBytes(connection, name, parts)).buffer);
  }
  return completeModel({ ...(core as Omit<ModelCore, 'fields'>), fields }, preset);
}

/**
 * Reads the names of a stored model's fields, without the rest.
 *
 * @throws TypeError when the table holds the model of another version, or no model.
 */
export async function readStoredFields(
  connection: DuckDBConnection,
  parts?: ReadonlyMap<string, number>,
): Promise<readonly Field[]> {
  const counted = parts ?? (await storedParts(connection));
  return storedFields(await storedBytes(connection, FIELD_NAMES, counted));
}

/** Loads the model of a folder of parquet files, as FilmTerms writes it. */
export async function loadStoredModelFromParquet(
  folder: string,
  preset: Preset | PresetName,
  limits: Pick<DuckDBOptions, 'memoryLimitBytes'> = {},
): Promise<SimilarityModel> {
  using session = await openDuckDB({ threads: 1, ...limits });
  await setVariable(session.connection, 'model', parquetPattern(folder));
  await runSqlFile(session.connection, new URL('view-similarity-model.sql', import.meta.url));
  return await loadStoredModel(session.connection, preset);
}

/**
 * Writes the model of the table `similarity_model` to an existing folder, in files of some megabytes,
 * so that a part of an array can be read without the rest.
 */
export async function writeModelFiles(connection: DuckDBConnection, folder: string): Promise<void> {
  for (const [array, parts] of await storedParts(connection)) {
    for (let first = 0; first < parts; first += PARTS_AT_ONCE) {
      const number = String(first / PARTS_AT_ONCE).padStart(5, '0');
      await runSqlFile(connection, new URL('write-similarity-model.sql', import.meta.url), {
        array,
        first,
        last: first + PARTS_AT_ONCE - 1,
        path: join(folder, `${array}-${number}.parquet`),
      });
    }
  }
}

function arraysOf(model: ModelCore): readonly (readonly [string, Buffer])[] {
  const arrays = Object.entries(ARRAYS).map(([name, [key]]) => {
    const { buffer, byteOffset, byteLength } = model[key];
    return [name, Buffer.from(buffer, byteOffset, byteLength)] as const;
  });
  return [[FIELD_NAMES, Buffer.from(model.fields.join())], ...arrays];
}

/** The names of the fields, if they are such as this version would give them. */
export function storedFields(bytes: Uint8Array): readonly Field[] {
  const text = Buffer.from(bytes).toString();
  const fields = text.split(',');
  if (text === '' || fieldsOf(new Set(fields)).join() !== text) {
    throw new TypeError(`its similarity_model has the fields ${text}`);
  }
  return fields;
}

type ArrayType = new (bytes: SharedArrayBuffer) => ModelCore[ArrayName];
