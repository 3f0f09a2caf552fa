/**
 * Our similarities held against Spark ML's own: CountVectorizer, IDF, Normalizer and dot product over
 * the terms of the preset `seed`.
 *
 *     npm run bench -- spark-ml [--datasets DIR] [--films 2000]
 *
 * Of this many films, evenly spread, the 100 stored pairs each are compared. Without --datasets the
 * sample is used. Wants python3 and Java.
 */
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { openDuckDB } from '../src/duckdb/connect.ts';
import { querySqlFile } from '../src/duckdb/sql-file.ts';
import { CAST_CATEGORIES } from '../src/films/cast-categories.ts';
import { PRESETS } from '../src/similarity/model/presets.ts';
import { termsOf, type FilmFeatures } from '../src/similarity/terms/terms-of-film.ts';
import { findSpark } from '../src/spark/spark.ts';
import { sparkHome, submitWithNumpy } from './python.ts';

const HERE = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    datasets: { type: 'string' },
    films: { type: 'string', default: '2000' },
  },
});

/** As far as rounding may go. */
const TOLERANCE = 1e-9;

sparkHome();
const spark = findSpark({ master: 'local[2]', conf: [] });
const scratch = mkdtempSync(join(tmpdir(), 'reelated-bench-'));
try {
  await compare();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function compare(): Promise<void> {
  const sources =
    options.datasets === undefined ? ['--sample'] : ['--datasets', options.datasets, '--no-akas'];
  const cli = join(HERE, '..', 'src', 'cli', 'main.ts');
  const run = ['run', 'CosineSimilarity', '--preset', 'seed', '--quiet', '--data-dir', scratch];
  execFileSync(process.execPath, [cli, ...run, ...sources], { stdio: 'inherit' });
  using session = await openDuckDB();
  const [terms, pairs] = [join(scratch, 'terms.json'), join(scratch, 'pairs')];
  await writeTerms(session.connection, terms);
  await session.connection.run(
    `COPY (
       SELECT csfilms.*
       FROM read_parquet($csfilms, hive_partitioning = false) AS csfilms
       JOIN (SELECT film_id, row_number() OVER (ORDER BY film_id) AS place, count(*) OVER () AS films
             FROM read_parquet($films, hive_partitioning = false)) USING (film_id)
       WHERE (place - 1) % greatest(1, films // $count) = 0
     ) TO $pairs (FORMAT parquet)`,
    {
      csfilms: join(scratch, 'output', 'csfilms', '*.parquet'),
      films: join(scratch, 'output', 'films', '*.parquet'),
      count: Number(options.films),
      pairs,
    },
  );
  const settings = [
    '--master',
    spark.master,
    '--driver-memory',
    '4g',
    '--conf',
    'spark.log.level=ERROR',
  ];
  const script = join(HERE, 'peers', 'spark_ml_reference.py');
  const [program = '', ...words] = submitWithNumpy(spark, [...settings, script, terms, pairs]);
  const output = execFileSync(program, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Found;
  console.log(
    `Spark ${spark.version}'s ML: ${found.films} films, ${found.terms} terms; ${found.pairs} pairs differ by at most ${found.greatest_difference}`,
  );
  if (!(found.pairs > 0 && found.greatest_difference <= TOLERANCE)) process.exitCode = 1;
}

interface Found {
  readonly films: number;
  readonly terms: number;
  readonly pairs: number;
  readonly greatest_difference: number;
}

/** The terms of the preset's fields, each as often as the film has it, a film a line. */
async function writeTerms(connection: DuckDBConnection, path: string): Promise<void> {
  const films = await querySqlFile(
    connection,
    new URL('../src/similarity/terms/film-features.sql', import.meta.url),
    {
      films: join(scratch, 'output', 'films', '*.parquet'),
      credits: join(scratch, 'output', 'credits', '*.parquet'),
      cast_categories: listValue(CAST_CATEGORIES),
    },
  );
  const lines = films.map((film) => {
    const terms = termsOf(film as unknown as FilmFeatures)
      .filter(({ field }) => Object.hasOwn(PRESETS.seed.factors, field))
      .flatMap(({ field, term, tf }) => Array.from({ length: tf }, () => `${field}:${term}`));
    return `${JSON.stringify({ film_id: film['film_id'], terms })}\n`;
  });
  await pipeline(Readable.from(lines), createWriteStream(path));
}
