import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../../duckdb/columns.ts';
import { querySql, sqlText } from '../../duckdb/sql-file.ts';
import { readCareers, type FilmsOfPerson } from './careers.ts';
import type { OwnedName } from './names/name-index.ts';
import { readPagesElsewhere, type FilmWithPage } from './pages-elsewhere.ts';

/** A suggested film. */
interface SuggestedFilm {
  readonly kind: 'film';
  readonly film_id: number;
  readonly title: string;
  /** The year of release, null when unknown. */
  readonly year: number | null;
  readonly rating: number;
  readonly vote_count: number;
  /** The other title by which it was found; null: by its own. */
  readonly matched_by: string | null;
}

/** A suggested person. */
interface SuggestedPerson {
  readonly kind: 'person';
  readonly person_id: number;
  readonly name: string;
  readonly birth_year: number | null;
  readonly death_year: number | null;
  /** In how many films they had a part. */
  readonly films: number;
  /** The titles of the three most popular of these. */
  readonly known_for: readonly string[];
  readonly matched_by: null;
}

export type Suggestion = SuggestedFilm | SuggestedPerson;

/** Something that can be suggested, and the names by which it is found. */
export interface Suggestable {
  readonly kind: Suggestion['kind'];
  /** The id of the film or person. */
  readonly id: number;
  /** When a film was released or a person born, null when unknown. */
  readonly year: number | null;
  /** How popular it is: a film's votes, or an eighth of the votes of all of a person's films. */
  readonly fame: number;
  readonly title: string;
  /** Null when there is none, or it is the title. */
  readonly originalTitle: string | null;
  readonly suggestion: (matchedBy: string | null) => Suggestion;
}

/** What can be suggested. */
export interface Suggestables {
  /** The most popular first. */
  readonly all: readonly Suggestable[];
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
  const people = await readPeople(connection, new Map(films.map((film) => [film.id, film.title])));
  const all = [...films, ...people].sort((one, other) => other.fame - one.fame);
  return { ...(await suggestablesOf(connection, all)), filmsOf: await readCareers(connection) };
}

/** The films of a snapshot alone. */
export async function readSuggestableFilms(connection: DuckDBConnection): Promise<Suggestables> {
  return suggestablesOf(connection, await readFilms(connection));
}

async function suggestablesOf(
  connection: DuckDBConnection,
  all: readonly Suggestable[],
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
  all: readonly Suggestable[],
): Promise<Iterable<OwnedName>> {
  const [table] = await querySql(
    connection,
    "FROM duckdb_tables() WHERE table_name = 'alternate_titles'",
  );
  if (table === undefined) return [];
  const columns = await readColumns(
    connection,
    sqlText(new URL('suggested-alternate-titles.sql', import.meta.url)),
    { film_id: 'integer', title: 'text' },
  );
  const places = new Map(
    all.flatMap(({ kind, id }, place) => (kind === 'film' ? [[id, place] as const] : [])),
  );
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

async function readFilms(connection: DuckDBConnection): Promise<readonly Suggestable[]> {
  const films = await readColumns(
    connection,
    sqlText(new URL('suggested-films.sql', import.meta.url)),
    {
      film_id: 'integer',
      title: 'text',
      original_title: 'text',
      year: 'integer',
      rating: 'double',
      vote_count: 'integer',
    },
  );
  return films.title.map((title, i) => {
    const id = films.film_id[i] ?? 0;
    const votes = films.vote_count[i] ?? 0;
    const original = films.original_title[i] ?? title;
    return {
      kind: 'film',
      id,
      year: knownYear(films.year[i]),
      fame: votes,
      title,
      originalTitle: original === title ? null : original,
      suggestion: (matchedBy) => ({
        kind: 'film',
        film_id: id,
        title,
        year: knownYear(films.year[i]),
        rating: films.rating[i] ?? 0,
        vote_count: votes,
        matched_by: matchedBy,
      }),
    };
  });
}

async function readPeople(
  connection: DuckDBConnection,
  titles: ReadonlyMap<number, string>,
): Promise<readonly Suggestable[]> {
  const people = await readColumns(
    connection,
    sqlText(new URL('suggested-people.sql', import.meta.url)),
    {
      person_id: 'integer',
      name: 'text',
      birth_year: 'integer',
      death_year: 'integer',
      films: 'integer',
      votes: 'double',
      known_first: 'integer',
      known_second: 'integer',
      known_third: 'integer',
    },
  );
  const known = [people.known_first, people.known_second, people.known_third];
  return people.name.map((name, i) => ({
    kind: 'person',
    id: people.person_id[i] ?? 0,
    year: knownYear(people.birth_year[i]),
    fame: (people.votes[i] ?? 0) / 8,
    title: name,
    originalTitle: null,
    suggestion: () => ({
      kind: 'person',
      person_id: people.person_id[i] ?? 0,
      name,
      birth_year: knownYear(people.birth_year[i]),
      death_year: knownYear(people.death_year[i]),
      films: people.films[i] ?? 0,
      known_for: known.flatMap((filmIds) => titles.get(filmIds[i] ?? 0) ?? []),
      matched_by: null,
    }),
  }));
}

function knownYear(year: number | undefined): number | null {
  return year || null;
}
