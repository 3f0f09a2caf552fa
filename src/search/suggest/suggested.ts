import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns, type ColumnKinds, type ColumnsOf } from '../../duckdb/columns.ts';
import { querySql, sqlText } from '../../duckdb/sql-file.ts';
import { readCareers, type FilmsOfPerson } from './careers.ts';
import type { OwnedName } from './names/name-index.ts';
import {
  FILM_COLUMNS,
  mostPopularFirst,
  PERSON_COLUMNS,
  SuggestableFilms,
  SuggestablePeople,
} from './packed-suggestables.ts';
import { readPagesElsewhere, type FilmWithPage } from './pages-elsewhere.ts';
import type { SuggestableList } from './suggestable.ts';

/** What can be suggested. */
export interface Suggestables {
  /** The most popular first. */
  readonly all: SuggestableList;
  /** Alternate titles of films, by their index in `all`. */
  readonly alternateTitles: Iterable<OwnedName>;
  /** The id of the film that has a name on another site, by the property of film_facts. */
  readonly withPage: FilmWithPage;
  /** Absent: there are no people. */
  readonly filmsOf?: FilmsOfPerson;
}

/** Everything that a snapshot has to suggest. */
export async function readSuggestables(connection: DuckDBConnection): Promise<Suggestables> {
  const films = await readFilms(connection);
  const people = await readColumnsOf(connection, 'suggested-people.sql', PERSON_COLUMNS);
  const all = mostPopularFirst(films, new SuggestablePeople(people, films));
  return { ...(await suggestablesOf(connection, all)), filmsOf: await readCareers(connection) };
}

/** The films of a snapshot alone. */
export async function readSuggestableFilms(connection: DuckDBConnection): Promise<Suggestables> {
  return suggestablesOf(connection, await readFilms(connection));
}

async function suggestablesOf(
  connection: DuckDBConnection,
  all: SuggestableList,
): Promise<Suggestables> {
  const alternateTitles = await readAlternateTitles(connection, all);
  return { all, alternateTitles, withPage: await readPagesElsewhere(connection) };
}

/**
 * The alternate titles, in the order of `all`, as the statement sorts films in the same way; none in
 * a snapshot built by an earlier version.
 */
async function readAlternateTitles(
  connection: DuckDBConnection,
  all: SuggestableList,
): Promise<Iterable<OwnedName>> {
  const [table] = await querySql(
    connection,
    "FROM duckdb_tables() WHERE table_name = 'alternate_titles'",
  );
  if (table === undefined) return [];
  const columns = await readColumnsOf(connection, 'suggested-alternate-titles.sql', {
    film_id: 'integer',
    title: 'text',
  });
  const places = new Map<number, number>();
  for (let place = 0; place < all.length; place++) {
    const one = all.at(place);
    if (one?.kind === 'film') places.set(one.id, place);
  }
  return namesAt(places, columns.film_id, columns.title);
}

function* namesAt(
  places: ReadonlyMap<number, number>,
  filmIds: Int32Array,
  titles: readonly string[],
): Generator<OwnedName> {
  for (const [i, title] of titles.entries()) {
    const place = places.get(filmIds[i] ?? 0);
    if (place !== undefined) yield [place, title];
  }
}

async function readFilms(connection: DuckDBConnection): Promise<SuggestableFilms> {
  return new SuggestableFilms(await readColumnsOf(connection, 'suggested-films.sql', FILM_COLUMNS));
}

async function readColumnsOf<Kinds extends ColumnKinds>(
  connection: DuckDBConnection,
  file: string,
  kinds: Kinds,
): Promise<ColumnsOf<Kinds>> {
  return readColumns(connection, sqlText(new URL(file, import.meta.url)), kinds);
}
