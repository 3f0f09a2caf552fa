import { sqlText } from '../../duckdb/sql-file.ts';
import { parquetView } from '../../spark/parquet-view.ts';
import { runSparkJob } from '../../spark/spark-job.ts';
import type { Spark } from '../../spark/spark.ts';
import type { Task } from '../../workflow/task.ts';
import { checkGenres, genresTarget } from '../checks/genre-checks.ts';
import type { PrepFilms } from '../prep-films.ts';

const GENRES = new URL('./genres.sql', import.meta.url);

/** The task `GenreParquets` on Spark: the same partitions as in ../genre-parquets.ts. */
export function genreParquetsOnSpark(spark: Spark, prepared: PrepFilms, dataDir: string): Task {
  const genres = genresTarget(dataDir);
  return {
    name: 'GenreParquets',
    summary: 'Write the films of each genre to a partition of its own, on Spark',
    requires: [prepared.task],
    reads: [prepared.films],
    targets: [genres],
    parameters: {},
    module: import.meta.url,
    engine: `spark ${spark.version}`,
    async run(context) {
      const { rows } = await runSparkJob({
        spark,
        context,
        name: 'GenreParquets',
        scratch: `${context.stage(genres)}.spark`,
        script: (storage) => ({
          statements: [parquetView('films', prepared.films.path, storage), sqlText(GENRES)],
        }),
        outputs: [
          {
            view: 'genres',
            directory: context.stage(genres),
            rowCount: 'SELECT coalesce(sum(size(genres)), 0) FROM films',
            partitionBy: 'genre',
          },
        ],
      });
      return { rows: rows[0] ?? 0 };
    },
    check: (context) => checkGenres(context, prepared.films, genres),
  };
}
