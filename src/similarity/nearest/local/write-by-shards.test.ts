import assert from 'node:assert/strict';
import test from 'node:test';
import { buildModel } from '../../model/build-model.ts';
import type { SimilarityModel } from '../../model/model.ts';
import { PRESETS } from '../../model/presets.ts';
import { storedRows } from '../../model/stored/stored-rows.ts';
import { filesOf, storedFilms, type StoredFilms } from '../../testing/stored-films.ts';
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

async function byShards(data: StoredFilms, directory: string, options: object = {}) {
  const films = await storedRows(data.model);
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
  await using data = await storedFilms(model);
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
  await using data = await storedFilms(modelOfFilms((film) => (film < 10_241 ? 1e-9 : 1e9)));
  const directory = await data.folder('films');
  assert.equal(await byShards(data, directory, { preset: 'seed' }), undefined);
});

test('an abort ends the search and removes the files of the shards', async () => {
  await using data = await storedFilms(modelOfFilms(() => 1));
  const directory = await data.folder('films');
  const reason = new Error('enough');
  const controller = new AbortController();
  const progress = () => controller.abort(reason);
  await assert.rejects(byShards(data, directory, { signal: controller.signal, progress }), reason);
  assert.deepEqual((await data.names()).toSorted(), ['films', 'model']);
});
