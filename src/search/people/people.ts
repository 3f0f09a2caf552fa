import type { DuckDBConnection } from '@duckdb/node-api';
import { querySqlFile, type SqlRow } from '../../duckdb/sql-file.ts';
import type { FilmDatabase } from '../film-database.ts';
import { isMeantAsText } from '../patterns/search-pattern.ts';

/** A person as they are stored and answered. */
export interface Person {
  /** IMDb's name id without its `nm`. */
  readonly person_id: number;
  readonly name: string;
  readonly birth_year: number | null;
  readonly death_year: number | null;
  readonly professions: readonly string[];
  /** In how many films they had a part. */
  readonly films: number;
}

/** What a person did in a film. */
export interface Part {
  /** Such as `director` or `actress`. */
  readonly category: string;
  readonly film_id: number;
  /** More about it, such as `director of photography`. */
  readonly job: string | null;
  readonly characters: readonly string[] | null;
}

/** A line of a film's credits. */
export interface FilmCredit extends Omit<Part, 'film_id'> {
  readonly person_id: number;
  readonly name: string;
  /** Its place in the credits; 1 is the first. */
  readonly ordering: number;
}

/** A person with all their parts: grouped by category, the most frequent first, then the latest. */
export interface Career {
  readonly person: Person;
  readonly parts: readonly Part[];
}

export interface PeopleCriteria {
  /** A regular expression, found anywhere in the name, whatever its letter case. */
  readonly name?: string | undefined;
  /** One of the person's professions. */
  readonly profession?: string | undefined;
}

export interface FoundPeople {
  /** A page of them, those with the most films first. */
  readonly people: readonly Person[];
  readonly total: number;
  /** Whether the name is no pattern and was found letter by letter. */
  readonly nameAsText: boolean;
}

/** A person and their parts; undefined when there is no such person. */
export async function careerOf(
  database: FilmDatabase,
  personId: number,
  signal: AbortSignal,
): Promise<Career | undefined> {
  return database.read(
    async (connection) => {
      const [person] = await rowsOf(connection, 'person.sql', { person_id: personId });
      if (person === undefined) return undefined;
      const parts = await rowsOf(connection, 'person-credits.sql', { person_id: personId });
      return { person, parts } as unknown as Career;
    },
    { signal },
  );
}

/** The credits of a film, in their order. */
export async function creditsOf(
  database: FilmDatabase,
  filmId: number,
  signal: AbortSignal,
): Promise<readonly FilmCredit[]> {
  const rows = await database.read(
    (connection) => rowsOf(connection, 'film-credits.sql', { film_id: filmId }),
    { signal },
  );
  return rows as unknown as readonly FilmCredit[];
}

/**
 * People who meet all criteria.
 *
 * @throws {ReelatedError} `pattern-unsupported`
 */
export async function findPeople(
  database: FilmDatabase,
  { name, profession }: PeopleCriteria,
  { limit, offset }: { readonly limit: number; readonly offset: number },
  signal: AbortSignal,
): Promise<FoundPeople> {
  return database.read(
    async (connection) => {
      const asText = name !== undefined && (await isMeantAsText(connection, 'name', name));
      const rows = await rowsOf(connection, 'find-people.sql', {
        pattern: asText ? null : (name ?? null),
        text: asText ? name : null,
        profession: profession ?? null,
        limit,
        offset,
      });
      const found = rows as unknown as readonly (Person & { readonly total: number })[];
      return {
        people: found.map(({ total: _total, ...person }) => person),
        total: found[0]?.total ?? 0,
        nameAsText: asText,
      };
    },
    { signal },
  );
}

async function rowsOf(
  connection: DuckDBConnection,
  file: string,
  parameters: Readonly<Record<string, string | number | null>>,
): Promise<readonly SqlRow[]> {
  return querySqlFile(connection, new URL(file, import.meta.url), parameters);
}
