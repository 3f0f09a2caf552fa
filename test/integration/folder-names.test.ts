import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { FilmDatabase } from '../../src/search/film-database.ts';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const WIKIDATA = 'tconst\tproperty\tvalue\tlabel\ntt0000010\tP495\tQ142\tFrance\n';

/** Builds everything below a folder, from files there or in another one; returns the bytes of every output by its path. */
async function outputsBelow(
  folder: string,
  sources = join(folder, 'imdb'),
): Promise<ReadonlyMap<string, string>> {
  const datasets = writeDatasets(sources, { ...QUIRKS, wikidata: WIKIDATA });
  const dataDir = join(folder, 'data');
  const summary = await runPipeline(dataDir, datasets);
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  await using database = await FilmDatabase.open(dataDir);
  const film = await database.filmById(10);
  const output = join(dataDir, 'output');
  const names = readdirSync(output, { recursive: true, encoding: 'utf8' });
  return new Map([
    ['film 10', JSON.stringify(film)],
    ...names
      .filter((name) => name.endsWith('.parquet'))
      .toSorted()
      .map((name) => [name, readFileSync(join(output, name), 'base64')] as const),
  ]);
}

async function assertSame(t: TestContext, name: string, sources = name): Promise<void> {
  const folder = scratchFolder(t);
  const plain = await outputsBelow(join(folder, 'plain'));
  assert.ok(plain.size > 15);
  const named = await outputsBelow(join(folder, name), join(folder, sources, 'imdb'));
  assert.deepEqual(named, plain);
}

test('folders called key=value above the data change nothing', async (t) => {
  // as columns, they would replace those of the same name in every row, or be one too many
  await assertSame(
    t,
    'film_id=7/genre=War/tconst=tt0000010/weight=0.5/snapshot=2024-05-01/property=P495/similarity=1',
  );
});

test('characters that are special in patterns, URLs and SQL change nothing', async (t) => {
  const name = "[1]* #x&y=z {a,b} %41 it's ~ é 映画";
  await assertSame(t, name, `${name}?who=1`);
});
