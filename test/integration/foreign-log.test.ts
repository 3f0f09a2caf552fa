import assert from 'node:assert/strict';
import { existsSync, readdirSync, realpathSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { FilmDatabase } from '../../src/search/film-database.ts';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

async function published(t: TestContext) {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  const dataDir = join(folder, 'data');
  await runPipeline(dataDir, datasets, { task: 'PublishSnapshot' });
  return { datasets, dataDir, link: join(dataDir, 'duckdb', 'films.duckdb') };
}

/** Removes a film as a program does that is killed before it writes its changes into the file. */
async function removeFilm(database: string): Promise<void> {
  using session = await openDuckDB({ path: database, threads: 1 });
  await session.connection.run('PRAGMA disable_checkpoint_on_shutdown');
  await session.connection.run('DELETE FROM films WHERE film_id = 10');
}

async function film10(dataDir: string): Promise<string | undefined> {
  await using database = await FilmDatabase.open(dataDir);
  return (await database.filmById(10))?.title;
}

function logsIn(dataDir: string): readonly string[] {
  return readdirSync(join(dataDir, 'duckdb')).filter((name) => name.includes('.wal'));
}

test('a log of changes that another program has left is not applied when a snapshot is opened', async (t) => {
  const { dataDir, link } = await published(t);
  const file = realpathSync(link);
  await removeFilm(file);
  assert.ok(existsSync(`${file}.wal`), 'the program left a log');
  assert.equal(await film10(dataDir), 'The "Quoted Film');
  assert.deepEqual(logsIn(dataDir), []);
});

test('a log of changes is not applied to a snapshot that is published later under its name', async (t) => {
  const { dataDir, datasets, link } = await published(t);
  const file = realpathSync(link);
  await removeFilm(file);
  // beside the link, where a program that opened the link would leave it
  renameSync(`${file}.wal`, `${link}.wal`);
  await removeFilm(file);
  assert.equal(logsIn(dataDir).length, 2);
  renameSync(link, join(dataDir, 'gone'));
  renameSync(file, join(dataDir, 'lost'));
  await runPipeline(dataDir, datasets, { task: 'PublishSnapshot' });
  assert.equal(realpathSync(link), file);
  assert.deepEqual(logsIn(dataDir), []);
  assert.equal(await film10(dataDir), 'The "Quoted Film');
});
