import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { filmCount, type SimilarityModel } from '../model/model.ts';
import { nearestNeighbours } from './neighbours.ts';
import {
  collections,
  denseRanking,
  denseSimilarities,
  presetSets,
  modelOf,
  type Collection,
} from '../testing/collection.ts';

type Lists = { readonly row: number; readonly similarity: number }[][];

/** Neighbours as a list for each film. */
function listsOf(model: SimilarityModel, k: number, from = 0, to = filmCount(model)): Lists {
  const { perFilm, rows, similarities } = nearestNeighbours(model, k, from, to);
  return Array.from({ length: to - from }, (_, film) =>
    Array.from({ length: perFilm }, (_place, place) => ({
      row: rows[film * perFilm + place]!,
      similarity: similarities[film * perFilm + place]!,
    })),
  );
}

const ks = fc.integer({ min: 1, max: 30 });

test('neighbours are the first k of the ranking of all other films, to the last bit', () => {
  fc.assert(
    fc.property(collections(), presetSets, ks, (collection, preset, k) => {
      const similarities = denseSimilarities(collection, preset);
      const expected = collection.filmIds.map((_, row) =>
        denseRanking(similarities, row).slice(0, k),
      );
      assert.deepEqual(listsOf(modelOf(collection, preset), k), expected);
    }),
  );
});

test('films have the same neighbours in blocks of any size', () => {
  fc.assert(
    fc.property(collections(1), ks, fc.integer({ min: 1, max: 9 }), (collection, k, size) => {
      const model = modelOf(collection);
      const blocks: Lists = [];
      for (let from = 0; from < filmCount(model); from += size) {
        blocks.push(...listsOf(model, k, from, Math.min(from + size, filmCount(model))));
      }
      assert.deepEqual(blocks, listsOf(model, k));
    }),
  );
});

test('the order of the weights does not matter', () => {
  fc.assert(
    fc.property(collections(), fc.infiniteStream(fc.nat()), (collection, numbers) => {
      const shuffled = modelOf(collection, undefined, (entries) =>
        entries
          .map((entry) => ({ entry, key: numbers.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry),
      );
      assert.deepEqual(shuffled, modelOf(collection));
    }),
  );
});

function films(tf: readonly (readonly number[])[]): Collection {
  const terms = (tf[0] ?? []).map((_, i) => ({ field: 'genre' as const, term: String(i) }));
  return { filmIds: tf.map((_, i) => 100 + i), terms, tf };
}

test('no films have no neighbours', () => {
  assert.deepEqual(listsOf(modelOf(films([])), 100), []);
});

test('a film that is alone has no neighbours either', () => {
  assert.deepEqual(listsOf(modelOf(films([[1, 1]])), 100), [[]]);
});

test('films that share nothing follow by film_id with similarity 0', () => {
  const lists = listsOf(
    modelOf(
      films([
        [1, 0],
        [0, 0],
        [0, 1],
        [0, 1],
      ]),
    ),
    2,
  );
  assert.deepEqual(lists[0], [
    { row: 1, similarity: 0 },
    { row: 2, similarity: 0 },
  ]);
  assert.deepEqual(lists[3], [
    { row: 2, similarity: 1 },
    { row: 0, similarity: 0 },
  ]);
});

test('terms that all films have make films no more similar', () => {
  const lists = listsOf(modelOf(films([[1], [1], [1]])), 5);
  assert.deepEqual(lists[1], [
    { row: 0, similarity: 0 },
    { row: 2, similarity: 0 },
  ]);
});

test('among equal films the smaller ids come first', () => {
  const lists = listsOf(
    modelOf(
      films([
        [1, 0],
        [1, 0],
        [1, 0],
        [0, 1],
      ]),
    ),
    2,
  );
  assert.deepEqual(
    lists.map((list) => list.map(({ row }) => row)),
    [
      [1, 2],
      [0, 2],
      [0, 1],
      [0, 1],
    ],
  );
});
