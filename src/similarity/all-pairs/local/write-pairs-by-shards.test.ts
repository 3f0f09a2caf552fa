import assert from 'node:assert/strict';
import test from 'node:test';
import { buildModel } from '../../model/build-model.ts';
import type { SimilarityModel } from '../../model/model.ts';
import { PRESETS } from '../../model/presets.ts';
import { storedRows } from '../../model/stored/stored-rows.ts';
import { filesOf, storedFilms, type StoredFilms } from '../../testing/stored-films.ts';
import { pairBlocks, pairCount } from '../pair-blocks.ts';
import { writeAllPairs } from '../write-all-pairs.ts';
import { writePairsByShards } from './write-pairs-by-shards.ts';

/** So many that there are several blocks. */
const FILMS = 6500;

/**
 * Films with one of six genres, which more than a thousand share, a person of a thousand, and every
 * tenth without any term: many ties, and films with more pairs than the compiled search finds.
 */
function modelOfFilms(weightOf: (id: number) => number): SimilarityModel {
  const filmIds = Array.from({ length: FILMS }, (_, i) => 10 * i + 1);
  const terms = (field: 'genre' | 'person', count: number) =>
    Array.from({ length: count }, (_, i) => ({ field, term: String(i).padStart(4, '0') }));
  const withTerms = filmIds.filter((_, film) => film % 10 !== 0);
  return buildModel(
    {
      filmIds,
      terms: [...terms('genre', 6), ...terms('person', 1000)],
      weights: {
        filmIds: withTerms.flatMap((id) => [id, id]),
        terms: withTerms.flatMap((id) => [id % 6, 6 + ((id * 7) % 1000)]),
        weights: withTerms.flatMap((id) => [weightOf(id), 3]),
      },
    },
    PRESETS.seed,
  );
}

async function byShards(data: StoredFilms, directory: string, options: object = {}) {
  const films = await storedRows(data.model);
  return await writePairsByShards({
    films,
    preset: 'seed',
    minSimilarity: 0.3,
    shardFilms: 2000,
    spoolPairs: 2000,
    directory,
    scratch: `${directory}.shards`,
    workers: 2,
    signal: new AbortController().signal,
    ...options,
  });
}

async function inOnePiece(model: SimilarityModel, minSimilarity: number, directory: string) {
  const { signal } = new AbortController();
  return await writeAllPairs({ model, minSimilarity, directory, workers: 1, signal });
}

for (const minSimilarity of [0, 0.2, 0.8]) {
  test(`shards write the files of one piece from ${minSimilarity} on, byte by byte`, async () => {
    const model = modelOfFilms((id) => 1 + (id % 11) / 10);
    await using data = await storedFilms(model);
    const whole = await data.folder('whole');
    const rows = await inOnePiece(model, minSimilarity, whole);
    for (const [name, shardFilms, workers] of [
      ['four', 2000, 2],
      ['two', 3300, 1],
    ] as const) {
      const directory = await data.folder(name);
      const seen: number[] = [];
      const progress = ({ done }: { readonly done: number }) => seen.push(done);
      const found = await byShards(data, directory, {
        minSimilarity,
        shardFilms,
        workers,
        progress,
      });
      assert.equal(found, rows);
      assert.equal(seen.at(-1), pairCount(FILMS));
      assert.equal(seen.length, pairBlocks(FILMS).length);
      assert.deepEqual(await filesOf(directory), await filesOf(whole));
    }
    assert.deepEqual((await data.names()).toSorted(), ['four', 'model', 'two', 'whole']);
  });
}

test('films whose weights differ too much for the compiled search are compared all the same', async () => {
  const model = modelOfFilms((id) => (id < 20_000 ? 1e-9 : 1e9));
  await using data = await storedFilms(model);
  const [whole, directory] = [await data.folder('whole'), await data.folder('shards')];
  await inOnePiece(model, 0.3, whole);
  await byShards(data, directory);
  assert.deepEqual(await filesOf(directory), await filesOf(whole));
});

test('an abort ends the comparison and removes the files of the shards', async () => {
  await using data = await storedFilms(modelOfFilms(() => 1));
  const directory = await data.folder('pairs');
  const reason = new Error('enough');
  const controller = new AbortController();
  const progress = () => controller.abort(reason);
  const options = { signal: controller.signal, progress, minSimilarity: 0 };
  await assert.rejects(byShards(data, directory, options), reason);
  assert.deepEqual((await data.names()).toSorted(), ['model', 'pairs']);
});
