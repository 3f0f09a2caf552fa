import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../duckdb/rows.ts';
import type { SqlParameters } from '../../duckdb/sql-file.ts';
import type { FilmDatabase } from '../film-database.ts';
import { literalText, textAsWritten } from '../patterns/literal-text.ts';
import { isMeantAsText } from '../patterns/search-pattern.ts';
import { namePatterns, type NamePatterns } from './name-patterns.ts';

/** A person as stored and returned. */
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

/** An entry in a film's credits. */
export interface FilmCredit extends Omit<Part, 'film_id'> {
  readonly person_id: number;
  readonly name: string;
  /** Its position in the credits, from 1. */
  readonly ordering: number;
}

/** A person with all their parts: grouped by category, the most frequent first, then the latest. */
export interface Career {
  readonly person: Person;
  readonly parts: readonly Part[];
}

interface PeopleCriteria {
  /** A regular expression, matched anywhere in the name, regardless of case and accents. */
  readonly name?: string | undefined;
  /** One of the person's professions. */
  readonly profession?: string | undefined;
}

interface FoundPeople {
  /** A page of them: those that have the words of plain text in its order, then by their films. */
  readonly people: readonly Person[];
  readonly total: number;
  /** Whether the name is a pattern that is not valid or matches nobody, and was matched as plain text. */
  readonly nameAsText: boolean;
}

const PERSON = {
  person_id: 'integer',
  name: 'text',
  birth_year: 'integer?',
  death_year: 'integer?',
  professions: 'texts',
  films: 'integer',
} as const;

const PART = { category: 'text', film_id: 'integer', job: 'text?', characters: 'texts?' } as const;

const FILM_CREDIT = {
  person_id: 'integer',
  name: 'text',
  category: 'text',
  job: 'text?',
  characters: 'texts?',
  ordering: 'integer',
} as const;

/** A person and their parts; undefined if the person is unknown. */
export async function careerOf(
  database: FilmDatabase,
  personId: number,
  signal: AbortSignal,
): Promise<Career | undefined> {
  const id = { person_id: personId };
  return database.read(
    async (connection) => {
      const [person] = await readRows(connection, sqlFile('person.sql'), PERSON, id);
      if (person === undefined) return undefined;
      const parts = await readRows(connection, sqlFile('person-credits.sql'), PART, id);
      return { person, parts };
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
  return database.read(
    (connection) =>
      readRows(connection, sqlFile('film-credits.sql'), FILM_CREDIT, { film_id: filmId }),
    { signal },
  );
}

/**
 * The people who match all criteria.
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
      const find = async (wanted: WantedName): Promise<FoundPeople> =>
        readFound(connection, wanted, { profession: profession ?? null, limit, offset });
      if (name === undefined) return find({});
      const text = literalText(name);
      if (text !== undefined) return find({ plain: namePatterns(text) });
      if (await isMeantAsText(connection, 'name', name)) return find({ text: name });
      const found = await find({ pattern: name });
      const written = textAsWritten(name);
      if (found.total > 0 || written === undefined) return found;
      // nobody matches `M. Scorsese` as a pattern
      const byWords = await find({ plain: namePatterns(written) });
      return { ...byWords, nameAsText: true };
    },
    { signal },
  );
}

/** One way to compare names. */
interface WantedName {
  readonly pattern?: string;
  readonly text?: string;
  readonly plain?: NamePatterns;
}

async function readFound(
  connection: DuckDBConnection,
  { pattern, text, plain }: WantedName,
  page: SqlParameters,
): Promise<FoundPeople> {
  const found = await readRows(
    connection,
    sqlFile('find-people.sql'),
    { ...PERSON, total: 'integer' },
    {
      ...page,
      pattern: pattern ?? null,
      text: text ?? null,
      in_order: plain?.inOrder ?? null,
      otherwise: plain?.otherwise ?? null,
    },
  );
  return {
    people: found.map(({ total: _total, ...person }) => person),
    total: found[0]?.total ?? 0,
    nameAsText: text !== undefined,
  };
}

function sqlFile(name: string): URL {
  return new URL(name, import.meta.url);
}
