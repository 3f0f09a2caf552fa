import { sqlText } from '../../duckdb/sql-file.ts';
import { parquetView } from '../../spark/parquet-view.ts';
import { runSparkJob } from '../../spark/spark-job.ts';
import type { Spark } from '../../spark/spark.ts';
import type { Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import type { PublishedFilms } from '../film-targets.ts';
import { genreParquets, type GenreFolders } from '../genre-parquets.ts';

/** The statement that makes the view `genres` of `films`. */
export const GENRES = new URL('./genres.sql', import.meta.url);

/** The task `GenreParquets` on Spark. */
export function genreParquetsOnSpark(
  spark: Spark,
  published: PublishedFilms,
  dataDir: string,
): Task {
  return genreParquets(published, dataDir, (folders) => ({
    module: import.meta.url,
    engine: `spark ${spark.version}`,
    run: (context) => writeGenres(spark, context, folders),
  }));
}

async function writeGenres(
  spark: Spark,
  context: TaskContext,
  { films, genres }: GenreFolders,
): Promise<TaskReport> {
  const { rows } = await runSparkJob({
    spark,
    context,
    name: 'GenreParquets',
    scratch: `${context.stage(genres)}.spark`,
    script: (storage) => ({
      statements: [parquetView('films', films.path, storage), sqlText(GENRES)],
    }),
    outputs: [
      {
        view: 'genres',
        directory: context.stage(genres),
        rowCount: 'SELECT count(*) FROM genres',
        partitionBy: 'genre',
      },
    ],
  });
  return { rows: rows[0] ?? 0 };
}
