import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { parquetPattern, readColumns } from '../../duckdb/columns.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { runSqlFile, setVariable, sqlText } from '../../duckdb/sql-file.ts';
import { buildModel, modelCore, type ModelColumns, type ModelCore } from './build-model.ts';
import type { SimilarityModel } from './model.ts';
import type { Preset } from './presets.ts';
import type { PresetName } from '../terms/preset-choices.ts';
import { fieldsOf } from '../terms/similarity-fields.ts';

/** The tables of films and terms in a database; qualified and quoted as in SQL. */
interface ModelTables {
  /** A table with film_id. */
  readonly films: string;
  /** A table with film_id, field, term, weight. */
  readonly terms: string;
}

const MODEL_TABLES: ModelTables = { films: 'films', terms: 'film_terms' };

/**
 * Loads the model from a database's tables `films` and `film_terms`, or others with their columns.
 * About 0.3 s for 40,000 films.
 *
 * @throws TypeError when the tables are not what FilmTerms writes.
 */
export async function loadModel(
  connection: DuckDBConnection,
  preset: Preset | PresetName,
  tables: ModelTables = MODEL_TABLES,
): Promise<SimilarityModel> {
  return buildModel(await readModelColumns(connection, tables), preset);
}

async function readModelColumns(
  connection: DuckDBConnection,
  tables: ModelTables,
): Promise<ModelColumns> {
  const present = await readColumns(
    connection,
    sql('term-fields.sql'),
    { field: 'text' },
    { terms: tables.terms },
  );
  const fields = fieldsOf(new Set(present.field));
  const parameters = { terms: tables.terms, fields: listValue([...fields]) };
  const films = await readColumns(
    connection,
    sql('film-ids.sql'),
    { film_id: 'integer' },
    { films: tables.films },
  );
  const vocabulary = await readColumns(
    connection,
    sql('vocabulary.sql'),
    { field: 'integer', term: 'text' },
    parameters,
  );
  const weights = await readColumns(
    connection,
    sql('weights.sql'),
    { film_id: 'integer', term_id: 'integer', weight: 'double' },
    parameters,
  );
  return {
    fields,
    filmIds: films.film_id,
    terms: vocabulary.term.map((term, index) => ({
      field: fields[vocabulary.field[index] ?? -1] ?? '',
      term,
    })),
    weights: { filmIds: weights.film_id, terms: weights.term_id, weights: weights.weight },
  };
}

/** Where a model's parquet files are, and how many threads may read them. */
interface ParquetModel {
  /** A folder of parquet files with every film's film_id. */
  readonly films: string;
  /** The folder that FilmTerms writes. */
  readonly terms: string;
  readonly threads?: number;
  readonly memoryLimitBytes?: number;
}

/** Loads the model from parquet files; see {@link loadModel}. */
export async function loadModelFromParquet(
  files: ParquetModel,
  preset: Preset | PresetName,
): Promise<SimilarityModel> {
  return buildModel(await readParquetColumns(files), preset);
}

/** Loads the part of the model that does not depend on a preset. */
export async function loadCoreFromParquet(files: ParquetModel): Promise<ModelCore> {
  return modelCore(await readParquetColumns(files));
}

async function readParquetColumns({
  films,
  terms,
  ...limits
}: ParquetModel): Promise<ModelColumns> {
  using session = await openDuckDB({ threads: 1, ...limits });
  const { connection } = session;
  await setVariable(connection, 'films', parquetPattern(films));
  await setVariable(connection, 'terms', parquetPattern(terms));
  await runSqlFile(connection, new URL('view-films.sql', import.meta.url));
  await runSqlFile(connection, new URL('view-film-terms.sql', import.meta.url));
  return await readModelColumns(connection, MODEL_TABLES);
}

function sql(file: string): string {
  return sqlText(new URL(file, import.meta.url));
}
