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
// # What is in IMDb's files, and what the filter keeps
//
// Every night IMDb publishes its data as a handful of compressed tables. Reelated reads five of them.
// This notebook opens the files that the current data was built from, counts what they hold and what
// they lack, and then follows the titles through the filter, step by step, down to the films.

// %%
import { areaY, barX, dot, ruleX, ruleY, text } from '@observablehq/plot';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { datasetFile } from '../src/notebooks/library/data-folder.ts';
import { ACCENT, FAINT, showPlot } from '../src/notebooks/library/show-plot.ts';
import { showTable } from '../src/notebooks/library/show-table.ts';
import { openMemory, openSnapshot } from '../src/notebooks/library/snapshot.ts';

const snapshot = await openSnapshot();
const memory = await openMemory();

// %% [markdown]
// ## Reading the files
//
// The format looks like TSV and has one trap: nothing is quoted. A double quote is an ordinary
// character, so a reader that believes in quotes swallows lines until it finds the next one. `\N`
// stands for null, and now and then so does an empty field.

// %%
const FILES = ['title.basics', 'title.ratings', 'title.principals', 'name.basics'] as const;

interface File {
  readonly file: string;
  readonly table: string;
  readonly kilobytes: number;
  readonly rows: number;
}

const files: File[] = [];
for (const name of FILES) {
  const path = datasetFile(name);
  const table = name.replace('.', '_');
  await memory.rows(`SET VARIABLE ${table} = $path`, { path });
  await memory.rows(`
    CREATE OR REPLACE VIEW ${table} AS
    FROM read_csv(
      getvariable('${table}'),
      delim = '\t', quote = '', escape = '', nullstr = ['\\N', ''],
      header = true, all_varchar = true, hive_partitioning = false
    )`);
  const { rows } = await memory.row<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`);
  files.push({
    file: basename(path),
    table,
    kilobytes: Math.round(statSync(path).size / 1000),
    rows,
  });
}
showTable(
  files.map((file) => ({ ...file })),
  { caption: 'The files and their size on disk' },
);

// %% [markdown]
// ## What is missing
//
// A null says a lot about a column. Nobody has a `deathYear` before they die, and only writers and
// producers have a `job`. A film without `runtimeMinutes`, on the other hand, is simply not well known.

// %%
interface Column {
  readonly column: string;
  readonly missing: number;
}

const columns: Column[] = [];
for (const { table, rows } of files) {
  const described = await memory.rows<{ column_name: string }>(`DESCRIBE ${table}`);
  const names = described.map(({ column_name: name }) => name);
  const counted = names.map((name) => `count("${name}") AS "${name}"`).join(', ');
  const present = await memory.row<Record<string, number>>(`SELECT ${counted} FROM ${table}`);
  for (const name of names) {
    const missing = rows === 0 ? 0 : 1 - (present[name] ?? 0) / rows;
    if (missing > 0) columns.push({ column: `${table}.${name}`, missing });
  }
}
showPlot('Bars: the share of rows in which a column is null, for every column that has nulls', {
  marginLeft: 190,
  x: { percent: true, label: 'null, % of rows', domain: [0, 100], grid: true },
  y: { label: null },
  marks: [
    barX(columns, { x: 'missing', y: 'column', sort: { y: '-x' }, fill: ACCENT }),
    ruleX([0]),
  ],
});

// %% [markdown]
// ## The filter, step by step
//
// A title becomes a film if it is of the right type, enough people have voted, they liked it well
// enough, and it has a genre. These are the settings that the data was built with:

// %%
interface Filter {
  readonly minRating: number;
  readonly minVotes: number;
  readonly titleTypes: readonly string[];
}

const { parameters } = await snapshot.row<{ parameters: string }>('SELECT parameters FROM dataset');
const filter: Filter = JSON.parse(parameters);
showTable([
  {
    'title types': filter.titleTypes,
    'rated above': filter.minRating,
    'votes above': filter.minVotes,
  },
]);

// %%
await memory.rows(
  `CREATE OR REPLACE TABLE titles AS
   SELECT
     list_contains(string_split($types, ','), titleType) AS of_type,
     CAST(averageRating AS DOUBLE) AS rating,
     CAST(CAST(numVotes AS DOUBLE) AS INTEGER) AS votes,
     TRY_CAST(startYear AS INTEGER) AS year,
     genres IS NOT NULL AS has_genre
   FROM title_basics LEFT JOIN title_ratings USING (tconst)`,
  { types: filter.titleTypes.join(',') },
);
const CONDITIONS = [
  ['all titles', 'true'],
  ['of the right type', 'of_type'],
  ['with a rating', 'rating IS NOT NULL'],
  [`more than ${filter.minVotes} votes`, `votes > ${filter.minVotes}`],
  [`rated above ${filter.minRating}`, `rating > ${filter.minRating}`],
  ['with a genre', 'has_genre'],
] as const;

const steps: { step: string; kept: number; dropped: number }[] = [];
for (const [index, [step]] of CONDITIONS.entries()) {
  const condition = CONDITIONS.slice(0, index + 1)
    .map(([, sql]) => sql)
    .join(' AND ');
  const { kept } = await memory.row<{ kept: number }>(
    `SELECT count(*) AS kept FROM titles WHERE ${condition}`,
  );
  steps.push({ step, kept, dropped: (steps.at(-1)?.kept ?? kept) - kept });
}
showTable(steps);

// %%
const first = steps[0]?.kept ?? 0;
showPlot('Bars: how many titles are left after each step of the filter', {
  marginLeft: 150,
  marginRight: 60,
  height: 240,
  x: { label: 'titles', grid: true, domain: [0, first] },
  y: { label: null, domain: steps.map(({ step }) => step) },
  marks: [
    barX(steps, { x: first, y: 'step', fill: FAINT, fillOpacity: 0.2 }),
    barX(steps, { x: 'kept', y: 'step', fill: ACCENT }),
    text(steps, {
      x: 'kept',
      y: 'step',
      text: ({ kept }: { kept: number }) => kept.toLocaleString('en'),
      textAnchor: 'start',
      dx: 5,
    }),
  ],
});

// %% [markdown]
// Does the published database agree? The filter of the pipeline is stricter about odd values (a year
// such as `19x9`), so a film or two may be missing, but there must never be one more.

// %%
const { films } = await snapshot.row<{ films: number }>('SELECT count(*) AS films FROM films');
const expected = steps.at(-1)?.kept ?? 0;
showTable([
  { 'by this notebook': expected, 'in the database': films, difference: films - expected },
]);
if (films > expected) throw new Error('the database has films that the filter drops');

// %% [markdown]
// ## Who falls through
//
// Each dot is a title of the right type. Those above and to the right of the lines become films. What
// is just below the line is not thrown away entirely: titles with enough votes and a lower rating form
// the _ring_, which Reelated uses as evidence of what a person does not like.

// %%
const dots = await memory.rows<{ rating: number; votes: number; kept: boolean }>(
  `SELECT rating, votes, votes > $votes AND rating > $rating AND has_genre AS kept
   FROM titles
   WHERE of_type AND rating IS NOT NULL AND votes > 0
   ORDER BY hash(rating, votes, year), rating, votes
   LIMIT 3000`,
  { votes: filter.minVotes, rating: filter.minRating },
);
showPlot(
  'Dots: votes and rating of titles; the kept ones are above and to the right of two lines',
  {
    height: 420,
    x: { type: 'log', label: 'votes', grid: true },
    y: { label: 'rating', domain: [0, 10], grid: true },
    marks: [
      dot(dots, {
        x: 'votes',
        y: 'rating',
        r: 2.5,
        fill: ({ kept }: { kept: boolean }) => (kept ? ACCENT : FAINT),
        fillOpacity: 0.6,
      }),
      ruleY([filter.minRating], { strokeDasharray: '4 3' }),
      ruleX([Math.max(1, filter.minVotes)], { strokeDasharray: '4 3' }),
    ],
  },
);

// %% [markdown]
// ## When they were made
//
// The filter favours the present, as people vote for what they have seen: by decade, the share of the
// titles that become films tells how much of each era is still watched.

// %%
const decades = await memory.rows<{ decade: number; titles: number; films: number }>(
  `SELECT
     year // 10 * 10 AS decade,
     count(*) AS titles,
     count(*) FILTER (votes > $votes AND rating > $rating AND has_genre) AS films
   FROM titles
   WHERE of_type AND year IS NOT NULL
   GROUP BY ALL
   ORDER BY decade`,
  { votes: filter.minVotes, rating: filter.minRating },
);
showPlot('Areas: titles and films by decade', {
  x: { label: 'decade', tickFormat: 'd' },
  y: { label: 'titles', grid: true },
  marks: [
    areaY(decades, { x: 'decade', y: 'titles', fill: FAINT, fillOpacity: 0.35 }),
    areaY(decades, { x: 'decade', y: 'films', fill: ACCENT }),
    ruleY([0]),
  ],
});
showTable(decades.map((row) => ({ ...row, share: row.films / row.titles })));

// %% [markdown]
// Next: [genres over time](../task1-2-write-genre-parquets/task1-2-write-genre-parquets.html).
