import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { QUIRKS, SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { failureOf, runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const file = (name: string): string =>
  `read_csv('DATASETS/${name}.tsv.gz', delim = '\t', quote = '', escape = '',
    nullstr = ['\\N', ''], all_varchar = true, header = true)`;

/** The films as one would write them without a thought for time; without `title.akas` and Wikidata. */
const STRAIGHTFORWARD = `
  SELECT
    CAST(tconst[3:] AS INTEGER) AS film_id,
    coalesce(primaryTitle, originalTitle) AS title,
    CASE WHEN regexp_full_match(startYear, '[0-9]{4}') THEN make_date(startYear::INTEGER, 1, 1) END AS year,
    TRY_CAST(runtimeMinutes AS INTEGER) AS duration,
    list_filter(split, lambda genre, place: genre <> '' AND list_position(split, genre) = place) AS genres,
    CAST(averageRating AS DECIMAL(4, 2)) AS rating,
    CAST(numVotes AS INTEGER) AS vote_count,
    coalesce((
      SELECT list(primaryName ORDER BY first_ordering, CAST(nconst[3:] AS INTEGER))
      FROM (
        SELECT nconst, min(CAST("ordering" AS INTEGER)) AS first_ordering
        FROM ${file('title.principals')} AS principals
        WHERE principals.tconst = basics.tconst
        GROUP BY nconst
      )
      JOIN ${file('name.basics')} USING (nconst)
      WHERE primaryName IS NOT NULL
    ), []) AS persons,
    originalTitle AS original_title,
    CAST([] AS VARCHAR[]) AS countries,
    CAST([] AS VARCHAR[]) AS styles
  FROM (SELECT *, string_split(genres, ',') AS split FROM ${file('title.basics')}) AS basics
  JOIN ${file('title.ratings')} USING (tconst)
  WHERE titleType = 'movie' AND CAST(averageRating AS DECIMAL(4, 2)) > 6
    AND CAST(numVotes AS INTEGER) > 500
    AND len(list_filter(split, lambda genre: genre <> '')) > 0
    AND coalesce(primaryTitle, originalTitle) IS NOT NULL
  ORDER BY film_id`;

/** Their other titles, in the same way. */
const STRAIGHTFORWARD_TITLES = `
  SELECT DISTINCT film_id, akas.title
  FROM ${file('title.akas')} AS akas
  JOIN read_parquet('FILMS') AS films ON film_id = CAST(titleId[3:] AS INTEGER)
  WHERE akas.title NOT IN (films.title, coalesce(original_title, films.title))
  ORDER BY ALL`;

async function assertSameFilms(datasets: string, dataDir: string): Promise<void> {
  const summary = await runPipeline(dataDir, datasets, { task: 'PrepFilms' });
  assert.equal(summary.status, 'succeeded');
  const films = join(dataDir, 'output/films/films.parquet');
  using session = await openDuckDB();
  const plainly = await session.connection.runAndReadAll(
    STRAIGHTFORWARD.replaceAll('DATASETS', datasets),
  );
  const ours = await session.connection.runAndReadAll(
    'SELECT * EXCLUDE (language) FROM read_parquet($films)',
    { films },
  );
  assert.ok(plainly.currentRowCount > 0);
  assert.deepEqual(ours.getRowsJson(), plainly.getRowsJson());

  const plainTitles = await session.connection.runAndReadAll(
    STRAIGHTFORWARD_TITLES.replaceAll('DATASETS', datasets).replaceAll('FILMS', films),
  );
  const ourTitles = await session.connection.runAndReadAll('FROM read_parquet($titles)', {
    titles: join(dataDir, 'output/alternate_titles/alternate_titles.parquet'),
  });
  assert.deepEqual(ourTitles.getRowsJson(), plainTitles.getRowsJson());
}

test('films and their other titles equal those of plain statements over the files, quirks included', async (t) => {
  const folder = scratchFolder(t);
  await assertSameFilms(writeDatasets(join(folder, 'imdb'), QUIRKS), join(folder, 'data'));
});

test('films and other titles of the sample equal those of plain statements', async (t) => {
  const folder = scratchFolder(t);
  await assertSameFilms(writeDatasets(join(folder, 'imdb'), SAMPLE), join(folder, 'data'));
});

const real = process.env['REELATED_REAL_DATASETS'];

test(
  'films and other titles of the real files equal those of plain statements',
  { skip: !real },
  async (t) => {
    await assertSameFilms(real ?? '', join(scratchFolder(t), 'data'));
  },
);

test('a fault after skipped lines is reported with its line in the file', async (t) => {
  const folder = scratchFolder(t);
  const nobody = 'tt0099999\t1\tnm0000001\tactor\t\\N\t\\N\n'.repeat(5000);
  const principals = (QUIRKS['title.principals'] ?? '').replace(/\n/, `\n${nobody}`);
  const datasets = writeDatasets(join(folder, 'imdb'), {
    ...QUIRKS,
    'title.principals': principals.replace('\t10\t', '\tlast\t'),
  });
  const { code, message } = failureOf(
    await runPipeline(join(folder, 'data'), datasets, { task: 'PrepFilms' }),
  );
  assert.equal(code, 'source-value');
  assert.match(message, /^title\.principals\.tsv\.gz, line 5003: ordering must be a whole number/);
});

test('a fault in a line of a title that is not a film is ignored', async (t) => {
  const folder = scratchFolder(t);
  const principals = `${QUIRKS['title.principals']}`.trimEnd();
  const datasets = writeDatasets(join(folder, 'imdb'), {
    ...QUIRKS,
    'title.principals': `${principals}\ntt0099999\tlast\tnm0000001\tactor\n`,
  });
  const summary = await runPipeline(join(folder, 'data'), datasets, { task: 'PrepFilms' });
  assert.equal(summary.status, 'succeeded');
});
