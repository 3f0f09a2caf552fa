import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../../duckdb/columns.ts';
import { sqlText } from '../../duckdb/sql-file.ts';

/** A film as it is suggested. */
export interface SuggestedFilm {
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

/** A person as they are suggested. */
export interface SuggestedPerson {
  readonly kind: 'person';
  readonly person_id: number;
  readonly name: string;
  readonly birth_year: number | null;
  readonly death_year: number | null;
  /** In how many films they had a part. */
  readonly films: number;
  /** The titles of the three best known of these. */
  readonly known_for: readonly string[];
  readonly matched_by: null;
}

export type Suggestion = SuggestedFilm | SuggestedPerson;

/** What can be suggested, and the texts that it is found by. */
export interface Suggestable {
  /** How well known it is: a film's votes, or an eighth of those of all of a person's films. */
  readonly fame: number;
  readonly title: string;
  /** Further titles. */
  readonly otherTitles: readonly string[];
  readonly suggestion: (matchedBy: string | null) => Suggestion;
}

/** Everything that a snapshot has to suggest, the best known first. */
export async function readSuggestables(
  connection: DuckDBConnection,
): Promise<readonly Suggestable[]> {
  const films = await readFilms(connection);
  const people = await readPeople(connection, new Map(films.map((film) => [film.id, film.title])));
  return [...films, ...people].sort((one, other) => other.fame - one.fame);
}

type FilmToSuggest = Suggestable & { readonly id: number };

async function readFilms(connection: DuckDBConnection): Promise<readonly FilmToSuggest[]> {
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
      id,
      fame: votes,
      title,
      otherTitles: original === title ? [] : [original],
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
    fame: (people.votes[i] ?? 0) / 8,
    title: name,
    otherTitles: [],
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
