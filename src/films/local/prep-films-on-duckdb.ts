import { basename, join } from 'node:path';
import { listValue, version as duckdbVersion, type DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../duckdb/rows.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import { runOnConnections, taskSession } from '../../duckdb/task-session.ts';
import { messageOf } from '../../errors.ts';
import { asSourceError } from '../../sources/filter/csv-error.ts';
import type { FilteredFile } from '../../sources/filter/filter-dataset.ts';
import type { ImdbDatasetName } from '../../sources/imdb-dataset.ts';
import { loneReturn } from '../../sources/reader/verify-dataset.ts';
import type { DatasetSource } from '../../sources/source-dataset.ts';
import type { TaskContext, TaskReport } from '../../workflow/task.ts';
import { CAST_CATEGORIES } from '../cast-categories.ts';
import type { FilmTargets } from '../film-targets.ts';
import { filmsReport } from '../films-report.ts';
import { refuseOddColumns } from '../odd-columns.ts';
import {
  leastRating,
  prepFilms,
  type PrepFilms,
  type PrepFilmsFilter,
  type PrepFilmsInput,
} from '../prep-films.ts';
import { asValueError, fileNameOf } from '../source-fault.ts';
import { filterSources } from './filter/filter-sources.ts';
import type { RepeatedLines } from './filter/reading.ts';

const FILM_COUNT = new URL('./film-count.sql', import.meta.url);
const ODD_VALUES = new URL('./odd/odd-values.sql', import.meta.url);

/** The datasets whose files `PrepFilms` on DuckDB verifies as it reads them. */
export const VERIFIED_DATASETS: readonly ImdbDatasetName[] = [
  'title.basics',
  'title.principals',
  'name.basics',
  'title.akas',
];

/** The task `PrepFilms` on DuckDB; see `filter/filter-sources.ts` for how it reads the files. */
export function prepFilmsOnDuckDB(
  sources: readonly DatasetSource[],
  filter: PrepFilmsFilter,
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
        // what DuckDB says of a carriage return within a line
        const isLost = messageOf(error).includes('reached an invalid state');
        const lone = isLost ? await loneReturn(sources.map(({ path }) => path)) : undefined;
        throw lone ?? (await asValueError(error, sources)) ?? asSourceError(error, filtered);
      }
    },
  }));
}

async function writeFilms(
  context: TaskContext,
  input: PrepFilmsInput,
  filtered: FilteredFile[],
): Promise<TaskReport> {
  const { films, languages, people, credits, alternateTitles, ring } = input.targets;
  // two queries at a time have two threads of their own; sharing one costs more than it saves
  const isParallel = context.workers > 1;
  const threads = Math.max(1, context.workers - 1);
  using session = await taskSession({ ...context, workers: threads }, films);
  const { connection } = session;
  const { repeated, hasSharedPlaces } = await filterSources(connection, context, input, filtered);
  const report = await reportOf(connection, input, repeated);
  // those that take longest first
  const writes = [
    [new URL('./films.sql', import.meta.url), films],
    [new URL('./credits.sql', import.meta.url), credits, { has_shared_places: hasSharedPlaces }],
    [
      new URL('./known/ring-films.sql', import.meta.url),
      ring,
      { cast_categories: listValue(CAST_CATEGORIES) },
    ],
    [new URL('./people.sql', import.meta.url), people],
    [new URL('./alternate-titles.sql', import.meta.url), alternateTitles],
    [new URL('./film-languages.sql', import.meta.url), languages],
  ] as const;
  const jobs = writes.flatMap(([statement, target, values]) => {
    if (target === undefined) return [];
    const path = join(context.stage(target), `${basename(target.path)}.parquet`);
    return (one: DuckDBConnection) => runSqlFile(one, statement, { path, ...values });
  });
  await runOnConnections(session, { isParallel, signal: context.signal }, jobs);
  return report;
}

/** @throws SourceError when no value of a column can be read */
async function reportOf(
  connection: DuckDBConnection,
  { sources, filter }: PrepFilmsInput,
  repeated: RepeatedLines,
): Promise<TaskReport> {
  const kinds = {
    dataset: 'text',
    column_name: 'text',
    given: 'integer',
    odd: 'integer',
    example: 'text?',
  } as const;
  const limits = { min_votes: filter.minVotes, least_rating: leastRating(filter) };
  const rows = await readRows(connection, ODD_VALUES, kinds, limits);
  const columns = rows.map(({ column_name: column, ...row }) => ({ column, ...row }));
  refuseOddColumns(sources, columns);
  const [films] = await readRows(connection, FILM_COUNT, { films: 'integer' });
  const lines = Object.entries(repeated).map(([name, count]) => [fileNameOf(sources, name), count]);
  return filmsReport({
    films: films?.films ?? 0,
    columns,
    repeated: Object.fromEntries(lines) as Record<string, number>,
  });
}
