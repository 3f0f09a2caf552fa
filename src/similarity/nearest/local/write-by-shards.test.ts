import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { openDuckDB } from '../../../duckdb/connect.ts';
import { runSqlFile } from '../../../duckdb/sql-file.ts';
import { buildModel } from '../../model/build-model.ts';
import type { SimilarityModel } from '../../model/model.ts';
import { PRESETS } from '../../model/presets.ts';
import { openStoredRows } from '../../model/stored/stored-rows.ts';
import { storeModel } from '../../model/stored/stored-model.ts';
import { writeByShards } from './write-by-shards.ts';
import { writeNeighbours } from './write-neighbours.ts';

const FILMS = 3000;

/** Films with a genre of eleven, a person of fifty, and every tenth without any term. */
function modelOfFilms(weightOf: (film: number) => number): SimilarityModel {
  const filmIds = Array.from({ length: FILMS }, (_, i) => 10 * i + 1);
  const genres = Array.from({ length: 11 }, (_, i) => ({ field: 'genre' as const, term: `${i}` }));
  const persons = Array.from({ length: 50 }, (_, i) => ({
    field: 'person' as const,
    term: `${i}`,
  }));
  const withTerms = filmIds.filter((_, film) => film % 10 !== 0);
  return buildModel(
    {
      filmIds,
      terms: [...genres, ...persons],
      weights: {
        filmIds: withTerms.flatMap((id) => [id, id]),
        terms: withTerms.flatMap((id) => [id % 11, 11 + ((id * 7) % 50)]),
        weights: withTerms.flatMap((id) => [weightOf(id), 3]),
      },
    },
    PRESETS.balanced,
  );
}

interface Data extends AsyncDisposable {
  readonly model: string;
  readonly folder: (name: string) => Promise<string>;
  readonly names: () => Promise<readonly string[]>;
}

async function stored(model: SimilarityModel): Promise<Data> {
  const path = await mkdtemp(join(tmpdir(), 'reelated-'));
  const folder = async (name: string) => {
    await mkdir(join(path, name));
    return join(path, name);
  };
  using session = await openDuckDB();
  await storeModel(session.connection, model);
  const modelFolder = await folder('model');
  await runSqlFile(
    session.connection,
    new URL('../../model/stored/write-similarity-model.sql', import.meta.url),
    { path: join(modelFolder, 'model.parquet') },
  );
  return {
    model: modelFolder,
    folder,
    names: () => readdir(path),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

async function filesOf(directory: string): Promise<readonly (readonly [string, Buffer])[]> {
  const names = (await readdir(directory)).sort();
  return Promise.all(
    names.map(async (name) => [name, await readFile(join(directory, name))] as const),
  );
}

async function byShards(data: Data, directory: string, options: object = {}) {
  using films = await openStoredRows(data.model);
  return await writeByShards({
    films,
    preset: 'balanced',
    neighbours: 5,
    shardFilms: 1024,
    directory,
    scratch: `${directory}.shards`,
    workers: 2,
    preparers: 2,
    memoryBytes: 2 ** 28,
    signal: new AbortController().signal,
    ...options,
  });
}

test('shards write the files of one search, byte by byte, and leave nothing else', async () => {
  const model = modelOfFilms((film) => 1 + (film % 11) / 10);
  await using data = await stored(model);
  const whole = await data.folder('whole');
  await writeNeighbours({
    model,
    neighbours: 5,
    directory: whole,
    workers: 1,
    memoryBytes: 2 ** 28,
    signal: new AbortController().signal,
  });
  for (const [name, shardFilms, workers] of [
    ['three', 1024, 2],
    ['two', 2048, 1],
  ] as const) {
    const directory = await data.folder(name);
    const seen: number[] = [];
    const progress = ({ done }: { readonly done: number }) => seen.push(done);
    const rows = await byShards(data, directory, { shardFilms, workers, progress });
    assert.equal(rows, FILMS * 5);
    assert.equal(seen.at(-1), FILMS * 5);
    assert.deepEqual(await filesOf(directory), await filesOf(whole));
  }
  assert.deepEqual((await data.names()).toSorted(), ['model', 'three', 'two', 'whole']);
});

test('films whose weights differ too much between shards are left to the plain search', async () => {
  // Within a shard they do not.
  await using data = await stored(modelOfFilms((film) => (film < 10_241 ? 1e-9 : 1e9)));
  const directory = await data.folder('films');
  assert.equal(await byShards(data, directory, { preset: 'seed' }), undefined);
});

test('an abort ends the search and removes the files of the shards', async () => {
  await using data = await stored(modelOfFilms(() => 1));
  const directory = await data.folder('films');
  const reason = new Error('enough');
  const controller = new AbortController();
  const progress = () => controller.abort(reason);
  await assert.rejects(byShards(data, directory, { signal: controller.signal, progress }), reason);
  assert.deepEqual((await data.names()).toSorted(), ['films', 'model']);
});
