import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const GOLDEN_OUTPUTS = ['films', 'people', 'credits', 'alternate_titles', 'terms', 'csfilms'];
const GOLDEN = new URL('../golden/quirks/', import.meta.url);

/** The rows of parquet files as JSON lines, in the order of the file. */
async function jsonLines(parquet: string): Promise<string> {
  using session = await openDuckDB();
  const reader = await session.connection.runAndReadAll(
    'SELECT to_json(t)::VARCHAR FROM read_parquet($parquet) AS t',
    { parquet },
  );
  return `${reader.getRows().map(String).join('\n')}\n`;
}

/** Compares with a golden file; REELATED_WRITE_GOLDEN=1 writes it instead, to be read in a diff. */
function assertGolden(name: string, found: string): void {
  const file = new URL(name, GOLDEN);
  if (process.env['REELATED_WRITE_GOLDEN'] === '1') writeFileSync(file, found);
  assert.equal(found, readFileSync(file, 'utf8'));
}

test("the quirks of IMDb's files come out as documented", async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  const summary = await runPipeline(join(folder, 'data'), datasets, { preset: 'seed' });
  assert.equal(summary.status, 'succeeded');

  const output = join(folder, 'data', 'output');
  for (const name of [...GOLDEN_OUTPUTS, 'ring_films', 'ring_terms']) {
    assertGolden(`${name}.ndjson`, await jsonLines(join(output, name, '*.parquet')));
  }
  assert.deepEqual(readdirSync(join(output, 'genres')).toSorted(), [
    'genre=Action',
    'genre=Comedy',
    'genre=Documentary',
    'genre=Drama',
    'genre=Film-Noir',
    'genre=Horror',
    'genre=Romance',
    'genre=Sci-Fi',
  ]);
  const action = await jsonLines(join(output, 'genres', 'genre=Action', '*.parquet'));
  assert.match(action, /^\{"film_id":19,"title":"Empty Strings".*\}\n$/);

  const prepared = summary.tasks.find(({ task }) => task === 'PrepFilms');
  assert.deepEqual(prepared?.state === 'ran' && prepared.warnings, [
    '1 invalid year, treated as unknown',
    '1 invalid length, treated as unknown',
    '1 invalid year of birth, treated as unknown',
    '1 unreadable list of characters, treated as unknown',
  ]);
});

test('the preset classic still has the similarities that balanced once had', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  const summary = await runPipeline(join(folder, 'data'), datasets, { preset: 'classic' });
  assert.equal(summary.status, 'succeeded');
  const csfilms = join(folder, 'data', 'output', 'csfilms', '*.parquet');
  assertGolden('csfilms-classic.ndjson', await jsonLines(csfilms));
});

test('the preset balanced is the default of the films that are stored as nearest', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  const summary = await runPipeline(join(folder, 'data'), datasets);
  assert.equal(summary.status, 'succeeded');
  const csfilms = join(folder, 'data', 'output', 'csfilms', '*.parquet');
  assertGolden('csfilms-balanced.ndjson', await jsonLines(csfilms));
});

test('columns are found by name, in any order', async (t) => {
  const folder = scratchFolder(t);
  const reversed = Object.fromEntries(
    Object.entries(QUIRKS).map(([name, text]) => [
      name,
      text
        .split('\n')
        .map((line) => line.split('\t').toReversed().join('\t'))
        .join('\n'),
    ]),
  );
  const datasets = writeDatasets(join(folder, 'imdb'), reversed);
  const summary = await runPipeline(join(folder, 'data'), datasets);
  assert.equal(summary.status, 'succeeded');
  const films = await jsonLines(join(folder, 'data', 'output', 'films', '*.parquet'));
  assert.equal(films, readFileSync(new URL('films.ndjson', GOLDEN), 'utf8'));
});

test('without title.akas every language is unknown and no film has another title', async (t) => {
  const folder = scratchFolder(t);
  const { 'title.akas': _, ...texts } = QUIRKS;
  const datasets = writeDatasets(join(folder, 'imdb'), texts);
  const summary = await runPipeline(join(folder, 'data'), datasets);
  assert.equal(summary.status, 'succeeded');
  const films = await jsonLines(join(folder, 'data', 'output', 'films', '*.parquet'));
  assert.doesNotMatch(films, /"language":"/);
  const others = join(folder, 'data', 'output', 'alternate_titles', '*.parquet');
  assert.equal(await jsonLines(others), '\n');
});
