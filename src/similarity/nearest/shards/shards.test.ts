import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { filmCount, type SimilarityModel } from '../../model/model.ts';
import { PRESETS } from '../../model/presets.ts';
import type { FilmRows } from '../../model/stored/stored-rows.ts';
import type { PresetName } from '../../terms/preset-choices.ts';
import { collections, modelOf } from '../../testing/collection.ts';
import { skewedCollections } from '../../testing/skewed.ts';
import type { KernelOptions } from '../kernel/index-parts.ts';
import { buildShardIndex } from '../kernel/shard-index.ts';
import { nearestNeighbours, type Neighbours } from '../neighbours.ts';
import { openShard } from './ask-shard.ts';
import { emptyLists } from './best-lists.ts';
import { countTerms, cutShard } from './cut-shards.ts';
import { guestsOfShard, modelOfShard, type ShardRows } from './shard-rows.ts';

function filmRows(model: SimilarityModel): FilmRows {
  const { rowOffsets, rowTerms, rawRowWeights } = model;
  return {
    ...model,
    entries: (from, to) =>
      Promise.resolve({
        rowTerms: rowTerms.subarray(rowOffsets[from], rowOffsets[to]),
        rawRowWeights: rawRowWeights.subarray(rowOffsets[from], rowOffsets[to]),
      }),
  };
}

async function shardsOf(model: SimilarityModel, cuts: readonly number[]): Promise<ShardRows[]> {
  const films = filmRows(model);
  const counts = await countTerms(films, 7);
  const bounds = [
    ...new Set([0, ...cuts.filter((cut) => cut < filmCount(model)), filmCount(model)]),
  ];
  bounds.sort((a, b) => a - b);
  const shards: ShardRows[] = [];
  for (const [i, from] of bounds.slice(0, -1).entries()) {
    shards.push(await cutShard(films, counts, from, bounds[i + 1] ?? 0));
  }
  return shards;
}

/** The lists of all films by shards, each of which another thread than the first asks. */
function searchShards(
  shards: readonly ShardRows[],
  preset: PresetName,
  k: number,
  settings?: KernelOptions,
): Neighbours {
  const films = shards[0]?.allFilms ?? 0;
  const perFilm = Math.max(0, Math.min(k, films - 1));
  const rows = new Int32Array(films * perFilm);
  const similarities = new Float64Array(films * perFilm);
  for (const own of shards) {
    const guests = guestsOfShard(own, preset, 0, own.filmIds.length);
    const lists = emptyLists(own.filmIds.length, perFilm);
    for (const shard of [own, ...shards.filter((other) => other !== own)]) {
      const { firstRow, terms, longestRow, differs, documents, allFilms } = shard;
      const options = { counts: { films: allFilms, documents }, differs, longestRow, threads: 3 };
      const index = buildShardIndex(modelOfShard(shard, preset), terms, options, settings);
      const prepared = { firstRow, films: shard.filmIds.length, index };
      const ask = openShard(prepared, { firstRow: own.firstRow, guests, lists }, 1);
      for (let from = 0; from < own.filmIds.length; from += 40) {
        ask(from, Math.min(from + 40, own.filmIds.length));
      }
    }
    rows.set(lists.rows, own.firstRow * perFilm);
    similarities.set(lists.similarities, own.firstRow * perFilm);
  }
  return {
    from: 0,
    to: films,
    perFilm,
    rows,
    similarities,
  };
}

const presets = fc.constantFrom(...(Object.keys(PRESETS) as PresetName[]));

test('any shards of few films give the lists of one search, ties and films without terms included', async () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 6 });
  const ks = fc.integer({ min: 1, max: 30 });
  await fc.assert(
    fc.asyncProperty(collections(1), presets, cuts, ks, async (collection, preset, some, k) => {
      const model = modelOf(collection, PRESETS[preset]);
      const found = searchShards(await shardsOf(model, some), preset, k);
      assert.deepEqual(found, nearestNeighbours(model, k, 0, filmCount(model)));
    }),
    { numRuns: 100 },
  );
});

test('any shards of uneven films give the lists of one search', async () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 5 });
  const ks = fc.constantFrom(1, 2, 10, 50, 1000);
  // The latter so that groupings are joined.
  const settings = fc.constantFrom({}, { classLimit: 50, mostJoined: 1000 });
  await fc.assert(
    fc.asyncProperty(
      skewedCollections(100, 400),
      presets,
      cuts,
      ks,
      settings,
      async (collection, preset, some, k, options) => {
        const model = modelOf(collection, PRESETS[preset]);
        const found = searchShards(await shardsOf(model, some), preset, k, options);
        assert.deepEqual(found, nearestNeighbours(model, k, 0, filmCount(model)));
      },
    ),
    { numRuns: 25 },
  );
});
