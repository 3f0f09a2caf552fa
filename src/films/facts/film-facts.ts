/**
 * DESIGN. What Wikidata knows enters the films here. It cannot enter earlier, because only the films
 * say which titles Wikidata is asked about:
 *
 * ```
 *  PrepFilms ──▶ imdb_films ──▶ SourceWikidata ──▶ wikidata.tsv.gz
 *         │           │                                   │
 *         │           └──────────▶ FilmFacts ◀────────────┘
 *         └─▶ film_languages ────────▲  │
 *                                       ├─▶ films        language, countries and styles filled in
 *                                       ├─▶ film_facts   the statements, and where languages are from
 *                                       └─▶ fact_terms   the terms they give films to be compared by
 * ```
 *
 * Without Wikidata this task does not exist, and `PrepFilms` writes `films` itself. The work is a few
 * joins of small tables, so it is done by DuckDB regardless of the engine of the other tasks.
 */
import { join } from 'node:path';
import {
  listValue,
  version as duckdbVersion,
  type DuckDBConnection,
  type DuckDBListValue,
} from '@duckdb/node-api';
import { filePattern, parquetPattern } from '../../duckdb/columns.ts';
import { sqlChecks } from '../../duckdb/sql-checks.ts';
import { readRows } from '../../duckdb/rows.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import { taskSession } from '../../duckdb/task-session.ts';
import type { CheckResult, Target, Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import { PUBLISHED_FILM_RULES, FILM_RULE_PARAMETERS } from '../checks/film-checks.ts';
import { FILM_PROPERTIES } from '../../sources/wikidata/properties.ts';
import {
  filmLanguagesTarget,
  outputFolder,
  publishedFilmsTarget,
  type PublishedFilms,
} from '../film-targets.ts';
import type { PrepFilms } from '../prep-films.ts';
import { GENERAL_GENRES } from './general-genres.ts';

/** The task `FilmFacts` and what it writes. */
export interface FilmFacts extends PublishedFilms {
  readonly facts: Target;
  /** Terms with their labels, by field. */
  readonly terms: Target;
}

export interface FilmFactsOptions {
  readonly dataDir: string;
  readonly prepared: PrepFilms;
  /** The task that writes the file of statements from Wikidata. */
  readonly statements: { readonly task: Task; readonly target: Target };
}

const SQL = {
  statements: new URL('./create-statements.sql', import.meta.url),
  languages: new URL('./create-languages.sql', import.meta.url),
  films: new URL('./write-films-with-facts.sql', import.meta.url),
  facts: new URL('./write-film-facts.sql', import.meta.url),
  terms: new URL('./write-fact-terms.sql', import.meta.url),
  unknownLanguages: new URL('./unknown-languages.sql', import.meta.url),
};

/** The properties by which films are compared, each with its field. */
const COMPARED = FILM_PROPERTIES.flatMap(({ id, field }) =>
  field === undefined ? [] : [{ id, field }],
);

const CHECKS = [
  ...PUBLISHED_FILM_RULES,
  new URL('../checks/film-fact-orphans.sql', import.meta.url),
];

/** The task `FilmFacts`. */
export function filmFacts({ dataDir, prepared, statements }: FilmFactsOptions): FilmFacts {
  const films = publishedFilmsTarget(dataDir);
  const facts = outputFolder(dataDir, 'film_facts');
  const terms = outputFolder(dataDir, 'fact_terms');
  const languages = filmLanguagesTarget(dataDir);
  const task: Task = {
    name: 'FilmFacts',
    summary: 'Add what Wikidata knows to the films: language, countries and styles',
    requires: [prepared.task, statements.task],
    reads: [prepared.films, languages, statements.target],
    targets: [films, facts, terms],
    parameters: {},
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    run: (context) =>
      writeFacts(context, {
        prepared,
        languages,
        statements: statements.target,
        films,
        facts,
        terms,
      }),
    check: (context) => checkFacts(context, films, facts),
  };
  return { task, films, facts, terms };
}

interface FactFolders extends Omit<FilmFacts, 'task'> {
  readonly prepared: PrepFilms;
  readonly languages: Target;
  readonly statements: Target;
}

async function writeFacts(
  context: TaskContext,
  { prepared, languages, statements, films, facts, terms }: FactFolders,
): Promise<TaskReport> {
  const { stage } = context;
  // only now, because making their list takes as long as loading fifty modules
  const { LANGUAGE_CODES } = await import('./language-codes.ts');
  const languageNames = listValue(Object.keys(LANGUAGE_CODES));
  using session = await taskSession(context, films);
  const { connection } = session;
  await runSqlFile(connection, SQL.statements, { file: filePattern(statements.path) });
  await runSqlFile(connection, SQL.languages, {
    imdb_languages: parquetPattern(languages.path),
    language_names: languageNames,
    language_codes: listValue(Object.values(LANGUAGE_CODES)),
  });
  await runSqlFile(connection, SQL.films, {
    imdb_films: parquetPattern(prepared.films.path),
    general_genres: listValue([...GENERAL_GENRES]),
    path: join(stage(films), 'films.parquet'),
  });
  const rows = await runSqlFile(connection, SQL.facts, {
    path: join(stage(facts), 'film_facts.parquet'),
  });
  await runSqlFile(connection, SQL.terms, {
    films: parquetPattern(stage(films)),
    properties: listValue(COMPARED.map(({ id }) => id)),
    fields: listValue(COMPARED.map(({ field }) => field)),
    path: join(stage(terms), 'fact_terms.parquet'),
  });
  return { rows, warnings: await warningsOf(connection, languageNames) };
}

async function warningsOf(
  connection: DuckDBConnection,
  languageNames: DuckDBListValue,
): Promise<readonly string[]> {
  const unknown = await readRows(
    connection,
    SQL.unknownLanguages,
    { label: 'text', films: 'integer' },
    { language_names: languageNames },
  );
  if (unknown.length === 0) return [];
  const [first] = unknown;
  const count = unknown.reduce((sum, { films }) => sum + films, 0);
  return [
    `languages without a known code were left out: ${count} (most often: ${first?.label ?? ''})`,
  ];
}

async function checkFacts(
  context: TaskContext,
  films: Target,
  facts: Target,
): Promise<readonly CheckResult[]> {
  const tables = {
    films: parquetPattern(context.stage(films)),
    film_facts: parquetPattern(context.stage(facts)),
  };
  return sqlChecks(CHECKS, FILM_RULE_PARAMETERS, context, { tables });
}
