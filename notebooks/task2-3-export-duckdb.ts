// ---
// jupyter:
//   jupytext:
//     text_representation:
//       extension: .ts
//       format_name: percent
//   kernelspec:
//     display_name: Deno
//     language: typescript
//     name: deno
// ---

// %% [markdown]
// # The database: queries that anyone can paste
//
// Everything ends up in one DuckDB file. Any tool that speaks DuckDB can read it, also while the server
// is running:
//
//     duckdb -readonly data/duckdb/films.duckdb
//
// This notebook shows what is in it and how large that is, then asks questions. Every query below is
// complete: copy it and change it.

// %%
import { barX, dot, line, ruleY, text } from '@observablehq/plot';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { ACCENT, FAINT, SECOND, showPlot } from '../src/notebooks/library/show-plot.ts';
import { showTable, type TableRow } from '../src/notebooks/library/show-table.ts';
import { openSnapshot } from '../src/notebooks/library/snapshot.ts';

const snapshot = await openSnapshot();
showTable([{ file: basename(snapshot.file), megabytes: statSync(snapshot.file).size / 1e6 }]);

// %% [markdown]
// ## The tables

// %%
const names = await snapshot.rows<{ name: string; columns: number; rows: number }>(`
  SELECT table_name AS name, column_count AS columns, estimated_size AS rows
  FROM duckdb_tables()
  WHERE NOT internal
  ORDER BY name`);
const { block } = await snapshot.row<{ block: number }>(
  'SELECT block_size AS block FROM pragma_database_size()',
);
const tables: { name: string; columns: number; rows: number; megabytes: number }[] = [];
for (const table of names) {
  const { blocks } = await snapshot.row<{ blocks: number }>(
    `SELECT count(DISTINCT block_id) AS blocks
     FROM pragma_storage_info('${table.name}')
     WHERE block_id >= 0`,
  );
  tables.push({ ...table, megabytes: (blocks * block) / 1e6 });
}
showTable(tables, { caption: 'Tables', digits: 1, limit: 40 });
showPlot('Bars: the size of each table in the file', {
  marginLeft: 130,
  x: { label: 'MB, in whole blocks', grid: true },
  y: { label: null },
  marks: [barX(tables, { x: 'megabytes', y: 'name', fill: ACCENT, sort: { y: '-x' } })],
});

// %% [markdown]
// ## Where it is from
//
// One row describes the snapshot: when and from what it was built, with which settings.

// %%
showTable(
  await snapshot.rows<TableRow>(`
    SELECT snapshot, parameters, licence
    FROM dataset`),
);

// %% [markdown]
// ## The best-rated films, fairly
//
// A rating of 9.5 by 600 people means less than one of 9.0 by two million. IMDb's own list moves each
// rating towards the mean, the more the fewer the votes:

// %%
showTable(
  await snapshot.rows<TableRow>(`
    WITH prior AS (
      SELECT avg(rating) AS mean, quantile_cont(vote_count, 0.5) AS votes FROM films
    )
    SELECT
      title,
      year(films.year) AS year,
      rating,
      vote_count,
      (rating * vote_count + mean * votes) / (vote_count + votes) AS fair_rating
    FROM films, prior
    ORDER BY fair_rating DESC, film_id
    LIMIT 15`),
  { digits: 2 },
);

// %% [markdown]
// ## Directors and their actors
//
// Who keeps working together? A join of `credits` with itself.

// %%
showTable(
  await snapshot.rows<TableRow>(`
    SELECT director.name AS director, actor.name AS actor, count(DISTINCT a.film_id) AS films,
      min(year(films.year)) AS since
    FROM credits AS d
    JOIN credits AS a ON a.film_id = d.film_id AND a.person_id <> d.person_id
    JOIN people AS director ON director.person_id = d.person_id
    JOIN people AS actor ON actor.person_id = a.person_id
    JOIN films ON films.film_id = d.film_id
    WHERE d.category = 'director' AND a.category IN ('actor', 'actress')
    GROUP BY d.person_id, a.person_id, director.name, actor.name
    ORDER BY films DESC, director, actor
    LIMIT 12`),
);

// %% [markdown]
// ## Films like the one you have seen
//
// The stored neighbours answer without any computation. With `--all-pairs` a pair is stored once, so both
// directions are asked for.

// %%
showTable(
  await snapshot.rows<TableRow>(`
    WITH seen AS (SELECT film_id FROM films ORDER BY vote_count DESC, film_id LIMIT 1),
    pairs AS (
      SELECT film_id, other_id, similarity FROM films_cos_sim
      UNION SELECT other_id, film_id, similarity FROM films_cos_sim
    )
    SELECT seen_film.title AS seen, f.title AS like_it, year(f.year) AS year, similarity
    FROM pairs
    JOIN seen USING (film_id)
    JOIN films AS seen_film USING (film_id)
    JOIN films AS f ON f.film_id = other_id
    ORDER BY similarity DESC, other_id
    LIMIT 10`),
);

// %% [markdown]
// ## Do films get longer?

// %%
const lengths = await snapshot.rows<{ year: number; minutes: number; films: number }>(`
  SELECT
    year(year) // 5 * 5 AS year,
    CAST(median(duration) AS DOUBLE) AS minutes,
    count(*) AS films
  FROM films
  WHERE duration IS NOT NULL AND year IS NOT NULL
  GROUP BY ALL
  HAVING count(*) >= 3
  ORDER BY year`);
showPlot('Line: the median length of films, in steps of five years; larger dots are more films', {
  height: 300,
  x: { label: null, tickFormat: 'd' },
  y: { label: 'minutes', grid: true },
  marks: [
    line(lengths, { x: 'year', y: 'minutes', stroke: FAINT }),
    dot(lengths, { x: 'year', y: 'minutes', r: 'films', fill: ACCENT }),
  ],
});

// %% [markdown]
// ## Known and liked
//
// Votes and rating, for all films. The names are those of the films that stand out: the most votes at
// each rating.

// %%
const known = await snapshot.rows<{
  title: string;
  rating: number;
  votes: number;
  first: boolean;
}>(`
  SELECT
    title,
    CAST(rating AS DOUBLE) AS rating,
    vote_count AS votes,
    row_number() OVER (PARTITION BY round(rating * 2) ORDER BY vote_count DESC, film_id) = 1 AS first
  FROM films
  ORDER BY vote_count DESC, film_id
  LIMIT 4000`);
showPlot('Dots: the rating of films against their votes', {
  height: 440,
  marginRight: 110,
  x: { type: 'log', label: 'votes', grid: true },
  y: { label: 'rating', grid: true },
  marks: [
    dot(known, { x: 'votes', y: 'rating', r: 2, fill: SECOND, fillOpacity: 0.5 }),
    text(
      known.filter(({ first }) => first),
      { x: 'votes', y: 'rating', text: 'title', textAnchor: 'start', dx: 5, lineWidth: 14 },
    ),
  ],
});

// %% [markdown]
// ## How many films are there of each year?

// %%
const perYear = await snapshot.rows<{ year: number; films: number }>(
  'SELECT year(year) AS year, count(*) AS films FROM films WHERE year IS NOT NULL GROUP BY ALL ORDER BY year',
);
showPlot('Line: how many films there are of each year', {
  height: 220,
  x: { label: null, tickFormat: 'd' },
  y: { label: 'films', grid: true },
  marks: [line(perYear, { x: 'year', y: 'films', stroke: SECOND }), ruleY([0])],
});

// %% [markdown]
// ## Take it with you
//
// DuckDB exports any of these in one statement, such as
//
//     COPY (SELECT * FROM films WHERE rating > 8) TO 'best.parquet';
//     COPY films_cos_sim TO 'similar.csv';
//
// All tables and columns are described in the documentation, under _The database_. Next:
// [the same through the API](../task3-search-query/task3-search-query.html).
