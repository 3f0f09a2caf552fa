import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import * as fc from 'fast-check';
import { filmCount, type SimilarityModel } from '../../model/model.ts';
import { PRESETS } from '../../model/presets.ts';
import type { FilmRows } from '../../model/stored/stored-rows.ts';
import { cutIntoFiles } from '../../nearest/shards/cut-into-files.ts';
import type { PresetName } from '../../terms/preset-choices.ts';
import { collections, denseSimilarities, modelOf } from '../../testing/collection.ts';
import { skewedCollections } from '../../testing/skewed.ts';
import type { PairShards } from './pair-shards.ts';
import { pairsByShards } from './pairs-by-shards.ts';
import { canBeSearched, preparePairShard } from './prepare-pair-shard.ts';

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

interface Cut {
  readonly model: SimilarityModel;
  readonly preset: PresetName;
  readonly minSimilarity: number;
  readonly shardFilms: number;
}

/** The pairs of all rows, which are asked for in two parts. */
async function pairsOf({ model, preset, minSimilarity, shardFilms }: Cut, folder: string) {
  const signal = new AbortController().signal;
  const cut = await cutIntoFiles(filmRows(model), shardFilms, folder, signal);
  const files = cut.map((rows) => ({ rows, postings: `${rows}.p`, index: `${rows}.i` }));
  for (const file of files) preparePairShard(file, preset, minSimilarity);
  const compiled = canBeSearched(files, minSimilarity);
  const films = filmCount(model);
  const shards: PairShards = { films, shardFilms, files, preset, minSimilarity, compiled };
  // So few pairs in memory that most of them are in a file.
  const room = { spoolPairs: 1, spool: join(folder, 'spool'), stopped: () => false };
  const middle = Math.floor(films / 3);
  const pairs = [[0, middle] as const, [middle, films] as const].flatMap(([from, to]) =>
    Array.from(pairsByShards(shards, from, to, room), ({ count, positive, rows, similarities }) =>
      Array.from(rows.subarray(0, count), (other, i) => ({
        other,
        similarity: i < positive ? similarities[i]! : 0,
      })),
    ),
  );
  assert.ok(!existsSync(room.spool), 'the spool is gone');
  return pairs;
}

/** The same by the plainest computation. */
function laterPairs(similarities: readonly (readonly number[])[], minSimilarity: number) {
  return similarities.map((ofRow, row) =>
    ofRow
      .map((similarity, other) => ({ other, similarity }))
      .filter(({ other, similarity }) => other > row && similarity >= minSimilarity)
      .sort((a, b) => b.similarity - a.similarity || a.other - b.other),
  );
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Collections of which each film can be a shard. */
const smallCollections = collections(1).filter(({ filmIds }) => filmIds.length <= 7);
const presets = fc.constantFrom(...(Object.keys(PRESETS) as PresetName[]));

/** So that there are no more than seven shards, as each is read for all rows before it. */
function atLeast(size: number, films: number): number {
  return Math.max(size, Math.ceil(films / 7));
}

test('shards of any size, even of one film, give every pair of the dense ranking', async () => {
  const sizes = fc.constantFrom(1, 1, 5, 12);
  const places = fc.nat(624);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(smallCollections, collections(1)),
      presets,
      sizes,
      places,
      async (collection, preset, size, place) => {
        const model = modelOf(collection, PRESETS[preset]);
        const dense = denseSimilarities(collection, PRESETS[preset]);
        const shardFilms = atLeast(size, dense.length);
        const one = dense.flat()[place % dense.length ** 2]!;
        for (const minSimilarity of new Set([0, 1e-9, one])) {
          await inFolder(async (folder) => {
            const cut = { model, preset, minSimilarity, shardFilms };
            assert.deepEqual(await pairsOf(cut, folder), laterPairs(dense, minSimilarity));
          });
        }
      },
    ),
    { numRuns: 15 },
  );
});

test('shards of uneven films, some equal and some without terms, give every pair', async () => {
  const sizes = fc.integer({ min: 60, max: 150 });
  const thresholds = fc.constantFrom(0, 1e-6, 0.2, 0.7, 1);
  await fc.assert(
    fc.asyncProperty(
      skewedCollections(100, 250),
      presets,
      sizes,
      thresholds,
      async (collection, preset, shardFilms, minSimilarity) => {
        const model = modelOf(collection, PRESETS[preset]);
        const dense = denseSimilarities(collection, PRESETS[preset]);
        await inFolder(async (folder) => {
          const cut = { model, preset, minSimilarity, shardFilms };
          assert.deepEqual(await pairsOf(cut, folder), laterPairs(dense, minSimilarity));
        });
      },
    ),
    { numRuns: 8 },
  );
});
