import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { collections, factorSets, modelOf, termFactorSets } from '../testing/collection.ts';
import { createAnswerer } from './answer.ts';
import { rankOf } from './rank-of.ts';
import { asFilmId } from '../model/model.ts';

test('every film of an answer has the rank at which it is listed', () => {
  const asked = collections(2).chain((collection) => {
    const n = collection.filmIds.length;
    return fc.record({
      collection: fc.constant(collection),
      named: fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: 3 }),
      factors: fc.option(factorSets, { nil: undefined }),
      terms: fc.option(termFactorSets, { nil: undefined }),
      filter: fc.option(
        fc
          .array(fc.constantFrom(0, 1, 1, 7), { minLength: n, maxLength: n })
          .map((bytes) => Uint8Array.from(bytes)),
        { nil: undefined },
      ),
    });
  });
  fc.assert(
    fc.property(asked, ({ collection, named: [first = 0, ...others], factors, terms, filter }) => {
      const model = modelOf(collection);
      const answer = createAnswerer(model);
      const filmOf = (row: number) => ({ filmId: asFilmId(collection.filmIds[row] ?? 0) });
      const query = {
        like: [filmOf(first)],
        unlike: others.map(filmOf),
        ...(factors && { factors }),
        ...(terms && { terms }),
        ...(filter && { filter }),
      };
      const { films, candidates } = answer({ ...query, limit: 100 });
      for (const filmId of collection.filmIds.map(asFilmId)) {
        const place = films.findIndex((film) => film.filmId === filmId);
        const expected =
          place < 0
            ? undefined
            : { rank: place + 1, similarity: films[place]?.similarity, candidates };
        assert.deepEqual(rankOf(model, answer, query, filmId), expected);
      }
    }),
    { numRuns: 300 },
  );
});

test('an unknown film, and factors that are all 0, are refused', () => {
  const model = modelOf({ filmIds: [1, 2], terms: [], tf: [[], []] });
  const answer = createAnswerer(model);
  const like = [{ filmId: asFilmId(1) }];
  assert.throws(() => rankOf(model, answer, { like }, asFilmId(9)), { code: 'film-unknown' });
  assert.throws(() => rankOf(model, answer, { like: [{ filmId: asFilmId(9) }] }, asFilmId(1)), {
    code: 'film-unknown',
  });
  assert.throws(() => rankOf(model, answer, { like, factors: { title: 0 } }, asFilmId(2)), {
    code: 'request-invalid',
  });
});
