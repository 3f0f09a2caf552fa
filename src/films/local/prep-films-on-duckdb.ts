import { basename, join } from 'node:path';
import { version as duckdbVersion, type DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../duckdb/rows.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import { taskSession } from '../../duckdb/task-session.ts';
import { asSourceError } from '../../sources/filter/csv-error.ts';
import type { FilteredFile } from '../../sources/filter/filter-dataset.ts';
import type { DatasetSource } from '../../sources/source-dataset.ts';
import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import type { FilmTargets } from '../film-targets.ts';
import { filmsReport } from '../films-report.ts';
import { prepFilms, type FilmFilter, type PrepFilms, type PrepFilmsInput } from '../prep-films.ts';
import { asValueError } from '../source-fault.ts';
import { filterSources } from './filter/filter-sources.ts';

const FILM_COUNTS = new URL('./film-counts.sql', import.meta.url);

/** The task `PrepFilms` on DuckDB; see `filter/filter-sources.ts` for how it reads the files. */
export function prepFilmsOnDuckDB(
  sources: readonly DatasetSource[],
  filter: FilmFilter,
  targets: FilmTargets,
): PrepFilms {
  return prepFilms(sources, filter, targets, (input) => ({
    module: import.meta.url,
    engine: `duckdb ${duckdbVersion()}`,
    async run(context) {
      const filtered: FilteredFile[] = [];
      try {
        return await writeFilms(context, input, filtered);
      } catch (error) {
        context.signal.throwIfAborted();
        throw (await asValueError(error, sources)) ?? asSourceError(error, filtered);
      }
    },
  }));
}

async function writeFilms(
  context: TaskContext,
  input: PrepFilmsInput,
  filtered: FilteredFile[],
): Promise<TaskReport> {
  const { films, languages, people, credits, alternateTitles } = input.targets;
  using session = await taskSession(context, films);
  const { connection } = session;
  await filterSources(connection, context, input, filtered);
  const writes = [
    [new URL('./write-films.sql', import.meta.url), films],
    [new URL('./write-people.sql', import.meta.url), people],
    [new URL('./write-credits.sql', import.meta.url), credits],
    [new URL('./write-alternate-titles.sql', import.meta.url), alternateTitles],
    [new URL('./write-film-languages.sql', import.meta.url), languages],
  ] as const;
  for (const [statement, target] of writes) {
    if (target === undefined) continue;
    const name = `${basename(target.path)}.parquet`;
    await runSqlFile(connection, statement, { path: join(context.stage(target), name) });
  }
  return await reportOf(connection);
}

async function reportOf(connection: DuckDBConnection): Promise<TaskReport> {
  const [counts] = await readRows(connection, FILM_COUNTS, {
    films: 'integer',
    invalid_years: 'integer',
    invalid_durations: 'integer',
  });
  const {
    films = 0,
    invalid_years: invalidYears = 0,
    invalid_durations: invalidDurations = 0,
  } = counts ?? {};
  return filmsReport({ films, invalidYears, invalidDurations });
}
