/**
 * A model as bytes: a server or another process loads it in a tenth of the time that it takes to
 * number the terms of `film_terms` again. The arrays are those of {@link ModelCore}; weights by
 * term, scaled weights and norms follow from them and from the preset.
 */
import { DuckDBBlobValue, type DuckDBConnection } from '@duckdb/node-api';
import { parquetPattern } from '../../../duckdb/columns.ts';
import { openDuckDB, type DuckDBOptions } from '../../../duckdb/connect.ts';
import { runSqlFile, setVariable, sqlText } from '../../../duckdb/sql-file.ts';
import { completeModel, type ModelCore } from '../build-model.ts';
import type { SimilarityModel } from '../model.ts';
import type { Preset } from '../presets.ts';
import type { PresetName } from '../../terms/preset-choices.ts';
import { fieldsOf, type Field } from '../../terms/similarity-fields.ts';

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

/** Larger arrays are stored in parts of this size. */
export const PART_BYTES = 2 ** 20;

/** Creates the table `similarity_model` with a model in it. */
export async function storeModel(
  connection: DuckDBConnection,
  model: SimilarityModel,
): Promise<void> {
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
  const stored = await storedArrays(connection);
  const fields = storedFields(stored.get(FIELD_NAMES));
  const core = Object.entries(ARRAYS).map(([name, [key, type]]) => {
    const parts = stored.get(name);
    if (parts === undefined) throw new TypeError(`its similarity_model lacks ${name}`);
    return [key, sharedArray(type, parts)];
  });
  return completeModel({ ...(Object.fromEntries(core) as ModelCore), fields }, preset);
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

function arraysOf(model: SimilarityModel): readonly (readonly [string, Buffer])[] {
  const arrays = Object.entries(ARRAYS).map(([name, [key]]) => {
    const { buffer, byteOffset, byteLength } = model[key];
    return [name, Buffer.from(buffer, byteOffset, byteLength)] as const;
  });
  return [[FIELD_NAMES, Buffer.from(model.fields.join())], ...arrays];
}

async function storedArrays(
  connection: DuckDBConnection,
): Promise<ReadonlyMap<string, readonly Uint8Array[]>> {
  const sql = sqlText(new URL('stored-model.sql', import.meta.url));
  const reader = await connection.runAndReadAll(sql);
  const arrays = new Map<string, Uint8Array[]>();
  for (const [name, blob] of reader.getRows()) {
    if (typeof name !== 'string' || !(blob instanceof DuckDBBlobValue)) continue;
    const parts = arrays.get(name) ?? [];
    parts.push(blob.bytes);
    arrays.set(name, parts);
  }
  return arrays;
}

/** The names of the fields, if they are such as this version would give them. */
export function storedFields(parts: readonly Uint8Array[] = []): readonly Field[] {
  const text = Buffer.concat(parts).toString();
  const fields = text.split(',');
  if (text === '' || fieldsOf(new Set(fields)).join() !== text) {
    throw new TypeError(`its similarity_model has the fields ${text}`);
  }
  return fields;
}

type ArrayType = new (bytes: SharedArrayBuffer) => ModelCore[ArrayName];

function sharedArray(type: ArrayType, parts: readonly Uint8Array[]): ModelCore[ArrayName] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return new type(bytes.buffer);
}
