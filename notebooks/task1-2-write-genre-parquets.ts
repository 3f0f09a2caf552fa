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
// # Genres over time, and on disk
//
// A film has up to three genres at IMDb, and Reelated stores it once under each of them, in Parquet
// files whose folder names the genre: `output/genres/genre=Drama/`. Readers that know Hive partitions
// open only the folders that they need. This notebook looks at the folders first, then at what a
// hundred years of cinema look like through them.

// %%
import { axisX, boxX, cell, dot, lineY, ruleX, ruleY, text } from '@observablehq/plot';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_DIR } from '../src/notebooks/library/data-folder.ts';
import { ACCENT, FAINT, SECOND, showPlot } from '../src/notebooks/library/show-plot.ts';
import { showTable } from '../src/notebooks/library/show-table.ts';
import { openMemory, openSnapshot } from '../src/notebooks/library/snapshot.ts';

const folder = join(DATA_DIR, 'output', 'genres');
const memory = await openMemory();
const snapshot = await openSnapshot();

// %% [markdown]
// ## The folders

// %%
const partitions = readdirSync(folder)
  .filter((name) => name.startsWith('genre='))
  .map((name) => {
    const sizes = readdirSync(join(folder, name)).map(
      (file) => statSync(join(folder, name, file)).size,
    );
    return { folder: name, files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  });
showTable(partitions, { caption: 'Partitions', limit: 30 });

// %% [markdown]
// Read together, the folder's name becomes a column, `genre`. A film appears once for each of its
// genres, so there are more rows than films.

// %%
const path = join(folder, '*', '*.parquet');
await memory.rows('SET VARIABLE genre_files = $path', { path });
await memory.rows(`
  CREATE OR REPLACE VIEW films_by_genre AS
  SELECT * FROM read_parquet(getvariable('genre_files'), hive_partitioning = true)`);

const genres = await memory.rows<{
  genre: string;
  films: number;
  rating: number;
  minutes: number;
}>(`
  SELECT
    genre,
    count(*) AS films,
    CAST(avg(rating) AS DOUBLE) AS rating,
    CAST(median(duration) AS DOUBLE) AS minutes
  FROM films_by_genre
  GROUP BY genre
  ORDER BY films DESC, genre`);
showTable(genres, { caption: 'Genres', digits: 1, limit: 30 });

const { rows, films } = await memory.row<{ rows: number; films: number }>(
  'SELECT count(*) AS rows, count(DISTINCT film_id) AS films FROM films_by_genre',
);
const database = await snapshot.row<{ films: number; rows: number }>(
  'SELECT count(*) AS films, sum(len(genres)) AS rows FROM films',
);
showTable([
  { where: 'partitions', films, rows, 'genres a film': rows / films },
  { where: 'database', ...database, 'genres a film': database.rows / database.films },
]);
if (rows !== database.rows) throw new Error('partitions and database disagree');

// %% [markdown]
// ## A hundred years in one picture
//
// Each column is a decade, and its cells say which share of that decade's films has the genre. Westerns
// fade, film noir is a thing of the forties, and animation grows up.

// %%
const cells = await memory.rows<{ decade: number; genre: string; films: number; share: number }>(`
  WITH decades AS (
    SELECT year(year) // 10 * 10 AS decade, genre, film_id
    FROM films_by_genre
    WHERE year IS NOT NULL
  ),
  totals AS (SELECT decade, count(DISTINCT film_id) AS total FROM decades GROUP BY decade)
  SELECT decade, genre, count(*) AS films, count(*) / any_value(total) AS share
  FROM decades JOIN totals USING (decade)
  GROUP BY decade, genre
  ORDER BY decade, genre`);
showPlot('Heat map: the share of each decade’s films that have a genre', {
  marginLeft: 90,
  height: 24 * genres.length + 60,
  padding: 0.04,
  x: { label: 'decade', tickFormat: 'd' },
  y: { label: null, domain: genres.map(({ genre }) => genre) },
  color: { scheme: 'oranges', type: 'sqrt' },
  marks: [
    cell(cells, { x: 'decade', y: 'genre', fill: 'share' }),
    text(cells, {
      x: 'decade',
      y: 'genre',
      text: ({ share }: { share: number }) => (share * 100).toFixed(0),
      fill: ({ share }: { share: number }) => (share > 0.35 ? 'white' : 'black'),
      fontSize: 9,
    }),
  ],
});

// %% [markdown]
// ## Six stories
//
// The same numbers as lines, for six genres whose fortunes changed. Thin decades make for wild lines:
// below ten films a decade, one film is a tenth of it.

// %%
const CHANGED = ['Western', 'Film-Noir', 'Sci-Fi', 'Animation', 'Musical', 'Horror'];
const stories = cells.filter(({ genre }) => CHANGED.includes(genre));
showPlot('Lines, one panel a genre: its share of each decade’s films', {
  height: 440,
  marginRight: 80,
  x: { label: null, tickFormat: 'd' },
  y: { percent: true, label: '% of films', grid: true },
  fy: {
    label: null,
    domain: CHANGED.filter((name) => stories.some(({ genre }) => genre === name)),
  },
  marks: [
    axisX({ ticks: 6, tickFormat: 'd', label: null }),
    lineY(stories, { x: 'decade', y: 'share', fy: 'genre', stroke: ACCENT, strokeWidth: 2 }),
    dot(stories, { x: 'decade', y: 'share', fy: 'genre', fill: ACCENT, r: 2.5 }),
    ruleY([0], { stroke: FAINT }),
  ],
});

// %% [markdown]
// ## How they are rated
//
// Ratings are not comparable between genres, and everybody knows it: horror films start lower and
// documentaries higher. The boxes hold the middle half of each genre's films.

// %%
const ratings = await memory.rows<{ genre: string; rating: number }>(`
  SELECT genre, CAST(rating AS DOUBLE) AS rating
  FROM films_by_genre
  WHERE genre IN (SELECT genre FROM films_by_genre GROUP BY genre HAVING count(*) >= 8)
  ORDER BY genre, film_id`);
showPlot('Boxes: the distribution of ratings by genre, the best median first', {
  marginLeft: 90,
  height: 480,
  x: { label: 'rating', grid: true },
  y: { label: null },
  marks: [
    boxX(ratings, {
      x: 'rating',
      y: 'genre',
      fill: SECOND,
      fillOpacity: 0.6,
      r: 2,
      sort: { y: '-x', reduce: 'median' },
    }),
  ],
});

// %% [markdown]
// ## Which genres go together
//
// For each pair of genres, how many more films have both than one would expect if genres were drawn
// at random. 4 means four times as many.

// %%
const pairs = await memory.rows<{ pair: string; films: number; lift: number }>(`
  WITH counts AS (SELECT genre, count(*) AS n FROM films_by_genre GROUP BY genre),
  pairs AS (
    SELECT a.genre AS one, b.genre AS other, count(*) AS films
    FROM films_by_genre AS a JOIN films_by_genre AS b USING (film_id)
    WHERE a.genre < b.genre
    GROUP BY ALL
  )
  SELECT
    one || ' + ' || other AS pair,
    films,
    films * (SELECT count(DISTINCT film_id) FROM films_by_genre) / (x.n * y.n) AS lift
  FROM pairs JOIN counts AS x ON x.genre = one JOIN counts AS y ON y.genre = other
  WHERE films >= 5
  ORDER BY lift DESC, pair
  LIMIT 15`);
showPlot('Bars: pairs of genres that occur together more often than by chance', {
  marginLeft: 150,
  x: { label: 'times as many as by chance', grid: true },
  y: { label: null, domain: pairs.map(({ pair }) => pair) },
  marks: [
    ruleY(pairs, { x: 'lift', y: 'pair', stroke: FAINT }),
    dot(pairs, { x: 'lift', y: 'pair', fill: ACCENT, r: 5 }),
    ruleX([1], { strokeDasharray: '4 3' }),
  ],
});

// %% [markdown]
// Next: [how two films are compared](../task2-1-cosine-similarity/task2-1-cosine-similarity.html).
