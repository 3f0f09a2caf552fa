import { sqlText } from '../../duckdb/sql-file.ts';
import { ReelatedError } from '../../errors.ts';
import type { DatasetSource } from '../../sources/source-dataset.ts';
import { SourceError, clip } from '../../sources/source-error.ts';
import { runSparkJob, type SparkOutput } from '../../spark/spark-job.ts';
import type { Spark } from '../../spark/spark.ts';
import { textsLiteral } from '../../spark/sql-literal.ts';
import type { Target, TaskContext, TaskReport } from '../../workflow/task.ts';
import { CAST_CATEGORIES } from '../cast-categories.ts';
import type { FilmTargets } from '../film-targets.ts';
import { filmsReport, type FilmCounts } from '../films-report.ts';
import { noFilms, type TitleTypeCount } from '../no-films.ts';
import { refuseOddColumns } from '../odd-columns.ts';
import {
  leastRating,
  prepFilms,
  type FilmFilter,
  type PrepFilms,
  type PrepFilmsFilter,
  type PrepFilmsInput,
} from '../prep-films.ts';
import { asValueError, fileNameOf, keyError } from '../source-fault.ts';
import { datasetViews } from './dataset-views.ts';

/** The statements that make the films of the views of IMDb's files, in order. */
export const FILM_STATEMENTS = [
  new URL('./filter/rated-titles.sql', import.meta.url),
  new URL('./filter/candidate-titles.sql', import.meta.url),
  new URL('./filter/typed-titles.sql', import.meta.url),
  new URL('./known/known-titles.sql', import.meta.url),
  new URL('./filter/filtered-titles.sql', import.meta.url),
  new URL('./known/known-principals.sql', import.meta.url),
  new URL('./filter/filtered-principals.sql', import.meta.url),
  new URL('./filter/filtered-people.sql', import.meta.url),
  new URL('./filter/filtered-akas.sql', import.meta.url),
  new URL('./filter/film-languages.sql', import.meta.url),
  new URL('./filter/source-faults.sql', import.meta.url),
  new URL('./filter/title-types.sql', import.meta.url),
  new URL('./filter/mended-characters.sql', import.meta.url),
  new URL('./films.sql', import.meta.url),
  new URL('./film-languages.sql', import.meta.url),
  new URL('./people.sql', import.meta.url),
  new URL('./credits.sql', import.meta.url),
  new URL('./alternate-titles.sql', import.meta.url),
  new URL('./known/ring-films.sql', import.meta.url),
];

/** The query that comes last, of what the report is about. */
export const FILM_COUNTS = new URL('./film-counts.sql', import.meta.url);

/** The task `PrepFilms` on Spark. */
export function prepFilmsOnSpark(
  spark: Spark,
  sources: readonly DatasetSource[],
  filter: PrepFilmsFilter,
  targets: FilmTargets,
): PrepFilms {
  return prepFilms(sources, filter, targets, (input) => ({
    module: import.meta.url,
    engine: `spark ${spark.version}`,
    async run(context) {
      try {
        return await writeFilms(spark, context, input);
      } catch (error) {
        context.signal.throwIfAborted();
        throw (await asSourceError(error, sources, filter)) ?? error;
      }
    },
  }));
}

async function writeFilms(
  spark: Spark,
  context: TaskContext,
  { sources, filter, targets }: PrepFilmsInput,
): Promise<TaskReport> {
  const output = (view: string, target: Target, rowCount: string): SparkOutput => ({
    view,
    directory: context.stage(target),
    rowCount,
  });
  const { films, languages, people, credits, alternateTitles, ring } = targets;
  const { lines } = await runSparkJob({
    spark,
    context,
    name: 'PrepFilms',
    scratch: `${context.stage(films)}.spark`,
    script: async (storage) => ({
      statements: [
        ...parameterStatements(filter),
        ...(await datasetViews(sources, storage)),
        ...[...FILM_STATEMENTS, FILM_COUNTS].map(sqlText),
      ],
    }),
    outputs: [
      output('films', films, 'SELECT count(*) FROM filtered_titles'),
      output('people', people, 'SELECT count(*) FROM filtered_people'),
      output(
        'credits',
        credits,
        'SELECT count(*) FROM filtered_principals JOIN filtered_people USING (nconst)',
      ),
      output('alternate_titles', alternateTitles, 'SELECT count(*) FROM alternate_titles'),
      output('ring_films', ring, 'SELECT count(*) FROM ring_films'),
      ...(languages
        ? [output('known_languages', languages, 'SELECT count(*) FROM known_languages')]
        : []),
    ],
  });
  return reportOf(sources, JSON.parse(lines.at(-1) ?? '') as FilmCounts);
}

/** @throws SourceError when no value of a column can be read */
function reportOf(sources: readonly DatasetSource[], counts: FilmCounts): TaskReport {
  // JSON has no nulls where Spark writes it
  const columns = counts.columns.map((column) => ({ ...column, example: column.example ?? null }));
  refuseOddColumns(sources, columns);
  const repeated = Object.entries(counts.repeated).map(
    ([name, count]) => [fileNameOf(sources, name), count] as const,
  );
  return filmsReport({ ...counts, columns, repeated: Object.fromEntries(repeated) });
}

function parameterStatements(filter: PrepFilmsFilter): readonly string[] {
  const { minRating, minVotes, titleTypes } = filter;
  return [
    `DECLARE OR REPLACE VARIABLE min_rating DOUBLE = ${minRating}`,
    `DECLARE OR REPLACE VARIABLE least_rating DOUBLE = ${leastRating(filter)}`,
    `DECLARE OR REPLACE VARIABLE min_votes BIGINT = ${minVotes}`,
    `DECLARE OR REPLACE VARIABLE title_types ARRAY<STRING> = ${textsLiteral(titleTypes)}`,
    `DECLARE OR REPLACE VARIABLE cast_categories ARRAY<STRING> = ${textsLiteral(CAST_CATEGORIES)}`,
  ];
}

/** The error for a fault at which a statement stopped with one of the `raise_error` in the `.sql` files. */
async function asSourceError(
  error: unknown,
  sources: readonly DatasetSource[],
  filter: FilmFilter,
): Promise<ReelatedError | undefined> {
  if (!(error instanceof ReelatedError)) return undefined;
  const raised = /source-(?:fault|key|fields|none)\t[^]*?(?= SQLSTATE: | \(log: )/.exec(
    error.message,
  );
  const [kind = '', dataset = '', ...rest] = raised?.[0].split('\t') ?? [];
  switch (kind) {
    case 'source-fault':
      return asValueError(new Error(raised?.[0]), sources);
    case 'source-key': {
      const [column = '', fault = '', id = '', otherId = ''] = rest;
      const kindOfFault = fault === 'invalid' ? 'invalid' : 'duplicate';
      return keyError(sources, { dataset, column, fault: kindOfFault, id, otherId });
    }
    case 'source-fields':
      return new SourceError(
        'source-value',
        `${fileNameOf(sources, dataset)}: a line has ${rest.length} tab-separated fields, unlike the header: "${clip(rest.join(' '))}"`,
        { data: { value: rest.join('\t') } },
      );
    case 'source-none':
      return noFilms(filter, JSON.parse(dataset) as TitleTypeCount[]);
    default:
      return undefined;
  }
}
