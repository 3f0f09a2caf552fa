/** The films that likeness is measured on, and what is known of them besides their terms. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parquetPattern } from '../../src/duckdb/columns.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySql, setVariable, textOf, type SqlRow } from '../../src/duckdb/sql-file.ts';
import type { SimilarityModel } from '../../src/similarity/model/model.ts';
import { loadOpinions } from '../../src/taste/film-opinions.ts';
import { loadRing, type Ring } from '../../src/taste/ring/ring.ts';
import { filmDataOf, wholeModel, type FilmData, type FilmSources } from './models.ts';

export interface CollectedFilm {
  readonly filmId: number;
  readonly title: string;
  readonly year: number;
  readonly genres: readonly string[];
  readonly votes: number;
  readonly rating: number;
}

export interface Credit {
  readonly filmId: number;
  readonly personId: number;
  readonly category: string;
}

export interface Collection {
  /** The folder of parquet files that the films are from. */
  readonly filmFiles: string;
  /** The folder of those that the ring is from. */
  readonly ringFiles: string;
  /** By film_id. */
  readonly films: readonly CollectedFilm[];
  readonly credits: readonly Credit[];
  /** People's names by id. */
  readonly names: ReadonlyMap<number, string>;
  /** The first sections of articles by film_id. */
  readonly articles: ReadonlyMap<number, string>;
  readonly model: SimilarityModel;
  /** Films rated too low to be among the others, which count as evidence of taste. */
  readonly ring: Ring;
  /** What the people of MovieLens think of the films, by row, where it is used. */
  readonly opinions: Float64Array | undefined;
}

/** Builds the films and their terms, which takes a minute the first time, and loads them. */
export async function loadCollection(options: FilmSources): Promise<Collection> {
  const data = await filmDataOf(options);
  const model = await wholeModel(data);
  return {
    ...(await loadFilms(data)),
    filmFiles: data.films,
    ringFiles: join(data.dataDir, 'output', 'ring_films'),
    articles: articlesIn(options.datasets),
    model,
    ring: await ringIn(data),
    opinions: options.likedTogether === undefined ? undefined : await opinionsIn(data, model),
  };
}

async function loadFilms(data: FilmData): Promise<Pick<Collection, 'films' | 'credits' | 'names'>> {
  using session = await openDuckDB({ threads: 1 });
  const rowsOf = async (folder: string, columns: string): Promise<readonly SqlRow[]> =>
    await querySql(
      session.connection,
      `SELECT ${columns} FROM read_parquet($path, hive_partitioning = false) ORDER BY ALL`,
      {
        path: parquetPattern(folder),
      },
    );
  const films = await rowsOf(
    data.films,
    `film_id, title, date_part('year', "year") AS year, array_to_string(genres, '+') AS genres, vote_count, rating::DOUBLE AS rating`,
  );
  const credits = await rowsOf(data.credits, 'film_id, person_id, category');
  const people = await rowsOf(data.people, 'person_id, name');
  return {
    films: films.map((row) => ({
      filmId: Number(row['film_id']),
      title: textOf(row['title']),
      year: Number(row['year']),
      genres: textOf(row['genres']).split('+'),
      votes: Number(row['vote_count']),
      rating: Number(row['rating']),
    })),
    credits: credits.map((row) => ({
      filmId: Number(row['film_id']),
      personId: Number(row['person_id']),
      category: textOf(row['category']),
    })),
    names: new Map(people.map((row) => [Number(row['person_id']), textOf(row['name'])])),
  };
}

async function ringIn({ dataDir }: FilmData): Promise<Ring> {
  using session = await openDuckDB({ threads: 1 });
  for (const table of ['ring_films', 'ring_terms']) {
    await viewOutput(session.connection, table, join(dataDir, 'output', table));
  }
  return await loadRing(session.connection);
}

async function opinionsIn(
  { dataDir }: FilmData,
  { filmIds }: SimilarityModel,
): Promise<Float64Array | undefined> {
  using session = await openDuckDB({ threads: 1 });
  const folder = join(dataDir, 'output', 'movielens_opinions');
  await viewOutput(session.connection, 'film_opinions', folder);
  return await loadOpinions(session.connection, filmIds);
}

/** Gives the output of a task the name of a table. */
async function viewOutput(
  connection: DuckDBConnection,
  table: string,
  folder: string,
): Promise<void> {
  await setVariable(connection, table, parquetPattern(folder));
  await connection.run(
    `CREATE TEMP VIEW ${table} AS FROM read_parquet(getvariable('${table}'), hive_partitioning = false)`,
  );
}

/** The articles of a folder's `articles.tsv.gz`: tconst, article, text. */
function articlesIn(folder: string | undefined): ReadonlyMap<number, string> {
  const file = join(folder ?? '', 'articles.tsv.gz');
  if (folder === undefined || !existsSync(file)) return new Map();
  const [, ...lines] = gunzipSync(readFileSync(file)).toString().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [tconst = '', , text] = line.split('\t');
      return text === undefined ? [] : [[Number(tconst.replace('tt', '')), text]];
    }),
  );
}
